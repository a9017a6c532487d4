"""What is known of a store, for people and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from kg.upkeep.fault import Fault
from kg.upkeep.summary import Summary


def as_json(summary: Summary) -> str:
    """One object with the names of Summary's fields."""
    return _json(asdict(summary))


def as_lines(summary: Summary) -> str:
    """A line for each, its name first."""
    rows = {
        "location": summary.location,
        "articles": f"{summary.articles:,}",
        "references": f"{summary.references:,}",
        "statements": f"{summary.statements:,}",
        "quads": f"{summary.quads:,}",
        "ontology": _ontology(summary),
        "last check": _findings(summary),
        "decisions": f"{summary.decisions:,}",
    }
    if summary.size is not None:
        rows["size"] = bytes_in_words(summary.size)
    return "".join(f"{name:<12}{told}\n" for name, told in rows.items())


def faults_as_json(faults: Sequence[Fault]) -> str:
    """One object: whether it is sound, and the faults."""
    return _json({"sound": not faults, "faults": [fault._asdict() for fault in faults]})


def faults_as_lines(faults: Sequence[Fault]) -> str:
    """A line for each fault, and one that counts them."""
    count = f"{len(faults):,} fault{'s' * (len(faults) != 1)}" if faults else "sound"
    return "".join(f"{fault}\n" for fault in faults) + f"{count}\n"


def bytes_in_words(number: int) -> str:
    """The number with a unit, in steps of a thousand: "1.2 MB"."""
    amount, units = float(number), ["bytes", "kB", "MB", "GB", "TB"]
    while amount >= 999.95 and len(units) > 1:
        amount /= 1000
        units.pop(0)
    return f"{number} bytes" if units[0] == "bytes" else f"{amount:.1f} {units[0]}"


def _ontology(summary: Summary) -> str:
    if summary.ontology is None:
        return "none; kg ingest puts it there"
    name = summary.ontology[:12]
    if not summary.current:
        return f"{name}, not that of this kg; kg ingest brings store and articles up to date"
    if summary.outdated:
        count = f"{summary.outdated:,} article{'s' * (summary.outdated != 1)}"
        return f"{name}, current; {count} read with another, kg ingest reads them anew"
    return f"{name}, current"


def _findings(summary: Summary) -> str:
    if summary.findings is None:
        return "never"
    return ", ".join(f"{n:,} {name}{'s' * (n != 1)}" for name, n in summary.findings.items())


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
