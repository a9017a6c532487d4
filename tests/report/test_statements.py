from collections.abc import Callable

from kg.model import Article, Block, BlockKind, Quote, Reading, Statement, Tense
from kg.report.statements import as_text, left_out


def test_a_statement_is_a_paragraph_with_quote_and_place(make: Callable[..., Statement]) -> None:
    text = "First.\n  Vikram landed\n  on the Moon."
    one = make(text, "Vikram landed\n  on the Moon", tense=Tense.PAST)
    two = make(text, "First")
    assert as_text([one, two], {"a.txt": text}) == (
        "Vikram – landsAt – Moon\n"
        "  how    past\n"
        "  who    Sputnik\n"
        "  quote  “Vikram landed on the Moon”\n"
        "  at     a.txt:2:3\n"
        "\n"
        "Vikram – landsAt – Moon\n"
        "  how    present\n"
        "  who    Sputnik\n"
        "  quote  “First”\n"
        "  at     a.txt:1:1\n"
    )


def test_a_long_quote_is_wrapped_under_itself(make: Callable[..., Statement]) -> None:
    text = "Vikram landed softly on the Moon"
    assert as_text([make(text, text)], {}, width=32).splitlines()[3:] == [
        "  quote  “Vikram landed softly",
        "         on the Moon”",
        "  at     a.txt",
    ]


def test_what_was_left_out_is_counted_by_kind(make: Callable[..., Statement]) -> None:
    text = "Menu\nVikram landed.\nRead more\nMore\n"
    kinds = [BlockKind.HEADER, BlockKind.BODY, BlockKind.LINKS, BlockKind.LINKS]
    article = Article(
        path="a.txt",
        text=text,
        blocks=tuple(Block(kind=kind, start=0, end=4) for kind in kinds),
    )
    reading = Reading(
        article=article,
        statements=(make(text, "landed"), make(text, "Vikram", extractor="mention")),
        silent=(Quote.of(text, 0, 4),),
    )
    assert left_out(reading) == (
        "a.txt: 1 statement; left out 1 page header and 2 link lists; 1 sentence gave no statement"
    )


def test_an_article_read_whole_left_out_nothing() -> None:
    reading = Reading(article=Article(path="a.txt", text="", blocks=()), statements=())
    assert left_out(reading) == "a.txt: 0 statements; left out nothing"
