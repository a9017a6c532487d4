"""The moment at which an exchange with a server ends, however slowly it goes on.

The HTTP library's own limit is for each wait: a server that sends a byte a second never meets it.
"""

import math
import time
from typing import Any

import httpx2

_LEAST = 0.001  # seconds; 0 would be no wait at all, and another error
_PIECE = 1 << 16  # bytes


class Deadline:
    """When the exchange that goes on now has to be over."""

    def __init__(self) -> None:
        self._end = math.inf

    def start(self, seconds: float) -> None:
        """It ends in so many seconds; 0: never."""
        self._end = time.monotonic() + seconds if seconds else math.inf

    @property
    def left(self) -> float:
        """Seconds; infinite if there is no end, never below 0."""
        return max(0.0, self._end - time.monotonic())

    def within(self, timeout: float | None) -> float | None:
        """What is left of the time to wait."""
        wait = min(self.left, math.inf if timeout is None else timeout)
        return None if math.isinf(wait) else max(wait, _LEAST)


def keep_deadline(client: httpx2.Client, deadline: Deadline) -> None:
    """No wait of the client's, for whatever part of an answer, goes beyond the deadline."""
    for transport in (client._transport, *client._mounts.values()):
        pool: Any = getattr(transport, "_pool", None)
        if pool is not None:  # the library takes no other network than its own
            pool._network_backend = _Network(pool._network_backend, deadline)


class _Network:
    def __init__(self, inner: Any, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **more: Any) -> Any:
        wait = self._deadline.within(timeout)
        return _Stream(self._inner.connect_tcp(host, port, timeout=wait, **more), self._deadline)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class _Stream:
    def __init__(self, inner: Any, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> Any:
        return self._inner.read(max_bytes, timeout=self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):  # the inner one waits anew for each it sends
            piece = buffer[start : start + _PIECE]
            self._inner.write(piece, timeout=self._deadline.within(timeout))

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> Any:
        wait = self._deadline.within(timeout)
        inner = self._inner.start_tls(ssl_context, server_hostname, wait)
        return _Stream(inner, self._deadline)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)
