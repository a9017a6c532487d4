"""What a user has settled for a check: rules, severities, places, and where each was said."""

from kg.config.settings import Settings

__all__ = ["Settings"]
