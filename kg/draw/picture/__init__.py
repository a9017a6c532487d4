"""Pictures as SVG and PNG: layouts, and what they are drawn with."""
