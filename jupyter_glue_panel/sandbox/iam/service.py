"""IAM: the policy simulator is ours, everything else moto's."""

from __future__ import annotations

from werkzeug import Response

from jupyter_glue_panel.sandbox.gate.call import Call
from jupyter_glue_panel.sandbox.gate.credentials import Caller
from jupyter_glue_panel.sandbox.gate.guard import Attempt, Guard, require
from jupyter_glue_panel.sandbox.gate.refusal import AwsError
from jupyter_glue_panel.sandbox.validation import service_model, validate

from .holdings import find_holding
from .query_protocol import read_form, write_reply
from .simulate import simulate_principal_policy

SIMULATE = "SimulatePrincipalPolicy"


class Iam:
    """Answers SimulatePrincipalPolicy about the caller's own account."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def answer(self, call: Call, caller: Caller) -> Response | None:
        """The reply to ``call``, None for what moto answers; ``Refusal`` or ``AwsError`` where AWS says no."""
        if call.action != SIMULATE:
            return None
        model = service_model("iam").operation_model(SIMULATE)
        parameters = read_form(call.form_parameters(), model.input_shape)
        validate("iam", SIMULATE, parameters)
        source = parameters["PolicySourceArn"]
        require(self._guard, Attempt(caller, f"iam:{SIMULATE}", source))
        if source.split(":")[4:5] != [caller.account]:
            raise AwsError("NoSuchEntity", f"{source} cannot be found in account {caller.account}.", 404)
        answer = simulate_principal_policy(parameters, find_holding)
        return write_reply(SIMULATE, service_model("iam").metadata["xmlNamespace"], answer, model.output_shape)
