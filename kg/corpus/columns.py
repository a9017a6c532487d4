"""The columns of the tables that a corpus is kept in, as Spark's schema language has them."""

_VALUE = (
    "struct<iri: string, label: string, type: string, mention: string, partOf: string,"
    " earliest: string, latest: string, text: string, precision: string, anchor: string,"
    " instant: string, amount: array<double>, unit: string, low: double, high: double,"
    " base: string, kind: string>"
)
# One row a statement: what `kg statements --format jsonl` has, with one type for each column.
STATEMENT = (
    "id string, source string,"
    " subject struct<iri: string, label: string, type: string, mention: string, partOf: string>,"
    " property struct<iri: string, name: string>,"
    f" value {_VALUE}, qualifiers map<string, {_VALUE}>,"
    " certainty string, polarity string, tense string, speakers array<string>,"
    " quote struct<exact: string, start: int, end: int, prefix: string, suffix: string>,"
    " confidence double, extractor string, frame string, citation string"
)
ARTICLE = (
    "path string, source string, title string, publisher string, author string,"
    " published string, published_origin string, language string, url string, characters long"
)
RECORD = f"{ARTICLE}, failure string, statements array<string>, quads array<string>"
ARTICLE_NAMES = tuple(part.split()[0] for part in ARTICLE.split(", "))
