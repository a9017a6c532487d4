"""The columns of the tables that a corpus is kept in, as Spark's schema language has them."""

_VALUE = (
    "struct<iri: string, label: string, type: string, mention: string, partOf: string,"
    " earliest: string, latest: string, text: string, precision: string, anchor: string,"
    " instant: string, amount: array<double>, unit: string, low: double, high: double,"
    " base: string, kind: string>"
)
_PARTS = (
    ("id", "string"),
    ("source", "string"),
    (
        "subject",
        "struct<iri: string, label: string, type: string, mention: string, partOf: string>",
    ),
    ("property", "struct<iri: string, name: string>"),
    ("value", _VALUE),
    ("qualifiers", f"map<string, {_VALUE}>"),
    ("certainty", "string"),
    ("polarity", "string"),
    ("tense", "string"),
    ("speakers", "array<string>"),
    ("quote", "struct<exact: string, start: int, end: int, prefix: string, suffix: string>"),
    ("confidence", "double"),
    ("extractor", "string"),
    ("frame", "string"),
    ("citation", "string"),
)
# One row a statement: what `kg statements --format jsonl` has, with one type for each column.
STATEMENT = ", ".join(f"{name} {kind}" for name, kind in _PARTS)
# One row a finding: what `kg check --format jsonl` has.
FINDING = (
    "rule string, severity string, message string, suggestion string, help string,"
    " fingerprint string, support array<int>, best int, sides array<array<string>>,"
    f" statements array<struct<{', '.join(f'{name}: {kind}' for name, kind in _PARTS)}>>"
)
ARTICLE = (
    "path string, source string, title string, publisher string, author string,"
    " published string, published_origin string, language string, url string, characters long"
)
RECORD = f"place long, {ARTICLE}, failure string, statements array<string>, quads array<string>"
ARTICLE_NAMES = tuple(part.split()[0] for part in ARTICLE.split(", "))
