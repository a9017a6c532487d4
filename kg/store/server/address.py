"""Where a server's store is, and who asks.

The location is the query address (ending in `/query`, `/sparql` or `/sparql-auth`) or the base
above `/query` and `/update`. Who asks stands in it as `user:password@`, or in the environment; it
is kept out of everything that is shown.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

import httpx2

from kg.errors import StoreError

USER, PASSWORD, TOKEN = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"
_SAME = ("/sparql", "/sparql-auth")  # queries and updates go to one address


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks: a user with a password, or a bearer token; nobody where all are empty."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def hide(self, text: str) -> str:
        """The text, which a server may have made of what it was sent, without the secrets."""
        for secret in (self.password, self.token):
            for form in {secret, quote(secret), quote(secret, safe="")}:
                text = text.replace(form, "***") if form else text
        return text


@dataclass(frozen=True, slots=True)
class Address:
    """`shown` is the location without a password; the others are what is asked.

    `dump` takes and gives whole data sets as N-Quads, on a server that is an Oxigraph.
    """

    shown: str
    queries: str
    updates: str
    dump: str
    credentials: Credentials


def read_address(location: str, environment: Mapping[str, str] = os.environ) -> Address:
    """The address at the location; what is said in it goes before the environment.

    Raises StoreError, which does not show the password, for what is none.
    """
    bare = _bare(location)
    try:
        url = httpx2.URL(location)
        host = url.host
    except (httpx2.InvalidURL, ValueError):  # its text has the whole location
        host = ""
    if not host:
        raise StoreError(bare, "is no address", "write http://host:port")
    base = str(url.copy_with(username=None, password=None, fragment=None)).rstrip("/")
    if base.endswith("/query"):
        stem = base.removesuffix("/query")
        queries, updates = base, stem + "/update"
    elif base.endswith(_SAME):
        stem, queries, updates = base.rsplit("/", 1)[0], base, base
    else:
        stem, queries, updates = base, base + "/query", base + "/update"
    credentials = _credentials(url, bare, environment)
    return Address(base, queries, updates, stem + "/store", credentials)


def _credentials(url: httpx2.URL, bare: str, environment: Mapping[str, str]) -> Credentials:
    if url.username or url.password:
        return Credentials(url.username, url.password)
    token = environment.get(TOKEN, "")
    user, password = environment.get(USER, ""), environment.get(PASSWORD, "")
    if token and user:
        raise StoreError(bare, f"{TOKEN} and {USER} are both set", "unset one of them")
    if password and not user:
        raise StoreError(bare, f"{PASSWORD} is set without {USER}", "set both")
    for secret in (token, user, password):
        if not secret.isprintable():
            what = "a character that cannot be sent stands in the name, password or token"
            raise StoreError(bare, what, f"check {TOKEN}, {USER} and {PASSWORD}")
    return Credentials(user, password, token)


def _bare(location: str) -> str:
    # to the last @ before the path: a password may have an @ of its own
    return re.sub(r"//[^/?#]*@", "//", location)
