"""Denials, disagreements, findings, and who says otherwise than before."""

from collections.abc import Callable

Ask = Callable[..., list[str]]


def test_a_speaker_who_changes_a_figure_is_told_with_both(rows: Ask) -> None:
    found = rows("changed-minds", "who property value said_on tense quote source start")
    assert found == [
        "Mara Lindqvist | cost | 750 million euros | 2032-06-03 | future | the Tarn mission will cost 750 million euros | 2032-delay | 193",
        "Mara Lindqvist | cost | 820 million euros | 2035-02-02 | past | the Tarn mission cost 820 million euros | 2035-recovery | 345",
    ]


def test_what_is_denied_is_told_with_who_denies_it(rows: Ask) -> None:
    found = rows("denied", "subject property value tense speakers quote source start")
    assert found == [
        "Heron | landingOutcome | HardLanding | past | Southern Daily > ESA | it did not crash | 2035-recovery | 181",
        "JAXA | operates | Heron | future | The Moon Letter > JAXA | it will operate the Heron lander | 2032-delay | 435",
    ]


def test_a_plan_and_what_came_of_it_do_not_disagree(rows: Ask) -> None:
    found = rows("disagreements", "subject property value source other_value other_source how")
    assert found == [
        "Heron | landingOutcome | HardLanding | 2035-silence | HardLanding | 2035-recovery | denied",
        "Heron | mass | 2,150 kg | 2032-delay | 1,900 kg | 2031-agreement | different",
        "Solace 2 | launchDate | May 2036 | 2035-crew | 2037 | 2035-crew | different",
        "Tarn | launchDate | 23 November 2034 | 2035-recovery | 20 November 2034 | 2034-launch | different",
    ]


def test_both_sides_of_a_finding_have_their_quote(rows: Ask) -> None:
    found = rows("findings", "rule side quote source")
    assert found[:8] == [
        "date-conflict | 0 | Tarn was launched on an Ariane 6 rocket from Kourou on 20 November 2034 | 2034-launch",
        "date-conflict | 1 | Tarn was launched from Kourou on 23 November 2034 | 2035-recovery",
        "place-conflict | 0 | landed at the South Pole of the moon | sputnik",
        "place-conflict | 1 | excavate the dark side of the moon | sputnik",
        "quantity-conflict | 0 | The lander has a mass of 1,900 kg | 2031-agreement",
        "quantity-conflict | 1 | The Heron lander has a mass of 2,150 kg | 2032-delay",
        "denied-claim | 0 | it did not crash | 2035-recovery",
        "denied-claim | 1 | The Heron lander crashed | 2035-silence",
    ]


def test_what_has_one_value_and_is_told_with_two_is_unsettled(rows: Ask) -> None:
    found = rows("unsettled-facts", "subject property value said_on tense speakers source start")
    assert found == [
        "Heron | mass | 1,900 kg | 2031-02-10 | present | Harbor Wire | 2031-agreement | 409",
        "Heron | mass | 2,150 kg | 2032-06-03 | present | The Moon Letter | 2032-delay | 289",
        "Tarn | launchDate | 20 November 2034 | 2034-11-21 | past | Fjord Courier | 2034-launch | 81",
        "Tarn | launchDate | 23 November 2034 | 2035-02-02 | past | Southern Daily | 2035-recovery | 387",
    ]


def test_what_does_not_fit_the_facts_that_ship_is_unsettled(known_rows: Ask) -> None:
    found = known_rows("unsettled-facts", "subject property value")
    assert found == [
        "India–Japan Space Dialogue | heldOn | March this year",
        "India–Japan Space Dialogue | heldOn | 2019-03-08",
    ]
