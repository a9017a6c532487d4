"""Decisions as schema.org ClaimReview."""

import json

import pytest

from kg.errors import UsageError
from kg.export import export
from kg.model import Statement
from kg.rdf import source_iri
from kg.store import Store
from kg.vocab import BASE, expand


def test_a_decision_is_a_review_of_what_the_article_states(
    decided: Store, statement: Statement
) -> None:
    first, *others = json.loads(export(decided, "claimreview"))["@graph"]
    decision = first.pop("@id")
    assert decision.startswith(BASE + "decision/")
    assert first == {
        "@type": "ClaimReview",
        "claimReviewed": "ISRO – operates – Vikram",
        "reviewAspect": "whether the article states it",
        "reviewBody": "it was NASA",
        "reviewRating": {
            "@id": f"{decision}#rating",
            "@type": "Rating",
            "alternateName": "Not stated by the article",
        },
        "author": {"@id": f"{BASE}person/a-editor", "@type": "Person", "name": "A. Editor"},
        "datePublished": "2026-11-26",
        "itemReviewed": {
            "@id": statement.id,
            "@type": "Claim",
            "name": "ISRO – operates – Vikram",
            "text": "ISRO flew “Vikram”",
            "author": [{"@id": expand("ent:speaker-wire"), "@type": "Thing", "name": "Wire"}],
            "appearance": {
                "@id": source_iri("a.txt"),
                "@type": "Article",
                "name": "a.txt",
                "datePublished": "2019-09-07",
            },
        },
    }
    assert [(one["reviewAspect"], one["reviewRating"]["alternateName"]) for one in others] == [
        ("whether the article states it", "Misread, and corrected"),
        ("whether the statements fit", "The statements do not fit together"),
    ]
    assert others[0]["correction"] == "polarity: positive"


def test_without_a_decision_there_is_no_review(two: Store) -> None:
    what = "there is no human review, and ClaimReview is made of nothing else"
    with pytest.raises(UsageError, match=f"^memory: {what}; decide with kg review first$"):
        export(two, "claimreview")


def test_no_rating_has_a_number(decided: Store) -> None:
    assert b"ratingValue" not in export(decided, "claimreview")
