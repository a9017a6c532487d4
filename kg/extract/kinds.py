"""The classes that the extractor treats in a way of their own, each named once."""

PARTY = ("space:Party",)
ORGANIZATION = ("space:Organization",)
# Bodies that fly things themselves.
FLYING_BODIES = ("space:Agency", "space:Company")
AGENCY = ("space:Agency",)
GOVERNMENT = ("space:Government",)
COMPANY = "space:Company"
MEDIA = ("space:Media",)
PERSON = ("space:Person",)
COUNTRY = ("space:Country",)
NATION = ("space:Country", "space:City")
PLACE = ("space:Place",)
ORBIT = "space:Orbit"
MISSION = "space:Mission"
SPACECRAFT = ("space:Spacecraft",)
FLIGHT = ("space:Mission", "space:Spacecraft")
CRAFT = ("space:Craft",)
VEHICLE = ("space:Mission", "space:Spacecraft", "space:Rocket")
DEVICE = ("space:Instrument", "space:Part")
# Things that a text may speak of without a name.
NAMELESS = ("space:Craft", "space:Mission", "space:Event", "space:Agreement")
HAPPENING = ("space:Event", "space:Agreement")
STUFF = ("space:Data", "space:Substance", "space:Orbit")
# Classes whose names are common nouns ("water", "low Earth orbit").
COMMON = ("space:Substance", "space:Place", "space:Topic", "space:Data")
# Classes whose names have a telling word in them ("Institute", "Telescope").
TELLING = ("space:Organization", "space:Instrument", "space:Event", "space:Agreement")
OUTCOMES = ("space:Outcome", "space:LandingOutcome", "space:Condition")
