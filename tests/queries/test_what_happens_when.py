"""What happened, is planned, and slipped."""

from collections.abc import Callable

Ask = Callable[..., list[str]]


def test_launches_are_those_whose_time_may_lie_between_the_days(rows: Ask) -> None:
    found = rows(
        "launches-between",
        "earliest latest time party craft tense source",
        since="2034",
        until="2034",
    )
    assert found == [
        "2034-10-01 | 2034-12-31 | late 2034 |  | Tarn | future | 2032-delay",
        "2034-11-20 | 2034-11-20 | 20 November 2034 |  | Tarn | past | 2034-launch",
        "2034-11-23 | 2034-11-23 | 23 November 2034 |  | Tarn | past | 2035-recovery",
    ]


def test_a_launch_that_ends_before_the_first_day_is_left_out(rows: Ask) -> None:
    found = rows("launches-between", "time craft certainty source", since="2037")
    assert found == [
        "2037 | Solace 2 | possible | 2035-crew",
    ]


def test_contact_lost_and_regained_is_told_craft_by_craft(rows: Ask) -> None:
    found = rows("lost-contact", "party property craft said time speakers source start")
    assert found == [
        "ESA | losesContactWith | Heron | stated | 14 January 2035 | Harbor Wire | 2035-silence | 84",
        "NASA | locates | Heron | stated | 30 January 2035 | Southern Daily | 2035-recovery | 89",
        "ESA | regainsContactWith | Heron | stated | 1 February 2035 | Southern Daily | 2035-recovery | 199",
        "ISRO | losesContactWith | LUPEX | stated |  | Sputnik | sputnik | 688",
        "ISRO | seeksContactWith | Vikram | stated |  | Sputnik | sputnik | 1646",
        "ISRO | losesContactWith | Vikram | stated | 7 September | Sputnik | sputnik | 1547",
    ]


def test_what_broke_stands_beside_what_it_brought_about(rows: Ask) -> None:
    found = rows("malfunctions", "subject property value certainty speakers source start")
    assert found == [
        "Heron | malfunction | Heron fuel valve | certain | Harbor Wire | 2035-silence | 214",
        "Heron | malfunction | Heron fuel valve | certain | Harbor Wire > engineers | 2035-silence | 279",
        "Heron crash | causedBy | Heron fuel valve failure | probable | Harbor Wire > engineers | 2035-silence | 255",
    ]


def test_outcomes_show_denials(rows: Ask) -> None:
    found = rows(
        "outcomes",
        "subject property value said tense certainty speakers source start",
        entity="Heron",
    )
    assert found == [
        "Heron | condition | Intact | stated | present | certain | Southern Daily > ESA | 2035-recovery | 139",
        "Heron | landingOutcome | HardLanding | denied | past | certain | Southern Daily > ESA | 2035-recovery | 181",
        "Heron | landingOutcome | HardLanding | stated | past | certain | Harbor Wire > official | 2035-silence | 143",
    ]


def test_outcomes_of_the_article_that_ships(rows: Ask) -> None:
    found = rows("outcomes", "subject property value said certainty time speakers start")
    assert found == [
        "Chandrayaan-2 | outcome | Failure | stated | certain |  | Sputnik | 108",
        "Heron | condition | Intact | stated | certain |  | Southern Daily > ESA | 139",
        "Heron | landingOutcome | HardLanding | denied | certain |  | Southern Daily > ESA | 181",
        "Heron | landingOutcome | HardLanding | stated | certain |  | Harbor Wire > official | 143",
        "ISRO | outcome | Failure | stated | certain | 7 September | Sputnik | 1518",
        "Vikram | condition | Intact | stated | certain |  | Sputnik > ISRO | 1720",
        "Vikram | condition | Tilted | stated | certain |  | Sputnik > ISRO | 1761",
        "Vikram | landingOutcome | HardLanding | stated | probable |  | Sputnik > PTI > ISRO official | 1787",
    ]


def test_plans_are_overdue_once_their_last_day_has_passed(rows: Ask) -> None:
    found = rows(
        "overdue-plans",
        "due subject property value time certainty source start",
        today="2036-06-30",
    )
    assert found == [
        "2023-12-31 | ISRO | launches | LUPEX | early 2020s | certain | sputnik | 364",
        "2023-12-31 | JAXA | launches | LUPEX | early 2020s | certain | sputnik | 364",
        "2023-12-31 | LUPEX | launchDate | early 2020s |  | certain | sputnik | 402",
        "2023-12-31 | LUPEX | launchDate | early 2020s |  | certain | sputnik | 476",
        "2023-12-31 | LUPEX rover | landingDate | by 2023 |  | probable | sputnik | 999",
        "2023-12-31 | LUPEX rover | landsAt | South Pole | by 2023 | probable | sputnik | 999",
        "2036-05-31 | NASA | launches | Solace 2 | May 2036 | certain | 2035-crew | 81",
        "2036-05-31 | Solace 2 | launchDate | May 2036 |  | certain | 2035-crew | 91",
    ]


def test_what_nobody_tells_as_done_is_overdue(known_rows: Ask) -> None:
    found = known_rows("overdue-plans", "due subject property value source start", today="2022")
    assert found == [
        "2019-08-01 | Committee on National Space Policy | approves | LUPEX | lunar-missions | 12447",
    ]


def test_plans_tell_the_day_on_which_they_were_told(rows: Ask) -> None:
    found = rows("plans", "subject property value time certainty said_on speakers")
    assert found[:12] == [
        "ESA | develops | Heron |  | certain | 2031-02-10 | Harbor Wire",
        "Heron | landsAt | South Pole |  | certain | 2031-02-10 | Harbor Wire",
        "ISRO | develops | LUPEX lander |  | certain | 2020-10-31 | Sputnik",
        "ISRO | launches | LUPEX | early 2020s | certain | 2020-10-31 | Sputnik > Japanese embassy",
        "ISRO | plans | LUPEX |  | certain | 2020-10-31 | Sputnik > embassy",
        "ISRO | plans | Moon |  | certain | 2020-10-31 | Sputnik",
        "JAXA | develops | LUPEX rover |  | certain | 2020-10-31 | Sputnik",
        "JAXA | develops | rover |  | certain | 2031-02-10 | Harbor Wire",
        "JAXA | launches | LUPEX | early 2020s | certain | 2020-10-31 | Sputnik > Japanese embassy",
        "JAXA | launches | LUPEX rocket |  | certain | 2020-10-31 | Sputnik",
        "JAXA | plans | LUPEX |  | certain | 2020-10-31 | Sputnik > embassy",
        "Jane Okafor | isFirst | woman to walk on the Moon |  | certain | 2035-03-09 | The Moon Letter",
    ]


def test_a_date_moves_against_the_day_of_publication_before(rows: Ask) -> None:
    found = rows("slipped-dates", "said_on time earliest latest moved tense source")
    assert found == [
        "2031-02-10 | 2033 | 2033-01-01 | 2033-12-31 | told first | future | 2031-agreement",
        "2032-06-03 | late 2034 | 2034-10-01 | 2034-12-31 | later | future | 2032-delay",
        "2034-11-21 | 20 November 2034 | 2034-11-20 | 2034-11-20 | fits | past | 2034-launch",
        "2035-02-02 | 23 November 2034 | 2034-11-23 | 2034-11-23 | later | past | 2035-recovery",
    ]


def test_the_timeline_of_a_mission_begins_with_what_was_first(rows: Ask) -> None:
    found = rows("timeline", "earliest latest subject property value tense source", entity="Tarn")
    assert found == [
        "2033-01-01 | 2033-12-31 | Tarn | launchDate | 2033 | future | 2031-agreement",
        "2033-01-01 | 2033-12-31 | Tarn | launchSite | Kourou | future | 2031-agreement",
        "2033-01-01 | 2033-12-31 | Tarn | launchVehicle | Ariane 6 | future | 2031-agreement",
        "2034-10-01 | 2034-12-31 | Tarn | launchDate | late 2034 | future | 2032-delay",
        "2034-11-20 | 2034-11-20 | Tarn | launchDate | 20 November 2034 | past | 2034-launch",
        "2034-11-20 | 2034-11-20 | Tarn | launchSite | Kourou | past | 2034-launch",
        "2034-11-20 | 2034-11-20 | Tarn | launchVehicle | Ariane 6 | past | 2034-launch",
        "2034-11-23 | 2034-11-23 | Tarn | launchDate | 23 November 2034 | past | 2035-recovery",
        "2034-11-23 | 2034-11-23 | Tarn | launchSite | Kourou | past | 2035-recovery",
    ]
