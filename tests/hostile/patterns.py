"""Finds every regular expression of kg, and texts that are the worst for each.

A program of its own, as what compiles patterns must be listened to before kg is imported. Prints a
JSON object a line for each pattern that takes more than linear time: where it is compiled, and the
text that shows it.
"""

import ast
import importlib
import json
import os
import pkgutil
import re
import re._constants as code
import re._parser as parser
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import kg

PACKAGE = Path(kg.__file__).parent

# Characters by which a set is told to be what: the first that it holds stands for it.
CHARACTERS = " a1A\n-.,'\"/<>()[]|*_:=$€é²\u0301\t#%&;@\\{}~^+`?!"
ENDS = ("\0", "", "a")
PLAIN = (" ", "a", "Aa ", "1", "1,", "A.", "\n", '"')
THOROUGH = bool(os.environ.get("KG_FUZZ"))
LENGTH = 1000 if THOROUGH else 150
GROWTH = 8
# Eight times the text may take so many times the time; a square would take 64 times.
MOST = 30
DOUBTED = 20
LEAST = 0.0002  # seconds: less is no harm
INSTANT = 0.005
HANGS = 1  # seconds of the processor
ENOUGH = 0.06
# What is never given a longer text, with the reason; measured at that length.
BOUNDED = {
    ("kg.extract.dateline", "SIGNED"): 140,  # WINDOW
    ("kg.extract.dateline", "DATED"): 140,
    ("kg.extract.dateline", "BARE"): 140,
    ("kg.extract.dateline", "SEPARATOR"): 140,
    ("kg.extract.dateline", "NAMELESS"): 140,
    ("kg.extract.dateline", "REGION_BEFORE"): 140,
}
LINE = 600  # of the patterns of furniture.yaml: LONGEST
# Handed to a function that only asks whether a text begins so.
MATCHED = frozenset({("kg.extract.jsonld", "ARTICLE"), ("kg.extract.jsonld", "PAGE")})
METHODS = frozenset(("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"))


class Found(NamedTuple):
    """A pattern as it was compiled, and where: module and line."""

    pattern: str
    flags: int
    place: str
    method: str = ""


# --- which patterns there are


@cache
def nodes(file: Path) -> list[ast.AST]:
    """All nodes of a module, itself first."""
    return list(ast.walk(ast.parse(file.read_text("utf-8"))))


def compiled() -> dict[Found, None]:
    """All that kg compiles while all its modules are imported and an article is read and checked;
    and all that stand in its calls of `re`, run or not."""
    found: dict[Found, None] = {}
    compile_ = re._compile

    def listen(pattern: Any, flags: int) -> Any:
        frame = sys._getframe(2)
        if isinstance(pattern, str) and frame.f_globals.get("__name__", "").startswith("kg."):
            place = f"{frame.f_globals['__name__']}:{frame.f_lineno}"
            found[Found(pattern, int(flags), place)] = None
        return compile_(pattern, flags)

    re._compile = listen
    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if module.name not in ("kg.__main__", "kg.notebook.extension"):
            importlib.import_module(module.name)
    from click.testing import CliRunner

    from kg.cli import main
    from kg.folder import data_folder

    article = data_folder("sources") / "articles"
    ended = CliRunner().invoke(main, ["check", str(article), "--fail-on", "never"])
    assert ended.exit_code == 0, ended.output
    re._compile = compile_
    for file in sorted(PACKAGE.rglob("*.py")):
        found.update(dict.fromkeys(written(file)))
    return found


def written(file: Path) -> Iterator[Found]:
    """The patterns of a module's calls of `re`, those in functions that have not run too."""
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    module = ".".join(parts).removesuffix(".__init__")
    names = vars(sys.modules[module]) if module in sys.modules else {}
    if "re." not in file.read_text("utf-8"):
        return
    for node in nodes(file):
        if not (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in (*METHODS, "compile")
        ):
            continue
        try:
            pattern = eval(compile(ast.Expression(node.args[0]), str(file), "eval"), names)
        except NameError:  # made of what only its function knows
            continue
        flags = sum(
            int(getattr(re, one.attr))
            for argument in (*node.args[1:], *(key.value for key in node.keywords))
            for one in ast.walk(argument)
            if isinstance(one, ast.Attribute) and isinstance(getattr(re, one.attr, 0), re.RegexFlag)
        )
        method = node.func.attr if node.func.attr in METHODS else ""
        if isinstance(pattern, str):
            yield Found(pattern, flags, f"{module}:{node.lineno}", method)


# --- the worst for each


def is_in(char: str, node: Any, flags: int) -> bool:
    """Whether a character is one of those of a parsed set, literal or dot."""
    op, value = node
    if op is code.LITERAL:
        return ord(char) == value
    if op is code.NOT_LITERAL:
        return ord(char) != value
    if op is code.ANY:
        return char != "\n" or bool(flags & re.DOTALL)
    negated = value[0][0] is code.NEGATE
    return negated != any(_holds(char, one) for one in value)


def _holds(char: str, item: Any) -> bool:
    op, value = item
    if op is code.LITERAL:
        return ord(char) == value
    if op is code.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if op is code.CATEGORY:
        name = str(value).removeprefix("CATEGORY_").lower()
        form = {"digit": r"\d", "space": r"\s", "word": r"\w"}[name.removeprefix("not_")]
        return name.startswith("not_") != bool(re.match(form, char))
    return False


def characters(node: Any, flags: int, most: int = 3) -> list[str]:
    """A few characters that a set, a literal or a dot matches."""
    op, value = node
    if op is code.LITERAL:
        return [chr(value)]
    fitting = [char for char in CHARACTERS if is_in(char, node, flags)]
    if not fitting and op is code.IN:
        for kind, item in value:
            if kind is code.LITERAL:
                fitting.append(chr(item))
            elif kind is code.RANGE:
                fitting.append(chr(item[0]))
    return fitting[:most] or ["\x01"]


def texts(tree: Any, flags: int, most: int = 3) -> list[str]:
    """A few short texts that a parsed pattern matches, what stands round it aside."""
    made = [""]
    for node in tree:
        ways = _ways(node, flags, most)
        made = [one + ways[i % len(ways)] for i, one in enumerate(made * len(ways))][:most]
    return list(dict.fromkeys(made))


def _ways(node: Any, flags: int, most: int) -> list[str]:
    op, value = node
    if op in (code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN):
        return characters(node, flags, most)
    if op is code.BRANCH:
        return [texts(one, flags, 1)[0] for one in value[1]][:most]
    if op is code.SUBPATTERN:
        return texts(value[3], flags, most)
    if op is code.ATOMIC_GROUP:
        return texts(value, flags, most)
    if op in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        least = min(value[0], 40)
        ways = [one * least for one in texts(value[2], flags, most)]
        return [*ways, *texts(value[2], flags, most)] if least == 0 else ways
    return [""]


def pumps(tree: Any, flags: int, before: str = "") -> Iterator[tuple[str, str]]:
    """What may be repeated, with a text that leads to it."""
    for node in tree:
        op, value = node
        if op is code.BRANCH:
            for one in value[1][:12]:
                yield from pumps(one, flags, before)
        elif op is code.SUBPATTERN:
            yield from pumps(value[3], flags, before)
        elif op in (code.ATOMIC_GROUP,):
            yield from pumps(value, flags, before)
        elif op in (code.ASSERT, code.ASSERT_NOT):
            yield from pumps(value[1], flags, before)
        elif op in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            if value[1] > 8:
                for body in texts(value[2], flags, 4):
                    yield before, body
            yield from pumps(value[2], flags, before)
        before += _ways(node, flags, 1)[0]


def attacks(found: Found) -> Iterator[tuple[str, str, str]]:
    """Texts that may cost much: their beginning, what is repeated, and how they end."""
    tree = parser.parse(found.pattern, found.flags)
    flags = tree.state.flags
    made: dict[tuple[str, str, str], None] = {}
    for before, body in pumps(tree, flags):
        starts = [(before, body), ("", before + body)]
        if THOROUGH:
            starts += [("a" + before, body), ("1" + before, body)]
            starts += [(before, body + " "), (before, body + "\n")]
        made.update({(*start, end): None for start in starts for end in ENDS})
    for repeated in (*texts(tree, flags), *PLAIN):
        made.update({("", repeated, end): None for end in ENDS[:2]})
    return (attack for attack in made if 0 < len(attack[1]) < 80)


# --- how they are used


def uses() -> dict[tuple[str, str], frozenset[str]]:
    """The methods that are called of each constant of a module; all where it is handed on."""
    used: dict[tuple[str, str], set[str]] = defaultdict(set)
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        module, tree = ".".join(parts).removesuffix(".__init__"), nodes(file)
        owners = {
            alias.name: node.module
            for node in tree
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        called = set()
        for node in tree:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                name = node.value.id
                called.add(id(node.value))
                used[owners.get(name) or module, name].add(node.attr)
        for node in tree:
            loaded = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
            if loaded and id(node) not in called:
                used[owners.get(node.id) or module, node.id] |= METHODS
    return {key: frozenset(methods & METHODS) for key, methods in used.items()}


def named(place: str) -> tuple[str, str] | None:
    """Module and constant of a place where a pattern is compiled, if it is one."""
    module, line = place.rsplit(":", 1)
    file = getattr(sys.modules.get(module), "__file__", None)
    if file is None:
        return None
    (module_node, *_) = nodes(Path(file))
    assert isinstance(module_node, ast.Module)
    for node in module_node.body:
        lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
        if isinstance(node, ast.Assign | ast.AnnAssign) and int(line) in lines:
            return module, next(one.id for one in ast.walk(node) if isinstance(one, ast.Name))
    return None


def runs(form: "re.Pattern[str]", methods: frozenset[str]) -> list[Callable[[str], object]]:
    """What is measured: at one place, and at all places of a text."""
    chosen: list[Callable[[str], object]] = []
    if "match" in methods:
        chosen.append(form.match)
    if "fullmatch" in methods:
        chosen.append(form.fullmatch)
    if methods - {"match", "fullmatch"}:
        chosen.append(lambda text: sum(1 for _ in form.finditer(text)))
    return chosen


class TooLongError(Exception):
    """A measurement that does not end."""


def seconds(run: Callable[[str], object], text: str) -> float:
    """By the clock, which is fine enough for one run, but other processes take from it."""
    start = time.perf_counter()
    run(text)
    return time.perf_counter() - start


def effort(run: Callable[[str], object], text: str) -> float:
    """Seconds of the processor for one run, as the mean of so many that its ticks do not count."""
    start = time.process_time()
    count = 0
    while (spent := time.process_time() - start) < ENOUGH:
        run(text)
        count += 1
    return spent / count


def _stop(*_: object) -> None:
    raise TooLongError


def is_worse(run: Callable[[str], object], attack: tuple[str, str, str], short: int) -> bool:
    """Whether eight times the text takes far more than eight times the time."""
    start, repeated, end = attack

    def text(length: int) -> str:
        return start + repeated * (length // len(repeated)) + end

    long = text(GROWTH * short)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    try:
        for length in (16, 24, 32):  # what doubles with each character ends here
            run(text(length))
        spent = min(seconds(run, long) for _ in range(2))
        if spent < LEAST or spent < DOUBTED * min(seconds(run, text(short)) for _ in range(4)):
            return False
        if effort(run, long) < DOUBTED * effort(run, text(short)):
            return False
        return effort(run, text(GROWTH * 2 * short)) > MOST * effort(run, text(2 * short))
    except TooLongError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def faults(found: Found, methods: frozenset[str], most: int) -> Iterator[list[Any]]:
    """The first text, if any, for which a pattern takes too long: more than linear time, or where
    it never gets a longer text than `most`, more than an instant."""
    form = re.compile(found.pattern, found.flags)
    for start, repeated, end in attacks(found):
        for run in runs(form, methods):
            if most:
                text = start + repeated * (most // len(repeated)) + end
                worse = seconds(run, text) > INSTANT and effort(run, text) > INSTANT
            else:
                worse = is_worse(run, (start, repeated, end), LENGTH)
            if worse:
                yield [found.place, found.pattern[:200], sorted(methods), (start, repeated, end)]
                return


def furniture() -> dict[str, frozenset[str]]:
    """How the patterns of `furniture.yaml` are used: but a few only at the beginning of a line."""
    from kg.extract import Extractor

    words = Extractor.load().furniture
    searched = (words.company_words, words.revision_words, words.encyclopedias)
    matched = [*(one for _, one in (*words.patterns, *words.sections)), words.endings]
    return {one.pattern: frozenset(("search",)) for one in (*searched, *words.scripts.values())} | {
        one.pattern: frozenset(("match", "fullmatch"))
        for one in (*matched, *words.bylines, words.verb_shape)
    }


def main() -> None:
    """Print what is found, and at last how many patterns were measured."""
    signal.signal(signal.SIGVTALRM, _stop)
    if sys.argv[1:]:
        patterns = dict.fromkeys(Found(one, 0, "argument:1") for one in sys.argv[1:])
        used, lines = {}, {}
    else:
        patterns, used, lines = compiled(), uses(), furniture()
    methods: dict[tuple[str, int], set[str]] = defaultdict(set)
    first: dict[tuple[str, int], Found] = {}
    for found in patterns:
        constant = named(found.place)
        called = {found.method} if found.method else used.get(constant or ("", ""), METHODS)
        if constant in MATCHED:
            called = {"match"}
        methods[found.pattern, found.flags] |= lines.get(found.pattern, called)
        first.setdefault((found.pattern, found.flags), found)
    for key, found in first.items():
        place = named(found.place)
        most = BOUNDED.get(place, 0) if place else 0
        if found.pattern in lines and "match" in lines[found.pattern]:
            most = LINE
        for fault in faults(found, frozenset(methods[key]), most):
            sys.stdout.write(f"{json.dumps(fault, ensure_ascii=False)}\n")
    sys.stdout.write(f"{json.dumps({'patterns': len(first)})}\n")


if __name__ == "__main__":
    main()
