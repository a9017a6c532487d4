"""Frames: the words that carry a property, and where its subject and value stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg import vocab
from kg.errors import OntologyError
from kg.lexicon.vocabulary import Vocabulary

KEYS = frozenset(
    "id property verbs nouns adjectives object under unless mood adverbs subject value constant"
    " domain range certainty tense polarity kind passive confidence open except bearer"
    " part alone when without subject_is value_is amount about denied owner called".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way to state a property.

    A trigger is a lemma ("launch"), with a particle where it has one ("lift off"). `object` are
    lemmas that a light verb needs as its object or preposition's object ("lose contact").
    `subject` and `value` are roles in order of preference: subj, obj (both logical, so that a
    passive makes no difference), theme (what is moved: obj, or subj where there is none), attr,
    poss, compound, head, and prepositions written `with`, `from` ...; `time` and `quantity` take
    the expression of that kind. `constant` is a fixed value. `under` are lemmas of which one must
    govern the trigger ("try to restore contact"), `unless` lemmas that must not. `without` are
    lemmas of which none may be its object, as `object` ("slammed into the *atmosphere*"). `mood` is
    "purpose" (only for what is aimed at) or "actual" (never for that). `about` are lemmas of which
    one must be the clause's subject ("the *attempt* failed"). `denied` frames read only what is
    denied, and mean that it is so ("did not wake up"); with false, never what is denied.
    `adverbs` must stand with the verb. `kind` names the dimension of a quantity, or a construction
    that has no trigger word: possessive, instruments, located, aboard, accompanied, circling,
    attribute, ordinal, office, clause (whatever the verb), cause. `open` is the class of a
    value that may be any noun phrase ("measures the solar wind"), `exclude` (in files: `except`)
    what says nothing as a value. `bearer` are words of which one must stand beside an amount.
    `subject_is` and `value_is` are the classes of a name that no one knows and that stands there
    ("X, which *acquired Y*": both are companies). `amount` is the dimension of an amount that goes
    with the statement as its qualifier. `when` is the tense that the clause must have. `alone`
    verbs take no infinitive ("failed", not "failed to land"). The amount of a `part` frame is that
    of what its trigger tells alone: the journey's days, not the mission's. With `owner`, a role,
    the subject is what belongs to the mission that fills it, and is `called` so in every text:
    what "brought back *soil*" and "returned *samples*" weigh is one thing's weight.
    """

    id: str
    property: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    mood: str | None = None
    adverbs: frozenset[str] = frozenset()
    subject: tuple[str, ...] = ("subj",)
    value: tuple[str, ...] = ()
    constant: str | None = None
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    certainty: str | None = None
    tense: str | None = None
    polarity: str | None = None
    kind: str | None = None
    passive: bool | None = None
    open: str | None = None
    bearer: frozenset[str] = frozenset()
    alone: bool = False
    part: bool = False
    when: str | None = None
    subject_is: str | None = None
    value_is: str | None = None
    amount: str | None = None
    about: frozenset[str] = frozenset()
    denied: bool | None = None
    exclude: frozenset[str] = frozenset()
    owner: str | None = None
    called: str | None = None
    confidence: float = 0.8


def read_frames(entries: object, vocabulary: Vocabulary, path: object) -> tuple[Frame, ...]:
    """The frames of a lexicon file; raises OntologyError for what makes no sense."""
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise OntologyError(path, "`frames` is not a list", "write one `- id: …` per frame")
    return tuple(_frame(entry, vocabulary, path) for entry in entries)


def _frame(entry: Mapping[str, Any], vocabulary: Vocabulary, path: object) -> Frame:
    name = str(entry.get("id", entry))
    unknown = sorted(set(entry) - KEYS)
    if unknown:
        raise OntologyError(
            path, f"frame {name}: unknown key {unknown[0]!r}", "see docs/lexicon.md"
        )
    prop = vocabulary.properties.get(entry.get("property", ""))
    if prop is None:
        raise OntologyError(
            path,
            f"frame {name}: no property {entry.get('property')!r}",
            "declare it in the vocabulary, or correct the name",
        )
    classes = ("domain", "range", "subject_is", "value_is")
    for kind in (one for key in classes for one in _words(entry, key)):
        if kind not in vocabulary.ancestors:
            raise OntologyError(path, f"frame {name}: no class {kind!r}", "correct the name")
    if not any(entry.get(key) for key in ("verbs", "nouns", "adjectives", "kind")):
        raise OntologyError(
            path, f"frame {name}: no trigger", "give verbs, nouns, adjectives or kind"
        )
    return Frame(
        id=name,
        property=prop.name,
        verbs=frozenset(_words(entry, "verbs")),
        nouns=frozenset(_words(entry, "nouns")),
        adjectives=frozenset(_words(entry, "adjectives")),
        object=frozenset(_words(entry, "object")),
        without=frozenset(_words(entry, "without")),
        under=frozenset(_words(entry, "under")),
        unless=frozenset(_words(entry, "unless")),
        mood=entry.get("mood"),
        adverbs=frozenset(_words(entry, "adverbs")),
        subject=_words(entry, "subject") or ("subj",),
        value=_words(entry, "value"),
        constant=entry.get("constant"),
        domain=_words(entry, "domain") or prop.domain,
        range=_words(entry, "range") or prop.range,
        certainty=entry.get("certainty"),
        tense=entry.get("tense"),
        polarity=entry.get("polarity"),
        kind=entry.get("kind"),
        passive=entry.get("passive"),
        open=entry.get("open"),
        when=entry.get("when"),
        subject_is=entry.get("subject_is"),
        value_is=entry.get("value_is"),
        amount=entry.get("amount"),
        about=frozenset(_words(entry, "about")),
        denied=entry.get("denied"),
        owner=entry.get("owner"),
        called=entry.get("called"),
        part=bool(entry.get("part", False)),
        alone=bool(entry.get("alone", False)),
        bearer=frozenset(_words(entry, "bearer")),
        exclude=frozenset(vocab.expand(curie) for curie in _words(entry, "except")),
        confidence=float(entry.get("confidence", 0.8)),
    )


def _words(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = entry.get(key, ())
    if '"' in str(value):
        raise OntologyError(key, f"a quotation mark within {value!r}", "quote whole words or none")
    return (value,) if isinstance(value, str) else tuple(map(str, value))
