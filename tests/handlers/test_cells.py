from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

CREATION_ROLE = role_arn(ACCOUNT_B, "GlueSessionCreationRole")
SELECTION = {
    "role_arn": CREATION_ROLE,
    "region": "us-east-1",
    "tags": {"group": "analytics"},
    "connections": ["session_vpc"],
    "worker_type": "G.1X",
    "number_of_workers": 5,
}


async def test_a_selection_becomes_cells_in_the_order_in_which_they_run(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "cells", json=SELECTION)

    assert answer.status == 200
    assert [cell["part"] for cell in answer.value["cells"]] == ["role", "tags", "settings", "start"]
    assert CREATION_ROLE in answer.value["cells"][0]["source"]
    assert "runtime_role_missing" in [warning["code"] for warning in answer.value["warnings"]]


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1"])
async def test_the_region_is_written_though_a_fresh_kernel_would_take_it(
    aws_environment: World, ask: Ask, region: str
) -> None:
    answer = await ask("POST", "cells", json={"region": region, "worker_type": "G.1X"})

    assert f"%region {region}" in str(answer.value["cells"])


async def test_cells_are_written_without_aws(no_aws: Path, ask: Ask) -> None:
    answer = await ask("POST", "cells", json=SELECTION)

    assert answer.status == 200
    assert "%region us-east-1" in str(answer.value["cells"])


async def test_what_was_picked_is_read_back_from_the_cells(aws_environment: World, ask: Ask) -> None:
    written = await ask("POST", "cells", json=SELECTION)
    cells = [{"source": cell["source"]} for cell in written.value["cells"]]

    answer = await ask("POST", "selection", json={"cells": cells})

    read = answer.value["selection"]
    assert {name: read[name] for name in SELECTION} == SELECTION


@pytest.mark.parametrize("style", ["profile", "configure"])
async def test_the_role_of_a_profile_goes_by_the_profile_without_a_word(
    aws_environment: World, ask: Ask, style: str
) -> None:
    selection = {"profile": "production", "role_arn": CREATION_ROLE, "style": style}

    answer = await ask("POST", "cells", json=selection)

    assert CREATION_ROLE not in str(answer.value["cells"])
    assert "role_not_used" not in [warning["code"] for warning in answer.value["warnings"]]


async def test_a_role_that_is_not_its_profiles_is_told_to_be_unused(aws_environment: World, ask: Ask) -> None:
    selection = {"profile": "partner", "role_arn": CREATION_ROLE, "style": "profile"}

    answer = await ask("POST", "cells", json=selection)

    assert "role_not_used" in [warning["code"] for warning in answer.value["warnings"]]


@pytest.mark.parametrize(("profile", "role"), [("production", CREATION_ROLE), ("nobodys", None)])
async def test_a_profile_in_a_cell_is_read_with_the_role_that_it_assumes(
    aws_environment: World, ask: Ask, profile: str, role: str | None
) -> None:
    answer = await ask("POST", "selection", json={"cells": [{"source": f"%profile {profile}"}]})

    read = answer.value["selection"]
    assert (read["profile"], read["role_arn"], read["style"]) == (profile, role, "profile")


async def test_a_value_that_would_run_as_code_is_refused(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "cells", json={"role_arn": "{__import__('os')}"})

    assert answer.code == (422, "role_arn_invalid")


@pytest.mark.parametrize(
    ("selection", "field"),
    [({"colour": "red"}, "colour"), ({"number_of_workers": "5"}, "$.number_of_workers"), ({"style": "x"}, "$.style")],
)
async def test_a_selection_that_is_none_names_the_field(ask: Ask, selection: dict[str, str], field: str) -> None:
    answer = await ask("POST", "cells", json=selection)

    assert answer.code == (400, "invalid_request")
    assert field in answer.value["message"]


async def test_a_notebook_nested_without_end_is_refused(ask: Ask) -> None:
    nested = b'{"a": ' * 50_000

    answer = await ask("POST", "selection", body=b'{"cells": [{"source": "", "metadata": ' + nested)

    assert answer.code == (400, "invalid_request")


@pytest.mark.parametrize("path", ["cells", "selection"])
async def test_a_body_beyond_all_reason_is_refused(ask: Ask, path: str) -> None:
    answer = await ask("POST", path, body=b" " * 51_000_000)

    assert answer.code == (400, "request_too_large")
