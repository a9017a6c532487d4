"""Articles made up for measuring: any length, sentences that vary, names that differ; always the
same for the same length.
"""

import random
from collections.abc import Iterator

_OPENERS = (
    "{firm} launched {craft} aboard a Falcon 9 rocket from Cape Canaveral on {day}.",
    "The {nation} space agency said on {weekday} that {craft} would land near the south pole.",
    '"{craft} is healthy and its antennas are working," said {person}, the chief of {firm}.',
    "{firm}, which is based in {town}, will build the lander for the {craft} mission by {year}.",
    "Engineers lost contact with {craft} some {number} kilometres above the surface.",
)
_SENTENCES = (
    "It carries {number} instruments, among them a radar built by {firm}.",
    "The spacecraft weighs {number} kilograms and cost about ${number} million.",
    "According to {person}, the agency has not yet approved a second flight.",
    "The rover will look for water ice in craters that the Sun never reaches.",
    "{person} told reporters that the cause of the failure was a valve made in {town}.",
    "In {month} {year}, NASA and {firm} signed an agreement on the {craft} mission.",
    "Once in orbit, the probe will map the surface for {number} months.",
    "Its engines fired for {number} seconds, and the module entered lunar orbit on {day}.",
    "Nobody was hurt, and the launch pad is to be repaired before the end of {year}.",
    "Officials in {town} denied that the mission would be delayed again.",
    "The lander, named {craft}, touched down {number} metres from its target, the company said.",
    "JAXA plans to send {craft} to the asteroid, although its budget was cut in {year}.",
    "That is more than anyone had expected, and the team was glad of it.",
    "{firm} also makes the batteries, which survived the cold lunar night of {number} hours.",
)
_CONSONANTS = "bdfgklmnprstvz"
_ENDS = ("or", "an", "ex", "ia", "um", "is", "eth", "al")
_NATIONS = ("Japanese", "Indian", "Chinese", "European", "Russian", "South Korean")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "March", "May", "July", "September", "November")


def make_article(characters: int, seed: int = 1) -> str:
    """A plain-text article with title and dateline, cut after the last whole paragraph."""
    chance = random.Random(seed)
    paragraphs = ["Lander lost above the Moon, agency says", "TOKYO, 20 January 2024 (Kyodo) --"]
    paragraphs[1] += " A lander fell silent on Saturday, the Japanese space agency said."
    length = sum(map(len, paragraphs))
    for paragraph in _paragraphs(chance):
        length += len(paragraph) + 2
        if length > characters:
            break
        paragraphs.append(paragraph)
    return "\n\n".join(paragraphs) + "\n"


def make_sentence(words: int, seed: int = 1) -> str:
    """One sentence of so many words and no stop but the last."""
    chance = random.Random(seed)
    parts: list[str] = []
    count = 0
    while count < words:
        part = _fill(chance.choice(_SENTENCES), chance).rstrip(".")
        parts.append(part)
        count += len(part.split()) + 1
    return " and ".join(parts) + "."


def make_names(count: int, seed: int = 1) -> str:
    """A text that is a list of so many names, no two alike."""
    chance = random.Random(seed)
    names = dict.fromkeys(f"{_name(chance)} {_name(chance)}{n}" for n in range(count))
    return f"The agency thanked {', '.join(names)}.\n"


def _paragraphs(chance: random.Random) -> Iterator[str]:
    while True:
        sentences = [chance.choice(_OPENERS)]
        sentences += [chance.choice(_SENTENCES) for _ in range(chance.randint(1, 4))]
        yield " ".join(_fill(sentence, chance) for sentence in sentences)


def _fill(sentence: str, chance: random.Random) -> str:
    year = chance.randint(2018, 2034)
    return sentence.format(
        firm=f"{_name(chance)} {chance.choice(('Space', 'Aerospace', 'Systems', 'Orbital'))}",
        craft=chance.choice(("Hakuto-R", "Chandrayaan-2", "Odysseus", _name(chance), "Peregrine")),
        person=f"{chance.choice(('Jane', 'Ravi', 'Yuki', 'Olga'))} {_name(chance)}",
        town=_name(chance),
        nation=chance.choice(_NATIONS),
        weekday=chance.choice(_WEEKDAYS),
        month=chance.choice(_MONTHS),
        day=f"{chance.randint(1, 28)} {chance.choice(_MONTHS)} {year}",
        year=year,
        number=chance.randint(2, 900),
    )


def _name(chance: random.Random) -> str:
    syllables = (
        chance.choice("bdfgklmnprstvz") + chance.choice("aeiou")
        for _ in range(chance.randint(1, 3))
    )
    return "".join(syllables).capitalize() + chance.choice(_ENDS)
