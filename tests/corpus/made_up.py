"""Short articles made up for a corpus: some hold what others contradict, and how often is known."""

import random
from collections.abc import Iterator
from pathlib import Path

CRAFT = ("Chandrayaan-2", "Hakuto-R", "Odysseus", "Peregrine", "Luna 25", "SLIM", "Beresheet")
PAPERS = ("Quarry Gazette", "Harbour Post", "Mill Lane Courier", "Fen Herald", "Tidewater Times")
FIRMS = ("Orvane Space", "Kelmar Systems", "Duvo Orbital", "Pilex Aerospace")
TOWNS = ("Cape Canaveral", "Sriharikota", "Tanegashima", "Baikonur")
ROCKETS = ("a Falcon 9", "an H-IIA", "a Soyuz", "an Ariane 5")
PLACES = ("south pole", "north pole")
MONTHS = ("January", "March", "May", "July", "September", "November")


def make_articles(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """File names and texts: one to three sentences, each of a paper and a day.

    A dozen craft of everyone, and one for each twenty articles of its own; one in fifty sentences
    says something else than the others.
    """
    chance = random.Random(seed)
    own = [f"Nova-{number}" for number in range(1, 2 + count // 20)]
    for number in range(count):
        lines = [
            "---",
            f"title: Report {number}",
            f"publisher: {chance.choice(PAPERS)}",
            f"published: 20{chance.randint(19, 24)}-{chance.randint(1, 12):02}-"
            f"{chance.randint(1, 28):02}",
            "---",
        ]
        told = [
            _sentence(chance.choice(CRAFT if chance.random() < 0.3 else own), chance)
            for _ in range(chance.randint(1, 3))
        ]
        yield f"{number % 10}/report-{number}.md", "\n".join([*lines, " ".join(told), ""])


def write_articles(folder: Path, count: int, seed: int = 7) -> None:
    for name, text in make_articles(count, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _sentence(craft: str, chance: random.Random) -> str:
    """What is always told of the craft, or, one time in fifty, anything."""
    form = chance.randrange(9)
    known = chance if chance.random() < 0.02 else random.Random(f"{craft} {form}")
    day = f"{known.randint(1, 28)} {known.choice(MONTHS)} {known.randint(2012, 2018)}"
    weight, metres = known.randrange(100, 4000), known.randrange(100, 900)
    firm = known.choice(FIRMS)
    return (
        f"{firm} launched the {craft} spacecraft from {known.choice(TOWNS)} on {day}.",
        f"The {craft} lander touched down near the {known.choice(PLACES)} of the Moon on {day}.",
        f"The {craft} lander weighs {weight} kilograms.",
        f"The {craft} probe was launched aboard {known.choice(ROCKETS)} rocket.",
        f"Engineers lost contact with {craft} {metres} metres above the surface.",
        f"NASA has not approved the {craft} mission."
        if known.random() < 0.3
        else f"NASA approved the {craft} mission.",
        f'"The {craft} lander is healthy," said Olga Wren, the chief of {firm}.',
        f"The {craft} lander crashed on the Moon."
        if known.random() < 0.5
        else f"The {craft} lander made a soft landing.",
        f"{firm} will build the rover of the {craft} mission.",
    )[form]
