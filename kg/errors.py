"""What can go wrong that is not a bug.

KgError
├── UsageError      an option or argument that makes no sense
├── ConfigError     a configuration, ignore or baseline file that says something wrong
├── ReadError       a file that is missing, binary, of unknown encoding, or malformed
├── OntologyError   a vocabulary, lexicon or reference file that says something wrong
├── RuleError       a rule or shape file that does not parse or lacks its header
├── QueryError      a query that does not parse, or a name that is none
└── StoreError      a store that is none, is in use, or does not answer

Every message reads `where: what is wrong; what to do`.
"""


class KgError(Exception):
    """Something the user can mend; the message says where, what and what to do.

    `excerpt` is what may be shown before it: the line at fault, with a caret under the place.
    """

    excerpt: str = ""

    def __init__(self, where: object, what: str, remedy: str) -> None:
        super().__init__(where, what, remedy)  # as they are, so that it can be pickled

    def __str__(self) -> str:
        where, what, remedy = self.args
        return f"{where}: {what}; {remedy}"


class UsageError(KgError):
    """An option or argument that makes no sense."""


class ConfigError(KgError):
    """A configuration, ignore or baseline file that says something wrong."""


class ReadError(KgError):
    """A file that cannot be read as an article."""


class OntologyError(KgError):
    """A vocabulary, lexicon or reference file that says something wrong."""


class RuleError(KgError):
    """A rule or shape file that does not parse, or lacks a part of its header."""


class QueryError(KgError):
    """A query that does not parse, or a query name that does not exist."""


class StoreError(KgError):
    """A store that is none, is in use by another process, or does not answer."""
