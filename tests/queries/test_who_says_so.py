"""Speakers and sources behind statements."""

from collections.abc import Callable

Ask = Callable[..., list[str]]


def test_who_is_quoted_without_a_name(rows: Ask) -> None:
    found = rows("anonymous-speakers", "who subject property value speakers source start")
    assert found == [
        "ESA official | Tarn | cost | about 600 million euros | Harbor Wire > ESA official | 2031-agreement | 446",
        "engineers | rover | carries | Tarn drill | Harbor Wire > engineers | 2031-agreement | 533",
        "JAXA official | Tarn | launchSite | Tanegashima | The Moon Letter > JAXA official | 2032-delay | 331",
        "JAXA official | Tarn | launchVehicle | H3 | The Moon Letter > JAXA official | 2032-delay | 331",
        "sources | Solace 2 | launchDate | 2037 | The Moon Letter > sources | 2035-crew | 370",
        "official | Heron | landingOutcome | HardLanding | Harbor Wire > official | 2035-silence | 143",
        "official | Heron | landsAt | South Pole | Harbor Wire > official | 2035-silence | 143",
        "engineers | Heron crash | causedBy | Heron fuel valve failure | Harbor Wire > engineers | 2035-silence | 255",
        "engineers | Heron | malfunction | Heron fuel valve | Harbor Wire > engineers | 2035-silence | 279",
        "Japanese embassy | ISRO | launches | LUPEX | Sputnik > Japanese embassy | sputnik | 364",
        "Japanese embassy | JAXA | launches | LUPEX | Sputnik > Japanese embassy | sputnik | 364",
        "Japanese embassy | LUPEX | launchDate | early 2020s | Sputnik > Japanese embassy | sputnik | 402",
        "embassy | JAXA | plans | LUPEX | Sputnik > embassy | sputnik | 449",
        "embassy | ISRO | plans | LUPEX | Sputnik > embassy | sputnik | 458",
        "embassy | LUPEX | launchDate | early 2020s | Sputnik > embassy | sputnik | 476",
        "ISRO official | Vikram | landingOutcome | HardLanding | Sputnik > PTI > ISRO official | sputnik | 1787",
        "ISRO official | Chandrayaan-2 on-board camera | returns | thermal images | Sputnik > PTI > ISRO official | sputnik | 1839",
    ]


def test_the_first_report_is_told_with_how_many_other_publishers_followed(rows: Ask) -> None:
    found = rows(
        "first-reports", "said_on subject property value followers last_on speakers source start"
    )
    assert found == [
        "2031-02-10 | ESA | partnersWith | JAXA | 1 | 2034-11-21 | Harbor Wire | 2031-agreement | 100",
        "2031-02-10 | Tarn | launchSite | Kourou | 2 | 2035-02-02 | Harbor Wire | 2031-agreement | 164",
        "2031-02-10 | Tarn | launchVehicle | Ariane 6 | 1 | 2034-11-21 | Harbor Wire | 2031-agreement | 164",
    ]


def test_hedged_statements_are_probable_or_possible(rows: Ask) -> None:
    found = rows(
        "hedged-statements", "subject property value certainty tense speakers source start"
    )
    assert found == [
        "Heron crash | causedBy | Heron fuel valve failure | probable | past | Harbor Wire > engineers | 2035-silence | 255",
        "LUPEX rover | landingDate | by 2023 | probable | future | Sputnik | sputnik | 999",
        "LUPEX rover | landsAt | South Pole | probable | future | Sputnik | sputnik | 999",
        "LUPEX rover | seeks | water | possible | future | Sputnik | sputnik | 1103",
        "LUPEX rover | worksAt | dark side of the Moon | possible | future | Sputnik | sputnik | 1056",
        "Solace 2 | launchDate | 2037 | possible | future | The Moon Letter > sources | 2035-crew | 370",
        "Tarn | launchSite | Tanegashima | probable | future | The Moon Letter > JAXA official | 2032-delay | 331",
        "Tarn | launchVehicle | H3 | probable | future | The Moon Letter > JAXA official | 2032-delay | 331",
        "Vikram | landingOutcome | HardLanding | probable | past | Sputnik > PTI > ISRO official | sputnik | 1787",
        "rover | carries | Tarn drill | possible | future | Harbor Wire > engineers | 2031-agreement | 533",
    ]


def test_what_one_source_alone_states_stands_source_by_source(rows: Ask) -> None:
    found = rows("single-source", "subject property value speakers source start")
    assert found[:8] == [
        "ESA | participatesIn | Tarn | Harbor Wire | 2031-agreement | 100",
        "ESA | signs | agreement | Harbor Wire | 2031-agreement | 100",
        "JAXA | participatesIn | Tarn | Harbor Wire | 2031-agreement | 108",
        "JAXA | signs | agreement | Harbor Wire | 2031-agreement | 108",
        "ESA | develops | Heron | Harbor Wire | 2031-agreement | 230",
        "JAXA | develops | rover | Harbor Wire | 2031-agreement | 288",
        "Heron | partOf | Tarn | Harbor Wire | 2031-agreement | 336",
        "rover | carries | Tarn drill | Harbor Wire > engineers | 2031-agreement | 533",
    ]


def test_publishers_and_speakers_behind_a_statement_are_counted(rows: Ask) -> None:
    found = rows(
        "sources-behind",
        "publishers voices subject property value speakers source start",
        entity="Tarn",
    )
    assert found == [
        "3 | 3 | Tarn | launchSite | Kourou | Harbor Wire | 2031-agreement | 164",
        "3 | 3 | Tarn | launchSite | Kourou | Fjord Courier | 2034-launch | 81",
        "3 | 3 | Tarn | launchSite | Kourou | Southern Daily | 2035-recovery | 387",
        "2 | 2 | Tarn | launchVehicle | Ariane 6 | Harbor Wire | 2031-agreement | 164",
        "2 | 2 | Tarn | launchVehicle | Ariane 6 | Fjord Courier | 2034-launch | 81",
        "1 | 1 | Tarn | launchSite | Tanegashima | The Moon Letter > JAXA official | 2032-delay | 331",
        "1 | 1 | Tarn | launchVehicle | H3 | The Moon Letter > JAXA official | 2032-delay | 331",
    ]


def test_who_said_what_names_the_last_of_the_chain(rows: Ask) -> None:
    found = rows(
        "who-said-what",
        "who subject property value said speakers source start",
        who="Mara Lindqvist",
    )
    assert found == [
        "Mara Lindqvist | Tarn | cost | 750 million euros | stated | The Moon Letter > Mara Lindqvist | 2032-delay | 193",
        "Mara Lindqvist | Tarn | cost | 820 million euros | stated | Southern Daily > Mara Lindqvist | 2035-recovery | 345",
    ]
