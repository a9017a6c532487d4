"""docs/queries.md out of the named queries and what they answer of the articles that ship."""

import sys
from contextlib import chdir
from pathlib import Path

from kg.check import check
from kg.check.derive import DERIVED
from kg.extract import Extractor
from kg.extract.read import find_articles
from kg.load import store_in_memory
from kg.queries import answer, load_queries
from kg.report.querypage import QueryPage, as_markdown
from kg.report.shaclform import record
from kg.rules import load_rules
from kg.store import Solutions, Store

ARTICLES = "sources/articles", "queries/examples"
INTRODUCTION = """# The named queries

Made by `make docs` out of the query files (`queries/*.rq`) and of what they answer.

A named query is a question that is asked again and again. `kg query --list` lists them, `kg query
NAME --help` explains one. Everything here was asked of the article that ships and of six short ones
on the Tarn mission, its lander Heron and the Solace 2 mission, which are made up. To ask them
yourself, read the articles into a store of your own first, and check it:

```
kg ingest sources/articles queries/examples
kg check --no-reference --fail-on never
```

To ask articles without keeping them, add `--on PATH…` to any call.

Every row leads back to the words that it stands on. Here they stand in one column with who says
them, the article, and where in it they begin (in characters); `kg query` prints four: `quote`,
`speakers` (who says so, the publisher first), `source` and `start`. At most six rows are shown, and
columns that are empty in all of them are left out. Of the other columns:

| column | says |
|---|---|
| `property` | what is told of the subject, by its name in the ontology: `landsAt`, `launchDate` |
| `said` | `stated`, or `denied`: somebody says that it is not so |
| `tense` | `past`, `present`, or `future`: a plan |
| `certainty` | how sure the speaker is: `certain`, `probable`, `possible` |
| `time` | when, in the words of the article |
| `said_on` | the day on which the article appeared |

What a person has rejected (`kg review --reject`) is in no answer, and a correction stands in its
place. What is denied is counted for nothing; where a query shows denials, the column `said` tells.
Where a value in a call is left out, the query answers for all.
"""
CLOSING = """## A query of your own

A file of SPARQL is asked by its path. With a header its parameters are options too, and their
values are checked and bound as terms, never pasted into the text:

```sparql
# title: Traffic of one site
# answers: What is told to lift off from a site, and on which days at the latest.
# param: site entity Kourou
# param: since date 2019-01-01 (optional)
SELECT DISTINCT ?craft ?day WHERE {
  ?craft space:launchSite ?site ; space:launchDate/kg:latest ?day .
  FILTER(COALESCE(?day >= ?since, true))
}
ORDER BY ?day ?craft
```

```
kg query traffic.rq --site Kourou --since 2034
```

A parameter is a variable of the query: `NAME TYPE EXAMPLE`, and `(optional)` if it may be left out.
Then the variable is unbound, a comparison with it is an error, and `COALESCE(…, true)` lets all
pass. The types are `entity` (a name or an IRI), `text`, `number`, `iri`, `date` and `end-date`: of
a year or a month the first is its first day, the second its last. How statements look in RDF, and
what every one of them has, stands in [rdf.md](rdf.md).
"""


def examples(root: Path) -> Store:
    """A store in memory with the articles of that checkout, checked."""
    extractor = Extractor.load()
    with chdir(root):  # the store knows an article by the path that is given
        store = store_in_memory(map(extractor.read, find_articles(ARTICLES)))
    findings = check(load_rules(), store).findings
    store.replace(DERIVED, ())
    record(store, findings)
    return store


def page(store: Store) -> str:
    """The page, by what the store answers."""
    pages = []
    for query in load_queries():
        values = {one.name: one.example for one in query.parameters if not one.optional}
        found = answer(store, query, values)
        if isinstance(found, Solutions):
            pages.append(QueryPage(query=query, found=found))
    return f"{as_markdown(pages, INTRODUCTION)}\n{CLOSING}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(examples(Path.cwd())), encoding="utf-8")
