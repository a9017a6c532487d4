"""The general classes that the extractor treats in a way of their own, each named once.

`ontology/core/classes.ttl` says what each means; the classes of a domain lie below them.
"""

PARTY = ("kg:Party",)
ORGANIZATION = ("kg:Organization",)
# Bodies that undertake things themselves.
ACTING_BODIES = ("kg:Agency", "kg:Company")
AGENCY = ("kg:Agency",)
GOVERNMENT = ("kg:Government",)
COMPANY = "kg:Company"
MEDIA = ("kg:Media",)
PERSON = ("kg:Person",)
COUNTRY = ("kg:Country",)
NATION = ("kg:Country", "kg:City")
PLACE = ("kg:Place",)
PATH = "kg:Path"
MISSION = "kg:Mission"
VESSEL = "kg:Vessel"
FLIGHT = ("kg:Mission", "kg:Vessel")
CRAFT = ("kg:Craft",)
CARRIER = ("kg:Carrier",)
VEHICLE = ("kg:Mission", "kg:Vessel", "kg:Carrier")
DEVICE = ("kg:Device",)
INSTRUMENT = "kg:Instrument"
TOPIC = "kg:Topic"
DATA = "kg:Data"
EVENT = "kg:Event"
FEAT = "kg:Feat"
# Things that a text may speak of without a name.
NAMELESS = ("kg:Craft", "kg:Mission", "kg:Event", "kg:Agreement", "kg:Product")
# Of those, what belongs to no mission.
ON_ITS_OWN = ("kg:Event", "kg:Agreement", "kg:Product")
STUFF = ("kg:Data", "kg:Substance", "kg:Path")
# Classes whose names are common nouns ("water", "low Earth orbit").
COMMON = ("kg:Substance", "kg:Place", "kg:Topic", "kg:Data")
# Classes whose names have a telling word in them ("Institute", "Telescope").
TELLING = ("kg:Organization", "kg:Instrument", "kg:Event", "kg:Agreement")
