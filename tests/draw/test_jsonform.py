"""Networks as JSON, by the schema that ships."""

import json

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from kg.draw.jsonform import as_json
from kg.draw.network import Network
from kg.report.schema import read_schema

STATEMENT = Resource.from_contents(read_schema("statement"))
VALIDATOR = Draft202012Validator(
    read_schema("network"),
    registry=Registry().with_resource("statement.schema.json", STATEMENT),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)


@pytest.mark.parametrize("name", ["network", "nasty", "shipped"])
def test_the_form_is_valid(name: str, request: pytest.FixtureRequest) -> None:
    form = json.loads(as_json(request.getfixturevalue(name)))
    assert [error.message for error in VALIDATOR.iter_errors(form)] == []


def test_a_link_without_its_sources_is_not_valid(network: Network) -> None:
    form = json.loads(as_json(network))
    del form["links"][0]["sources"]
    assert [error.message for error in VALIDATOR.iter_errors(form)] == [
        "'sources' is a required property"
    ]


def test_nodes_links_and_sources_are_told_in_full(network: Network) -> None:
    form = json.loads(as_json(network))
    assert form["nodes"][2] == {
        "iri": "urn:x:Selene",
        "label": "Selene",
        "kind": "mission",
        "type": "space:Mission",
    }
    link = form["links"][2]
    assert {key: value for key, value in link.items() if key != "statements"} == {
        "source": "urn:x:Boreal",
        "target": "urn:x:Selene",
        "roles": ["develops"],
        "manner": "builder",
        "planned": True,
        "sources": 1,
        "disputed": [
            {
                "rule": "value-conflict",
                "severity": "violation",
                "message": "Selene has two builders.",
                "fingerprint": "f1",
                "statements": [
                    "urn:st:Aster-develops-Selene-a.txt",
                    "urn:st:Aster-develops-Selene-b.txt",
                    "urn:st:Boreal-develops-Selene-b.txt",
                ],
            }
        ],
    }
    assert [one["quote"]["exact"] for one in link["statements"]] == ["Boreal is to build it"]
    assert form["sources"] == [
        {"path": "a.txt", "publisher": "Moon Daily", "published": "2031-04-02"},
        {"path": "b.txt", "publisher": "Orbit Post", "published": "2031-05-10"},
    ]
