"""Pictures of who does what in which mission: statements in, text or an image out."""
