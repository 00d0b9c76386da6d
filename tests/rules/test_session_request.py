from __future__ import annotations

from dataclasses import replace

from jupyter_glue_panel.rules.session_request import NO_NETWORK, SessionNetwork, SessionRequest

REQUEST = SessionRequest(
    partition="aws",
    account="444455556666",
    region="us-east-1",
    arn="arn:aws:iam::444455556666:role/GlueSessionCreationRole",
    user_id="AROA:AssumeRoleSession",
    is_role=True,
    own_tags={"team": "data"},
    tags={"group": "analytics", "owner": "AROA:AssumeRoleSession"},
    runtime_role_arn="arn:aws:iam::444455556666:role/AWSGlueServiceRole-blog",
)
IN_VPC = SessionNetwork(frozenset({"vpc-1"}), frozenset({"subnet-1"}), frozenset({"sg-1", "sg-2"}))


def test_creating_a_session_is_two_actions_on_the_session() -> None:
    inquiry = REQUEST.create(IN_VPC)

    assert inquiry.actions == ("glue:CreateSession", "glue:TagResource")
    assert inquiry.resource.startswith("arn:aws:glue:us-east-1:444455556666:session/")


def test_the_network_is_three_sets() -> None:
    context = REQUEST.create(IN_VPC).context

    assert context["glue:VpcIds"] == ("vpc-1",)
    assert context["glue:SubnetIds"] == ("subnet-1",)
    assert context["glue:SecurityGroupIds"] == ("sg-1", "sg-2")


def test_a_session_without_a_network_lacks_all_three_keys() -> None:
    assert not [key for key in REQUEST.create(NO_NETWORK).context if key.startswith("glue:")]


def test_several_connections_count_together() -> None:
    both = IN_VPC | SessionNetwork(frozenset({"vpc-2"}))

    assert REQUEST.create(both).context["glue:VpcIds"] == ("vpc-1", "vpc-2")


def test_tags_are_keys_of_their_own_and_a_set_of_names() -> None:
    context = REQUEST.create(NO_NETWORK).context

    assert context["aws:RequestTag/group"] == context["aws:ResourceTag/group"] == "analytics"
    assert context["aws:TagKeys"] == ("group", "owner")


def test_who_asks_is_always_said() -> None:
    context = REQUEST.create(NO_NETWORK).context

    assert context["aws:userid"] == "AROA:AssumeRoleSession"
    assert context["aws:PrincipalTag/team"] == "data"


USER = replace(REQUEST, arn="arn:aws:iam::444455556666:user/teams/bob", is_role=False)


def test_a_users_name_is_said() -> None:
    assert USER.create(NO_NETWORK).context["aws:username"] == "bob"


def test_a_role_has_no_users_name_and_that_is_known() -> None:
    assert "aws:username" not in REQUEST.create(NO_NETWORK).context
    assert REQUEST.open_keys(["aws:Username"]) == ()


def test_whose_the_resource_is_and_that_no_service_asks_is_said() -> None:
    context = REQUEST.create(NO_NETWORK).context

    assert (context["aws:ResourceAccount"], context["aws:PrincipalIsAWSService"]) == ("444455556666", "false")


def test_the_runtime_role_is_passed_to_glue() -> None:
    inquiry = REQUEST.pass_role()

    assert inquiry is not None
    assert (inquiry.actions, inquiry.resource) == (("iam:PassRole",), REQUEST.runtime_role_arn)
    assert inquiry.context["iam:PassedToService"] == "glue.amazonaws.com"


def test_without_a_runtime_role_nothing_is_passed() -> None:
    assert replace(REQUEST, runtime_role_arn=None).pass_role() is None


def test_the_id_prefix_is_part_of_the_resource() -> None:
    assert ":session/team-" in replace(REQUEST, session_id_prefix="team").create(NO_NETWORK).resource


def test_only_keys_that_the_real_request_may_carry_are_open() -> None:
    missing = ["aws:SourceIp", "glue:VpcIds", "aws:RequestTag/billing", "aws:PrincipalTag/x", "aws:sourceip"]

    assert REQUEST.open_keys(missing) == ("aws:SourceIp", "aws:sourceip")
    assert "aws:PrincipalTag/x" in replace(REQUEST, own_tags=None).open_keys(missing)
