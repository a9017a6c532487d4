"""Values in, text out: what was found, as a person or a program reads it. Prints nothing itself."""
