"""Finds the dateline that opens a news story: place, day and agency, and where its prose begins."""

import re
from typing import NamedTuple

from kg.extract.days import Day
from kg.extract.furniture import Furniture

WINDOW = 140
WORDS = r"[^\W\d_a-z][\w.'’-]*(?:[ \xa0][^\W\d_a-z][\w.'’-]*){0,3}"
CITY = rf"{WORDS}(?:,[ \xa0]{WORDS})??"
PLACE = rf"(?P<place>{WORDS}(?:/{WORDS})?(?:,[ \xa0]{WORDS})??(?:[ \xa0](?:&|and)[ \xa0]{CITY})??)"
DAY = r"(?:[,.]?[ \xa0]\(?(?P<day>[^()/:\n—–]{3,30}?)\)?)"
BRACKETED = r"\((?P<agency>[^\W\d_][\w.&' -]{1,40}(?:/[\w.&' -]{1,40})?)\)"
AGENCY = rf"(?:{BRACKETED}|/(?P<slashed>[\w &.-]{{2,30}})/\.?)"
REGION = re.compile(WORDS)
REGION_BEFORE = re.compile(rf"{WORDS},[ \xa0]$")
DASH = r"(?:[ \xa0]?(?:--|—|–|[:.])|[ \xa0]-)"
# "Aug. 23 —": the stop behind a month ends nothing.
DASH_BEHIND_DAY = r"(?:[ \xa0]?(?:--|—|–|:|(?<=\d)\.)|[ \xa0]-)"
MARKS = r"[*_]{0,3}"
AFTER = r"[ \xa0]*[*_]{0,3}[ \xa0]*(?=\S)"

SIGNED = re.compile(
    rf"{MARKS}{PLACE}{DAY}??{MARKS}\.?[ \xa0]?{AGENCY}{MARKS}(?P<dash>{DASH})?{AFTER}"
)
DATED = re.compile(rf"{MARKS}{PLACE}{DAY}{MARKS}(?P<dash>{DASH_BEHIND_DAY}){AFTER}")
BARE = re.compile(rf"{MARKS}{PLACE}{MARKS}(?P<dash>{DASH}){AFTER}")
SEPARATOR = re.compile(rf"{DASH}{AFTER}")
NAMELESS = re.compile(rf"\((?P<agency>[\w.&' -]{{2,40}})\)(?P<dash>{DASH}){AFTER}")


class Dateline(NamedTuple):
    """How much of the paragraph it takes (prose begins at `length`), and what it says."""

    end: int
    length: int
    agency: str | None
    day: Day | None


def find_dateline(paragraph: str, furniture: Furniture, *, first: bool = True) -> Dateline | None:
    """The dateline at the start of a paragraph; only the first may do without agency and day."""
    head = paragraph[:WINDOW]
    signed = SIGNED.match(head)
    if signed and _is_signed(signed, furniture):
        return _dateline(signed, head, furniture)
    nameless = NAMELESS.match(head)
    if nameless and nameless["agency"] in furniture.agencies:
        return _dateline(nameless, head, furniture)
    dated = DATED.match(head)
    if dated and _day(dated, furniture):
        return _dateline(dated, head, furniture)
    opening = next(furniture.calendar.find(head), None) if first else None
    if opening and opening.start == 0:
        begin = opening.end + len(head[opening.end :]) - len(head[opening.end :].lstrip())
        signed = NAMELESS.match(head, begin)
        dash = signed or SEPARATOR.match(head, opening.end)
        if dash:
            agency = signed["agency"] if signed else None
            return Dateline(len(head[: dash.end()].rstrip()), dash.end(), agency, opening)
    bare = BARE.match(head) if first else None
    if bare and _is_place(bare, paragraph, furniture):
        return _dateline(bare, head, furniture)
    return None


def _is_signed(match: re.Match[str], furniture: Furniture) -> bool:
    group = match.groupdict()
    agency = group["agency"] or group["slashed"]
    known = all(part.strip() in furniture.agencies for part in agency.split("/"))
    if group["day"] and not _day(match, furniture) and not REGION.fullmatch(group["day"]):
        return False
    if known or group["slashed"]:
        return True
    place = match["place"]
    # Else brackets after a name hold its abbreviation: "Space Research Organisation (ISRO): …".
    city = place.split(",")[0]
    local = city.isupper() or city in furniture.places
    return local and bool(match["dash"]) and agency[0].isupper()


def _is_place(match: re.Match[str], paragraph: str, furniture: Furniture) -> bool:
    place = match["place"].strip("*_ ")
    if place.rstrip(".") in furniture.labels or match["dash"].strip() == ".":
        return False
    city = place.split(",")[0].split("/")[0]
    known = city.title() in furniture.places or city in furniture.places
    # A firm may write itself in small letters: "Tokyo, Japan – ispace, inc. said".
    if paragraph[match.end()].islower() and not (known and "," in place):
        return False
    if known:
        return True
    if not city.isupper() or len(city) < 5:
        return False
    # Capitals between two dashes are a name with its explanation: "HAKUTO – Japan's lander – fell".
    sentence = paragraph[match.end() : match.end() + 300].split(". ")[0]
    return not re.search(r"\s(?:--|[-–—])\s", sentence)


def _day(match: re.Match[str], furniture: Furniture) -> Day | None:
    if not match["day"]:
        return None
    for day in furniture.calendar.find(match["day"]):
        before = REGION_BEFORE.sub("", match["day"][: day.start])
        rest = before + match["day"][day.end :]
        if furniture.is_stamp(f"{rest} 10:00"):
            start = match.start("day")
            return day._replace(start=start + day.start, end=start + day.end)
    return None


def _dateline(match: re.Match[str], head: str, furniture: Furniture) -> Dateline:
    group = match.groupdict()
    agency = group.get("agency") or group.get("slashed")
    day = _day(match, furniture) if group.get("day") else None
    return Dateline(len(head[: match.end()].rstrip()), match.end(), agency, day)
