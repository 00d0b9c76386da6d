from __future__ import annotations

import botocore.exceptions
import botocore.parsers
import pytest
from botocore.exceptions import ClientError

from jupyter_glue_panel.aws.meaning_table import MEANINGS
from jupyter_glue_panel.aws.meanings import RETRY_AFTER_SECONDS, meaning_of
from jupyter_glue_panel.errors import PanelError

DENIAL = (
    "User: arn:aws:sts::444455556666:assumed-role/R/ann is not authorized to perform: glue:GetConnections on resource: "
    "arn:aws:glue:us-east-1:444455556666:catalog"
)


def _meaning(code: str, message: str = "", operation: str = "GetConnections", **headers: str) -> PanelError:
    metadata = {"RequestId": "r-1", "HTTPHeaders": headers}
    response = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": metadata}
    meaning = meaning_of(ClientError(response, operation), "glue")
    assert meaning is not None
    return meaning


@pytest.mark.parametrize(
    ("aws_code", "status", "code"),
    [
        ("ExpiredTokenException", 422, "credentials_expired"),
        ("UnrecognizedClientException", 422, "credentials_invalid"),
        ("AccessDeniedException", 422, "access_denied"),
        ("UnauthorizedOperation", 422, "access_denied"),
        ("ThrottlingException", 429, "aws_throttled"),
        ("RequestLimitExceeded", 429, "aws_throttled"),
        ("EntityNotFoundException", 404, "not_found"),
        ("IllegalSessionStateException", 409, "aws_conflict"),
        ("ValidationException", 422, "aws_refused"),
        ("OperationTimeoutException", 504, "aws_timeout"),
        ("RegionDisabledException", 422, "region_disabled"),
        ("LimitExceededException", 429, "aws_throttled"),
        ("DataUnavailableException", 422, "costs_not_ready"),
        ("BillExpirationException", 422, "costs_expired"),
        ("BackfillLimitExceededException", 409, "backfill_once_a_day"),
        ("InternalServiceException", 502, "aws_failed"),
        ("NobodyKnowsThisOne", 502, "aws_failed"),
    ],
)
def test_aws_errors_keep_their_meaning(aws_code: str, status: int, code: str) -> None:
    meaning = _meaning(aws_code)

    assert (meaning.status, meaning.code) == (status, code)
    assert meaning.aws_code == aws_code
    assert meaning.request_id == "r-1"


def test_a_denied_assume_role_is_not_just_any_denial() -> None:
    assert _meaning("AccessDenied", operation="AssumeRole").code == "role_not_assumable"


def test_a_denial_says_who_may_not_do_what() -> None:
    message = _meaning("AccessDeniedException", DENIAL).message

    assert "arn:aws:sts::444455556666:assumed-role/R/ann may not do glue:GetConnections" in message


@pytest.mark.parametrize(
    ("tail", "told"),
    [
        ("because no identity-based policy allows the glue:GetConnections action", "no identity-based policy allows"),
        ("because no permissions boundary allows the glue:GetConnections action", "no permissions boundary allows"),
        ("with an explicit deny in a service control policy", "service control policy denies"),
        ("with an explicit deny in an identity-based policy: arn:aws:iam::1:policy/P", "identity-based policy denies"),
    ],
)
def test_a_denial_says_which_kind_of_policy_decided(tail: str, told: str) -> None:
    assert told in _meaning("AccessDeniedException", f"{DENIAL} {tail}").hint


def test_a_denial_brings_what_to_send_to_an_administrator() -> None:
    remedy = _meaning("AccessDeniedException", f"{DENIAL} because no identity-based policy allows it").remedy

    assert "Add this statement to an identity-based policy of role R" in remedy
    assert '"Action": "glue:GetConnections"' in remedy


def test_a_denial_that_says_nothing_has_nothing_to_send() -> None:
    assert _meaning("AccessDeniedException", "Access denied").remedy == ""


def test_a_clock_that_is_off_is_told_from_a_wrong_key() -> None:
    late = _meaning("SignatureDoesNotMatch", "Signature expired: 20261124T000000Z is now earlier than …")

    assert late.code == "clock_skewed"
    assert _meaning("SignatureDoesNotMatch", "The request signature we calculated does not match").code == (
        "credentials_invalid"
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (
            "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.",
            "payer_account_only",
        ),
        ("User not enabled for cost explorer access", "cost_explorer_not_enabled"),
        (DENIAL, "access_denied"),
    ],
)
def test_a_denial_that_no_permission_would_lift_is_told_from_others(words: str, code: str) -> None:
    assert _meaning("AccessDeniedException", words).code == code


def test_what_aws_says_about_a_signature_never_gets_out() -> None:
    meaning = _meaning("SignatureDoesNotMatch", "The Canonical String should have been 'x-amz-security-token:SECRET'")

    assert "SECRET" not in f"{meaning.message} {meaning.hint}"


@pytest.mark.parametrize(("told", "seconds"), [("17", 17), ("", RETRY_AFTER_SECONDS), ("soon", RETRY_AFTER_SECONDS)])
def test_throttling_says_when_to_come_back(told: str, seconds: int) -> None:
    assert _meaning("ThrottlingException", **{"retry-after": told}).retry_after_seconds == seconds


def test_a_refused_parameter_is_told_in_awss_words() -> None:
    meaning = _meaning("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration")

    assert meaning.hint == "The requested DurationSeconds exceeds the MaxSessionDuration"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (botocore.exceptions.NoCredentialsError(), "aws_not_configured"),
        (botocore.exceptions.NoRegionError(), "region_not_configured"),
        (botocore.exceptions.ProfileNotFound(profile="x"), "profile_not_found"),
        (botocore.exceptions.UnauthorizedSSOTokenError(), "credentials_expired"),
        (botocore.exceptions.CredentialRetrievalError(provider="p", error_msg="SECRET"), "credentials_unavailable"),
        (botocore.exceptions.ReadTimeoutError(endpoint_url="u"), "aws_timeout"),
        (botocore.exceptions.ConnectTimeoutError(endpoint_url="u"), "aws_timeout"),
        (botocore.exceptions.EndpointConnectionError(endpoint_url="u", error="e"), "aws_unreachable"),
        (botocore.exceptions.ProxyConnectionError(proxy_url="u"), "aws_unreachable"),
        (botocore.exceptions.ConnectionClosedError(endpoint_url="u"), "aws_unreachable"),
        (botocore.exceptions.SSLError(endpoint_url="u", error="e"), "aws_untrusted"),
        (botocore.exceptions.InfiniteLoopConfigError(source_profile="p", visited_profiles=[]), "aws_config_invalid"),
        (botocore.exceptions.UnknownSignatureVersionError(signature_version="v"), "aws_failed"),
    ],
)
def test_botocores_errors_have_a_meaning_too(error: Exception, code: str) -> None:
    meaning = meaning_of(error, "glue")

    assert meaning is not None
    assert meaning.code == code
    assert "SECRET" not in f"{meaning.message} {meaning.hint}"


def test_a_bug_is_not_taken_for_awss() -> None:
    assert meaning_of(KeyError("Session"), "glue") is None


def test_botocore_has_not_renamed_what_the_table_names() -> None:
    named = {
        name for name in MEANINGS if name.endswith("Error") and name not in ("ValidationError", "AuthorizationError")
    }

    known = {*vars(botocore.exceptions), *vars(botocore.parsers)}
    assert named - known == set()
