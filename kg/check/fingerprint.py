"""The fingerprint of a finding: what it is about, so that it is known again in a later check.

It holds the rule and what the sides say (subject, property, value, polarity), not where and in
which words they say it. So it outlives a paragraph that moves, a sentence that is put otherwise,
another article that says the same as one side, and a file that is moved. It changes when something
else is said: another value on a side, or one side more.

A rule that judges one source by itself (`merge: this` or `subject`) has the name of its file in the
fingerprint too, without the folder: one misspelling in two articles is two findings.
"""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from kg import vocab
from kg.check.sayings import Key
from kg.rdf import digest

_LENGTH = 32
# What no one has named is told apart by a hash of its article's path, and so is a source.
_LOCAL = re.compile(
    rf"(?:{re.escape(vocab.ENTITY)}(?=[0-9a-f]{{8}}-)|{re.escape(vocab.SOURCE)})[0-9a-f]+"
)


def of_sides(rule: str, sayings: Iterable[Key]) -> str:
    """The fingerprint of a conflict between what is said, whoever says it and how often."""
    return digest(rule, *sorted({_plain(repr(key)) for key in sayings}), length=_LENGTH)


def of_source(rule: str, path: str, about: Key, words: Iterable[str]) -> str:
    """The fingerprint of a fault in one source: what it is about, and the words that show it."""
    shown = sorted({" ".join(each.split()) for each in words})
    return digest(rule, PurePosixPath(path).name, _plain(repr(about)), *shown, length=_LENGTH)


def _plain(text: str) -> str:
    return _LOCAL.sub("here:", text)
