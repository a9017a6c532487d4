from kg.draw.network import Kind, Network, Node
from kg.draw.page.words import slugs


def test_nodes_are_named_by_the_end_of_their_iri_unless_two_would_share_it() -> None:
    iris = ["https://a.example/tern", "https://b.example/tern", "https://a.example/x#Heron 1"]
    nodes = (Node(iri=iri, label="", kind=Kind.MISSION, type="space:Mission") for iri in iris)
    assert slugs(Network(nodes=tuple(nodes), links=())) == {
        "https://a.example/tern": "https-a.example-tern",
        "https://b.example/tern": "https-b.example-tern",
        "https://a.example/x#Heron 1": "Heron-1",
    }


def test_no_two_nodes_have_one_name() -> None:
    iris = ("http://a/x#f", "http://a/x/f", "http://b/http-c-d", "http://c#d", "http://e#d", "#")
    nodes = (Node(iri=iri, label="", kind=Kind.MISSION, type="space:Mission") for iri in iris)
    assert slugs(Network(nodes=tuple(nodes), links=())) == {
        "http://a/x#f": "http-a-x-f-675bd52a",
        "http://a/x/f": "http-a-x-f-270eb24b",
        "http://b/http-c-d": "http-c-d-0bbefe71",
        "http://c#d": "http-c-d-614e5b18",
        "http://e#d": "http-e-d",
        "#": "334359b9",
    }
