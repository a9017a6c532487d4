"""Where the pages of a printed text meet: a form feed, or a page number on a line of its own."""

_NUMBER = r"(?i:(?:page[ \t]+)?[-–—]?[ \t]?\d{1,4}(?:[ \t](?:of|/)[ \t]\d{1,4})?[ \t]?[-–—]?)"
# White space is bounded, or a page of it would be tried in all its parts.
_SPACE = r"\s{0,40}"
# A form feed with the numbers before and behind it; or a number between blank lines that cuts a
# sentence.
PAGE_BREAK = (
    rf"(?<!\s){_SPACE}(?:\n[ \t]{{0,80}}{_NUMBER}[ \t]*\n)?{_SPACE}"
    rf"\f{_SPACE}(?:{_NUMBER}[ \t]*\n{_SPACE})?"
    rf"|(?<=[^\W_,])\n[ \t]*\n[ \t]{{0,80}}{_NUMBER}[ \t]*\n[ \t]*\n{_SPACE}(?=[^\W\d_A-Z])"
)
