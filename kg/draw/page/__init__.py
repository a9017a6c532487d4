"""The network as one HTML file: a picture to search and filter, with every quote behind it."""

from kg.draw.page.page import as_page

__all__ = ["as_page"]
