from kg.draw.network import Network
from kg.draw.page.choices import Choice, Choices, Manner, choices_of


def test_what_can_be_chosen_is_what_occurs_with_the_number_of_links(network: Network) -> None:
    assert choices_of(network) == Choices(
        parties=(
            Choice(value="aster", words="Aster", count=2),
            Choice(value="boreal", words="Boreal", count=3),
        ),
        missions=(
            Choice(value="heron-1", words="Heron 1", count=2),
            Choice(value="tern", words="Tern", count=1),
        ),
        manners=(
            Manner(
                name="operator",
                line=0,
                roles=(Choice(value="launches", words="launches", count=2),),
            ),
            Manner(
                name="partner",
                line=1,
                roles=(Choice(value="partnersWith", words="partners with", count=1),),
            ),
            Manner(name="other", line=2, roles=(Choice(value="funds", words="funds", count=1),)),
        ),
        certainties=(
            Choice(value="certain", words="certain", count=3),
            Choice(value="possible", words="possible", count=1),
        ),
        tenses=(
            Choice(value="past", words="past", count=2),
            Choice(value="present", words="under way", count=1),
            Choice(value="future", words="planned", count=1),
        ),
        sources=2,
        disputed=2,
        first="2021-03-04",
        last="2022-05-06",
    )
