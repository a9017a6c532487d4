"""Things taken for those of another time: what happened long before a craft began is another's.

Names are given anew ("Orion" was a lunar module in 1972 and is a capsule now). A wrong year in a
text is a few years off; where it is more than ten, the name means something else.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from kg.lexicon.gazetteer import KnownEntity
from kg.model import Entity, Statement, Tense, Time

# So long before the start that no slip of the pen explains it.
_APART = timedelta(days=10 * 365)


def of_their_time(
    statements: Iterable[Statement], known: Mapping[str, KnownEntity]
) -> tuple[Statement, ...]:
    """The statements without those about things that the text dates long before their start."""
    told = tuple(statements)
    others = {one.subject.iri for one in told if _is_too_early(one, known)}
    return tuple(
        one
        for one in told
        if one.subject.iri not in others
        and not (isinstance(one.value, Entity) and one.value.iri in others)
    )


def _is_too_early(one: Statement, known: Mapping[str, KnownEntity]) -> bool:
    entity = known.get(one.subject.iri)
    if entity is None or entity.start is None or one.tense is Tense.FUTURE:
        return False
    start = date.fromisoformat(entity.start)
    times = [value for _, value in one.qualifiers if isinstance(value, Time)]
    times += [one.value] if isinstance(one.value, Time) else []
    return any(time.latest is not None and time.latest < start - _APART for time in times)
