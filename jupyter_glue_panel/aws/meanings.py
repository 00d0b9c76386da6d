"""What AWS's and botocore's errors mean to a user: each becomes a PanelError with a code of its own.

Errors are told apart by class name, so that this module imports no botocore. Source: IAM User Guide "Troubleshoot
access denied error messages".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jupyter_glue_panel.errors import PanelError

from .meaning_table import DENIED, FAILED, MEANINGS, NOT_ASSUMABLE, REFUSED, SENTENCES, THROTTLED, Meaning

RETRY_AFTER_SECONDS = 5
"""What a throttled user is told to wait where AWS names no time: the client's own retries are over by then."""

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


def broken_answer(call: str) -> PanelError:
    """What is raised where ``call``, for example glue:GetSession, was answered in a form that AWS's model has not."""
    meaning = MEANINGS["ResponseParserError"]
    return meaning.error(meaning.code, meaning.message.format(call=call), hint=meaning.hint)


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
    remedy, action = "", None
    if meaning in (DENIED, NOT_ASSUMABLE):
        denial = _DENIAL.search(text)
        message, hint = _denial(denial, text, message, hint)
        remedy, action = _remedy(text), denial["action"] if denial else call
    return meaning.error(
        meaning.code,
        message,
        hint=text[:400] if meaning is REFUSED else hint,
        aws_code=code,
        request_id=metadata.get("RequestId"),
        action=action,
        remedy=remedy,
        retry_after_seconds=_retry_after(metadata) if meaning is THROTTLED else None,
    )


def _row(code: str, text: str, *, is_assume_role: bool) -> Meaning:
    meaning = MEANINGS.get(code, FAILED)
    told = (sentence for code_alone, words, sentence in SENTENCES if code_alone is meaning and words in text)
    return next(told, NOT_ASSUMABLE if meaning is DENIED and is_assume_role else meaning)


def _denial(denial: re.Match[str] | None, text: str, message: str, hint: str) -> tuple[str, str]:
    """Message and hint, with what AWS's own sentence adds to them: who, to what, by which kind of policy."""
    layer = _LAYER.search(text)
    if denial is not None:
        user, action, resource = denial.group("user", "action", "resource")
        message = f"{message} {user} may not do {action}{f' on {resource}' if resource else ''}."
    if layer is not None and layer["how"] == "because no":
        hint = f"AWS says that no {layer['layer']} allows it. {hint}"
    elif layer is not None:
        article = "an" if layer["layer"].startswith("identity") else "a"
        hint = f"AWS says that {article} {layer['layer']} denies it explicitly. {hint}"
    return message, hint


def _remedy(text: str) -> str:
    # loaded with the first refusal: see services.py
    from jupyter_glue_panel.rules.remedies import remedy_of

    return remedy_of(text)


def _retry_after(metadata: Mapping[str, Any]) -> int:
    told = str(metadata.get("HTTPHeaders", {}).get("retry-after", ""))
    return int(told) if told.isascii() and told.isdigit() and len(told) < 5 else RETRY_AFTER_SECONDS
