"""One request as AWS's front door reads it: service, Region, action, protocol, who signed it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

Dialect = Literal["json", "query", "ec2", "rest-xml", "rest-json"]

REST_XML_SERVICES = ("s3", "cloudfront", "route53")


@dataclass(frozen=True)
class Call:
    """service: the signing name (``glue``) · action: as IAM names it, or method and path for REST protocols ·
    access_key_id: None where the request isn't signed.
    """

    service: str
    region: str
    action: str
    dialect: Dialect
    access_key_id: str | None
    session_token: str | None
    body: bytes

    @property
    def name(self) -> str:
        """``glue.CreateSession``."""
        return f"{self.service}.{self.action}"

    def json_parameters(self) -> dict[str, Any]:
        """The body of a JSON-protocol call; empty where it isn't an object."""
        try:
            parameters = json.loads(self.body or b"{}")
        except ValueError:
            return {}
        return parameters if isinstance(parameters, dict) else {}

    def form_parameters(self) -> dict[str, str]:
        """The body of a query-protocol call."""
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


def read_call(environ: WSGIEnvironment) -> Call:
    """Read ``environ``; its body stays readable for whoever is asked next."""
    body = _body(environ)
    access_key_id, region, service = _credential_scope(environ.get("HTTP_AUTHORIZATION", ""))
    form = environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded")
    target = environ.get("HTTP_X_AMZ_TARGET", "")
    call = Call(service, region, "", "json", access_key_id, environ.get("HTTP_X_AMZ_SECURITY_TOKEN"), body)
    if target:
        return _with(call, target.rpartition(".")[2], "json")
    if form:
        return _with(call, call.form_parameters().get("Action", ""), "ec2" if service == "ec2" else "query")
    action = f"{environ['REQUEST_METHOD']} {environ.get('PATH_INFO', '/')}"
    return _with(call, action, "rest-xml" if service in REST_XML_SERVICES else "rest-json")


def _with(call: Call, action: str, dialect: Dialect) -> Call:
    return Call(call.service, call.region, action, dialect, call.access_key_id, call.session_token, call.body)


def _body(environ: WSGIEnvironment) -> bytes:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if not length:
        return b""
    body: bytes = environ["wsgi.input"].read(length)
    environ["wsgi.input"] = BytesIO(body)
    return body


def _credential_scope(authorization: str) -> tuple[str | None, str, str]:
    """Access key id, Region and service out of ``AWS4-HMAC-SHA256 Credential=KEY/date/region/service/aws4_request``."""
    _, _, credential = authorization.partition("Credential=")
    scope = credential.partition(",")[0].split("/")
    if len(scope) != 5:
        return None, "us-east-1", "s3"
    return scope[0], scope[2], scope[3].lower()
