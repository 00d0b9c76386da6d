"""What AWS's and botocore's errors mean to a user: each becomes a PanelError with a code of its own.

Errors are told apart by class name, so that this module imports no botocore. Sources: the error shapes of botocore's
service models, IAM User Guide "Troubleshoot access denied error messages".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from jupyter_glue_panel.errors import (
    BadGateway,
    Conflict,
    GatewayTimeout,
    NotFound,
    PanelError,
    Throttled,
    Unprocessable,
)

RETRY_AFTER_SECONDS = 5
"""What a throttled user is told to wait where AWS names no time: the client's own retries are over by then."""


class Meaning(NamedTuple):
    """A row of the table. names: botocore's exception classes and AWS's error codes, in one string.

    ``{call}`` in message and hint becomes for example glue:GetConnections.
    """

    error: type[PanelError]
    code: str
    message: str
    hint: str
    names: str = ""


_DENIED = Meaning(
    Unprocessable,
    "access_denied",
    "AWS denied {call}.",
    "Ask an administrator to allow {call}.",
    "AccessDenied AccessDeniedException UnauthorizedOperation AuthorizationError NotAuthorized",
)
_NOT_ASSUMABLE = Meaning(
    Unprocessable,
    "role_not_assumable",
    "AWS did not let you assume the role.",
    "AWS gives the same answer for several reasons. The usual ones: the role's trust policy does not name you; your own"
    " policies lack sts:AssumeRole on the role; it asks for an external id or MFA; the account number or the role's"
    " name is mistyped.",
)
_INVALID = Meaning(
    Unprocessable,
    "credentials_invalid",
    "AWS does not accept these credentials.",
    "Check the access key, and that it belongs to the partition of this Region.",
    "InvalidClientTokenId UnrecognizedClientException InvalidAccessKeyId AuthFailure SignatureDoesNotMatch"
    " InvalidSignatureException IncompleteSignature",
)
_CLOCK = Meaning(
    Unprocessable,
    "clock_skewed",
    "AWS refused the request because of its time stamp.",
    "The clock of the machine that runs Jupyter is off: set it, and try again.",
    "RequestExpired RequestTimeTooSkewed RequestInTheFuture",
)
_THROTTLED = Meaning(
    Throttled,
    "aws_throttled",
    "AWS asks to slow down: too many {call} requests.",
    "It passes by itself; try again in a few seconds.",
    "Throttling ThrottlingException ThrottledException RequestLimitExceeded RequestThrottled RequestThrottledException"
    " TooManyRequestsException SlowDown",
)
_REFUSED = Meaning(
    Unprocessable,
    "aws_refused",
    "AWS did not accept {call}.",
    "",
    "InvalidInputException InvalidInput ValidationException ValidationError InvalidParameterValue"
    " ResourceNumberLimitExceededException OperationNotSupportedException ParamValidationError",
)
_FAILED = Meaning(
    BadGateway,
    "aws_failed",
    "AWS failed at {call}.",
    "Try again; the AWS health page may know more.",
    "BotoCoreError",
)
_TABLE = (
    _DENIED,
    _INVALID,
    _CLOCK,
    _THROTTLED,
    _REFUSED,
    _FAILED,
    Meaning(
        Unprocessable,
        "aws_not_configured",
        "No AWS credentials were found.",
        "Run aws configure, or start JupyterLab with AWS_PROFILE set.",
        "NoCredentialsError",
    ),
    Meaning(
        Unprocessable,
        "credentials_unavailable",
        "The AWS credentials that are configured could not be fetched.",
        "Check the profile in ~/.aws/config: its credential_process, source_profile or container role.",
        "PartialCredentialsError CredentialRetrievalError MetadataRetrievalError UnknownCredentialError",
    ),
    Meaning(
        Unprocessable,
        "credentials_expired",
        "The AWS credentials have expired.",
        "Sign in again, for example with aws sso login; the panel then goes on by itself.",
        "ExpiredToken ExpiredTokenException TokenRefreshRequired TokenRetrievalError SSOError LoginError",
    ),
    Meaning(
        Unprocessable,
        "aws_config_invalid",
        "The AWS configuration files can't be used as they stand.",
        "Check ~/.aws/config and ~/.aws/credentials, for example with aws configure list.",
        "ConfigParseError ConfigNotFound InvalidConfigError InvalidProxiesConfigError"
        " InvalidEndpointConfigurationError",
    ),
    Meaning(
        Unprocessable,
        "mfa_needed",
        "This profile asks for an MFA code, which the panel can't type for you.",
        "Use a profile whose sign-in happens elsewhere, for example by aws sso login.",
        "RefreshWithMFAUnsupportedError",
    ),
    Meaning(
        NotFound,
        "profile_not_found",
        "There is no AWS profile of that name.",
        "aws configure list-profiles shows those there are; AWS_PROFILE may name one that is gone.",
        "ProfileNotFound",
    ),
    Meaning(
        Unprocessable,
        "region_not_configured",
        "No AWS Region is chosen.",
        "Pick one, or set a default with aws configure set region.",
        "NoRegionError",
    ),
    Meaning(
        Unprocessable,
        "region_disabled",
        "This Region is not enabled for the account.",
        "Choose another Region, or have this one enabled in the account's settings.",
        "OptInRequired RegionDisabledException",
    ),
    Meaning(
        GatewayTimeout,
        "aws_timeout",
        "AWS did not answer in time.",
        "Try again; if it stays so, check the network, the proxy and the Region.",
        "ConnectTimeoutError ReadTimeoutError OperationTimeoutException RequestTimeout RequestTimeoutException",
    ),
    Meaning(
        BadGateway,
        "aws_unreachable",
        "AWS could not be reached.",
        "Check the network, the proxy and the Region's name; the Region may not offer this service.",
        "ConnectionError HTTPClientError EndpointProviderError",
    ),
    Meaning(
        BadGateway,
        "aws_untrusted",
        "The other side could not prove that it is AWS.",
        "A proxy may break up TLS: have AWS_CA_BUNDLE name its certificate. The check is never turned off.",
        "SSLError",
    ),
    Meaning(
        NotFound,
        "not_found",
        "AWS does not know what {call} asked for.",
        "It may have been deleted.",
        "EntityNotFoundException NoSuchEntity ResourceNotFoundException",
    ),
    Meaning(
        Conflict,
        "aws_conflict",
        "{call} does not fit the present state.",
        "Refresh, and try again.",
        "IllegalSessionStateException ConcurrentModificationException AlreadyExistsException",
    ),
)
MEANINGS: Mapping[str, Meaning] = {name: meaning for meaning in _TABLE for name in meaning.names.split()}

_DENIAL = re.compile(
    r"User: (?P<user>arn:[!-~]{1,600}) is not authorized to perform: (?P<action>[\w-]{1,40}:\w{1,80})"
    r"(?: on resource: (?P<resource>[!-~]{1,600}))?"
)
_LAYER = re.compile(
    r"(?P<how>because no|with an explicit deny in an?) (?P<layer>identity-based policy|resource-based policy|"
    r"permissions boundary|session policy|service control policy|resource control policy|VPC endpoint policy)"
)


def refusal(name: str) -> PanelError:
    """The PanelError that stands in the table under ``name``, for what the panel itself finds out before AWS does."""
    meaning = MEANINGS[name]
    return meaning.error(meaning.code, meaning.message, hint=meaning.hint)


def meaning_of(error: Exception, service: str) -> PanelError | None:
    """The PanelError that ``error``, raised by a call to ``service``, stands for; None for what is not AWS's."""
    response = getattr(error, "response", None)
    if isinstance(response, dict) and "Error" in response:
        return _answer(response, service, str(getattr(error, "operation_name", "")))
    for ancestor in type(error).__mro__:
        if ancestor.__module__.startswith("botocore.") and ancestor.__name__ in MEANINGS:
            meaning = MEANINGS[ancestor.__name__]
            message = meaning.message.format(call=f"a request to {service}")
            return meaning.error(meaning.code, message, hint=meaning.hint.format(call=service))
    return None


def _answer(response: Mapping[str, Any], service: str, operation: str) -> PanelError:
    code, text = str(response["Error"].get("Code", "")), str(response["Error"].get("Message", ""))
    metadata = response.get("ResponseMetadata", {})
    is_assume_role = operation.startswith("AssumeRole")
    call = f"sts:{operation}" if is_assume_role else f"{service}:{operation}"
    meaning = _row(code, text, is_assume_role=is_assume_role)
    message, hint = meaning.message.format(call=call), meaning.hint.format(call=call)
    if meaning in (_DENIED, _NOT_ASSUMABLE):
        message, hint = _denial(text, message, hint)
    return meaning.error(
        meaning.code,
        message,
        hint=text[:400] if meaning is _REFUSED else hint,
        aws_code=code,
        request_id=metadata.get("RequestId"),
        retry_after_seconds=_retry_after(metadata) if meaning is _THROTTLED else None,
    )


def _row(code: str, text: str, *, is_assume_role: bool) -> Meaning:
    meaning = MEANINGS.get(code, _FAILED)
    if meaning is _DENIED and is_assume_role:
        return _NOT_ASSUMABLE
    # AWS has no code of its own for a clock that is off under signature version 4: only the sentence tells
    if meaning is _INVALID and ("Signature expired" in text or "Signature not yet current" in text):
        return _CLOCK
    return meaning


def _denial(text: str, message: str, hint: str) -> tuple[str, str]:
    """Message and hint, with what AWS's own sentence adds to them: who, to what, by which kind of policy."""
    denial, layer = _DENIAL.search(text), _LAYER.search(text)
    if denial is not None:
        user, action, resource = denial.group("user", "action", "resource")
        message = f"{message} {user} may not do {action}{f' on {resource}' if resource else ''}."
    if layer is not None and layer["how"] == "because no":
        hint = f"AWS says that no {layer['layer']} allows it. {hint}"
    elif layer is not None:
        hint = f"AWS says that a {layer['layer']} denies it explicitly. {hint}"
    return message, hint


def _retry_after(metadata: Mapping[str, Any]) -> int:
    told = str(metadata.get("HTTPHeaders", {}).get("retry-after", ""))
    return int(told) if told.isascii() and told.isdigit() and len(told) < 5 else RETRY_AFTER_SECONDS
