"""Which classes fit a strict property: its declared ones, and what lies below and above them.

Worked out once, when the ontology is loaded: asked of a store with every check, it took longer than
all the rules together.
"""

from collections.abc import Iterable, Iterator

from kg import vocab

Triples = Iterable[tuple[str, str, str]]

_DECLARED = {vocab.RDFS + "domain": "subjectMayBe", vocab.RDFS + "range": "valueMayBe"}
_BELOW, _SAME = vocab.RDFS + "subClassOf", vocab.OWL + "equivalentClass"
_STANDS_FOR, _STRICT = vocab.KG + "mayStandFor", vocab.KG + "strict"
_UNION, _FIRST, _REST = vocab.OWL + "unionOf", vocab.RDF + "first", vocab.RDF + "rest"
_USED = {*_DECLARED, _STRICT, _BELOW, _SAME, _STANDS_FOR, _UNION, _FIRST, _REST}

_Links = dict[str, set[str]]


def fitting_kinds(triples: Triples) -> Iterator[tuple[str, str, str]]:
    """The triples `property kg:subjectMayBe class` and `property kg:valueMayBe class`, sorted.

    What is declared of a class holds of those below it and of what may stand for it (a country for
    its agency); what is known only as something wider may turn out to be one.
    """
    links: dict[str, _Links] = {predicate: {} for predicate in _USED}
    for subject, predicate, value in triples:
        if predicate in _USED:
            links[predicate].setdefault(subject, set()).add(value)
    same = _merged(links[_SAME], _inverse(links[_SAME]))
    up = _merged(links[_BELOW], same)
    down = _merged(_inverse(links[_BELOW]), _inverse(links[_STANDS_FOR]), same)
    found = set()
    for declared, name in _DECLARED.items():
        for prop in links[_STRICT].keys() & links[declared].keys():
            nodes = links[declared][prop]
            for kind in (member for node in nodes for member in _members(node, links)):
                for fitting in _reached(kind, up) | _reached(kind, down):
                    found.add((prop, vocab.KG + name, fitting))
    yield from sorted(found)


def _members(node: str, links: dict[str, _Links]) -> Iterator[str]:
    """The classes of a union, or the class itself."""
    lists = links[_UNION].get(node)
    if not lists:
        yield node
        return
    seen = set()
    (cell, *_) = sorted(lists)
    while cell in links[_FIRST] and cell not in seen:
        seen.add(cell)
        yield from links[_FIRST][cell]
        cell = min(links[_REST].get(cell, {""}))


def _reached(start: str, links: _Links) -> set[str]:
    seen: set[str] = set()
    todo = [start]
    while todo:
        if (one := todo.pop()) not in seen:
            seen.add(one)
            todo += links.get(one, ())
    return seen


def _inverse(links: _Links) -> _Links:
    turned: _Links = {}
    for subject, values in links.items():
        for value in values:
            turned.setdefault(value, set()).add(subject)
    return turned


def _merged(*several: _Links) -> _Links:
    whole: _Links = {}
    for links in several:
        for subject, values in links.items():
            whole.setdefault(subject, set()).update(values)
    return whole
