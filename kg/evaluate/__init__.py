"""How well the extractor and the rules do against what a careful reader got out of the texts."""
