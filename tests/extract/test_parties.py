"""Who builds, backs, pays for and joins what; offices, signatures, firsts: a sentence in, what it
states of its parties out.
"""

from collections.abc import Callable

import pytest

Stated = Callable[..., set[str]]

PARTIES = frozenset(
    "develops plans approves funds partnersWith participatesIn contributesTo holdsOffice signs"
    " discovers seeks knownAs locatedIn isFirst rank heldIn discussedAt".split()
)


ROWS: dict[str, set[str]] = {
    # a verb that two clauses share
    "Canada is supplying the rover and Japan the lander.": {
        "Canada develops rover",
        "Japan develops lander",
    },
    "France built the seismometer; Germany, the camera.": {
        "France develops seismometer",
        "Germany develops camera",
    },
    "Canada is supplying the rover and a lander.": {
        "Canada develops rover",
        "Canada develops lander",
    },
    # participles before and behind the noun, places of work, works and products
    "The Lockheed-built lander reached the pad on Friday.": {"Lockheed develops lander"},
    "The rover, built at NASA's Jet Propulsion Laboratory in California, weighs 900 kg.": {
        "NASA's Jet Propulsion Laboratory develops rover"
    },
    "The probe was assembled at Hedral Dynamics' plant in Leeds.": {
        "Hedral Dynamics develops probe"
    },
    "The lander is the work of Corvane Robotics.": {"Corvane Robotics develops lander"},
    "The probe carries a rover from Hedral Dynamics.": {"Hedral Dynamics develops rover"},
    "The lander came down north of Leeds.": set(),
    # who gives leave
    "NASA has given the green light to the Dragonfly mission.": {"NASA approves Dragonfly"},
    "Dragonfly was given the go-ahead by NASA in April.": {"NASA approves Dragonfly"},
    "The Chandrayaan-4 mission got the green light from the Union Cabinet in September.": {
        "Union Cabinet approves Chandrayaan-4"
    },
    "The cabinet did not approve the mission.": {"cabinet approves mission not"},
    "A green light glowed on the Dragonfly console.": set(),
    "ESA's member states approved the Argonaut lander.": {"ESA approves Argonaut"},
    "The FAA granted a launch licence for Starship in April.": {"FAA approves Starship"},
    # plans
    "NASA still intends to fly VIPER.": {"NASA plans VIPER future"},
    "NASA no longer intends to fly VIPER.": {"NASA plans VIPER not future"},
    "SpaceIL announced Beresheet 2 in December 2020.": {"SpaceIL plans Beresheet 2 future"},
    "NASA announced the end of the VIPER mission.": set(),
    "ISRO announced the success of Chandrayaan-3.": set(),
    # who pays
    "Funding for the Finch rover comes from the Canadian Space Agency.": {
        "Canadian Space Agency funds Finch"
    },
    "NASA is the mission's main funder.": {"NASA funds mission"},
    "NASA will no longer fund the rover.": {"NASA funds rover not future"},
    "ESA puts the cost of the mission at 110 million euros.": set(),
    "The UK Space Agency has met a third of the bill for the Argonaut lander.": {
        "UK Space Agency funds Argonaut"
    },
    "Firefly Aerospace won a contract worth $93 million from NASA.": {
        "NASA funds Firefly Aerospace"
    },
    "SpaceX won an $843 million NASA contract in June.": {"NASA funds SpaceX"},
    "ESA's ministers came up with another 436 million euros for ExoMars.": {"ESA funds ExoMars"},
    "NASA raised the cost of the Dragonfly mission by $100 million.": set(),
    "ESA pointed to a camera, for which Sweden has paid.": {"Sweden funds camera"},
    "Danuri. Korean lunar orbiter. Funding: Ministry of Science and ICT.": {
        "Ministry of Science and ICT funds Danuri"
    },
    "Odysseus is well. SpaceX paid the bill for dinner.": set(),
    "China and Russia have not signed an agreement.": {
        "China signs agreement not",
        "Russia signs agreement not",
    },
    # who works with whom
    "NASA and ISRO built the NISAR satellite together.": {
        "NASA develops NISAR",
        "ISRO develops NISAR",
        "NASA partnersWith ISRO",
    },
    "ISRO and JAXA are partners in the LUPEX project.": {
        "ISRO partnersWith JAXA",
        "ISRO participatesIn LUPEX",
        "JAXA participatesIn LUPEX",
    },
    "The LUPEX mission was discussed at the annual summit in Tokyo.": {
        "LUPEX discussedAt annual summit",
        "annual summit heldIn Tokyo",
    },
    "NASA spoke of VIPER at a congress in Milan on Monday.": {"congress heldIn Milan"},
    "Sweden is taking part in the Chang'e 4 mission.": {"Sweden participatesIn Chang'e 4"},
    "Russia withdrew from the Gateway project in 2021.": {"Russia participatesIn Gateway not"},
    # offices
    "Bill Nelson, who heads NASA, praised the team.": {"Bill Nelson holdsOffice NASA"},
    "Jane Orlow was named director of the Lunar Institute.": {
        "Jane Orlow holdsOffice Lunar Institute"
    },
    "Steve Altemus, CEO and co-founder of Intuitive Machines, said so.": {
        "Steve Altemus holdsOffice Intuitive Machines"
    },
    "Sean Duffy took over as acting NASA administrator in July.": {"Sean Duffy holdsOffice NASA"},
    "Indian Prime Minister Narendra Modi watched from South Africa.": {
        "Narendra Modi holdsOffice India"
    },
    "The director of the film praised NASA.": set(),
    "NASA disagreed. Bill Nelson, the administrator, resigned.": {"Bill Nelson holdsOffice NASA"},
    "The mission's principal investigator, Maria Zuber, is happy. GRAIL is well.": {
        "Maria Zuber holdsOffice GRAIL"
    },
    "GRAIL is well. Doris Albrecht, the project manager, is happy.": {
        "Doris Albrecht holdsOffice GRAIL"
    },
    "Jane Orlow is a former head of NASA's Mars programme.": {"Jane Orlow holdsOffice NASA"},
    "President of the Russian Academy of Sciences Gennady Krasnikov said so.": {
        "Gennady Krasnikov holdsOffice Russian Academy of Sciences"
    },
    "Clive Neal, a lunar scientist at the University of Notre Dame, is excited.": set(),
    "Jared Isaacman was nominated as NASA administrator.": set(),
    "Cheryl Warner smiled. A NASA spokesman did not.": set(),
    "CNSA is glad. Maram Kaire, head of the Senegalese space agency, is too.": set(),
    "Dragonfly, led by Elizabeth Turtle, is late.": {"Elizabeth Turtle holdsOffice Dragonfly"},
    "Lunar Trailblazer is a small satellite funded by NASA.": {"NASA funds Lunar Trailblazer"},
    "Roscosmos head Yuri Borisov said little.": {"Yuri Borisov holdsOffice Roscosmos"},
    "NASA and ESA head for the Moon.": set(),
    "NASA named Sean Duffy as acting administrator.": {"Sean Duffy holdsOffice NASA"},
    "Roscosmos director general Yuri Borisov said so.": {"Yuri Borisov holdsOffice Roscosmos"},
    # signatures
    "A memorandum of understanding was signed between ISRO and JAXA.": {
        "ISRO signs memorandum",
        "JAXA signs memorandum",
        "ISRO partnersWith JAXA",
    },
    "Signatories to the Artemis Accords include Bahrain and Peru.": {
        "Bahrain signs Artemis Accords",
        "Peru signs Artemis Accords",
    },
    "Russia has not signed the Artemis Accords.": {"Russia signs Artemis Accords not"},
    # what is sought
    "VIPER's search for ice will last 100 days.": {"VIPER seeks ice future"},
    "A spectrometer will sniff the soil for water.": {"spectrometer seeks water future"},
    # names
    "Dubbed the Moon Sniper, SLIM landed within 100 metres of its target.": {
        "SLIM knownAs Moon Sniper"
    },
    "The rocket, whose nickname is “Bahubali”, stands 43 metres tall.": {"rocket knownAs Bahubali"},
    "Danuri, also called Wanderer, entered orbit.": {"Danuri knownAs Wanderer"},
    "Danuri carries a detector called DORN.": set(),
    "Known to its builders as Odie, the lander stood 4.3 metres tall.": {"lander knownAs Odie"},
    "Yutu, whose name means Jade Rabbit, has gone to sleep.": {"Yutu knownAs Jade Rabbit"},
    "The orbiter, formally the Korea Pathfinder Lunar Orbiter, is ageing.": {
        "orbiter knownAs Korea Pathfinder Lunar Orbiter"
    },
    "Danuri (also KPLO; Moon Enjoyer) sends pictures.": {
        "Danuri knownAs KPLO",
        "Danuri knownAs Moon Enjoyer",
    },
    "VIPER, short for Volatiles Investigating Polar Exploration Rover, was cancelled.": {
        "VIPER knownAs Volatiles Investigating Polar Exploration Rover"
    },
    "The Selenological and Engineering Explorer, SELENE for short, has been a success.": {
        "Selenological and Engineering Explorer knownAs SELENE",
    },
    "NASA renamed the Mars 2020 rover Perseverance.": {"Mars 2020 rover knownAs Perseverance"},
    "NASA will use Orion, or Starliner, for the trip.": set(),
    "Beresheet, once a finalist for the Google Lunar X Prize, is no more.": set(),
    "JAXA and ISRO have joined forces to explore the poles.": {"JAXA partnersWith ISRO"},
    "An accord, concluded by NASA and ESA, runs for ten years.": {
        "NASA signs accord",
        "ESA signs accord",
    },
    "SpaceX signed a contract with NASA.": {"SpaceX signs contract", "NASA signs contract"},
    "ESA's ground stations supported the Chandrayaan-3 mission.": {
        "ESA contributesTo Chandrayaan-3"
    },
    "The deal between NASA and Boeing fell through.": set(),
    "NASA has no part in the Chang'e 6 mission.": {"NASA participatesIn Chang'e 6 not"},
    "The station is a joint project of NASA, ESA, JAXA and the CSA.": {
        *(f"{one} participatesIn station" for one in ("NASA", "ESA", "JAXA", "CSA")),
        *(f"NASA partnersWith {one}" for one in ("ESA", "JAXA", "CSA")),
    },
    # firsts and ranks
    "Germany became the 29th country to sign the Artemis Accords.": {
        "Germany rank 29th country to sign the Artemis Accords",
        "Germany signs Artemis Accords",
    },
    "Japan became the fifth nation to reach the Moon when SLIM came down.": {
        "Japan rank fifth nation to reach the Moon",
    },
    "The first private mission to the Moon, Beresheet was watched by millions.": {
        "Beresheet isFirst private mission to the Moon"
    },
    "Ingenuity made history as the first helicopter to fly on another planet.": {
        "Ingenuity isFirst helicopter to fly on another planet"
    },
    "South Korea's first lunar orbiter is ageing. Danuri has little fuel.": {
        "Danuri isFirst South Korea"
    },
    "Odysseus, first private Moon lander, is dead.": {"Odysseus isFirst private Moon lander"},
    "The lander's first director, Jane Orlow, smiled.": set(),
    "China's first lunar orbiter is no more. Chang'e 6 has more fuel.": set(),
    "Bulgaria saw Chandrayaan-1 fly. It was India's first mission to the Moon.": {
        "Chandrayaan-1 isFirst India",
    },
    "Roscosmos and CNSA agreed to build a station.": {
        "Roscosmos develops station future",
        "CNSA develops station future",
        "Roscosmos partnersWith CNSA",
    },
    "ESA ended its cooperation with Roscosmos in 2022.": {"ESA partnersWith Roscosmos not"},
    "MBRSC is glad. Hope was built in cooperation with the University of Colorado.": set(),
    # teams and contractors
    "A team led by the University of Tokyo developed the camera.": {
        "University of Tokyo develops camera"
    },
    "Airbus will act as prime contractor for the Argonaut lander.": {
        "Airbus develops Argonaut future"
    },
    "Responsible for the spectrometer is the Max Planck Institute for Solar System Research.": {
        "Max Planck Institute develops spectrometer"
    },
    "Airbus will act as a witness for the Argonaut lander.": set(),
    "NASA and the German space agency have extended their partnership on the VIPER rover.": {
        "NASA partnersWith German space agency"
    },
    # seats
    "Tokyo-based ispace built the Hakuto-R lander.": {
        "ispace locatedIn Tokyo",
        "ispace develops Hakuto-R lander",
    },
}


@pytest.mark.parametrize(
    ("text", "wanted"), [pytest.param(text, wanted, id=text) for text, wanted in ROWS.items()]
)
def test_parties_and_what_they_do(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text, PARTIES) == wanted
