"""Constructions without a trigger word: "ISRO's Chandrayaan-2", "a 27-kg rover"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import kinds, syntax
from kg.extract.aliases import Aliases
from kg.extract.discourse import Discourse
from kg.extract.factuality import Factuality
from kg.extract.firsts import Firsts
from kg.extract.offices import Offices
from kg.extract.ordinals import ordinal
from kg.extract.parse import Passage
from kg.extract.phrases import determiners, phrase
from kg.extract.quantities import QuantityExpression
from kg.extract.scope import Scope
from kg.lexicon import Lexicon
from kg.lexicon.frames import Frame
from kg.model import Entity
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

Reading = tuple[Entity, Entity | QuantityExpression, "Token", int]

# By the `kind` of a frame without trigger words.
CONSTRUCTIONS = {
    name: name
    for name in (
        "possessive instruments located aboard accompanied circling attribute ordinal office"
        " based joined alias hyphened"
    ).split()
}


# Ways of standing before a noun that tell less than a participle does.
_PLAIN = frozenset({"compound"})


class Construction:
    """One construction frame; `readings` yields (subject, value, subject token, value token)."""

    def __init__(self, frame: Frame, lexicon: Lexicon) -> None:
        self.frame = frame
        self._lexicon = lexicon
        self.offices = Offices(lexicon)
        self.aliases = Aliases(lexicon)
        self._firsts = Firsts(frame, lexicon)
        self._is_of_event = lexicon.vocabulary.fits_any(frame.domain, (kinds.EVENT,))
        self._find = getattr(self, "_" + CONSTRUCTIONS[str(frame.kind).split("-")[0]])

    @classmethod
    def of(cls, frame: Frame) -> bool:
        """Whether the frame is a construction that is known here."""
        kind = str(frame.kind or "").split("-")[0]
        return not (frame.verbs or frame.nouns or frame.adjectives) and kind in CONSTRUCTIONS

    def readings(self, passage: Passage, discourse: Discourse, token: "Token") -> Iterator[Reading]:
        """What the construction states at this token."""
        yield from self._find(passage, discourse, token)

    def meant(self, scope: Scope, passage: Passage, token: "Token") -> Factuality | None:
        """How it is meant: as its clause where it is the predicate, else as given."""
        if self.frame.kind == "office":
            verb = self.offices.clause(token)
            clause = scope.of_verb(verb, headline=passage.is_title) if verb else Factuality()
            return self.offices.described(token, clause)
        if self.frame.kind == "located" and self._is_of_event:
            # "spoke at a conference in Houston": it was held when they spoke
            verb = syntax.governing_verb(token)
            clause = scope.of_verb(verb, headline=passage.is_title) if verb is not None else None
            return Factuality(tense=clause.tense) if clause is not None else Factuality()
        if self.frame.kind == "alias":
            return Factuality(tense=self.aliases.tense(passage, token))
        if self.frame.kind == "ordinal":
            return self._firsts.meant(scope, passage, token)
        if token.dep_ == "attr" and syntax.is_verb(token.head):
            return scope.of_verb(token.head, headline=passage.is_title)
        if (making := syntax.making_verb(token)) is not None:
            return scope.of_verb(making, headline=passage.is_title)
        feat = next((one for one in token.rights if syntax.is_infinitive(one)), None)
        if self.frame.kind == "ordinal" and feat is not None:
            # "the first craft to land": it has
            return scope.of_verb(feat, headline=passage.is_title)
        if str(self.frame.kind).startswith(("attribute", "instruments", "hyphened")):
            return scope.of_state(token, headline=passage.is_title)
        return Factuality()

    def beside(self, passage: Passage, token: "Token") -> tuple[tuple[str, Entity], ...]:
        """What goes with the statement as a qualifier: the office that somebody holds."""
        if self.frame.kind != "office":
            return ()
        return (("office", self.offices.title(passage, token)),)

    def _hyphened(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """“An ice-hunting rover”, "a sample-return mission": what it does is before its noun."""
        what, dash, deed = passage.words(token.i, token.i + 1).rpartition("-")
        if not dash or deed.lower() not in self.frame.object or not token.i:
            return
        noun = token.head
        told = noun.dep_ in ("attr", "appos") or "a" not in determiners(noun)
        if token.dep_ not in ("amod", "compound", "nmod") or noun.i < token.i or not told:
            return
        fits = self._lexicon.vocabulary.fits
        link = passage.links.get(token.i - 1)
        known = discourse.named(link) if link is not None and not what else []
        # a common noun is named by the words that stand there
        words = passage.words(token.i - 1, token.i)
        things = [replace(one, label=words) for one in known]
        if what:
            kind = next(iter(self._lexicon.nouns.get(what.lower(), ())), "")
            things = [Entity(iri=vocab.ENTITY + slug(what), label=what, type=kind)] if kind else []
        for thing in (one for one in things if fits(one.type, self.frame.range)):
            for craft in discourse.resolve(passage, noun, self.frame.domain):
                yield craft, thing, noun, token.i

    def _possessive(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """A party's craft: poss with a named thing ("NASA's LRO"), "NASA-led", "the NASA craft"."""
        for child in token.children:
            if not self._is_link(passage, discourse, child):
                continue
            names = [
                part.i in passage.links
                for part in token.children
                if part.dep_ != "poss" and part != child
            ]
            # "the Lockheed-built lander" needs no name, "NASA's lander" does.
            bare = token.dep_ in ("appos", "attr") or bool(self.frame.adverbs - _PLAIN)
            described = bare and not any(names)
            if not described and (token.i in passage.links) == any(names):
                # Neither a name, or two: "NASA's Orbiter photographed Luna 25" read as one phrase.
                continue
            if self._is_of_continent(passage, discourse, token, child):
                continue
            for owner in discourse.resolve(passage, child, self.frame.domain):
                for thing in discourse.resolve(passage, token, self.frame.range):
                    yield owner, thing, child, token.i

    def _is_of_continent(
        self, passage: Passage, discourse: Discourse, noun: "Token", owner: "Token"
    ) -> bool:
        """“Europe's first rover”: the first of all there, whosever it is."""
        link = passage.links.get(owner.i)
        if link is None or not any(ordinal(child.lower_) for child in noun.lefts):
            return False
        fits = self._lexicon.vocabulary.fits
        places = [one for one in discourse.named(link) if fits(one.type, kinds.PLACE)]
        return any(not fits(one.type, kinds.COUNTRY) for one in places)

    def _is_link(self, passage: Passage, discourse: Discourse, child: "Token") -> bool:
        """Whether the owner stands there in the way that the frame asks for."""
        if child.pos_ == "PRON" or child.dep_ not in ("poss", "compound", "nmod"):
            return False
        known = passage.links.get(child.i)
        named = discourse.named(known) if known is not None and known.kind != "demonym" else []
        vocabulary = self._lexicon.vocabulary
        if child.dep_ != "poss" and not any(
            vocabulary.fits(one.type, kinds.ORGANIZATION) for one in named
        ):
            return False
        case = next((part.i for part in child.children if part.dep_ == "case"), None)
        link = "compound" if child.dep_ != "poss" else "possessive"
        if case is not None and (words := passage.words(case, case + 1)).startswith("-"):
            link = words[1:]
        return link in (self.frame.adverbs or {"possessive"})

    def _joined(self, passage: Passage, discourse: Discourse, token: "Token") -> Iterator[Reading]:
        """“the ESA-JAXA probe”, "the NASA/ISRO satellite": they work together."""
        if (
            token.i not in passage.links
            or token.i < 2
            or token.nbor(-1).text not in ("-", "–", "/")
        ):
            return
        other = token.nbor(-2)
        if other.i not in passage.links or passage.ends[other.i] != passage.starts[token.i] - 1:
            return
        if token.nbor(-1).text == "/" and not (token.dep_ == "compound" and token.head.i > token.i):
            # "Credit: NASA/KARI": the slash alone tells little
            return
        pair = [discourse.named(passage.links[place.i]) for place in (other, token)]
        fits = self._lexicon.vocabulary.fits
        for one in pair[0]:
            for partner in pair[1]:
                if fits(one.type, self.frame.domain) and fits(partner.type, self.frame.range):
                    yield one, partner, other, token.i

    def _based(self, passage: Passage, discourse: Discourse, token: "Token") -> Iterator[Reading]:
        """“Leeds-based Voltane”, "Voltane, a Leeds-based maker of batteries"."""
        place, dash, tail = passage.words(token.i, token.i + 1).rpartition("-")
        if not dash or tail != "based" or token.dep_ != "amod":
            return
        if place:
            kind = self._lexicon.vocabulary.own(kinds.NATION[1])
            towns = [Entity(iri=vocab.ENTITY + slug(place), label=place, type=kind)]
        else:
            # a place that is known stands as a word of its own
            before = token.doc[token.i - 1] if token.i else token
            towns = discourse.resolve(passage, before, self.frame.range)
        noun = token.head.head if token.head.dep_ == "compound" else token.head
        for body in discourse.resolve(passage, noun, self.frame.domain)[:1]:
            for town in towns if not place or place[0].isupper() else ():
                yield body, town, noun, token.i

    def _accompanied(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """“With the rover aboard, the lander set off”, "a lander with two cameras": who has it."""
        if token.dep_ != "pobj" or token.head.lower_ != "with":
            return
        above = token.head.head
        beside = [*token.children, *(above.children if syntax.is_verb(above) else ())]
        inside = any(child.lower_ == "aboard" and child.i > token.i for child in beside)
        if not inside and (above.pos_ not in ("NOUN", "PROPN") or token.pos_ != "NOUN"):
            return
        carriers = syntax.surface_subjects(above) if syntax.is_verb(above) else [above]
        for thing in discourse.resolve(passage, token, self.frame.range):
            for carrier in carriers:
                for one in discourse.resolve(passage, carrier, self.frame.domain):
                    yield one, thing, carrier, token.i

    def _circling(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """“LRO, in orbit around the Moon since 2009”, "from its lunar orbit"."""
        link = passage.links.get(token.i)
        if link is None or token.dep_ != "pobj" or token.head.lower_ not in ("in", "from"):
            return
        known = self._lexicon.gazetteer.entities
        path = (kinds.PATH,)
        if not any(
            one in known and self._lexicon.vocabulary.fits(known[one].type, path)
            for one in link.candidates
        ):
            return
        owners = [child for child in token.children if child.dep_ == "poss"]
        above = token.head.head
        if not owners and not syntax.is_verb(above):
            owners = [above]
        elif not owners and above.lemma_ in ("be", "remain", "stay"):
            owners = syntax.surface_subjects(above)
        for body in discourse.resolve(passage, token, self.frame.range):
            for owner in owners:
                for craft in discourse.resolve(passage, owner, self.frame.domain):
                    yield craft, body, owner, token.i

    def _located(self, passage: Passage, discourse: Discourse, token: "Token") -> Iterator[Reading]:
        """A thing with a place beside it: "water beneath the surface"."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return
        subjects = discourse.resolve(passage, token, self.frame.domain)
        if not subjects:
            return
        for name, target in syntax.prepositions(token, deep=False):
            if name in self.frame.value:
                found = discourse.resolve(passage, target, self.frame.range)
                found = found or self._stranger(passage, discourse, target)
                for place in found:
                    yield subjects[0], place, token, target.i

    def _stranger(self, passage: Passage, discourse: Discourse, token: "Token") -> list[Entity]:
        """A name that nobody knows, where the frame tells what it is: "the congress in *Milan*"."""
        plain = token.pos_ == "PROPN" and token.i not in passage.links
        if not self.frame.value_is or not plain or discourse.entities_at(passage, token):
            return []
        label = phrase(passage, token)
        return [Entity(iri=vocab.ENTITY + slug(label), label=label, type=self.frame.value_is)]

    def _aboard(self, passage: Passage, discourse: Discourse, token: "Token") -> Iterator[Reading]:
        """An instrument with its carrier beside it: "radars on Chandrayaan-1"; a craft with its
        rocket: "the capsule atop the Falcon 9".
        """
        if token.pos_ not in ("NOUN", "PROPN") and token.lower_ != "those":
            return
        turned = self.frame.subject == ("head",)
        prepositions = self.frame.value if turned else self.frame.subject
        inner, outer = self.frame.range, self.frame.domain
        things = discourse.resolve(passage, token, outer if turned else inner)
        for name, target in syntax.prepositions(token, deep=False) if things else ():
            if name in prepositions:
                for one in syntax.conjuncts(target):
                    for carrier in discourse.resolve(passage, one, inner if turned else outer):
                        if turned:
                            yield things[0], carrier, token, one.i
                        else:
                            yield carrier, things[0], one, token.i

    def _attribute(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """A quantity before its noun: "the 27-kg rover"."""
        wanted = str(self.frame.kind).split("-", 1)[1]
        for place, expression in passage.quantities:
            inside = expression.quantity.kind == wanted and passage.doc[place].head == token
            if inside and place < token.i:
                for thing in discourse.resolve(passage, token, self.frame.domain):
                    yield thing, expression, token, place

    def _ordinal(self, passage: Passage, discourse: Discourse, token: "Token") -> Iterator[Reading]:
        """“India's first lunar mission”, "the first craft to land" of a named thing."""
        yield from self._firsts.readings(passage, discourse, token)

    def _office(self, passage: Passage, discourse: Discourse, token: "Token") -> Iterator[Reading]:
        """“NASA Administrator Bill Nelson”, "Joel Kearns, the agency's deputy director"."""
        for one in self.offices.readings(passage, discourse, token, self.frame.range):
            yield one.holder, one.body, one.holder_token, one.body_token.i

    def _alias(self, passage: Passage, discourse: Discourse, token: "Token") -> Iterator[Reading]:
        """“SLIM, short for Smart Lander for Investigating Moon”."""
        yield from self.aliases.readings(passage, discourse, token, self.frame.domain)

    def _instruments(
        self, passage: Passage, discourse: Discourse, token: "Token"
    ) -> Iterator[Reading]:
        """A craft's instruments: "its eight instruments"."""
        if token.tag_ != "NNS":
            return
        for child in token.children:
            if child.dep_ == "poss":
                for carrier in discourse.resolve(passage, child, self.frame.domain):
                    for thing in discourse.resolve(passage, token, self.frame.range):
                        yield carrier, thing, child, token.i
