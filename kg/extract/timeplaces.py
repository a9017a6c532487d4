"""What a word of time is by its place in the sentence.

A bare year, month, weekday, season or clock time where it can only be one: no part of a name, an
address or an amount.
"""

from kg.extract.timetokens import TimeWords, Token, shaped_tokens, token_at

# "It will end next year" is no end of a year.
_VERBAL = frozenset("will would shall could may might should must can did does not 'll ’ll".split())
_CALENDAR = ("month", "weekday", "zone", "ampm")


def classified_tokens(text: str, words: TimeWords) -> list[Token]:
    """The tokens of a text, in order, each with its classes."""
    tokens = shaped_tokens(text, words)
    for index, token in enumerate(tokens):
        _classify_in_place(token, tokens, index, words)
    return tokens


def _classify_in_place(token: Token, tokens: list[Token], index: int, words: TimeWords) -> None:
    """What a token is by the words round it: bare years, months, weekdays, seasons, clock times."""
    classes, before = token.classes, token_at(tokens, index - 1)
    if before and before.text[0].isupper() and before.text.lower() in words.names:
        classes.pop("{month}", None)
        classes.pop("{weekday}", None)
    if (
        "{day}" in classes
        and token.kind == "num"
        and (_is_numbered_name(tokens, index, words) or _is_address(tokens, index, words))
    ):
        del classes["{day}"]
    if "{endof}" in classes and _is_verb(tokens, index):
        del classes["{endof}"]
    if "{year}" in classes and _is_bare_year(tokens, index, words):
        classes["{bareyear}"] = classes["{year}"]
    if (
        "{month}" in classes
        and _is_licensed(tokens, index, words, "month")
        and not _is_given_name(tokens, index, words)
    ):
        classes["{baremonth}"] = classes["{month}"]
    if "{season}" in classes and _is_licensed(tokens, index, words, "season"):
        classes["{bareseason}"] = classes["{season}"]
    if "{hm}" in classes and _is_licensed(tokens, index, words, "clock"):
        classes["{barehm}"] = classes["{hm}"]
    if "{weekday}" in classes and token.text.lower() not in words.abbreviations:
        after = token_at(tokens, index + 1)
        if _is_licensed(tokens, index, words, "weekday") or not _is_name(after):
            classes["{bareweekday}"] = classes["{weekday}"]
    if "{today}" in classes and token.text[0].isupper() and not _opens_sentence(tokens, index):
        del classes["{today}"]


def _is_verb(tokens: list[Token], index: int) -> bool:
    """“Will end next year”, "is due to end in May"; not "from March to end May"."""
    before, far = token_at(tokens, index - 1), token_at(tokens, index - 2)
    if before is None:
        return False
    dated = {"{month}", "{year}", "{season}", "{decade}"}
    infinitive = before.text.lower() == "to" and far is not None and dated.isdisjoint(far.classes)
    return infinitive or before.text.lower() in _VERBAL


def _is_name(token: Token | None) -> bool:
    return bool(
        token
        and token.kind == "word"
        and token.text[0].isupper()
        and not {"{month}", "{zone}", "{daypart}"} & token.classes.keys()
    )


def _opens_sentence(tokens: list[Token], index: int) -> bool:
    before = token_at(tokens, index - 1)
    return (
        before is None
        or before.kind == "gap"
        or before.text in {".", "!", "?", ":", "“", '"', "‘", "("}
    )


def _is_numbered_name(tokens: list[Token], index: int, words: TimeWords) -> bool:
    """Whether a number before a month belongs to a name: "Apollo 11 July 20"."""
    before = token_at(tokens, index - 1)
    if not _is_name(before) or _opens_sentence(tokens, index - 1):
        after = token_at(tokens, index + 2)
        return _is_name(before) and bool(after and "{day}" in after.classes and after.kind == "num")
    if before and any("{" + name + "}" in before.classes for name in _CALENDAR):
        return False
    if before and before.text.lower() in words.licence["weekday"]:
        return False
    year = token_at(tokens, index + 2)
    comma = token_at(tokens, index + 3)
    if year and year.text == ",":
        year = comma
    return not (year and "{year}" in year.classes)


def _is_address(tokens: list[Token], index: int, words: TimeWords) -> bool:
    """“12 March Street”."""
    month, street = token_at(tokens, index + 1), token_at(tokens, index + 2)
    return bool(
        month
        and "{month}" in month.classes
        and _is_name(street)
        and street
        and street.text.lower() in words.streets
    )


def _is_given_name(tokens: list[Token], index: int, words: TimeWords) -> bool:
    """“By April Smith”."""
    if tokens[index].text.lower() not in words.given or not _is_name(token_at(tokens, index + 1)):
        return False
    before = token_at(tokens, index - 1)
    return not (before and before.text.lower() in words.certain)


def _is_designation(after: Token | None, words: TimeWords) -> bool:
    """Whether the year before belongs to a name: asteroid 2024 YR4."""
    return bool(
        after
        and after.kind == "word"
        and len(after.text) == 2
        and after.text.isupper()
        and after.text.lower() not in words.initials
    )


def _is_licensed(tokens: list[Token], index: int, words: TimeWords, name: str) -> bool:
    licensed = words.licence[name]
    before, far = token_at(tokens, index - 1), token_at(tokens, index - 2)
    if before is None:
        return False
    if before.text.lower() in licensed or "{endof}" in before.classes:
        return True
    if before.text.lower() == "the" and far is not None and name == "season":
        return far.text.lower() in licensed
    if "-" in before.classes and far is not None:
        return far.text.lower() in licensed and before.glued
    joined = before.text.lower() in words.joiners and far is not None
    key = {"year": "{year}", "month": "{month}"}.get(name, "")
    return (
        joined
        and far is not None
        and key in far.classes
        and _is_licensed_far(tokens, index - 2, words, name)
    )


def _is_licensed_far(tokens: list[Token], index: int, words: TimeWords, name: str) -> bool:
    before = token_at(tokens, index - 1)
    return bool(before and before.text.lower() in words.licence[name] | words.joiners)


def _is_bare_year(tokens: list[Token], index: int, words: TimeWords) -> bool:
    """A year on its own: "in 2019", "(2019)", "the failed 2019 mission"; not "Agenda 2030"."""
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    if after and after.kind == "dash" and after.glued and not _is_number_after(tokens, index + 1):
        return False
    if _is_designation(after, words):
        return False
    if _is_licensed(tokens, index, words, "year"):
        return True
    if before and before.text in "([" and after and after.text in ")],;–-":
        return True
    if before and after and after.text in ")],;" and before.text.lower() in words.licence["past"]:
        return True
    if after is None or after.kind != "word" or not after.text.islower() or before is None:
        return False
    if before.text.lower() in words.determiners:
        return True
    far = token_at(tokens, index - 2)
    return bool(
        before.text.islower()
        and before.kind == "word"
        and far
        and far.text.lower() in words.determiners
    )


def _is_number_after(tokens: list[Token], index: int) -> bool:
    after = token_at(tokens, index + 1)
    return bool(after and after.kind == "num" and len(after.text) in {2, 4})
