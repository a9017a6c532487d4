"""Many files -> the store: processes that read articles, and one writer.

`kg.ingest.run` is the way in; nothing is imported here, so that the command line starts at once.
"""
