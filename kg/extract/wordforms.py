"""The regular forms of listed verbs, for texts that no parser has read yet."""

from collections.abc import Iterable


def regular_forms(lemmas: Iterable[str]) -> frozenset[str]:
    """The lemmas with their regular forms; an irregular one is listed itself.

    A second word stays as it is: "touch down" gives "touched down".
    """
    return frozenset(form for lemma in lemmas for form in _forms(lemma))


def _forms(lemma: str) -> list[str]:
    verb, _, particle = lemma.partition(" ")
    stem = verb.removesuffix("e")
    doubled = verb + verb[-1]
    forms = [verb, verb + "s", verb + "es", stem + "ed", stem + "ing"]
    forms += [doubled + "ed", doubled + "ing"]
    if verb.endswith("y"):
        forms += [verb[:-1] + "ies", verb[:-1] + "ied"]
    return [f"{form} {particle}" if particle else form for form in forms]
