"""From what was read of the fair copy to what stands in the file: every quote is cut anew."""

from dataclasses import replace

from kg.extract.faircopy import FairCopy
from kg.model import Article, Reading, SentenceReading, Statement
from kg.rdf import source_iri, statement_iri


def restore(reading: Reading, copy: FairCopy, article: Article) -> Reading:
    """The reading of the article itself; statements get the names that their places give them."""
    if copy.article is article:
        return reading
    source = source_iri(article.path, article.url)
    restored = {one.id: _statement(one, copy, article, source) for one in reading.statements}
    return Reading(
        article=article,
        statements=tuple(restored[one.id] for one in reading.statements),
        silent=tuple(map(copy.quote, reading.silent)),
        sentences=tuple(_sentence(one, copy, restored) for one in reading.sentences),
        signs={
            restored[name].id: signs for name, signs in reading.signs.items() if name in restored
        },
    )


def _statement(one: Statement, copy: FairCopy, article: Article, source: str) -> Statement:
    told = article.published.quote if article.published else None
    quote = told if told and one.extractor == "metadata" else copy.quote(one.quote)
    name = statement_iri(source, quote, one.subject, one.property, one.value, one.polarity)
    return replace(one, quote=quote, id=name)


def _sentence(
    one: SentenceReading, copy: FairCopy, restored: dict[str, Statement]
) -> SentenceReading:
    return SentenceReading(
        quote=copy.quote(one.quote),
        statements=tuple(restored[each.id] for each in one.statements),
        mentions=tuple(replace(each, quote=copy.quote(each.quote)) for each in one.mentions),
        unread=tuple(replace(each, quote=copy.quote(each.quote)) for each in one.unread),
    )
