"""``POST denial``: what AWS's refusal says, what would lift it, and what the preflight knows about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from jupyter_glue_panel.errors import InvalidRequest, PanelError, Unprocessable
from jupyter_glue_panel.rules.denials import KINDS, Denial, read_denial, who
from jupyter_glue_panel.rules.principals import Caller, Principals
from jupyter_glue_panel.rules.remedies import smallest_change
from jupyter_glue_panel.wire import Failure, Selection
from jupyter_glue_panel.wire_preflight import DenialExplained, DenialRequest, Preflight

Check = Callable[[Selection], Awaitable[Preflight]]

MAX_CHARACTERS = 200_000
"""No kernel prints more about one failure; what is longer is some other output."""


async def explain(request: DenialRequest, check: Check) -> DenialExplained:
    """The first denial in the text, explained; ``check`` knows what the preflight says to the selection.

    Unprocessable (no_denial), InvalidRequest (text_too_long).
    """
    if len(request.text) > MAX_CHARACTERS:
        raise InvalidRequest("text_too_long", f"The text has more than {MAX_CHARACTERS:,} characters.")
    denial = read_denial(request.text)
    if denial is None:
        raise Unprocessable("no_denial", "AWS denies nothing in this text.")
    preflight, error = await _preflight(check, request.selection, denial.principal)
    return _explained(denial, preflight, error)


async def _preflight(
    check: Check, selection: Selection | None, principal: str | None
) -> tuple[Preflight | None, Failure | None]:
    """The selection's, where it speaks of ``principal``: a notebook may use another role than is picked."""
    if selection is None:
        return None, None
    try:
        preflight = await check(selection)
        if principal is not None and not _is_same(principal, preflight.principal_arn):
            raise Unprocessable(
                "other_principal",
                f"AWS denied {who(principal)}, and what is picked is {who(preflight.principal_arn)}.",
            )
    except PanelError as error:
        return None, Failure.of(error)
    return preflight, None


def _is_same(principal: str, arn: str) -> bool:
    """Is ``principal``, a role's session for example, the user or role with this ARN?"""
    return Principals({"AWS": (arn,)}, negated=False).link(Caller.of(principal)) == "principal"


def _explained(denial: Denial, preflight: Preflight | None, error: Failure | None) -> DenialExplained:
    change = smallest_change(denial)
    return DenialExplained(
        sentence=str(denial),
        principal=denial.principal,
        action=denial.action,
        resource=denial.resource,
        kind=KINDS[denial.layer] if denial.layer else None,
        explicit=denial.explicit,
        policy_arn=denial.policy_arn,
        authorization_id=denial.authorization_id,
        encoded=denial.encoded_message is not None,
        change=change.request if change else None,
        change_statement=change.statement if change else None,
        preflight=preflight,
        preflight_error=error,
    )
