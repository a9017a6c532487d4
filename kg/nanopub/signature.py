"""Signatures of nanopublications: RSA or DSA over the text that a trusty URI is the hash of."""

import base64
import binascii
from collections.abc import Callable, Iterator
from functools import partial

from kg.errors import UsageError
from kg.nanopub.parts import Nanopub
from kg.nanopub.trusty import normal_form
from kg.rdf import Literal
from kg.store.parse import Quad

_NPX = "http://purl.org/nanopub/x/"
_SIGNATURE = _NPX + "hasSignature"


def signature_problems(one: Nanopub, code: str) -> Iterator[str]:
    """What is wrong with the signatures of a nanopublication whose artifact code is `code`.

    Raises UsageError where there is one to check and the `cryptography` library is not there.
    """
    for quad in one.part("pubinfo"):
        if quad.predicate == _SIGNATURE:
            yield from _problems(one, quad, code)


def is_signed(one: Nanopub) -> bool:
    """Whether the publication info has a signature, right or wrong."""
    return any(quad.predicate == _SIGNATURE for quad in one.part("pubinfo"))


def _problems(one: Nanopub, signature: Quad, code: str) -> Iterator[str]:
    about = {
        quad.predicate.removeprefix(_NPX): quad.object
        for quad in one.part("pubinfo")
        if quad.subject == signature.subject and quad.predicate.startswith(_NPX)
    }
    if about.get("hasSignatureTarget", one.iri) != one.iri:
        yield "the signature is of something else"
        return
    algorithm, key = (_text(about.get(name)) for name in ("hasAlgorithm", "hasPublicKey"))
    if algorithm not in ("RSA", "DSA") or not key:
        yield "the signature names no public key and no algorithm (RSA or DSA)"
        return
    signed = normal_form([quad for quad in one.quads if quad != signature], code).encode()
    try:
        fits = _verifier(base64.b64decode(key), algorithm)(
            base64.b64decode(_text(signature.object)), signed
        )
    except (ValueError, binascii.Error):
        yield "the public key or the signature is damaged"
        return
    if not fits:
        yield "the signature does not fit what is signed"


def _text(term: object) -> str:
    return term.value if isinstance(term, Literal) else ""


def _verifier(key: bytes, algorithm: str) -> Callable[[bytes, bytes], bool]:
    try:
        from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import dsa, padding, rsa
        from cryptography.hazmat.primitives.serialization import load_der_public_key
    except ImportError as error:
        what, remedy = "needs the cryptography library", "pip install 'factlint[signatures]'"
        raise UsageError("a signed nanopublication", what, remedy) from error
    digest = hashes.SHA256()
    try:
        public = load_der_public_key(key)
    except UnsupportedAlgorithm as error:  # which is no ValueError
        raise ValueError("a key of an unknown kind") from error
    if algorithm == "RSA" and isinstance(public, rsa.RSAPublicKey):
        verify = partial(public.verify, padding=padding.PKCS1v15(), algorithm=digest)
    elif algorithm == "DSA" and isinstance(public, dsa.DSAPublicKey):
        verify = partial(public.verify, algorithm=digest)
    else:
        raise ValueError("a key of another algorithm")

    def fits(signature: bytes, signed: bytes) -> bool:
        try:
            verify(signature, signed)
        except InvalidSignature:
            return False
        return True

    return fits
