"""Files of a catalogue -> reference sources: which table each is, and what its codes stand for."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.errors import ReadError, UsageError
from kg.reference.catalogue import read_catalogue
from kg.reference.imported import Imported
from kg.reference.mapping import TableForm, mapping_files, read_mapping
from kg.reference.match import Matcher
from kg.reference.table import Table, read_table
from kg.reference.words import Words


def import_files(
    kind: str, files: Sequence[Path], ontology: Path, name: str | None = None
) -> list[Imported]:
    """Each file as a source called by its stem, or by `name`, which only one file can have.

    Tables that only say what codes stand for (organisations, launch sites) help to read the others
    and are no sources. Raises ReadError with file and line for a file of no known form.
    """
    mapping = read_mapping(kind, ontology)
    words = Words.load(ontology)
    matcher = Matcher.of(words.facts)
    told: list[tuple[Table, TableForm]] = []
    codes: dict[str, dict[str, str]] = {}
    for file in files:
        table = read_table(file)
        form = mapping.form_of(table.columns)
        if form is None:
            known = "; ".join(f"{one.name}: {', '.join(one.columns)}" for one in mapping.tables)
            what = f"no table of {kind} has these columns"
            raise ReadError(f"{file}:1", what, f"give one with those of {known}")
        if form.fills:
            codes.setdefault(form.fills, {}).update(_names_of(table, form))
        else:
            told.append((table, form))
    if not told:
        what = "these only say what codes stand for"
        raise ReadError(files[0], what, "name a table with statements beside them")
    if name is not None and len(told) > 1:
        raise UsageError("--name", "is one name, but these are several", "import them one by one")
    return [
        read_catalogue(table, form, name or table.path.stem, mapping, words, matcher, codes)
        for table, form in told
    ]


def kind_of(file: Path, ontology: Path) -> str:
    """The source whose mapping knows the file's table; ReadError if none does."""
    columns = read_table(file).columns
    for kind in mapping_files(ontology):
        if read_mapping(kind, ontology).form_of(columns) is not None:
            return kind
    known = ", ".join(mapping_files(ontology))
    what = "no reference of a known form"
    raise ReadError(
        f"{file}:1", what, f"name facts (.yaml), quads (.nq, .trig) or tables of {known}"
    )


def _names_of(table: Table, form: TableForm) -> Mapping[str, str]:
    names = {}
    for row in table.rows:
        name = next((row[column] for column in form.names if row[column]), None)
        if name is not None:
            names[row[form.key[0]]] = name
    return names
