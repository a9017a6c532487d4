"""What people decided, as schema.org ClaimReview in JSON-LD. Made of decisions alone.

A finding is no review: it says that statements do not fit, not which is right. And a decision in kg
is about what the article states, or whether two statements fit, never about the world: that is its
`reviewAspect`, and the rating has words but no number.
"""

from kg import vocab
from kg.decisions import Decision, Verdict, person_iri, read_ledger
from kg.errors import UsageError
from kg.export.accounts import Account, find_accounts
from kg.export.jsondoc import Node, document, filled
from kg.model import Speaker
from kg.rdf import agent_iri
from kg.store import Store

CONTEXT: Node = {
    "@vocab": vocab.SCHEMA,
    "datePublished": {"@id": vocab.SCHEMA + "datePublished", "@type": vocab.SCHEMA + "Date"},
}
_OF_STATEMENT = {
    Verdict.ACCEPTED: "Stated by the article",
    Verdict.REJECTED: "Not stated by the article",
    Verdict.CORRECTED: "Misread, and corrected",
}
_OF_FINDING = {
    Verdict.ACCEPTED: "The statements do not fit together",
    Verdict.REJECTED: "False alarm: the statements fit together",
}


def as_claim_review(store: Store) -> bytes:
    """The decisions in force; UsageError for a store in which nobody has decided anything."""
    standing = read_ledger(store).in_force().values()
    if not standing:
        what = "there is no human review, and ClaimReview is made of nothing else"
        raise UsageError(store.location, what, "decide with kg review first")
    accounts = {one.statement.id: one for one in find_accounts(store)}
    reviews = [_review(one, accounts) for one in sorted(standing, key=lambda one: one.number)]
    return document(CONTEXT, {"@graph": reviews})


def _review(decision: Decision, accounts: dict[str, Account]) -> Node:
    words = _OF_FINDING if decision.on_finding else _OF_STATEMENT
    facet = "whether the statements fit" if decision.on_finding else "whether the article states it"
    changes = ", ".join(f"{name}: {text}" for name, text in decision.changes)
    return filled(
        _id=decision.iri,
        _type="ClaimReview",
        claimReviewed=decision.label,
        reviewAspect=facet,
        reviewBody=decision.note,
        reviewRating={
            "@id": f"{decision.iri}#rating",
            "@type": "Rating",
            "alternateName": words[decision.verdict],
        },
        correction=changes,
        author={"@id": person_iri(decision.by), "@type": "Person", "name": decision.by},
        datePublished=decision.day.isoformat(),
        itemReviewed=_claim(decision, accounts.get(decision.used)),
    )


def _claim(decision: Decision, account: Account | None) -> Node:
    if account is None:
        return {"@id": decision.used, "@type": "Claim", "name": decision.label}
    statement, source = account.statement, account.source
    publisher = Speaker(label=source.publisher) if source.publisher else None
    return filled(
        _id=statement.id,
        _type="Claim",
        name=decision.label,
        text=statement.quote.exact,
        author=[_named(speaker, "Thing") for speaker in statement.speakers[-1:]],
        appearance=filled(
            _id=source.iri,
            _type="Article",
            headline=source.title,
            name=source.path,
            publisher=publisher and _named(publisher, "Organization"),
            datePublished=source.published and source.published.day.isoformat(),
        ),
    )


def _named(speaker: Speaker, kind: str) -> Node:
    return {"@id": agent_iri(speaker), "@type": kind, "name": speaker.label}
