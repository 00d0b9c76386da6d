"""``POST denial``: what AWS's refusal says, what would lift it, and what the preflight knows about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from jupyter_glue_panel.errors import InvalidRequest, PanelError, Unprocessable
from jupyter_glue_panel.rules.denials import KINDS, Denial, read_denial
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
    preflight, error = await _preflight(check, request.selection)
    return _explained(denial, preflight, error)


async def _preflight(check: Check, selection: Selection | None) -> tuple[Preflight | None, Failure | None]:
    if selection is None:
        return None, None
    try:
        return await check(selection), None
    except PanelError as error:
        return None, Failure.of(error)


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
