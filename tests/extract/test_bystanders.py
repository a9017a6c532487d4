"""Who acts where no one is named: not another than the text says."""

from collections.abc import Callable

Stated = Callable[..., set[str]]

ABOUT = "ISRO praised the crew. ISRO will hold a review. The lander Saltmarsh flew to the Moon."


def contact(found: set[str]) -> set[str]:
    return {one for one in found if "ContactWith" in one}


def test_who_runs_the_craft_is_who_loses_contact(stated: Stated) -> None:
    text = f"{ABOUT} Saltmarsh is operated by JAXA. Contact with Saltmarsh was lost on Friday."
    assert contact(stated(text)) == set()


def test_whom_the_text_is_about_loses_contact_where_no_one_else_runs_the_craft(
    stated: Stated,
) -> None:
    text = f"{ABOUT} Contact with Saltmarsh was lost on Friday."
    assert contact(stated(text)) == {"ISRO losesContactWith Saltmarsh"}


def test_who_is_named_loses_contact_whoever_runs_the_craft(stated: Stated) -> None:
    text = f"{ABOUT} Saltmarsh is operated by JAXA. ISRO lost contact with Saltmarsh."
    assert contact(stated(text)) == {"ISRO losesContactWith Saltmarsh"}


def test_a_country_runs_its_craft_by_its_agency(stated: Stated) -> None:
    text = f"{ABOUT} It is India's Saltmarsh. Contact with Saltmarsh was lost on Friday."
    assert contact(stated(text)) == {"ISRO losesContactWith Saltmarsh"}
