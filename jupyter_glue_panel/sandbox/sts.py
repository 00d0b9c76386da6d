"""STS as AWS answers it: AssumeRole that refuses, GetCallerIdentity, GetSessionToken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4
from xml.sax.saxutils import escape

from werkzeug import Response

from .clock import iso
from .gate.call import Call
from .gate.credentials import Caller, CredentialBook, Keys
from .gate.guard import Attempt, Guard, denied, require
from .gate.refusal import AwsError, Refusal
from .moto_backends import Role, find_role
from .names import MFA_CODE
from .settings import Settings
from .trust import admits, read_trust
from .validation import service_model, validate

CHAINED_SECONDS = 3600
USER_TOKEN_SECONDS = 43200
WRONG_CODE = "MultiFactorAuthentication failed with invalid MFA one time pass code. "

Handler = Callable[[Caller, dict[str, Any]], str]


class Sts:
    """Answers every STS call. It takes a role's trust policy from IAM and hands out credentials that expire."""

    def __init__(self, book: CredentialBook, guard: Guard, settings: Settings) -> None:
        self._book = book
        self._guard = guard
        self._settings = settings
        self._handlers: dict[str, Handler] = {
            "AssumeRole": self._assume_role,
            "GetCallerIdentity": self._get_caller_identity,
            "GetSessionToken": self._get_session_token,
        }

    def answer(self, call: Call, caller: Caller) -> Response:
        """The reply to ``call``; ``Refusal`` or ``AwsError`` where AWS says no."""
        handler = self._handlers.get(call.action)
        if handler is None:
            raise Refusal("not_implemented")
        parameters = _typed(call)
        validate("sts", call.action, parameters)
        return _xml_response(call.action, handler(caller, parameters))

    def _assume_role(self, caller: Caller, parameters: dict[str, Any]) -> str:
        role_arn, session_name = parameters["RoleArn"], parameters["RoleSessionName"]
        context = {"sts:RoleSessionName": session_name}
        if "ExternalId" in parameters:
            context["sts:ExternalId"] = parameters["ExternalId"]
        role = find_role(role_arn)
        if "TokenCode" in parameters:
            context["aws:MultiFactorAuthPresent"] = _true_where_right(caller, parameters)
        attempt = Attempt(
            caller,
            "sts:AssumeRole",
            role_arn,
            {key: (value,) for key, value in context.items()},
            trust=read_trust(role.trust_policy) if role else None,
        )
        # AWS says the same for a missing role, a trust policy that names others and a wrong external id.
        if role is None or not admits(role.trust_policy, caller, context):
            raise denied(attempt)
        require(self._guard, attempt)
        seconds = self._lifetime(caller, role, parameters.get("DurationSeconds", 3600))
        session = role_session(role, session_name)
        keys = self._book.issue(session, seconds)
        return (
            f"{_credentials(keys)}<AssumedRoleUser><AssumedRoleId>{escape(session.user_id)}</AssumedRoleId>"
            f"<Arn>{escape(session.arn)}</Arn></AssumedRoleUser>"
        )

    def _get_caller_identity(self, caller: Caller, parameters: dict[str, Any]) -> str:
        return (
            f"<Arn>{escape(caller.arn)}</Arn><UserId>{escape(caller.user_id)}</UserId>"
            f"<Account>{caller.account}</Account>"
        )

    def _get_session_token(self, caller: Caller, parameters: dict[str, Any]) -> str:
        if caller.role_arn is not None:
            raise Refusal("access_denied", "Cannot call GetSessionToken with session credentials")
        return _credentials(self._book.issue(caller, parameters.get("DurationSeconds", USER_TOKEN_SECONDS)))

    def _lifetime(self, caller: Caller, role: Role, wanted: int) -> float:
        if caller.role_arn is not None and wanted > CHAINED_SECONDS:
            message = (
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
            )
            raise AwsError("ValidationError", message)
        if wanted > role.longest_session_seconds:
            message = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
            raise AwsError("ValidationError", message)
        cap = self._settings.longest_credentials_seconds
        return wanted if cap is None else min(cap, wanted)


def _true_where_right(caller: Caller, parameters: dict[str, Any]) -> str:
    """The condition key's value; ``Refusal`` for another device or another code."""
    own_device = caller.arn.replace(":user/", ":mfa/")
    if (parameters.get("SerialNumber"), parameters["TokenCode"]) != (own_device, MFA_CODE):
        raise Refusal("access_denied", WRONG_CODE)
    return "true"


def role_session(role: Role, session_name: str) -> Caller:
    """Who a caller becomes by assuming ``role``. The role's path is not part of the session's ARN, as in AWS."""
    name = role.arn.rpartition("/")[2]
    partition = role.arn.split(":")[1]
    return Caller(
        account=role.account,
        arn=f"arn:{partition}:sts::{role.account}:assumed-role/{name}/{session_name}",
        user_id=f"{role.role_id}:{session_name}",
        role_arn=role.arn,
    )


def _typed(call: Call) -> dict[str, Any]:
    """The form's scalar members, numbers as numbers; members that are lists play no part here."""
    input_shape = service_model("sts").operation_model(call.action).input_shape
    form = call.form_parameters()
    members = {name: shape for name, shape in input_shape.members.items() if name in form}
    return {
        name: _number(form[name]) if shape.type_name == "integer" else form[name] for name, shape in members.items()
    }


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise AwsError("MalformedInput", f"{text} is not a number") from error


def _credentials(keys: Keys) -> str:
    expiration = "" if keys.expires_at is None else f"<Expiration>{iso(keys.expires_at)}</Expiration>"
    return (
        f"<Credentials><AccessKeyId>{keys.access_key_id}</AccessKeyId>"
        f"<SecretAccessKey>{keys.secret_access_key}</SecretAccessKey>"
        f"<SessionToken>{keys.session_token}</SessionToken>{expiration}</Credentials>"
    )


def _xml_response(action: str, result: str) -> Response:
    body = (
        f'<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>{result}</{action}Result>'
        f"<ResponseMetadata><RequestId>{uuid4()}</RequestId></ResponseMetadata></{action}Response>"
    )
    return Response(body, content_type="text/xml")
