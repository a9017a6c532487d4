"""One request and its whole answer, in bounded time and room; tried again where that can help."""

import contextlib
import random
import re
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import IO

import httpx2

from kg.characters import flat
from kg.errors import StoreError
from kg.store.server.address import PASSWORD, TOKEN, USER, Address
from kg.store.server.auth import Login
from kg.store.server.deadline import Deadline, keep_deadline

MOST = 256 << 20  # bytes of an answer that is held in memory, where it takes some ten times as much
CONNECTING = 10.0  # seconds
PAUSE = 0.2  # seconds before the second try; each is twice as long as the one before
LONGEST = 8.0  # seconds between two tries, unless the server asks for more
WAITING = 30.0  # seconds of such pauses in all, for a server that has answered before
UNKNOWN = 1.0  # seconds of them, for one that has not: most likely the address is wrong
_IN_MEMORY = 1 << 22  # bytes; a larger answer waits in a temporary file
_GONE = (httpx2.ConnectError, httpx2.ConnectTimeout)  # nothing was sent
_BROKEN = (httpx2.NetworkError, httpx2.RemoteProtocolError, httpx2.DecodingError)
_UNTRUSTED = "CERTIFICATE_VERIFY_FAILED"
_BUSY = (429, 503)  # nothing was done
_UNSURE = (502, 504)  # a server before the server does not know
_CHECK = "check that it is a SPARQL 1.1 server"
_REMEDIES = {
    403: "ask with a user who may, or give this one the right",
    413: "raise the server's limit",
    429: "try again later",
    503: "try again later",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked; `again` if it may be done twice: a question, or what puts the same there."""

    method: str
    url: str
    content: bytes = b""
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    again: bool = True
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer; `body` is read from its beginning."""

    headers: httpx2.Headers
    body: IO[bytes]

    @property
    def kind(self) -> str:
        """Its media type, empty if it has none."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


class Client:
    """Asks one server, and waits `patience` seconds for an answer in all its tries (0: forever)."""

    def __init__(self, address: Address, patience: float) -> None:
        self.where = address.shown
        self._patience = patience
        self._secrets = address.credentials
        self._deadline = Deadline()
        self._met = False
        self._software = ""
        https = address.queries.startswith("https:")
        auth = Login(self._secrets, https=https) if self._secrets else None
        timeout = httpx2.Timeout(patience or None, connect=CONNECTING)
        # Redirects are told, not followed: what is asked, and by whom, is for this server alone.
        self._client = httpx2.Client(auth=auth, timeout=timeout, follow_redirects=False)
        keep_deadline(self._client, self._deadline)

    @property
    def software(self) -> str:
        """What the server calls itself, as of its last answer."""
        return self._software

    @contextlib.contextmanager
    def ask(self, request: Request) -> Iterator[Answer]:
        """The answer to the request, read to its end; StoreError if there is none to be had."""
        self._deadline.start(self._patience)
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as body:
            yield Answer(self._try(request, body), body)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def error(self, what: str, remedy: str) -> StoreError:
        """The error about this server; `what` may have words of its own in it."""
        return StoreError(self.where, flat(self._secrets.hide(what)), remedy)

    def _try(self, request: Request, body: IO[bytes]) -> httpx2.Headers:
        waited, pause = 0.0, PAUSE
        while True:
            asked = 0.0
            try:
                answer = self._once(request, body)
                self._met = True
                if answer.status_code in _BUSY or (request.again and answer.status_code in _UNSURE):
                    asked = _asked_for(answer)
                else:
                    return self._sound(answer)
                trouble: httpx2.Response | httpx2.HTTPError = answer
            except httpx2.TimeoutException as error:
                if not isinstance(error, httpx2.ConnectTimeout):
                    raise self._late() from None
                trouble = error
            except httpx2.HTTPError as error:
                if _UNTRUSTED in str(error):
                    raise self._untrusted(error) from None
                if not (isinstance(error, _GONE) or (request.again and isinstance(error, _BROKEN))):
                    raise self._silent(error) from None
                trouble = error
            wait = max(asked, pause * random.uniform(0.5, 1.0))
            waited, pause = waited + wait, min(2 * pause, LONGEST)
            if waited > (WAITING if self._met else UNKNOWN) or wait >= self._deadline.left:
                if isinstance(trouble, httpx2.Response):
                    return self._sound(trouble)
                raise self._silent(trouble) from None
            time.sleep(wait)

    def _once(self, request: Request, body: IO[bytes]) -> httpx2.Response:
        """One try; its errors are those of the library."""
        body.seek(0)
        body.truncate()
        with self._client.stream(
            request.method,
            request.url,
            params=request.params or None,
            content=request.content,
            headers=request.headers,
        ) as answer:
            self._software = answer.headers.get("server", "")
            size, most = 0, MOST if request.most is None else request.most
            for part in answer.iter_bytes(1 << 16):
                size += len(part)
                if size > most:
                    what = f"its answer is larger than {most / (1 << 20):.3g} MB"
                    raise self.error(what, "ask for less, with LIMIT or a closer question")
                if not self._deadline.left:
                    raise self._late()
                self._keep(part, body)
        body.seek(0)
        if not answer.is_success:
            answer.extensions["told"] = body.read(2000)
            body.seek(0)
        return answer

    def _keep(self, part: bytes, body: IO[bytes]) -> None:
        try:
            body.write(part)
        except OSError as error:
            what = f"its answer does not fit into {tempfile.gettempdir()} ({error.strerror})"
            raise StoreError(self.where, what, "make room, or set TMPDIR") from error

    def _sound(self, answer: httpx2.Response) -> httpx2.Headers:
        """The headers of an answer that is one."""
        if not answer.is_success:
            raise self._refused(answer)
        partial = answer.status_code == httpx2.codes.PARTIAL_CONTENT
        if partial or "x-sql-state" in answer.headers:
            # Virtuoso's way of giving up: what it had found until then.
            raise self.cut_off("whole answer")
        return answer.headers

    def _refused(self, answer: httpx2.Response) -> StoreError:
        code = answer.status_code
        if code == httpx2.codes.UNAUTHORIZED and not self._secrets:
            return self.error("asks for a password", f"set {USER} and {PASSWORD}, or {TOKEN}")
        if code == httpx2.codes.UNAUTHORIZED:
            what = "does not take this user and password, or this token"
            return self.error(what, f"check {USER} and {PASSWORD}, or {TOKEN}")
        if answer.has_redirect_location:
            target = flat(answer.headers["location"].split("?")[0])
            what = f"has moved to {re.sub('//[^/]*@', '//', target)[:200]}"
            return self.error(what, "name that address, if you trust it")
        detail = self._secrets.hide(answer.extensions["told"].decode(errors="replace"))
        what = f"answers {code} at {answer.request.url.path}: {' '.join(detail.split())[:200]}"
        return self.error(what.rstrip(": "), _REMEDIES.get(code, _CHECK))

    def cut_off(self, form: str) -> StoreError:
        """The error for an answer that is not the whole of what its form wants."""
        what = f"its answer is cut off, or is no {form}"
        return StoreError(self.where, what, "ask for less, or raise the server's time limit")

    def _late(self) -> StoreError:
        return StoreError(self.where, "did not answer in time", "ask for less, or try again")

    def _untrusted(self, error: httpx2.HTTPError) -> StoreError:
        told = re.search(r"failed: ([^()]*)", str(error))
        what = f"shows a certificate that is not trusted ({told[1].strip() if told else error})"
        return self.error(what, "name the file of its authority in SSL_CERT_FILE, if you trust it")

    def _silent(self, error: httpx2.HTTPError) -> StoreError:
        if isinstance(error, _GONE) or not self._met:
            what, remedy = "does not answer", "check the address and that the server runs"
        else:
            what, remedy = "broke off its answer", "try again, or look into the server's log"
        return self.error(f"{what} ({self._secrets.hide(_first(error))[:200]})", remedy)


def _asked_for(answer: httpx2.Response) -> float:
    """The seconds that Retry-After asks for; 0 where it says nothing that can be read."""
    told = answer.headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0


def _first(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
