"""How each AWS protocol says no.

Refusal         the same trouble in every service's own words: unknown key, expired token, throttled, …
AwsError        one service's own error: code, message, HTTP status
"""

from __future__ import annotations

import json
from typing import Literal
from uuid import uuid4
from xml.sax.saxutils import escape

from werkzeug import Response

from .call import Call, Dialect

Trouble = Literal[
    "missing_token",
    "unknown_key",
    "bad_signature",
    "expired_token",
    "clock_skew",
    "access_denied",
    "throttling",
    "server_error",
    "not_implemented",
]

_DENIED = "You are not authorized to perform this operation."
_BAD_KEY = "The security token included in the request is invalid."
_BAD_SIGNATURE = (
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
    "and signing method. Consult the service documentation for details."
)
_EXPIRED = "The security token included in the request is expired"
_SKEWED = "Signature expired: 20261124T120000Z is now earlier than 20261124T120500Z (20261124T121000Z - 5 min.)"
_NO_TOKEN = "Request is missing Authentication Token"  # noqa: S105 - a message, not a password
_FAILED = "The request processing has failed because of an unknown error, exception or failure."
_LACKING = "The sandbox does not serve this operation."

# Status, code and message as AWS words them; the JSON services, the query services, EC2 and S3 all differ.
_WORDS: dict[Trouble, dict[Dialect, tuple[int, str, str]]] = {
    "missing_token": {
        "json": (400, "MissingAuthenticationTokenException", _NO_TOKEN),
        "query": (403, "MissingAuthenticationToken", _NO_TOKEN),
        "ec2": (400, "MissingAuthenticationToken", _NO_TOKEN),
        "rest-xml": (403, "AccessDenied", "Access Denied"),
    },
    "unknown_key": {
        "json": (400, "UnrecognizedClientException", _BAD_KEY),
        "query": (403, "InvalidClientTokenId", _BAD_KEY),
        "ec2": (401, "AuthFailure", "AWS was not able to validate the provided access credentials"),
        "rest-xml": (403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."),
    },
    "bad_signature": {
        "json": (400, "InvalidSignatureException", _BAD_SIGNATURE),
        "query": (403, "SignatureDoesNotMatch", _BAD_SIGNATURE),
        "ec2": (401, "AuthFailure", "AWS was not able to validate the provided access credentials"),
    },
    "expired_token": {
        "json": (400, "ExpiredTokenException", _EXPIRED),
        "query": (403, "ExpiredToken", _EXPIRED),
        "ec2": (400, "RequestExpired", "Request has expired."),
        "rest-xml": (400, "ExpiredToken", "The provided token has expired."),
    },
    "clock_skew": {
        "json": (400, "InvalidSignatureException", _SKEWED),
        "query": (403, "SignatureDoesNotMatch", _SKEWED),
        "ec2": (400, "RequestExpired", "Request has expired."),
        "rest-xml": (
            403,
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.",
        ),
    },
    "access_denied": {
        "json": (400, "AccessDeniedException", _DENIED),
        "query": (403, "AccessDenied", _DENIED),
        "ec2": (403, "UnauthorizedOperation", _DENIED),
        "rest-xml": (403, "AccessDenied", "Access Denied"),
    },
    "throttling": {
        "json": (400, "ThrottlingException", "Rate exceeded"),
        "query": (400, "Throttling", "Rate exceeded"),
        "ec2": (503, "RequestLimitExceeded", "Request limit exceeded."),
        "rest-xml": (503, "SlowDown", "Please reduce your request rate."),
    },
    "server_error": {
        "json": (500, "InternalServiceException", _FAILED),
        "query": (500, "InternalFailure", _FAILED),
        "ec2": (500, "InternalError", _FAILED),
        "rest-xml": (500, "InternalError", _FAILED),
    },
    "not_implemented": {
        "json": (400, "UnknownOperationException", _LACKING),
        "query": (400, "InvalidAction", _LACKING),
        "ec2": (400, "InvalidAction", _LACKING),
        "rest-xml": (501, "NotImplemented", _LACKING),
    },
}


class Refusal(Exception):
    """A trouble that every service words for itself. message: replaces the usual words."""

    def __init__(self, trouble: Trouble, message: str | None = None) -> None:
        super().__init__(message or trouble)
        self.trouble = trouble
        self.message = message

    def worded(self, dialect: Dialect) -> AwsError:
        """This refusal as a service that speaks ``dialect`` would put it."""
        words = _WORDS[self.trouble]
        status, code, message = words.get(dialect, words["json"])
        return AwsError(code, self.message or message, status)


class AwsError(Exception):
    """One service's own error. code: as the service's model spells it · status: HTTP."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status


def error_response(call: Call, error: AwsError) -> Response:
    """``error`` in the shape of the call's protocol."""
    request_id = str(uuid4())
    if call.dialect in ("json", "rest-json"):
        body, content_type = json.dumps({"__type": error.code, "Message": error.message}), "application/x-amz-json-1.1"
    else:
        body, content_type = _XML[call.dialect](error, request_id), "text/xml"
    headers = {"x-amzn-RequestId": request_id, "x-amzn-ErrorType": error.code}
    return Response(body, error.status, headers, content_type=content_type)


def _query_xml(error: AwsError, request_id: str) -> str:
    sender = "Receiver" if error.status >= 500 else "Sender"
    details = f"<Type>{sender}</Type><Code>{error.code}</Code><Message>{escape(error.message)}</Message>"
    return f"<ErrorResponse><Error>{details}</Error><RequestId>{request_id}</RequestId></ErrorResponse>"


def _ec2_xml(error: AwsError, request_id: str) -> str:
    details = f"<Code>{error.code}</Code><Message>{escape(error.message)}</Message>"
    return f"<Response><Errors><Error>{details}</Error></Errors><RequestID>{request_id}</RequestID></Response>"


def _s3_xml(error: AwsError, request_id: str) -> str:
    details = f"<Code>{error.code}</Code><Message>{escape(error.message)}</Message>"
    return f"<Error>{details}<RequestId>{request_id}</RequestId></Error>"


_XML = {"query": _query_xml, "ec2": _ec2_xml, "rest-xml": _s3_xml}
