"""How the rules did on their examples, a line each."""

from collections.abc import Sequence

from kg.check.examples import Verdict
from kg.report.jsonform import Form
from kg.report.words import count_words


def verdict_line(verdict: Verdict, wide: int) -> str:
    """`ok`, or `BROKEN` with what is not as it must be on lines of its own."""
    counts = f"{verdict.found} to find, {verdict.left} to leave alone"
    word = "BROKEN" if verdict.problems else "ok"
    told = [f"{verdict.rule:{wide}}  {counts:30}  {word}"]
    return "\n".join([*told, *(f"  {problem}" for problem in verdict.problems)])


def verdict_sum(verdicts: Sequence[Verdict]) -> str:
    """The last line: how many rules, examples and broken rules."""
    examples = sum(one.found + one.left for one in verdicts)
    broken = sum(bool(one.problems) for one in verdicts)
    told = f"{count_words(len(verdicts), 'rule')}, {count_words(examples, 'example')}"
    return f"{told}, {broken} broken"


def verdict_form(verdict: Verdict) -> Form:
    """The verdict as a JSON object."""
    return {
        "rule": verdict.rule,
        "find": verdict.found,
        "leaveAlone": verdict.left,
        "problems": list(verdict.problems),
    }
