"""Is this a nanopublication? Every one in a file, and what is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.nanopub.parts import Nanopub, find_nanopubs, strays
from kg.nanopub.signature import is_signed, signature_problems
from kg.nanopub.structure import structure_problems
from kg.nanopub.trusty import artifact_code, code_in
from kg.store.parse import Quad, parse_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found: the IRIs of the nanopublications, how many of them have a trusty URI and how
    many a signature, and what is wrong, as (IRI, or "" for the whole; a phrase).
    """

    iris: tuple[str, ...]
    trusty: int = 0
    signed: int = 0
    problems: tuple[tuple[str, str], ...] = ()


def check_file(file: Path) -> Verdict:
    """The verdict on a file of nanopublications; ReadError for one that does not parse."""
    return check_quads(parse_file(file))


def check_quads(quads: Sequence[Quad]) -> Verdict:
    """The verdict on all nanopublications in these quads, and on what stands beside them."""
    nanopubs = find_nanopubs(quads)
    problems = [(one.iri, problem) for one in nanopubs for problem in _problems(one)]
    if not nanopubs:
        problems.append(("", "there is no nanopublication"))
    for graph in strays(quads, nanopubs):
        where = f"the graph <{graph}>" if graph else "what stands in no graph"
        problems.append(("", f"{where} belongs to no nanopublication"))
    return Verdict(
        iris=tuple(one.iri for one in nanopubs),
        trusty=sum(code_in(one.iri) is not None for one in nanopubs),
        signed=sum(is_signed(one) for one in nanopubs),
        problems=tuple(dict.fromkeys(problems)),
    )


def _problems(one: Nanopub) -> Iterator[str]:
    yield from structure_problems(one)
    code = code_in(one.iri)
    if code is None:
        if is_signed(one):
            yield "it is signed, but its IRI is no trusty URI"
        return
    try:
        right = artifact_code(one.quads, code)
    except ValueError as error:
        yield f"a trusty URI allows no blank nodes ({error})"
        return
    if right != code:
        yield f"its trusty URI does not fit its content, which has {right}"
    yield from signature_problems(one, code)
