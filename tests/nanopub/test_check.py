"""What a nanopublication must be, fault by fault, on one small example."""

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kg.errors import ReadError
from kg.nanopub import artifact_code, check_file, code_in
from kg.nanopub.trusty import normal_form
from kg.store.parse import Quad, parse_file

PREFIXES = """@prefix np: <http://www.nanopub.org/nschema#> .
@prefix npx: <http://purl.org/nanopub/x/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix this: <https://a/{name}> .
@prefix sub: <https://a/{name}#> .
"""
HEAD = """sub:Head { this: a np:Nanopublication ; np:hasAssertion sub:assertion ;
  np:hasProvenance sub:provenance ; np:hasPublicationInfo sub:pubinfo . }
"""
ASSERTION = "sub:assertion { <https://a/rover> <https://a/wheels> 6 . }\n"
PROVENANCE = "sub:provenance { sub:assertion <https://a/from> <https://a/article> . }\n"
PUBINFO = "sub:pubinfo { this: <https://a/by> <https://a/editor> . }\n"
WHOLE = HEAD + ASSERTION + PROVENANCE + PUBINFO


def write(folder: Path, text: str, name: str = "one") -> Path:
    file = folder / "x.trig"
    file.write_text(PREFIXES.format(name=name) + text, "utf-8")
    return file


def problems(folder: Path, text: str, name: str = "one") -> list[str]:
    return [what for _, what in check_file(write(folder, text, name)).problems]


def test_a_whole_one_is_valid(tmp_path: Path) -> None:
    verdict = check_file(write(tmp_path, WHOLE))
    assert (verdict.iris, verdict.problems) == (("https://a/one",), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ASSERTION, ["there is no nanopublication", "the graph <https://a/one#assertion> belongs"]),
        (HEAD + PROVENANCE + PUBINFO, ["the assertion is empty"]),
        (HEAD + ASSERTION + PUBINFO, ["the provenance is empty"]),
        (HEAD + ASSERTION + PROVENANCE, ["the publication info is empty"]),
        (WHOLE + "sub:more { this: a this: . }", ["the graph <https://a/one#more> belongs to no"]),
        (WHOLE + "this: a this: .", ["what stands in no graph belongs to no nanopublication"]),
        (
            WHOLE.replace("sub:assertion <https://a/from>", "<https://a/x> <https://a/from>"),
            ["the provenance says nothing of the assertion"],
        ),
        (
            WHOLE.replace("this: <https://a/by>", "<https://a/x> <https://a/by>"),
            ["the publication info says nothing of the nanopublication"],
        ),
        (
            WHOLE.replace("np:hasAssertion sub:assertion", "np:hasAssertion sub:assertion, sub:b"),
            ["the head names 2 assertion graphs"],
        ),
        (
            WHOLE.replace("np:hasProvenance sub:provenance", "np:hasProvenance sub:pubinfo"),
            [
                "its graphs and itself do not all have IRIs of their own",
                "the provenance says nothing of the assertion",
                "the graph <https://a/one#provenance> belongs to no nanopublication",
            ],
        ),
        (
            WHOLE.replace("sub:assertion", "<https://b/x>"),
            ["the graph <https://b/x> has another IRI than the nanopublication as its beginning"],
        ),
        (WHOLE.replace(" 6 ", ' "six"^^xsd:integer '), ["'six' is no integer"]),
    ],
)
def test_a_fault_is_named(text: str, found: list[str], tmp_path: Path) -> None:
    told = problems(tmp_path, text)
    assert [one[: len(start)] for one, start in zip(told, found, strict=True)] == found


def trusty(folder: Path, text: str) -> str:
    """The text's prefixes filled in with the right code."""
    blank = "RA" + "x" * 43
    return artifact_code(parse_file(write(folder, text, blank)), blank)


def test_a_trusty_uri_holds_the_hash_of_its_content(tmp_path: Path) -> None:
    code = trusty(tmp_path, WHOLE)
    assert (len(code), code_in(f"https://a/{code}#Head")) == (45, code)
    assert problems(tmp_path, WHOLE, code) == []
    (told,) = problems(tmp_path, WHOLE.replace(" 6 ", " 7 "), code)
    assert told.startswith("its trusty URI does not fit its content, which has RA")


def test_a_blank_node_has_no_hash(tmp_path: Path) -> None:
    text = WHOLE.replace("<https://a/rover>", "[]")
    (told,) = problems(tmp_path, text, "RA" + "x" * 43)
    assert told.startswith("a trusty URI allows no blank nodes (blank node _:")


def test_what_is_hashed_is_sorted_and_escaped(tmp_path: Path) -> None:
    text = 'sub:g { this: <https://a/p> "b\\n\\\\"@EN, "a", <https://a/z> . }'
    quads = parse_file(write(tmp_path, text, "RA0"))
    start = "https://a/ #g\nhttps://a/ \nhttps://a/p\n"
    assert normal_form([*quads, quads[0]], "RA0") == (
        f"{start}https://a/z\n"
        f"{start}^http://www.w3.org/2001/XMLSchema#string a\n"
        f"{start}@en b\\n\\\\\n"
    )


Key = rsa.RSAPrivateKey | dsa.DSAPrivateKey


@pytest.fixture(scope="module", params=["RSA", "DSA"])
def key(request: pytest.FixtureRequest) -> Key:
    if request.param == "RSA":
        return rsa.generate_private_key(65537, 2048)
    return dsa.generate_private_key(2048)


def sign(key: Key, quads: list[Quad], code: str) -> str:
    data = normal_form(quads, code).encode()
    made = (
        key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        if isinstance(key, rsa.RSAPrivateKey)
        else key.sign(data, hashes.SHA256())
    )
    return base64.b64encode(made).decode()


def signed(folder: Path, key: Key) -> tuple[str, str]:
    """A signed nanopublication and its artifact code."""
    der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    about = (
        f'sub:sig npx:hasAlgorithm "{type(key).__name__[:3].upper()}" ; '
        f'npx:hasPublicKey "{base64.b64encode(der).decode()}" ; '
        "npx:hasSignatureTarget this: "
    )
    blank = "RA" + "x" * 43
    unsigned = WHOLE + f"sub:pubinfo {{ {about} . }}\n"
    made = sign(key, parse_file(write(folder, unsigned, blank)), blank)
    text = WHOLE + f'sub:pubinfo {{ {about} ; npx:hasSignature "{made}" . }}\n'
    return text, trusty(folder, text)


def test_a_signature_is_checked(tmp_path: Path, key: Key) -> None:
    text, code = signed(tmp_path, key)
    verdict = check_file(write(tmp_path, text, code))
    assert (verdict.trusty, verdict.signed, verdict.problems) == (1, 1, ())


def test_a_signature_of_something_else_is_seen(tmp_path: Path, key: Key) -> None:
    text = signed(tmp_path, key)[0].replace(" 6 ", " 7 ")
    assert problems(tmp_path, text, trusty(tmp_path, text)) == [
        "the signature does not fit what is signed"
    ]
    other = text.replace("npx:hasSignatureTarget this:", "npx:hasSignatureTarget sub:x")
    assert problems(tmp_path, other, trusty(tmp_path, other)) == [
        "the signature is of something else"
    ]


def test_a_signature_without_its_key_or_on_no_trusty_uri_is_seen(tmp_path: Path) -> None:
    text = WHOLE + 'sub:pubinfo { sub:sig npx:hasSignature "AA==" . }'
    assert problems(tmp_path, text) == ["it is signed, but its IRI is no trusty URI"]
    assert problems(tmp_path, text, trusty(tmp_path, text)) == [
        "the signature names no public key and no algorithm (RSA or DSA)"
    ]
    text = text.replace("npx:has", 'npx:hasAlgorithm "RSA" ; npx:hasPublicKey "AA==" ; npx:has')
    assert problems(tmp_path, text, trusty(tmp_path, text)) == [
        "the public key or the signature is damaged"
    ]


def test_a_file_that_does_not_parse_is_no_verdict(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"x\.trig:6: does not parse"):
        check_file(write(tmp_path, "sub:Head { this: a"))
