"""Files of a catalogue -> reference sources: which table each is, and what its codes stand for."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.errors import ReadError, UsageError
from kg.reference.catalogue import read_catalogue
from kg.reference.entityjson import read_entities
from kg.reference.imported import Imported
from kg.reference.mapping import TableForm, mapping_files, read_mapping
from kg.reference.match import Matcher
from kg.reference.table import Table, read_table
from kg.reference.wikidata import read_wikidata
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
    if not mapping.tables:
        _one_name(name, files)
        read = [read_entities(file) for file in files]
        beside = {item: one for file in read for item, one in file.entities.items()}
        return [
            read_wikidata(file, name or file.path.stem, mapping, words, matcher, beside)
            for file in read
        ]
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
    _one_name(name, told)
    return [
        read_catalogue(table, form, name or table.path.stem, mapping, words, matcher, codes)
        for table, form in told
    ]


def _one_name(name: str | None, files: Sequence[object]) -> None:
    if name is not None and len(files) > 1:
        raise UsageError("--name", "is one name, but these are several", "import them one by one")


def kind_of(file: Path, ontology: Path) -> str:
    """The source whose mapping knows the file; ReadError if none does."""
    mappings = {kind: read_mapping(kind, ontology) for kind in mapping_files(ontology)}
    columns = () if file.suffix == ".json" else read_table(file).columns
    for kind, mapping in mappings.items():
        if mapping.form_of(columns) if columns else not mapping.tables:
            return kind
    known = ", ".join(mappings)
    remedy = f"name facts (.yaml), quads (.nq, .trig) or a file of {known}"
    raise ReadError(f"{file}:1", "no reference of a known form", remedy)


def _names_of(table: Table, form: TableForm) -> Mapping[str, str]:
    names = {}
    for row in table.rows:
        name = next((row[column] for column in form.names if row[column]), None)
        if name is not None:
            names[row[form.key[0]]] = name
    return names
