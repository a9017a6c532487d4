"""Gold files: what a careful reader gets out of articles, and what of it does not fit.

The form is described in docs/formats.md. A file that says something wrong is a ReadError with the
line. Article files lie beside the gold file, or in a folder of its name (`dev.yaml`, `dev/`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import ReadError
from kg.evaluate.nodes import Node, read_nodes
from kg.evaluate.phrase import occurrences
from kg.model import Certainty, Polarity, Severity, Tense

ROLES = ("altitude", "depth", "count", "office", "place", "source", "with", "share")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """The bounds that are judged: `judged` names those given, of earliest and latest."""

    earliest: date | None = None
    latest: date | None = None
    judged: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """A statement to find: acceptable names, what is judged of it, and the words that carry it.

    One with `need` false is right if found and not counted as missed if not. What is None or
    empty is not judged.
    """

    id: str
    subjects: tuple[str, ...]
    properties: tuple[str, ...]
    values: tuple[str, ...]
    quote: str
    where: str
    need: bool = True
    tense: Tense | None = None
    certainty: Certainty | None = None
    polarity: Polarity = Polarity.POSITIVE
    speakers: tuple[str, ...] = ()
    time: GoldTime | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFinding:
    """A finding to make: its rule and words of both sides; `b` None where there is one side."""

    rule: str
    a: str
    b: str | None
    where: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPair:
    """Words of two statements that fit."""

    a: str
    b: str
    where: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """What one article states; `published`, `publisher` and `url` are what its reading is told.

    `findings` need the article alone, or the other article of the file that holds their `b`;
    `with_reference` need the reference sources too.
    """

    path: Path
    statements: tuple[GoldStatement, ...] = ()
    findings: tuple[GoldFinding, ...] = ()
    with_reference: tuple[GoldFinding, ...] = ()
    no_conflict: tuple[GoldPair, ...] = ()
    published: date | None = None
    publisher: str | None = None
    url: str | None = None


def load_gold(path: Path) -> tuple[GoldArticle, ...]:
    """Read a gold file; the articles themselves are not read, so see `check_quotes`."""
    articles = read_nodes(path).fields(("articles",), ())["articles"]
    found = [_article(node, _article_path(path, name, node)) for name, node in articles.items()]
    if not found:
        raise articles.error("no article is named", "write its file's name and what it states")
    return tuple(found)


def check_quotes(gold: tuple[GoldArticle, ...], texts: Mapping[Path, str]) -> None:
    """Raise ReadError for words that do not stand in the article they are said to be from.

    `texts` gives each article's text; the other side of a finding may stand in any of them.
    """
    for article in gold:
        own, every = (texts[article.path],), tuple(texts.values())
        for statement in article.statements:
            _check_quote(statement.where, statement.quote, own)
        for finding in article.findings:
            _check_quote(finding.where, finding.a, own)
            _check_quote(finding.where, finding.b or finding.a, every)
        for finding in article.with_reference:
            _check_quote(finding.where, finding.a, own)
        for pair in article.no_conflict:
            _check_quote(pair.where, pair.a, own)
            _check_quote(pair.where, pair.b, every)


def _check_quote(where: str, quote: str, texts: tuple[str, ...]) -> None:
    if not any(occurrences(quote, text) for text in texts):
        raise ReadError(where, f"“{quote}” does not stand in the article", "copy its words")


def _article_path(gold: Path, name: str, node: Node) -> Path:
    for folder in (gold.parent, gold.parent / gold.stem):
        if (folder / name).is_file():
            return folder / name
    raise node.error(f"no file {name}", f"put it beside {gold.name} or into {gold.stem}/")


def _article(node: Node, path: Path) -> GoldArticle:
    keys = ("statements", "findings", "with_reference", "no_conflict")
    fields = node.fields((), (*keys, "published", "publisher", "url"))
    lists = {key: fields[key].elements() if key in fields else [] for key in keys}
    statements = tuple(_statement(one) for one in lists["statements"])
    _refuse_double_ids(statements)
    return GoldArticle(
        path=path,
        statements=statements,
        findings=tuple(_finding(one) for one in lists["findings"]),
        with_reference=tuple(_finding(one) for one in lists["with_reference"]),
        no_conflict=tuple(_pair(one) for one in lists["no_conflict"]),
        published=_day(fields["published"]) if "published" in fields else None,
        publisher=fields["publisher"].text() if "publisher" in fields else None,
        url=fields["url"].text() if "url" in fields else None,
    )


def _refuse_double_ids(statements: tuple[GoldStatement, ...]) -> None:
    seen: set[str] = set()
    for one in statements:
        if one.id in seen:
            raise ReadError(one.where, f"the id {one.id} is given twice", "give each its own")
        seen.add(one.id)


def _statement(node: Node) -> GoldStatement:
    judged = ("need", "tense", "certainty", "polarity", "speakers", "time")
    fields = node.fields(("id", "s", "p", "o", "quote"), judged + ROLES)
    return GoldStatement(
        id=fields["id"].text(),
        subjects=fields["s"].texts(),
        properties=fields["p"].texts(),
        values=fields["o"].texts(),
        quote=fields["quote"].text(),
        where=node.where,
        need="need" not in fields or fields["need"].choice(("true", "false")) == "true",
        tense=Tense(fields["tense"].choice(tuple(Tense))) if "tense" in fields else None,
        certainty=Certainty(fields["certainty"].choice(tuple(Certainty)))
        if "certainty" in fields
        else None,
        polarity=Polarity(fields["polarity"].choice(tuple(Polarity)))
        if "polarity" in fields
        else Polarity.POSITIVE,
        speakers=fields["speakers"].texts() if "speakers" in fields else (),
        time=_time(fields["time"]) if "time" in fields else None,
        qualifiers=tuple((role, fields[role].text()) for role in ROLES if role in fields),
    )


def _time(node: Node) -> GoldTime:
    bounds = node.fields((), ("earliest", "latest"))
    days = {name: None if bound.is_null() else _day(bound) for name, bound in bounds.items()}
    return GoldTime(
        earliest=days.get("earliest"), latest=days.get("latest"), judged=tuple(sorted(days))
    )


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(node.text())
    except ValueError as error:
        raise node.error(f"`{node.text()}` is no day", "write YYYY-MM-DD") from error


def _finding(node: Node) -> GoldFinding:
    fields = node.fields(("rule", "a", "b"), ("severity", "why"))
    severity = fields.get("severity")
    return GoldFinding(
        rule=fields["rule"].text(),
        a=fields["a"].text(),
        b=None if fields["b"].is_null() else fields["b"].text(),
        where=node.where,
        severity=Severity(severity.choice(tuple(Severity))) if severity else None,
    )


def _pair(node: Node) -> GoldPair:
    fields = node.fields(("a", "b"), ("why",))
    return GoldPair(
        a=fields["a"].text(),
        b=fields["b"].text(),
        where=node.where,
        why=fields["why"].text() if "why" in fields else "",
    )
