"""Texts that are read in windows: nothing lost at the joints, names kept, memory bounded."""

from pathlib import Path

import pytest

from kg.extract import Extractor, windows
from kg.extract.windows import cut_windows
from kg.model import Reading

HEAD = "Beresheet was built by SpaceIL. It was launched on 22 February 2019."
MIDDLE = (
    "JAXA will launch LUPEX in 2028. The agency develops the rover.",
    "NASA lost contact with Odysseus on 29 February 2024.",
    "ISRO operates Chandrayaan-2. Its orbiter still circles the Moon.",
    "Roscosmos launched Luna 25 on 11 August 2023. The probe crashed on 19 August.",
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "WIDTH", 200)
    monkeypatch.setattr(windows, "HEAD", 80)
    monkeypatch.setattr(windows, "TAIL", 80)


def read(extractor: Extractor, folder: Path, text: str) -> Reading:
    path = folder / "long.txt"
    path.write_text(text, encoding="utf-8")
    return extractor.read(str(path), explain=True)


def stated(reading: Reading) -> list[tuple[str, str, str, int]]:
    return [
        (one.subject.label, one.property.name, one.quote.exact, one.quote.start)
        for one in reading.stated
    ]


def test_a_text_in_windows_says_what_it_says_in_one(
    extractor: Extractor, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = "\n\n".join([HEAD, *MIDDLE * 4])
    whole = read(extractor, tmp_path, text)
    request.getfixturevalue("narrow")
    cut = read(extractor, tmp_path, text)
    assert len(whole.stated) > 20
    assert stated(cut) == stated(whole)
    assert [one.quote.start for one in cut.sentences] == [
        one.quote.start for one in whole.sentences
    ]
    assert cut.silent == whole.silent


@pytest.mark.usefixtures("narrow")
def test_a_window_knows_the_head_of_the_text_and_the_end_of_the_last(
    extractor: Extractor, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join([HEAD, *MIDDLE * 2]), encoding="utf-8")
    article = extractor.read(str(path)).article
    passages = extractor._parser.parse(extractor._preparer.prepare(article))
    first, second, *_ = cut_windows(passages)
    assert first.first == 0
    assert [one.text for one in second.passages[: second.first]] == [
        HEAD,
        first.passages[-1].text,
    ]
    assert second.own[0].block.start > first.passages[-1].block.start


def test_an_empty_text_is_one_window() -> None:
    assert [list(window.passages) for window in cut_windows([])] == [[]]
