"""Articles that are copies of one text."""

from kg.check.copies import find_copies
from kg.check.result import Copy

REPORT = (
    "The orbiter fired its engine for nine minutes on Tuesday and slipped into a path round the "
    "planet, the agency said in the evening. Controllers received the first telemetry twenty "
    "minutes later. The craft will spend a year on lowering its path before it starts to work."
)
OTHER = (
    "A second probe of another agency is still on its way and will arrive in spring. Its builders "
    "expect no trouble, as the engine was tested twice last autumn, once in flight and once on the "
    "ground, and has proved to be stronger than the designers had asked for."
)


def test_a_text_with_another_opening_is_a_copy_of_the_first() -> None:
    texts = {"a.txt": REPORT, "b.txt": f"By our staff. From the wires. {REPORT} More follows."}
    assert find_copies(texts) == (Copy(path="b.txt", original="a.txt", share=1.0),)


def test_two_texts_of_one_event_are_no_copies() -> None:
    assert find_copies({"a.txt": REPORT, "b.txt": OTHER}) == ()


def test_a_copy_of_a_copy_is_one_of_the_first() -> None:
    texts = {"a.txt": REPORT, "b.txt": REPORT, "c.txt": REPORT}
    assert [copy.original for copy in find_copies(texts)] == ["a.txt", "a.txt"]


def test_short_texts_are_not_judged() -> None:
    assert find_copies({"a.txt": "The rover has landed.", "b.txt": "The rover has landed."}) == ()
