"""Bodies taken for who acts where no one is named, though the text names another for it.

"Contact was lost" is said of whom the article is about; where it tells who runs the craft, it is
not someone else who lost it.
"""

from collections.abc import Collection, Iterable

from kg.extract import kinds
from kg.lexicon.vocabulary import Vocabulary
from kg.model import Entity, Polarity, Statement


def without_bystanders(
    statements: Iterable[Statement], implied: Collection[str], vocabulary: Vocabulary
) -> list[Statement]:
    """The statements without those whose implied subject is another than the text says.

    `implied` are the ids of statements whose subject no words of their clause name. A country that
    runs a craft ("Japan's lander") does so by its agency, and excludes none.
    """
    told = list(statements)
    acts_as = vocabulary.acts_as
    holders: dict[tuple[str, str], set[str]] = {}
    for one in told:
        acts = vocabulary.fits(one.subject.type, kinds.ACTING_BODIES)
        if acts and isinstance(one.value, Entity) and one.polarity is Polarity.POSITIVE:
            holders.setdefault((one.property.iri, one.value.iri), set()).add(one.subject.iri)

    def is_bystander(one: Statement) -> bool:
        if one.id not in implied or not isinstance(one.value, Entity):
            return False
        named = holders.get((acts_as.get(one.property.iri, ""), one.value.iri), set())
        return bool(named) and one.subject.iri not in named

    return [one for one in told if not is_bystander(one)]
