"""AWS Signature Version 4, checked: only who knows the secret key gets an answer.

Source: "Signature Version 4 signing process", AWS General Reference. Checked for the protocols that post to ``/``
(JSON, query, EC2): all that the panel and the Glue kernel need. REST protocols such as S3's pass on the key alone.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING

from .call import Call
from .refusal import Refusal

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_PARTS = re.compile(r"SignedHeaders=(?P<headers>[^,]+),\s*Signature=(?P<signature>[0-9a-f]{64})")


def check_signature(environ: WSGIEnvironment, call: Call, secret: str) -> None:
    """Raise ``Refusal`` unless the request was signed with ``secret``."""
    if call.dialect not in ("json", "query", "ec2"):
        return
    parts = _PARTS.search(environ.get("HTTP_AUTHORIZATION", ""))
    if parts is None:
        raise Refusal("bad_signature")
    expected = _signature(environ, call, secret, parts["headers"])
    if not hmac.compare_digest(expected, parts["signature"]):
        raise Refusal("bad_signature")


def _signature(environ: WSGIEnvironment, call: Call, secret: str, signed_headers: str) -> str:
    timestamp = environ.get("HTTP_X_AMZ_DATE", "")
    headers = "".join(f"{name}:{_header(environ, name)}\n" for name in signed_headers.split(";"))
    body_digest = hashlib.sha256(call.body).hexdigest()
    canonical = f"{environ['REQUEST_METHOD']}\n/\n\n{headers}\n{signed_headers}\n{body_digest}"
    scope = f"{timestamp[:8]}/{call.region}/{call.service}/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.digest(key, f"AWS4-HMAC-SHA256\n{timestamp}\n{scope}\n{digest}".encode(), "sha256").hex()


def _header(environ: WSGIEnvironment, name: str) -> str:
    variable = name.upper().replace("-", "_")
    value = environ.get(f"HTTP_{variable}") or environ.get(variable, "")
    return " ".join(value.split())
