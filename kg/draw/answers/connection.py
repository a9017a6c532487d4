"""How two things are connected: as text and Markdown with the quotes, as rows, and as JSON."""

from collections.abc import Iterable, Sequence

from kg.characters import printable
from kg.commonmark import escaped
from kg.draw.answers.sheet import Sheet, write_sheet
from kg.draw.attributes import one_line
from kg.draw.connection import Connection, Leg
from kg.model import Entity, Statement
from kg.report.cells import wrapped
from kg.report.jsonform import Form, dumped, statement_form
from kg.report.words import chain_words, count_words, manner_words, value_words

# Of a step with many statements these are shown; the other forms have them all.
_SHOWN = 3
_NAMED = 8


def write_connection(connection: Connection, form: str, *, room: int = 100) -> str:
    """The answer in one of `kg.draw.answers.FORMS`; `room` is how many cells a line of text has."""
    match form:
        case "text":
            return connection_text(connection, room=room)
        case "markdown":
            return connection_markdown(connection)
        case "json":
            return connection_json(connection)
        case _:
            return write_sheet(connection_sheet(connection), form)


def connection_text(connection: Connection, *, room: int = 100) -> str:
    """Each way as a line of names, and under it each step with who says so in which words.

    A step that is in an earlier way is told there alone.
    """
    blocks = ["".join(f"{one}\n" for line in _head(connection) for one in wrapped(line, room))]
    told: dict[frozenset[str], int] = {}
    for number, way in enumerate(connection.ways, 1):
        lines = [f"{number}. {_line(way)}"]
        for leg in way:
            first = told.setdefault(_either_way(leg), number)
            if first != number:
                lines += ["", f"   {leg.source.label} – {leg.target.label}  (as in {first})"]
                continue
            lines += ["", f"   {_title(leg)}"]
            shown = _distinct(leg)
            for statement in shown[:_SHOWN]:
                lines += _indented(_claim(statement), 5, room)
                lines += _indented(_told(statement, connection), 7, room)
            if len(shown) > _SHOWN:
                lines.append(f"     and {len(shown) - _SHOWN} more")
        blocks.append("".join(f"{printable(line)}\n" for line in lines))
    return "\n".join(blocks)


def _either_way(leg: Leg) -> frozenset[str]:
    return frozenset((leg.source.iri, leg.target.iri))


def _head(connection: Connection) -> list[str]:
    start, end = printable(connection.start.label), printable(connection.end.label)
    if connection.start.iri == connection.end.iri:
        return [f"{start} and {end} are one thing."]
    if connection.ways:
        count = count_words(len(connection.ways[0]), "step")
        return [f"{start} and {end} are connected in {count}."]
    said = count_words(connection.statements, "statement")
    lines = [f"Nothing connects {start} with {end} in {said} between things."]
    for thing, near in ((start, connection.near_start), (end, connection.near_end)):
        lines.append(f"{thing} is connected with {_some(near)}")
    return lines


def _some(things: Sequence[Entity]) -> str:
    if not things:
        return "nothing."
    names = ", ".join(printable(one.label) for one in things[:_NAMED])
    more = " …" if len(things) > _NAMED else "."
    return f"{count_words(len(things), 'thing')}: {names}{more}"


def _line(way: Iterable[Leg]) -> str:
    way = list(way)
    return " – ".join([way[0].source.label, *(leg.target.label for leg in way)])


def _title(leg: Leg) -> str:
    ends = f"{leg.source.label} – {leg.target.label}"
    if leg.statements:
        return f"{ends}  ({count_words(leg.sources, 'independent source')})"
    part, whole = (leg.source, leg.target)
    if leg.whole == leg.source.iri:
        part, whole = whole, part
    return f"{ends}  (no quote: {part.label} is known as a part of {whole.label})"


def _distinct(leg: Leg) -> list[Statement]:
    """The statements without those that say what one before them of the same article says."""
    found: dict[tuple[str, str, str], Statement] = {}
    for one in leg.statements:
        found.setdefault((one.subject.iri, one.property.iri, one.source), one)
    return list(found.values())


def _claim(statement: Statement) -> str:
    how = manner_words(statement)
    claim = " – ".join(
        (statement.subject.label, statement.property.name, value_words(statement.value))
    )
    return f"{claim}{f' ({how})' if how else ''}: “{one_line(statement.quote.exact)}”"


def _told(statement: Statement, connection: Connection) -> str:
    day = connection.days.get(statement.source)
    return f"{chain_words(statement)}; {statement.source}{f', {day}' if day else ''}"


def _indented(text: str, margin: int, room: int) -> list[str]:
    lines = wrapped(printable(text), max(20, room - margin))
    return [" " * margin + line for line in lines]


def connection_markdown(connection: Connection) -> str:
    """The same for a document: quotes as block quotes, each step told in full."""
    lines = [escaped(line) + "\n" for line in _head(connection)]
    for number, way in enumerate(connection.ways, 1):
        lines.append(f"### {number}. {escaped(_line(way))}\n")
        for leg in way:
            lines.append(f"**{escaped(_title(leg))}**\n")
            for one in _distinct(leg):
                claim = escaped(_claim(one))
                lines.append(f"> {claim}  \n> {escaped(_told(one, connection))}\n")
    return "".join(f"{line}\n" for line in lines)


def connection_sheet(connection: Connection) -> Sheet:
    """A row for each statement of each step; one without a quote for a step that has none."""
    rows: list[tuple[str | int, ...]] = []
    for number, way in enumerate(connection.ways, 1):
        for count, leg in enumerate(way, 1):
            ends = (number, count, leg.source.label, leg.target.label, leg.sources)
            if not leg.statements:
                rows.append((*ends, *[""] * 7))
            for one in leg.statements:
                told = (one.subject.label, one.property.name, value_words(one.value))
                where = (chain_words(one), one.source, connection.days.get(one.source, ""))
                rows.append((*ends, *told, one.quote.exact, *where))
    return Sheet(
        columns=(
            *("way", "step", "from", "to", "sources"),
            *("subject", "property", "value", "quote", "speakers", "source", "published"),
        ),
        rows=tuple(rows),
    )


def connection_json(connection: Connection) -> str:
    """The same as one JSON object, with each statement in full."""
    form: Form = {
        "start": _thing(connection.start),
        "end": _thing(connection.end),
        "connected": bool(connection.ways),
        "statements": connection.statements,
        "ways": [{"steps": [_leg_form(leg, connection) for leg in way]} for way in connection.ways],
        "near": {
            "start": list(map(_thing, connection.near_start)),
            "end": list(map(_thing, connection.near_end)),
        },
    }
    return dumped(form, indent=2) + "\n"


def _thing(entity: Entity) -> Form:
    return {"iri": entity.iri, "label": entity.label}


def _leg_form(leg: Leg, connection: Connection) -> Form:
    return {
        "source": _thing(leg.source),
        "target": _thing(leg.target),
        "sources": leg.sources,
        "whole": leg.whole,
        "statements": [
            statement_form(one) | {"published": connection.days.get(one.source)}
            for one in leg.statements
        ],
    }
