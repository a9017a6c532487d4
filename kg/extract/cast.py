"""From the hints of all places of each name to what the names mean: a class, and one spelling."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.extract import kinds
from kg.extract.hints import APPOSED
from kg.lexicon import Lexicon

# What one hint of a name's deeds weighs: enough to believe.
_ENOUGH = 1.5
# So much of two kinds of thing, and the name is that of two things.
_BOTH = 3.5
_GROUPS = (kinds.VEHICLE, kinds.DEVICE, kinds.ORGANIZATION, kinds.PERSON, kinds.PLACE)

Votes = Mapping[str, Mapping[str, float]]


def vote(tally: dict[str, float], kind: str, weight: float) -> None:
    """Add a hint to those of a name."""
    tally[kind] = tally.get(kind, 0) + weight


@dataclass(slots=True)
class Cast:
    """Names as written -> (the one spelling, the class); `folded` finds them in capitals.

    `shared` are names of two things of different kinds: only the words beside tell which.
    """

    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)
    by_end: dict[str, list[str]] = field(default_factory=dict)
    shared: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, name: str, whole: str, kind: str) -> None:
        """Let the name stand for a thing, unless it stands for one."""
        if name in self.names:
            return
        self.names[name] = (whole, kind)
        self.folded.setdefault(name.upper(), name)
        words = name.split(" ")
        if len(words) > 1:
            self.by_end.setdefault(words[0], []).append(name)
            self.by_end.setdefault(words[-1], []).append(name)

    def take_up(self, other: "Cast") -> None:
        """Add the names of a later part of the text; what is known stays as it is."""
        for name, (whole, kind) in other.names.items():
            if name not in self.shared:
                self.add(name, whole, kind)
        for name, among in other.shared.items():
            if name not in self.names:
                self.shared.setdefault(name, among)


class Casting:
    """Holds what the classes are; one for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._vocabulary = lexicon.vocabulary
        self._endings = lexicon.list("company_suffixes") | lexicon.list("legal_forms")

    def of(
        self,
        votes: Votes,
        short: Mapping[str, str],
        certain: Iterable[str],
        pairs: Iterable[tuple[str, str]],
    ) -> Cast:
        """The cast of an article. `votes` has every name in the order of the text.

        `short` maps a short form to its name; `certain` are the names that are no mere words at
        the head of a sentence; `pairs` are names joined by "and".
        """
        sure = set(certain)
        summed = {name: dict(tally) for name, tally in votes.items()}
        for form, whole in short.items():
            for told, weight in votes.get(form, {}).items():
                vote(summed.setdefault(whole, {}), told, weight)
        kinds_of = {
            name: self._kind(tally, _ENOUGH if name in sure else APPOSED)
            for name, tally in summed.items()
        }
        self._drop_surnames(kinds_of, summed)
        self._inherit(kinds_of)
        self._share(kinds_of, pairs)
        cast = Cast(shared=self._shared(summed))
        order = {name: place for place, name in enumerate(kinds_of)}
        for name in sorted(kinds_of, key=lambda one: (-len(one), one)):
            kind = kinds_of[name]
            if kind is None or name in short or name in cast.shared:
                continue
            longer = self._longer(name, kind, cast, order) or self._full(name, kind, kinds_of)
            cast.add(name, *(longer or (name, kind)))
            cast.add(cast.names[name][0], *cast.names[name])
        for form, whole in short.items():
            if whole in cast.names:
                cast.add(form, *cast.names[whole])
        for name in kinds_of:
            untold = name not in cast.names and name not in cast.shared
            if untold and (longer := self._longer(name, None, cast, order)):
                cast.add(name, *longer)
        return cast

    def spelled(self, name: str, kind: str) -> str:
        """How one of the things of a shared name is told: the firm Halcyon, the Halcyon lander."""
        word = kind.partition(":")[2].lower()
        return name if self._vocabulary.fits(kind, kinds.ORGANIZATION) else f"{name} {word}"

    def group(self, kind: str) -> int | None:
        """Which of the kinds of thing a class belongs to; a name has one of them."""
        fits = self._vocabulary.fits
        return next((place for place, one in enumerate(_GROUPS) if fits(kind, one)), None)

    def may_be_called(self, own: int | None, group: int) -> bool:
        """Whether a thing of one group goes by nouns of the other: a craft is "a test bed" too."""
        return own == _GROUPS.index(kinds.VEHICLE) and group == _GROUPS.index(kinds.DEVICE)

    def _kind(self, tally: Mapping[str, float], enough: float) -> str | None:
        """The class that the hints tell, the special one rather than the general one."""
        totals = self._totals(tally)
        if not totals:
            return None
        group, total = max(totals.items(), key=lambda one: (one[1], -one[0]))
        if total < enough:
            return None
        among = {kind: weight for kind, weight in tally.items() if self.group(kind) == group}
        if group == 0:
            general = {self._vocabulary.own(kinds.VESSEL), self._vocabulary.own(kinds.MISSION)}
            special = {kind: weight for kind, weight in among.items() if kind not in general}
            among = special or among
        return max(among, key=lambda kind: among[kind])

    def _totals(self, tally: Mapping[str, float]) -> dict[int, float]:
        totals: dict[int, float] = {}
        for kind, weight in tally.items():
            if (group := self.group(kind)) is not None:
                totals[group] = totals.get(group, 0) + weight
        return totals

    def _shared(self, votes: Votes) -> dict[str, tuple[str, ...]]:
        """Names that the text gives to two things, with the class of each."""
        found = {}
        for name, tally in votes.items():
            groups = [one for one, total in self._totals(tally).items() if total >= _BOTH]
            if len(groups) > 1:
                among = [
                    {kind: weight for kind, weight in tally.items() if self.group(kind) == group}
                    for group in groups
                ]
                found[name] = tuple(str(self._kind(one, _BOTH)) for one in among)
        return found

    def _drop_surnames(self, kinds_of: dict[str, str | None], votes: Votes) -> None:
        """“Roe landed on …” is no craft where “Jane Roe” is named and nothing tells of her.

        One deed may be a person's; what several places tell is a craft all the same.
        """
        last_words = {
            name.rpartition(" ")[2] for name, kind in kinds_of.items() if " " in name and not kind
        }
        for name, kind in kinds_of.items():
            few = sum(votes[name].values()) <= APPOSED + _ENOUGH
            craft = kind is not None and self._vocabulary.fits(kind, kinds.VEHICLE)
            if few and craft and name in last_words:
                kinds_of[name] = None

    def _inherit(self, kinds_of: dict[str, str | None]) -> None:
        """“Lantern-2” is what Lantern-1 is."""
        by_stem: dict[str, str] = {}
        for name, kind in kinds_of.items():
            if kind is not None and self._vocabulary.fits(kind, kinds.VEHICLE):
                by_stem.setdefault(stem(name), kind)
        for name, kind in kinds_of.items():
            if kind is None and stem(name) != name and stem(name) in by_stem:
                kinds_of[name] = by_stem[stem(name)]

    def _share(self, kinds_of: dict[str, str | None], pairs: Iterable[tuple[str, str]]) -> None:
        """“Umbra Freight and Lunar Cargo”: what one is, the other is where nothing else tells."""
        for pair in pairs:
            for name, other in (pair, pair[::-1]):
                kind = kinds_of.get(other)
                person = kind is not None and self._vocabulary.fits(kind, kinds.PERSON)
                if kinds_of.get(name, "") is None and not (person and " " not in name):
                    kinds_of[name] = kind

    def _longer(
        self, name: str, kind: str | None, cast: Cast, order: Mapping[str, int]
    ) -> tuple[str, str] | None:
        """The thing whose full name begins, or for people and craft ends, with this one."""
        words = name.split(" ")
        fits = self._vocabulary.fits
        found: dict[str, str] = {}
        for other in (*cast.by_end.get(words[0], ()), *cast.by_end.get(words[-1], ())):
            whole, other_kind = cast.names[other]
            parts = other.split(" ")
            if len(parts) <= len(words) or (
                kind is not None and self.group(kind) != self.group(other_kind)
            ):
                continue
            rest = {part.lower() for part in parts[len(words) :]}
            told = rest <= self._endings or order.get(other, 0) < order[name]
            begins = parts[: len(words)] == words and fits(other_kind, kinds.ORGANIZATION) and told
            ends = parts[-len(words) :] == words and fits(
                other_kind, (*kinds.PERSON, *kinds.VEHICLE)
            )
            if begins or ends:
                found[whole] = other_kind
        return next(iter(found.items())) if len(found) == 1 else None

    def _full(
        self, name: str, kind: str, kinds_of: Mapping[str, str | None]
    ) -> tuple[str, str] | None:
        """“Kestrel” the firm, where “Kestrel Lunar” stood before and nothing tells of that."""
        if " " in name or not self._vocabulary.fits(kind, kinds.ORGANIZATION):
            return None
        longer: list[str] = []
        for other, told in kinds_of.items():
            if other == name:
                break
            if told is None and other.startswith(name + " ") and other.count(" ") == 1:
                longer.append(other)
        return (longer[0], kind) if len(longer) == 1 else None


def stem(name: str) -> str:
    """The name without its number."""
    return name.rstrip("0123456789").rstrip("- ")
