"""The figures of a benchmark -> a table in Markdown, and which bounds they miss."""

from collections.abc import Iterator, Mapping
from typing import Any

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
# The bound in seconds of the processor, of one size and part.
BOUNDS = {("100000", "load-memory"): 20, ("100000", "load-disk"): 70}
GROWTH = 1.5  # of the check of one article, from 100,000 to 1 M statements
Sizes = Mapping[str, Mapping[str, Any]]


def missed(sizes: Sizes) -> list[str]:
    """The bounds that are missed, and the measurements that failed, a line each."""
    found = [
        f"{part} of {size}: {told['failed']}"
        for size, parts in sizes.items()
        for part, told in parts.items()
        if "failed" in told
    ]
    for (size, part), most in BOUNDS.items():
        took = sizes.get(size, {}).get(part, {}).get("processor", 0)
        if took > most:
            found.append(f"{part} of {size}: {took} s, at most {most} s")
    small, large = (sizes.get(size, {}).get("again-disk", {}) for size in ("100000", "1000000"))
    if "processor" in small and "processor" in large:
        ratio = large["processor"] / small["processor"]
        if ratio > GROWTH:
            found.append(f"again-disk of 1000000: {ratio:.2f} times 100000, at most {GROWTH}")
    return found


def table(form: Mapping[str, Any]) -> str:
    """All figures, with what they were measured on."""
    versions = ", ".join(f"{name} {number}" for name, number in form["versions"].items())
    sizes: Sizes = form["sizes"]
    lines = [
        f"Measured on {form['date']} at {form['commit'] or 'no commit'}, {form['machine']}:",
        f"{versions}.",
        "",
        f"| | {' | '.join(f'{int(size):,}' for size in sizes)} |",
        f"|---|{'---|' * len(sizes)}",
    ]
    names = dict.fromkeys(name for parts in sizes.values() for name, _ in _rows(parts))
    cells = {size: dict(_rows(parts)) for size, parts in sizes.items()}
    lines += [
        f"| {name} | {' | '.join(cells[size].get(name, '') for size in sizes)} |" for name in names
    ]
    if "ingest" in form:
        lines += ["", *_ingest(form["ingest"])]
    return "\n".join(lines)


def put_between(page: str, text: str) -> str:
    """The page with the text between its two markers."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"Error: no {BEGIN} … {END} in the page; put them in")
    return f"{before}{BEGIN}\n{text}\n{END}{after}"


_NAMES = {
    "load-memory": "load into memory",
    "load-disk": "load onto disk",
    "check": "check of all",
    "again-memory": "check of one more article, in memory",
    "again-disk": "check of one more article, on disk",
    "kg's rules": "the rules alone, as the others run them",
}


def _rows(parts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and cell of each row of one size."""
    for part, told in parts.items():
        name = _NAMES.get(part, part)
        for ending in ("failed", "gave up", "skipped"):
            if ending in told:
                yield name, "failed" if ending == "failed" else told[ending]
        if part == "corpus" and "quads" in told:
            yield "quads", f"{told['quads']:,}"
        elif part == "queries":
            for query, figures in told.get("queries", {}).items():
                yield f"query {query}", _cell(figures)
        elif "processor" in told:
            yield name, _cell(told)
            if part == "check":
                yield "– of that, the copy in memory", _cell(told["copy"])
                yield "– findings, all planted", f"{told['findings']:,}"
        else:
            for step, figures in told.items():
                if isinstance(figures, Mapping):
                    yield f"{name}: {step}", _cell(figures | {"peak MB": told.get("peak MB")})


def _cell(told: Mapping[str, Any]) -> str:
    took = told["processor"]
    text = f"{took * 1000:.0f} ms" if took < 1 else f"{took:,.1f} s"
    return f"{text}, {told['peak MB']:,} MB" if told.get("peak MB") else text


def _ingest(told: Any) -> Iterator[str]:
    yield "Ingest, by `bench/ingest.py`:"
    yield ""
    yield "```json"
    yield from (f"{name}: {value}" for name, value in told.items())
    yield "```"
