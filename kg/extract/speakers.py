"""Who says a clause: the chain of speakers, outermost first, the publisher left out.

A speaker is found along complement clauses (what "said" governs), by "according to" or an "as X
said" beside the clause, by ", X said" at the end of the sentence, or by quotation marks. What hangs
on another word of the same sentence (a relative clause, an apposition, "after …") is the paper's
own, unless it is quoted.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract import kinds, syntax
from kg.extract.clauses import (
    goes_on,
    has_complement,
    is_adjunct,
    subject_beside,
    whose_words,
)
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.extract.quotations import Quotation, Quotations
from kg.extract.voices import Voices
from kg.lexicon import Lexicon
from kg.model import Entity, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOMEBODY = "unnamed speaker"
_COMPLEMENT = frozenset({"ccomp", "parataxis", "csubj"})
# What is hung on a clause rather than said in it.
_ASIDE = frozenset({"relcl", "acl", "appos"})
_TEMPORAL = frozenset(
    {"after", "before", "when", "while", "as", "once", "since", "until", "whereas"}
)
_AHEAD = frozenset({"will", "would", "to"})
_ACCOUNT = frozenset({"by", "in", "on", "from", "to", "at", "per", "for"})
_ESTIMATING = frozenset({"put", "estimate", "peg"})
_BLAMING = frozenset({"blame", "attribute", "ascribe", "trace"})
_COMMAS = frozenset({",", "—", "–", "(", ";", "-"})


class Speakers:
    """Finds speaker chains in the passages of one article."""

    def __init__(self, lexicon: Lexicon, discourse: Discourse, passages: Sequence[Passage]) -> None:
        self._report = lexicon.list("report_verbs")
        self._doubt = lexicon.table("doubt_verbs")
        self._relay = lexicon.list("relay_verbs")
        self._deny = lexicon.list("deny_verbs")
        self._rumours = lexicon.list("rumour_nouns")
        self._speeches = lexicon.list("speech_nouns")
        self._accounts = lexicon.list("account_nouns")
        self._nouns = lexicon.list("speaker_nouns") | lexicon.list("document_nouns")
        self._discourse = discourse
        self._voices = Voices(lexicon, discourse, passages)
        self._quotations = Quotations(lexicon, passages)
        discourse.first_person = self.body

    def of(self, passage: Passage, token: "Token") -> tuple[Speaker, ...]:
        """The chain for the clause of the token."""
        quotation = self._quotations.at(passage, token)
        if quotation is not None and quotation.full:
            chain = self._quoted(passage, token, quotation)
        else:
            chain = self._climb(passage, token, quotation)
        return tuple(dict.fromkeys(chain))

    def is_quoted(self, passage: Passage, token: "Token") -> bool:
        """Whether the token stands in quotation marks."""
        return self._quotations.at(passage, token) is not None

    def body(self, passage: Passage, token: "Token") -> Entity | None:
        """The organisation that "we" means in a quotation; None outside of one."""
        quotation = self._quotations.at(passage, token)
        source = quotation.source if quotation is not None else None
        if source is None or source.verb is None:
            return None
        for subject in self._sayers(source.verb)[-1:]:
            return self._voices.body(source.passage, subject)
        return None

    # --- quotations ----------------------------------------------------------------------------

    def _quoted(self, passage: Passage, token: "Token", quotation: Quotation) -> list[Speaker]:
        """Whose words a quotation is, and who speaks within it."""
        inner = self._climb(passage, token, quotation)
        outer: list[Speaker] = []
        source = quotation.source
        if source is not None and source.verb is not None:
            above = self._climb(source.passage, source.verb, None)
            outer = [*above, *self._saying(source.passage, source.verb)]
        if not outer and source is not None and source.stretch:
            name = self._voices.person_in(source.passage, source.stretch)
            outer = [Speaker(label=name)] if name else []
        # Words in quotation marks are somebody's, though the text may not tell whose.
        return [*outer, *inner] if outer else inner or [Speaker(label=_SOMEBODY)]

    # --- clauses -------------------------------------------------------------------------------

    def _climb(
        self, passage: Passage, token: "Token", quotation: Quotation | None
    ) -> list[Speaker]:
        """The speakers above a clause; within a full quotation, those in it alone."""
        bound = quotation if quotation is not None and quotation.full else None
        chain = self._denying(passage, token)
        one = token
        while True:
            chain = [*self._beside(passage, one, token), *chain]
            head = one.head
            if head == one or (bound and not bound.first <= head.i <= bound.last):
                break
            if chain and one.dep_ in ("advcl", "relcl", "acl", "conj", "appos"):
                # What hangs on another clause is not inside what that clause's speaker says.
                return chain
            said = self._said(one, head)
            if bound is None and self._is_aside(one) and not said:
                return chain
            if said and self._is_outside(passage, head, quotation):
                chain = [*self._saying(passage, head), *chain]
            elif one.dep_ == "ccomp" and head.lemma_ == "be":
                # "what she told us is that X"
                clauses = [child for child in head.children if child.dep_ == "csubj"]
                told = [child for child in clauses if child.lemma_ in self._report]
                chain = [*(s for child in told for s in self._saying(passage, child)), *chain]
            elif one.dep_ in ("acl", "relcl", "ccomp") and head.lemma_ in self._speeches:
                chain = [*self._voices.of(passage, whose_words(head)), *chain]
            one = head
        if not chain and bound is None:
            chain = self._trailing(passage, token)
        return chain

    def _said(self, one: "Token", head: "Token") -> bool:
        """Whether a clause is what the verb above it reports."""
        lemma = head.lemma_
        if one.dep_ == "advcl" and lemma in self._relay:
            return True
        if one.dep_ == "xcomp" and lemma in self._report:
            # "denied having lost contact", "claims to have landed"
            perfect = any(child.lower_ in ("have", "having") for child in one.children)
            return perfect or one.tag_ == "VBG"
        if one.dep_ not in _COMPLEMENT or is_adjunct(one):
            return False
        if lemma == "rule":
            return syntax.particle(head) == "out"
        if lemma not in self._report and lemma not in self._doubt and lemma not in self._relay:
            return False
        if one.i < head.i and self._has_own_object(one, head):
            return False
        # The agency that announced the plan launched X: the main verb, lost below "announced".
        lost = head.dep_ == "relcl" and head.head.dep_ == "ROOT" and not syntax.is_verb(head.head)
        return not lost

    @staticmethod
    def _has_own_object(one: "Token", verb: "Token") -> bool:
        """“X crashed; officials said that Y”, "a day after the agency reported an emergency"."""
        if is_adjunct(verb) and not any(child.lower_ == "as" for child in verb.children):
            return True
        return has_complement(verb, one) or any(
            part.text == ";" for part in verb.doc[one.i : verb.i]
        )

    def _is_aside(self, one: "Token") -> bool:
        """Whether a clause is hung on what is said: on a noun, after a comma, or as background."""
        left = one.left_edge.i
        apart = left > 0 and one.doc[left - 1].text in _COMMAS
        if one.dep_ == "advcl":
            temporal = any(
                child.lower_ in _TEMPORAL and child.dep_ in ("mark", "advmod")
                for child in one.children
            )
            # "said it would investigate after X crashed"
            ahead = any(child.lower_ in _AHEAD for child in one.head.children)
            return temporal and (apart or (ahead and one.tag_ == "VBD"))
        if one.dep_ == "pcomp":
            return one.head.lower_ in ("after", "before", "since")
        if one.dep_ == "relcl" and not apart:
            # "a rover that it has built"; not "claims that", "it was X that"
            named = one.head.lemma_ in self._speeches | self._rumours
            cleft = one.head.dep_ == "attr" and any(
                child.lower_ == "it" for child in one.head.head.lefts
            )
            return not named and not cleft and any(part.tag_ == "WDT" for part in one.lefts)
        return one.dep_ in _ASIDE and apart

    def _is_outside(self, passage: Passage, verb: "Token", quotation: Quotation | None) -> bool:
        """Whether a verb is in no other quotation than the clause."""
        return self._quotations.at(passage, verb) in (None, quotation)

    def _denying(self, passage: Passage, token: "Token") -> list[Speaker]:
        """Who denies "reports that ...": the denial is theirs."""
        top = token
        while top.dep_ == "xcomp":
            top = top.head
        if top.lemma_ in _BLAMING or _is_estimate(passage, top):
            # "blamed the crash on a valve": so they say
            return self._voices.of(passage, syntax.subjects(top))
        told_of = top.dep_ in ("dobj", "nsubjpass")
        if told_of and (top.head.lemma_ in self._deny or _is_estimate(passage, top.head)):
            # "denied a crash", "puts the bill at $5 million"
            return self._voices.of(passage, syntax.subjects(top.head))
        noun = top.head
        if noun.pos_ == "ADP" and noun.lower_ == "of":
            noun = noun.head
        if noun.pos_ != "NOUN" or noun.lemma_ not in self._rumours or noun == token:
            return []
        verb = noun.head
        if noun.dep_ == "pobj":
            verb = verb.head
        if verb.lemma_ in self._deny or verb.lemma_ == "confirm":
            return self._voices.of(passage, syntax.subjects(verb))
        return []

    # --- report verbs --------------------------------------------------------------------------

    def _saying(self, passage: Passage, verb: "Token") -> list[Speaker]:
        """The speaker of a report verb; two where one relays the other."""
        if verb.lemma_ in self._relay:
            outer, inner = syntax.subjects(verb), syntax.objects(verb)
            return [*self._voices.of(passage, outer), *self._voices.of(passage, inner)]
        relayed = verb.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
        if relayed is not None and relayed.head.lemma_ in self._relay:
            return self._saying(passage, relayed.head)
        found = self._voices.of(passage, self._sayers(verb))
        if verb.lemma_ == "tell" and found:
            media = [
                Speaker(label=entity.label, iri=entity.iri)
                for target in syntax.objects(verb)
                for entity in self._discourse.resolve(passage, target, kinds.MEDIA)
            ]
            found = [*media, *found]
        for child in verb.children:
            # "reported, citing an official": both.
            if child.dep_ in ("advcl", "acl") and child.lemma_ in self._relay:
                found += self._voices.of(passage, syntax.objects(child))
        return found

    def _sayers(self, verb: "Token") -> list["Token"]:
        """The nouns that say; a relayed one comes last."""
        if verb.lemma_ in self._relay:
            return [*syntax.subjects(verb), *syntax.objects(verb)]
        if syntax.is_passive(verb):
            return syntax.agents(verb)
        if verb.dep_ == "pcomp" and verb.head.head.lemma_ in self._relay:
            return self._sayers(verb.head.head)
        before = verb.doc[verb.i - 1] if verb.i else verb
        bare = not any(child.dep_ == "nsubj" for child in verb.children)
        if bare and verb.head == before and before.lower_ in self._nouns:
            # "a NASA handbook says", parsed as if handbook were a verb
            return [before]
        # "Engineers thought X, but Borisov said Y", read as one clause: the nearest.
        own = [child for child in verb.children if child.dep_ == "nsubj"]
        behind = [child for child in own if child.i > verb.i]
        return (behind or own)[-1:] if len(own) > 1 else syntax.surface_subjects(verb)

    def _beside(self, passage: Passage, one: "Token", token: "Token") -> list[Speaker]:
        """“according to X”, "by X's account", and "as X said" beside the clause."""
        found: list[Speaker] = []
        for child in one.children:
            if child.lower_ == "according":
                targets = [
                    target
                    for preposition in child.children
                    for target in preposition.children
                    if target.dep_ == "pobj"
                ]
                found += self._named(passage, targets)
            elif child.dep_ == "prep" and child.lower_ in _ACCOUNT:
                found += self._account(passage, child)
            elif (
                child.lemma_ in self._report
                and child.dep_ in ("advcl", "parataxis", "ccomp")
                and child != token
                and not syntax.has_ancestor(token, child)
                and self._parenthetical(passage, child)
                and not any(
                    part.text == ";" for part in one.doc[min(one.i, child.i) : max(one.i, child.i)]
                )
            ):
                found += self._saying(passage, child)
        return found

    def _named(self, passage: Passage, targets: Sequence["Token"]) -> list[Speaker]:
        """The speakers, with who relays them: "according to a statement quoted by X"."""
        found = []
        for target in targets:
            for child in target.children:
                if child.dep_ == "acl" and child.lemma_ in self._relay:
                    found += self._voices.of(passage, syntax.agents(child))
            speaker = self._voices.name(passage, target)
            found += [speaker] if speaker else []
        return found

    def _account(self, passage: Passage, preposition: "Token") -> list[Speaker]:
        """“by NASA's account”, "in the words of X", "per NASA"."""
        for target in preposition.children:
            if target.dep_ != "pobj":
                continue
            if preposition.lower_ == "per" and target.pos_ == "PROPN":
                return self._voices.of(passage, [target])
            if target.lemma_ in self._accounts:
                return self._voices.of(passage, whose_words(target))
        return []

    def _parenthetical(self, passage: Passage, verb: "Token") -> bool:
        """A report clause without a complement of its own: ", NASA said,"."""
        children = list(verb.children)
        deps = {child.dep_ for child in children if child.lower_ != "it"}
        marked = any(child.lower_ == "as" for child in children if child.dep_ == "mark")
        if "nsubj" not in {child.dep_ for child in children}:
            return False
        if deps & {"ccomp", "xcomp"} or ("dobj" in deps and verb.lemma_ != "tell"):
            return False
        if not (marked or verb.dep_ != "advcl"):
            return False
        # “a blow to us all”, as X said: of these words alone.
        before = verb.left_edge.i - 1
        while before >= 0 and passage.doc[before].is_punct and not passage.doc[before].is_quote:
            before -= 1
        return before < 0 or self._quotations.at(passage, passage.doc[before]) is None

    def _trailing(self, passage: Passage, token: "Token") -> list[Speaker]:
        """“…, the agency said on Sunday.” at the end of a sentence, however it was parsed."""
        doc, end = passage.doc, token.sent.end
        for verb in doc[token.i + 1 : end]:
            if verb.text in (";", ":"):
                return []
            if (
                verb.lemma_ in self._report
                and verb.tag_ in ("VBD", "VBZ", "VBN", "VBP")
                and self._quotations.at(passage, verb) is None
                and verb.dep_ not in ("acl", "amod")
                and not self._governs(verb)
            ):
                subject = subject_beside(verb)
                if subject is None or goes_on(verb, end):
                    continue
                named = verb.head if verb.dep_ == "relcl" else subject
                left = named.left_edge.i - 1
                if left > token.i and doc[left].text in (",", '"', "”", "’"):
                    return self._told(passage, verb, subject)
        return []

    def _told(self, passage: Passage, verb: "Token", subject: "Token") -> list[Speaker]:
        found = self._voices.of(passage, [subject])
        if verb.lemma_ == "tell" and found:
            media = [
                Speaker(label=entity.label, iri=entity.iri)
                for target in verb.children
                if target.dep_ in ("dobj", "dative") and target.i > verb.i
                for entity in self._discourse.resolve(passage, target, kinds.MEDIA)
            ]
            return [*media, *found]
        return found

    @staticmethod
    def _governs(verb: "Token") -> bool:
        """Whether a verb has a complement of its own behind it."""
        return has_complement(verb) or any(
            child.dep_ == "mark" or (child.dep_ == "neg") or child.dep_ == "aux"
            for child in verb.children
            if child.lower_ not in ("as", "has", "have", "had")
        )


def _is_estimate(passage: Passage, verb: "Token") -> bool:
    """“Puts the bill at $5 million”; not "put the rover on Mars"."""
    return verb.lemma_ in _ESTIMATING and any(
        name == "at" and any(target.i == place for place, _ in passage.quantities)
        for name, target in syntax.prepositions(verb, deep=False)
    )
