"""Say who asks, in the way that the server wants it.

A password does not go out unasked in plain text: over http the first request is without, and the
server's answer says whether it takes Digest (Virtuoso does) or Basic.
"""

from collections.abc import Generator

import httpx2

from kg.store.server.address import Credentials

_Flow = Generator[httpx2.Request, httpx2.Response, None]


class Login(httpx2.Auth):
    """Basic, Digest or Bearer, for one server."""

    def __init__(self, credentials: Credentials, *, https: bool) -> None:
        self._token = credentials.token
        self._basic = httpx2.BasicAuth(credentials.user, credentials.password)
        self._digest = httpx2.DigestAuth(credentials.user, credentials.password)
        self._way: httpx2.Auth | None = self._basic if https else None

    def auth_flow(self, request: httpx2.Request) -> _Flow:
        """The request with what the server wants; one more where that was not known yet."""
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request
            return
        if self._way is self._digest:
            yield from self._answering(self._digest.auth_flow(request))
            return
        answer = yield next(self._way.auth_flow(request)) if self._way else request
        offered = _offered(answer) if answer.status_code == httpx2.codes.UNAUTHORIZED else ()
        if "digest" in offered:
            request.headers.pop("Authorization", None)
            self._way = self._digest
            flow = self._digest.auth_flow(request)
            next(flow)  # what it would ask first was asked
            yield from self._answering(flow, answer)
        elif "basic" in offered and self._way is None:
            self._way = self._basic
            yield from self._basic.auth_flow(request)

    def _answering(self, flow: _Flow, answer: httpx2.Response | None = None) -> _Flow:
        """The requests of the flow, from what it makes of the answer on."""
        try:
            request = next(flow) if answer is None else flow.send(answer)
            while True:
                request = flow.send((yield request))
        except StopIteration:
            return
        except ValueError as error:  # a challenge that is none
            raise httpx2.RemoteProtocolError("a malformed WWW-Authenticate header") from error


def _offered(answer: httpx2.Response) -> tuple[str, ...]:
    headers = answer.headers.get_list("www-authenticate")
    return tuple(header.split(" ", 1)[0].lower() for header in headers)
