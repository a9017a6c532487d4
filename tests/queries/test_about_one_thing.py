"""What is asked about one thing, or one mission."""

from collections.abc import Callable

Ask = Callable[..., list[str]]


def test_articles_about_a_thing_are_told_in_order_with_their_first_words(rows: Ask) -> None:
    found = rows("articles-about", "published publisher statements quote start", entity="ESA")
    assert found == [
        "2031-02-10 | Harbor Wire | 4 | ESA and JAXA signed an agreement | 100",
        "2032-06-03 | The Moon Letter | 0 | ESA | 130",
        "2034-11-21 | Fjord Courier | 3 | ESA launched the Tarn mission together with JAXA | 154",
        "2035-01-15 | Harbor Wire | 1 | ESA lost contact with the Heron lander | 84",
        "2035-02-02 | Southern Daily | 1 | ESA regained contact with the Heron lander | 199",
    ]


def test_a_card_counts_statements_and_denials_of_each_value(rows: Ask) -> None:
    found = rows(
        "entity-card",
        "subject property value stated denied sources first_on last_on",
        entity="Heron",
    )
    assert found == [
        "Heron | carries | Deep Sounder | 1 | 0 | 1 | 2034-11-21 | 2034-11-21",
        "Heron | carries | Heron neutron spectrometer | 1 | 0 | 1 | 2034-11-21 | 2034-11-21",
        "Heron | condition | Intact | 1 | 0 | 1 | 2035-02-02 | 2035-02-02",
        "ESA | develops | Heron | 1 | 0 | 1 | 2031-02-10 | 2031-02-10",
        "Heron | discovers | water | 1 | 0 | 1 | 2035-02-02 | 2035-02-02",
        "Heron | isFirst | Europe | 1 | 0 | 1 | 2034-11-21 | 2034-11-21",
        "Heron | landingOutcome | HardLanding | 1 | 1 | 2 | 2035-01-15 | 2035-02-02",
        "Heron | landsAt | South Pole | 2 | 0 | 2 | 2031-02-10 | 2035-01-15",
        "NASA | locates | Heron | 1 | 0 | 1 | 2035-02-02 | 2035-02-02",
        "ESA | losesContactWith | Heron | 1 | 0 | 1 | 2035-01-15 | 2035-01-15",
        "Heron | malfunction | Heron fuel valve | 2 | 0 | 1 | 2035-01-15 | 2035-01-15",
        "Heron | mass | 1,900 kg | 1 | 0 | 1 | 2031-02-10 | 2031-02-10",
        "Heron | mass | 2,150 kg | 1 | 0 | 1 | 2032-06-03 | 2032-06-03",
        "ESA | operates | Heron | 1 | 0 | 1 | 2034-11-21 | 2034-11-21",
        "JAXA | operates | Heron | 0 | 1 | 1 | 2032-06-03 | 2032-06-03",
        "Heron | partOf | Tarn | 1 | 0 | 1 | 2031-02-10 | 2031-02-10",
        "ESA | regainsContactWith | Heron | 1 | 0 | 1 | 2035-02-02 | 2035-02-02",
    ]


def test_findings_of_a_thing_are_those_with_a_statement_about_it(rows: Ask) -> None:
    found = rows("findings-of", "severity rule side quote", entity="Heron")
    assert found == [
        "violation | quantity-conflict | 0 | The lander has a mass of 1,900 kg",
        "violation | quantity-conflict | 1 | The Heron lander has a mass of 2,150 kg",
        "warning | denied-claim | 0 | it did not crash",
        "warning | denied-claim | 1 | The Heron lander crashed",
        "warning | outcome-conflict | 0 | The Heron lander is intact",
        "warning | outcome-conflict | 1 | The Heron lander crashed",
    ]


def test_names_are_told_with_the_article_that_has_them_first(rows: Ask) -> None:
    found = rows("names-of", "name sources first_on quote source start", entity="ESA")
    assert found == [
        "ESA | 5 | 2031-02-10 | ESA | 2031-agreement | 100",
        "European Space Agency | 1 | 2034-11-21 | European Space Agency | 2034-launch | 209",
    ]


def test_a_misspelt_name_is_among_the_names(known_rows: Ask) -> None:
    found = known_rows("names-of", "name sources quote source start", entity="Chandrayaan-1")
    assert found == [
        "Chadrayaan-1 | 1 | Chadrayaan-1 | sputnik | 2232",
        "Chandrayaan-1 | 1 | the synthetic aperture radars deployed on lunar missions, including those on Chandrayaan-1 | sputnik | 2042",
    ]


def test_statements_about_a_thing_have_it_as_subject_or_as_value(rows: Ask) -> None:
    found = rows(
        "statements-about",
        "subject property value said tense speakers source",
        entity="Chandrayaan-2",
    )
    assert found == [
        "Chandrayaan-2 | outcome | Failure | stated | past | Sputnik | sputnik",
    ]
