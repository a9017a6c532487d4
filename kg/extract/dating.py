"""The date of an event, from whatever else is told of it: "rode a Falcon 9 on 4 August".

What a property tells happens on the day that another property holds, if the vocabulary says so
(`space:launchVehicle kg:datedBy space:launchDate`); then a time in the same clause is that day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.firing import Match
from kg.extract.when import lasts
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Entity, Polarity

# Below what a frame of the date's own earns.
_CONFIDENCE = 0.7


class Dating:
    """The date frames that follow from the vocabulary."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._vocabulary = lexicon.vocabulary
        self._frames: dict[str, Frame] = {}
        for name, dated in lexicon.vocabulary.dated_by.items():
            term = lexicon.vocabulary.properties[dated]
            self._frames[name] = Frame(
                id=f"{dated}.of-{name}",
                property=dated,
                value=("time",),
                domain=term.domain,
                range=term.range,
                confidence=_CONFIDENCE,
            )

    def of(self, matches: Sequence[Match]) -> Iterator[Match]:
        """The dates that the matches of one passage imply and that no frame has read."""
        read = {(one.frame.property, one.trigger.sent.start, one.value_token) for one in matches}
        for match in matches:
            frame = self._frames.get(match.frame.property)
            if frame is None or match.factuality.polarity is Polarity.NEGATIVE:
                continue
            nearest = sorted(match.times, key=lambda one: abs(one[0] - match.trigger.i))
            for place, expression in nearest[:1]:
                key = (frame.property, match.trigger.sent.start, place)
                subject = self._bearer(match, frame)
                if key in read or subject is None or lasts(expression):
                    continue
                read.add(key)
                yield replace(
                    match,
                    frame=frame,
                    subject=subject,
                    value=expression,
                    value_token=place,
                    quantities=(),
                    sole=False,
                    narrowed=(),
                )

    def _bearer(self, match: Match, frame: Frame) -> Entity | None:
        """Whose date it is: the subject, or the value ("ISRO launched *it* on Monday")."""
        for one in (match.subject, match.value):
            if isinstance(one, Entity) and self._vocabulary.fits(one.type, frame.domain):
                return one
        return None
