"""Rules -> SHACL: the same questions, asked of one statement at a time, for any SHACL engine.

A SPARQL rule becomes a `sh:NodeShape` on kg:Statement with a `sh:SPARQLConstraint`, a derivation
becomes a `sh:SPARQLRule` (SHACL-AF), and shapes go in as they are. A shape has one severity, so a
rule that works it out is one shape for each that it may give.
"""

from collections.abc import Callable, Iterable, Sequence

from kg import vocab
from kg.model import Severity
from kg.rules.constraint import Question, question_of
from kg.rules.derivation import Derivation
from kg.rules.rule import Rule

RULES = vocab.BASE + "rules"
SHAPE = vocab.BASE + "rule/"
DERIVATION = vocab.BASE + "derivation/"

# (text of a query, relations) -> the text with each relation and what is declared below it
Expand = Callable[[str, Sequence[str]], str]

_LEVELS = {
    Severity.VIOLATION: "sh:Violation",
    Severity.WARNING: "sh:Warning",
    Severity.INFO: "sh:Info",
}


def wrap_rules(rules: Iterable[Rule], derivations: Iterable[Derivation], expand: Expand) -> str:
    """The shapes graph as Turtle, the same on every run.

    Raises RuleError for a query that SHACL-SPARQL does not allow, and for a prefix that two files
    declare differently.
    """
    prefixes = {"kg": vocab.KG, "oa": vocab.OA}
    blocks = []
    constructs = [
        (one, question_of(expand(one.text, one.expands), one.path, prefixes)) for one in derivations
    ]
    if constructs:
        blocks.append(_derivations([one.id for one, _ in constructs]))
    blocks += [_construct(one, made.text, at) for at, (one, made) in enumerate(constructs)]
    for rule in rules:
        if rule.kind == "sparql":
            question = question_of(expand(rule.text, rule.expands), rule.path, prefixes)
            blocks += [_shape(rule, question, level) for level in question.levels(rule.severity)]
        else:
            blocks.append(rule.text)
    return "\n".join([_head(prefixes), *blocks])


def shape_of(rule: str, severity: Severity) -> str:
    """The IRI of the shape in which a rule gives that severity."""
    return f"{SHAPE}{rule}.{severity}"


def rule_of(shape: str) -> str | None:
    """The id of the rule that the IRI of a shape stands for; None if it is none of `shape_of`."""
    name, _, level = shape.removeprefix(SHAPE).rpartition(".")
    return name if shape.startswith(SHAPE) and level in set(Severity) else None


def _head(prefixes: dict[str, str]) -> str:
    own = {"owl": vocab.OWL, "rdfs": vocab.RDFS, "sh": vocab.SH, "xsd": vocab.XSD, "kg": vocab.KG}
    declared = " ,\n".join(
        f'        [ sh:prefix "{name}" ; sh:namespace "{base}"^^xsd:anyURI ]'
        for name, base in sorted(prefixes.items())
    )
    return (
        "".join(f"@prefix {name}: <{base}> .\n" for name, base in sorted(own.items()))
        + f"\n<{RULES}> a owl:Ontology ;\n    sh:declare\n{declared} .\n"
    )


def _derivations(names: Iterable[str]) -> str:
    # They ask nothing of a node; with one target an engine runs each once.
    listed = " ,\n        ".join(f"<{DERIVATION}{name}>" for name in names)
    return (
        f"<{RULES}#derivations> a sh:NodeShape ;\n    sh:targetNode kg:derived ;\n"
        f"    sh:rule\n        {listed} .\n"
    )


def _construct(derivation: Derivation, text: str, position: int) -> str:
    return (
        f"<{DERIVATION}{derivation.id}> a sh:SPARQLRule ;\n"
        f"    rdfs:label {_quoted(derivation.title)} ;\n"
        f"    rdfs:comment {_quoted(derivation.why)} ;\n"
        f"    sh:order {position} ;\n"
        f"    sh:prefixes <{RULES}> ;\n"
        f"    sh:construct {_long(text)} .\n"
    )


def _shape(rule: Rule, question: Question, severity: Severity) -> str:
    annotation = (
        "\n        sh:resultAnnotation [ a sh:ResultAnnotation ;\n"
        '            sh:annotationProperty kg:evidence ; sh:annotationVarName "evidence" ] ;'
        if "evidence" in question.names
        else ""
    )
    return (
        f"<{shape_of(rule.id, severity)}> a sh:NodeShape ;\n"
        f"    rdfs:label {_quoted(rule.title)} ;\n"
        f"    rdfs:comment {_quoted(rule.why)} ;\n"
        f'    kg:rule "{rule.id}" ;\n'
        f"    sh:targetClass kg:Statement ;\n"
        f"    sh:severity {_LEVELS[severity]} ;\n"
        f"    sh:sparql [ a sh:SPARQLConstraint ;\n"
        f"        sh:message {_quoted(question.message(rule.title))} ;\n"
        f"        sh:prefixes <{RULES}> ;{annotation}\n"
        f"        sh:select {_long(question.select(severity, rule.severity))} ] .\n"
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _long(text: str) -> str:
    escaped = text.strip().replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""\n{escaped}\n"""'
