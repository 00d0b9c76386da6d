from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, EXTERNAL_ID, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

CREATION_ROLE = role_arn(ACCOUNT_B, "GlueSessionCreationRole")
PRODUCTION = {
    "name": "Production",
    "role_arn": CREATION_ROLE,
    "region": "us-east-1",
    "description": "Sessions on production data",
    "requires_vpc": True,
    "allowed_vpc_ids": ["vpc-0a"],
}
PARTNER = {"name": "Partner", "role_arn": role_arn(ACCOUNT_B, "ExternalIdRole"), "external_id": EXTERNAL_ID}


async def test_profiles_that_assume_a_role_are_choices(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "roles")

    careful, partner, production = answer.value["roles"]
    assert answer.value["errors"] == []
    assert careful["needs"] == ["mfa"]
    assert production == {
        "id": "profile:production",
        "name": "production",
        "role_arn": CREATION_ROLE,
        "account": ACCOUNT_B,
        "source": "profile",
        "region": "us-east-1",
        "profile": "production",
        "needs": [],
        "description": "",
        "requires_vpc": None,
        "allowed_vpc_ids": None,
    }
    assert partner["needs"] == ["external_id"]


@pytest.mark.parametrize(
    ("line", "needs"),
    [
        ("mfa_serial = arn:aws:iam::111122223333:mfa/ann", ["mfa"]),
        ("duration_seconds = 7200", ["longer_session"]),
        ("duration_seconds = 3600", []),
    ],
)
async def test_what_the_kernels_assume_role_cannot_give_is_told(
    aws_config: Path, ask: Ask, line: str, needs: list[str]
) -> None:
    with aws_config.open("a") as config:
        config.write(f"\n[profile a-special]\nrole_arn = {CREATION_ROLE}\nsource_profile = default\n{line}\n")

    answer = await ask("GET", "roles")

    assert answer.value["roles"][0]["name"] == "a-special"
    assert answer.value["roles"][0]["needs"] == needs


async def test_a_profile_with_a_broken_role_is_told_and_loses_no_other(aws_config: Path, ask: Ask) -> None:
    with aws_config.open("a") as config:
        config.write("\n[profile odd]\nrole_arn = GlueSessionCreationRole\nsource_profile = default\n")

    answer = await ask("GET", "roles")

    assert [role["name"] for role in answer.value["roles"]] == ["careful", "partner", "production"]
    assert [error["code"] for error in answer.value["errors"]] == ["role_arn_invalid"]
    assert "'odd'" in answer.value["errors"][0]["message"]


@pytest.mark.parametrize("panel_traits", [{"roles": [PRODUCTION, PARTNER]}])
async def test_the_administrators_catalogue_is_offered(no_aws: Path, ask: Ask) -> None:
    answer = await ask("GET", "roles")

    partner, production = answer.value["roles"]
    assert production == {
        "id": "catalogue:Production",
        "name": "Production",
        "role_arn": CREATION_ROLE,
        "account": ACCOUNT_B,
        "source": "catalogue",
        "region": "us-east-1",
        "profile": None,
        "needs": [],
        "description": "Sessions on production data",
        "requires_vpc": True,
        "allowed_vpc_ids": ["vpc-0a"],
    }
    assert partner["needs"] == ["external_id"]
    assert EXTERNAL_ID not in str(answer.value)


@pytest.mark.parametrize(
    ("panel_traits", "code"),
    [
        ({"roles": [{"name": "Odd"}, PRODUCTION]}, "catalogue_entry_invalid"),
        ({"roles": [{**PRODUCTION, "name": "Odd", "vpc": "x"}, PRODUCTION]}, "catalogue_entry_invalid"),
        ({"roles": [{"name": "Odd", "role_arn": "x"}, PRODUCTION]}, "role_arn_invalid"),
        ({"roles": [{**PRODUCTION, "name": "Odd", "region": "moon"}, PRODUCTION]}, "region_invalid"),
    ],
)
async def test_a_broken_entry_of_the_catalogue_is_told_and_loses_no_other(no_aws: Path, ask: Ask, code: str) -> None:
    answer = await ask("GET", "roles")

    assert [role["name"] for role in answer.value["roles"]] == ["Production"]
    assert [error["code"] for error in answer.value["errors"]] == [code]
    assert "'Odd'" in answer.value["errors"][0]["message"]


async def test_an_unreadable_aws_configuration_hides_no_saved_role(no_aws: Path, ask: Ask) -> None:
    await ask("PUT", "roles", "Mine", json={"role_arn": CREATION_ROLE})
    no_aws.write_text("[default\nregion")

    answer = await ask("GET", "roles")

    assert [role["name"] for role in answer.value["roles"]] == ["Mine"]
    assert [error["code"] for error in answer.value["errors"]] == ["aws_config_invalid"]


@pytest.mark.parametrize(
    "arn",
    [
        "arn:aws-cn:iam::444455556666:role/team/Data",
        "arn:aws-us-gov:iam::444455556666:role/Data",
        "arn:aws-eusc:iam::444455556666:role/Data",
    ],
)
async def test_a_role_of_any_partition_can_be_saved(no_aws: Path, ask: Ask, arn: str) -> None:
    saved = await ask("PUT", "roles", "Mine", json={"role_arn": arn})

    listed = await ask("GET", "roles")
    assert saved.value["id"] == "saved:Mine"
    assert saved.value["role_arn"] == arn
    assert listed.value["roles"] == [saved.value]


async def test_a_saved_role_can_be_used_by_its_id(aws_environment: World, ask: Ask) -> None:
    await ask("PUT", "roles", "Mine", json={"role_arn": CREATION_ROLE, "region": "us-east-1"})

    answer = await ask("GET", "connections", role="saved:Mine")

    assert answer.status == 200
    assert answer.value["connections"]


async def test_a_saved_role_can_be_forgotten(no_aws: Path, ask: Ask) -> None:
    await ask("PUT", "roles", "Mine", json={"role_arn": CREATION_ROLE})

    deleted = await ask("DELETE", "roles", "Mine")

    listed = await ask("GET", "roles")
    assert deleted.status == 204
    assert listed.value["roles"] == []


@pytest.mark.parametrize("role", ["saved:Nobody", "catalogue:Nobody"])
async def test_a_role_that_nobody_saved_is_not_found(aws_environment: World, ask: Ask, role: str) -> None:
    answer = await ask("GET", "connections", role=role)

    assert answer.code == (404, "role_not_found")


async def test_what_is_not_saved_cannot_be_forgotten(no_aws: Path, ask: Ask) -> None:
    answer = await ask("DELETE", "roles", "Mine")

    assert answer.code == (404, "role_not_found")


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        ({"role_arn": "x"}, (400, "role_arn_invalid")),
        ({"role_arn": CREATION_ROLE, "region": "moon"}, (400, "region_invalid")),
        ({"role_arn": CREATION_ROLE, "region": "cn-north-1"}, (400, "region_of_other_partition")),
    ],
)
async def test_a_role_that_cannot_work_is_not_saved(
    no_aws: Path, ask: Ask, body: dict[str, str], failure: tuple[int, str]
) -> None:
    answer = await ask("PUT", "roles", "Mine", json=body)

    listed = await ask("GET", "roles")
    assert answer.code == failure
    assert listed.value["roles"] == []


@pytest.mark.parametrize("name", [" Mine", "x" * 65, "Mi\u0007ne"])
async def test_a_name_reads_as_itself(no_aws: Path, ask: Ask, name: str) -> None:
    answer = await ask("PUT", "roles", name, json={"role_arn": CREATION_ROLE})

    assert answer.code == (400, "name_invalid")


async def test_a_saved_role_edited_by_hand_into_nonsense_is_told(no_aws: Path, user_directory: Path, ask: Ask) -> None:
    await ask("PUT", "roles", "Mine", json={"role_arn": CREATION_ROLE})
    (user_directory / "roles.json").write_text('{"Mine": {"role_arn": "x"}}')

    answer = await ask("GET", "roles")

    assert answer.value["roles"] == []
    assert [error["code"] for error in answer.value["errors"]] == ["role_arn_invalid"]
