"""The table of what AWS's and botocore's errors mean: by the names of their classes and codes.

Sources: the error shapes of botocore's service models, botocore.exceptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jupyter_glue_panel.errors import (
    BadGateway,
    Conflict,
    GatewayTimeout,
    NotFound,
    PanelError,
    Throttled,
    Unprocessable,
)


class Meaning(NamedTuple):
    """A row of the table. names: botocore's exception classes and AWS's error codes, in one string.

    ``{call}`` in message and hint becomes for example glue:GetConnections.
    """

    error: type[PanelError]
    code: str
    message: str
    hint: str
    names: str = ""


DENIED = Meaning(
    Unprocessable,
    "access_denied",
    "AWS denied {call}.",
    "Ask an administrator to allow {call}.",
    "AccessDenied AccessDeniedException UnauthorizedOperation AuthorizationError NotAuthorized",
)
NOT_ASSUMABLE = Meaning(
    Unprocessable,
    "role_not_assumable",
    "AWS did not let you assume the role.",
    "AWS gives the same answer for several reasons. The usual ones: the role's trust policy does not name you; your own"
    " policies lack sts:AssumeRole on the role; it asks for an external id or MFA; the account number or the role's"
    " name is mistyped.",
)
INVALID = Meaning(
    Unprocessable,
    "credentials_invalid",
    "AWS does not accept these credentials.",
    "Check the access key, and that it belongs to the partition of this Region.",
    "InvalidClientTokenId UnrecognizedClientException InvalidAccessKeyId AuthFailure SignatureDoesNotMatch"
    " InvalidSignatureException IncompleteSignature",
)
CLOCK = Meaning(
    Unprocessable,
    "clock_skewed",
    "AWS refused the request because of its time stamp.",
    "The clock of the machine that runs Jupyter is off: set it, and try again.",
    "RequestExpired RequestTimeTooSkewed RequestInTheFuture",
)
THROTTLED = Meaning(
    Throttled,
    "aws_throttled",
    "AWS asks to slow down: too many {call} requests.",
    "It passes by itself; try again in a few seconds.",
    "Throttling ThrottlingException ThrottledException RequestLimitExceeded RequestThrottled RequestThrottledException"
    " TooManyRequestsException SlowDown LimitExceededException",
)
REFUSED = Meaning(
    Unprocessable,
    "aws_refused",
    "AWS did not accept {call}.",
    "",
    "InvalidInputException InvalidInput ValidationException ValidationError InvalidParameterValue"
    " ResourceNumberLimitExceededException OperationNotSupportedException ParamValidationError",
)
FAILED = Meaning(
    BadGateway,
    "aws_failed",
    "AWS failed at {call}.",
    "Try again; the AWS health page may know more.",
    "BotoCoreError",
)
PAYER_ONLY = Meaning(
    Unprocessable,
    "payer_account_only",
    "Only the account that pays the organisation's bill may do {call}.",
    "Ask whoever looks after the organisation's management account.",
)
NO_COST_EXPLORER = Meaning(
    Unprocessable,
    "cost_explorer_not_enabled",
    "Cost Explorer is not enabled for this account.",
    "Somebody opens it once in the Billing console, in an organisation the paying account for its members. The first"
    " figures follow within a day.",
)
_TABLE = (
    DENIED,
    INVALID,
    CLOCK,
    THROTTLED,
    REFUSED,
    FAILED,
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
        "This profile asks for an MFA code.",
        "Type the code that your device shows.",
        "RefreshWithMFAUnsupportedError",
    ),
    Meaning(
        Unprocessable,
        "mfa_elsewhere",
        "The panel takes no MFA code for this profile.",
        "It takes one for a profile that has role_arn, mfa_serial and source_profile itself. Other profiles sign in"
        " elsewhere, for example by aws sso login.",
        "NoMfaProfile",
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
        "aws_answer_broken",
        "What came back from {call} is not an answer of AWS's, or not all of it.",
        "Try again; if it stays so, look at the proxy and at AWS_ENDPOINT_URL.",
        "ResponseParserError ResponseStreamingError",
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
        Unprocessable,
        "costs_not_ready",
        "Cost Explorer has no figures for this account yet.",
        "AWS prepares them within a day of the first use.",
        "DataUnavailableException",
    ),
    Meaning(
        Unprocessable,
        "costs_expired",
        "Cost Explorer no longer has the figures that were asked for.",
        "Choose a later start.",
        "BillExpirationException",
    ),
    Meaning(
        Conflict,
        "backfill_once_a_day",
        "AWS runs one backfill a day, and today's was used.",
        "Try again tomorrow.",
        "BackfillLimitExceededException",
    ),
    Meaning(
        Conflict,
        "aws_conflict",
        "{call} does not fit the present state.",
        "Refresh, and try again.",
        "IllegalSessionStateException ConcurrentModificationException AlreadyExistsException RequestChangedException",
    ),
)
MEANINGS: Mapping[str, Meaning] = {name: meaning for meaning in _TABLE for name in meaning.names.split()}

CODE_REFUSED = Meaning(
    Unprocessable,
    "mfa_code_refused",
    "AWS did not accept the MFA code.",
    "A code is good once, and for half a minute: wait for the next one. The profile's mfa_serial must be that of your"
    " device.",
)
SENTENCES = (
    (DENIED, "MultiFactorAuthentication failed", CODE_REFUSED),
    (INVALID, "Signature expired", CLOCK),
    (INVALID, "Signature not yet current", CLOCK),
    (DENIED, "Linked account doesn't have access", PAYER_ONLY),
    (DENIED, "User not enabled for cost explorer access", NO_COST_EXPLORER),
)
"""Where AWS has one code for several troubles: what the code alone means, words of AWS's sentence, what those mean."""
