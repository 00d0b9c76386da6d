from __future__ import annotations

import pytest

from jupyter_glue_panel.arns import RoleArn, check_region, check_region_of, home_region, partition_of
from jupyter_glue_panel.errors import InvalidRequest

REGIONS = {
    "us-east-1": "aws",
    "ap-southeast-7": "aws",
    "mx-central-1": "aws",
    "cn-northwest-1": "aws-cn",
    "us-gov-east-1": "aws-us-gov",
    "us-iso-west-1": "aws-iso",
    "us-isob-east-1": "aws-iso-b",
    "eu-isoe-west-1": "aws-iso-e",
    "us-isof-south-1": "aws-iso-f",
    "eusc-de-east-1": "aws-eusc",
}


@pytest.mark.parametrize(
    "text",
    [
        "arn:aws:iam::444455556666:role/GlueSessionCreationRole",
        "arn:aws:iam::444455556666:role/service-role/team/AWSGlueServiceRole-blog",
        "arn:aws-cn:iam::444455556666:role/R",
        "arn:aws-us-gov:iam::444455556666:role/R",
        "arn:aws-iso-b:iam::444455556666:role/R",
        "arn:aws-eusc:iam::444455556666:role/a+b=c,d.e@f-g_h",
    ],
)
def test_a_role_arn_survives_being_taken_apart(text: str) -> None:
    assert str(RoleArn.parse(text)) == text


def test_a_role_arn_tells_account_path_and_name() -> None:
    role = RoleArn.parse("arn:aws-cn:iam::444455556666:role/service-role/R")

    assert role == RoleArn("aws-cn", "444455556666", "service-role/", "R")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "GlueSessionCreationRole",
        "arn:aws:iam::44445555666:role/R",
        "arn:aws:iam::444455556666:user/R",
        "arn:aws:iam::444455556666:role/",
        "arn:aws:iam::444455556666:role/a b",
        "arn:aws:iam::444455556666:role/{1+1}",
        "arn:aws:iam::444455556666:role/" + "x" * 65,
        "arn:aws:iam::444455556666:role/R\n",
        "arn:aws-moon:iam::444455556666:role/R",
        "arn:aws:iam::٤٤٤٤٥٥٥٥٦٦٦٦:role/R",
    ],
)
def test_what_is_no_role_arn_is_refused(text: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        RoleArn.parse(text)

    assert refused.value.code == "role_arn_invalid"


def test_the_arn_of_a_session_leads_to_its_role() -> None:
    with pytest.raises(InvalidRequest) as refused:
        RoleArn.parse("arn:aws:sts::444455556666:assumed-role/R/ann")

    assert "arn:aws:iam::444455556666:role/R" in refused.value.hint


@pytest.mark.parametrize(("region", "partition"), REGIONS.items())
def test_a_region_lies_in_a_partition(region: str, partition: str) -> None:
    assert partition_of(check_region(region)) == partition


@pytest.mark.parametrize("partition", sorted(set(REGIONS.values())))
def test_every_partition_has_a_home_region(partition: str) -> None:
    assert partition_of(check_region(home_region(partition))) == partition


@pytest.mark.parametrize(
    "region", ["", "us-east", "us_east_1", "us-east-1\n", "us-east-1.evil.example", "../us-east-1"]
)
def test_what_is_no_region_is_refused(region: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        check_region(region)

    assert refused.value.code == "region_invalid"


def test_a_role_has_no_business_in_another_partitions_regions() -> None:
    role = RoleArn.parse("arn:aws:iam::444455556666:role/R")

    with pytest.raises(InvalidRequest) as refused:
        check_region_of(role, "cn-north-1")

    assert refused.value.code == "region_of_other_partition"
