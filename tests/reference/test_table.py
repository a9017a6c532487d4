"""Tables: every cell is found again at its place in the text."""

from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.reference.table import read_table

CSV = 'Name,Size,Note\r\n"Ny ""Borg""",3.5,"a, b"\r\nUdo,-,\r\nOdd,1\r\n'
TSV = "#Name\tSize\tNote\n# Updated 2020 Jan  1\nNy Borg\t  3.5 \t-\n"


def write(folder: Path, text: str) -> Path:
    file = folder / "t.csv"
    file.write_bytes(text.encode())
    return file


def test_cells_stand_where_they_are_said_to_stand(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, CSV))
    cut = [[table.text[start:end] for start, end in row.spans] for row in table.rows]
    assert cut == [['Ny ""Borg""', "3.5", "a, b"], ["Udo", "-", ""]]
    assert [row["Name"] for row in table.rows] == ['Ny "Borg"', "Udo"]
    assert [row.line for row in table.rows] == [2, 3]
    assert table.broken == 1


def test_a_tabbed_table_has_remarks_and_blanks(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, TSV))
    (row,) = table.rows
    assert (row["Name"], row["Size"], row["Note"], row["None"]) == ("Ny Borg", "3.5", "", "")
    start, end = row.span("Name", "Size")
    assert table.text[start:end] == "Ny Borg\t  3.5"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", ":1: no line with column names"),
        (b"a,b\n\xff\n", ":2: not UTF-8"),
        (b'a,b\n1,2\n3,"4\n', ":3: a quotation mark"),
    ],
)
def test_what_is_no_table_is_an_error_with_its_line(tmp_path: Path, data: bytes, told: str) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_table(file)
    assert str(caught.value).startswith(f"{file}{told}")
