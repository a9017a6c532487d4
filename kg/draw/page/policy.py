"""What the browser may run in the page: the scripts and styles written into it, and nothing else.

Markup in a quote stays text, and were it not, no script in it would run.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from typing import Any

# What could end the script element, open a comment in it, or end a line for some readers of JSON.
_UNSAFE = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def content_policy(*, scripts: Iterable[str], styles: Iterable[str]) -> str:
    """A Content-Security-Policy (level 3) that names what is let in by its hash."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def inert_json(form: Any) -> str:
    """JSON for a script element of type application/json: it cannot end the element."""
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    return text.translate({ord(sign): escaped for sign, escaped in _UNSAFE.items()})
