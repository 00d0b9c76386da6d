"""What people write that does not do what it looks like: the finding's code, and what its fix writes instead."""

from __future__ import annotations

import pytest

from jupyter_glue_panel.magics import read_cells
from jupyter_glue_panel.wire import NotebookCell

ROLE = "arn:aws:iam::444455556666:role/GlueSessionCreationRole"
ASSUMED = f'%%assume_role\n"{ROLE}"'


@pytest.mark.parametrize(
    ("written", "code", "mended"),
    [
        (f'%%assume_role\n{{"{ROLE}"}}', "assume_role_braces", (ASSUMED,)),
        (f"%%assume_role\n{ROLE}", "assume_role_not_text", (ASSUMED,)),
        (f"%%assume_role\n{{'RoleArn': '{ROLE}'}}", "assume_role_not_text", (ASSUMED,)),
        (f"%%assume_role\n' {ROLE}'", "role_arn_invalid", (ASSUMED,)),
        (
            "%%assume_role\n'GlueSessionCreationRole'",
            "role_arn_invalid",
            ("# %%assume_role\n# 'GlueSessionCreationRole'",),
        ),
        ("%%assume_role\nrole", "assume_role_not_text", ("# %%assume_role\n# role",)),
        (f'%%assume_role\n{{"{ROLE}"}}  # mine', "assume_role_braces", (f"# mine\n{ASSUMED}",)),
        (f"%%assume_role\n{ROLE};  # mine", "assume_role_not_text", (f"# mine\n{ASSUMED}",)),
        (f'%%assume_role "{ROLE}"', "body_on_first_line", (ASSUMED,)),
        (f'%assume_role\n"{ROLE}"', "percent_signs", (ASSUMED,)),
        ("%%region us-east-1", "percent_signs", ("%region us-east-1",)),
        ("%region\tus-east-1", "space_missing", ("%region us-east-1",)),
        ("%region=us-east-1", "space_missing", ("%region us-east-1",)),
        ("%number_of_workers: 5", "space_missing", ("%number_of_workers 5",)),
        ("%%tags{'a': 'b'}", "space_missing", ("%%tags\n{'a': 'b'}",)),
        ("%region  us-east-1", "stray_blanks", ("%region us-east-1",)),
        ("%region us-east-1a", "region_invalid", ("%region us-east-1",)),
        ("%region moon\n%worker_type G.1X", "region_invalid", ("# %region moon\n%worker_type G.1X",)),
        ("%region moon # far", "comment_behind_magic", ("# %region moon # far",)),
        ("%region us-east-1;", "region_invalid", ("%region us-east-1",)),
        ("%region = 'us-east-1'", "region_invalid", ("%region us-east-1",)),
        ("%iam_role <" + ROLE + ">,", "runtime_role_arn_invalid", (f"%iam_role {ROLE}",)),
        ("%session_id_prefix nightly;", "session_id_prefix_invalid", ("%session_id_prefix nightly",)),
        ("%region", "value_missing", ()),
        (
            f"{ASSUMED}\n%%tags\n{{'group': 'analytics'}}",
            "two_cell_magics",
            (ASSUMED, "%%tags\n{'group': 'analytics'}"),
        ),
        ("%%tags\n{'a': 'b'}\n%region us-east-1", "magic_in_body", ("%%tags\n{'a': 'b'}", "%region us-east-1")),
        ("%%tags\n{'a': 'b'}\nprint(1)", "code_in_body", ("%%tags\n{'a': 'b'}", "print(1)")),
        (
            "%%tags\n{'a': 'b'}\nhelp = '''\n%region us-east-1\n'''",
            "code_in_body",
            ("%%tags\n{'a': 'b'}", "help = '''\n%region us-east-1\n'''"),
        ),
        (
            '%%tags\n{\'a\': \'b\'}\nhelp = f"""\n%region us-east-1\n"""\n%connections a\nx = = 1',
            "magic_in_body",
            ("%%tags\n{'a': 'b'}", '%connections a\nhelp = f"""\n%region us-east-1\n"""\nx = = 1'),
        ),
        ("  %region us-east-1", "indented_magic", ("%region us-east-1",)),
        ("print(1)\n%region us-east-1", "magic_after_code", ("%region us-east-1\nprint(1)",)),
        ("%%sql\nselect 1\n%region us-east-1", "magic_after_code", ("%region us-east-1", "%%sql\nselect 1")),
        ("%%tags\n{'year': 2026}", "tags_not_text", ("%%tags\n{\n    'year': '2026',\n}",)),
        ("%%tags\n{'owner': 'me', 'a': 'b'}", "tags_owner", ("%%tags\n{\n    'a': 'b',\n}",)),
        ("%%tags\n{'owner': 'me'}", "tags_owner", ()),
        ("%%tags\ngroup=analytics", "tags_unreadable", ("# %%tags\n# group=analytics",)),
        (
            "%%tags\n{\n    # whose\n    'group': 'a',\n    'year': 2026,  # of the budget\n    # more to come\n}",
            "tags_not_text",
            (
                "%%tags\n{\n    # whose\n    'group': 'a',\n    # of the budget\n    'year': '2026',\n"
                "    # more to come\n}",
            ),
        ),
        ("%%tags\n{'owner': 'me'}  # not me", "tags_owner", ("# not me",)),
        ("%%tags\n{'aws:x': 'y'}", "tag_key_reserved", ("# %%tags\n# {'aws:x': 'y'}",)),
        (
            "%%tags\n{'aws:x': 'y', 'a': 'b'}",
            "tag_key_reserved",
            ("%%tags\n{\n    'a': 'b',\n    # 'aws:x': 'y',\n}",),
        ),
        (
            "%%tags\n{'Group': 'a', 'group': 'b'}",
            "tag_keys_differ_in_case",
            ("%%tags\n{\n    'Group': 'a',\n    # 'group': 'b',\n}",),
        ),
        ("%number_of_workers five", "number_of_workers_invalid", ("# %number_of_workers five",)),
        ("%number_of_workers 5;", "number_of_workers_invalid", ("%number_of_workers 5",)),
        ("%number_of_workers 5.0", "number_of_workers_invalid", ("%number_of_workers 5",)),
        ("%number_of_workers 0", "number_of_workers_invalid", ("# %number_of_workers 0",)),
        ("%idle_timeout 1h", "idle_timeout_invalid", ("%idle_timeout 60",)),
        ("%idle_timeout 2", "idle_timeout_unit", ("%idle_timeout 120",)),
        ("%idle_timeout 3600", "idle_timeout_unit", ("%idle_timeout 60",)),
        ("%worker_type g1x", "worker_type_invalid", ("%worker_type G.1X",)),
        ("%glue_version 4", "glue_version_invalid", ("%glue_version 4.0",)),
        ("%iam_role AWSGlueServiceRole", "runtime_role_arn_invalid", ("# %iam_role AWSGlueServiceRole",)),
        ("%session_id_prefix a b", "session_id_prefix_invalid", ("# %session_id_prefix a b",)),
        ("%connections my vpc", "connections_blank", ("%%configure\n{\n    'connections': 'my vpc',\n}",)),
        ("%connections a,,b", "connections_empty_name", ("%connections a,b",)),
        ("%connections ['a', 'b']", "connections_quoted", ("%connections a,b",)),
        ("%connections", "connections_not_cleared", ("%%configure\n{\n    'connections': '',\n}",)),
        ("%connections a # why", "comment_behind_magic", ("# why\n%connections a",)),
        ("%connections {1+1}", "expansion", ("%%configure\n{\n    'connections': '{1+1}',\n}",)),
        (
            "%%configure\n{'connections': ['a', 'b']}",
            "configure_connections_list",
            ("%%configure\n{\n    'connections': 'a,b',\n}",),
        ),
        ("%%configure\n{'connections': 'a, b'}", "stray_blanks", ("%%configure\n{\n    'connections': 'a,b',\n}",)),
        (
            "%%configure\n{'glue_version': 4.0}",
            "configure_not_text",
            ("%%configure\n{\n    'glue_version': '4.0',\n}",),
        ),
        (
            "%%configure\n{'workertype': 'G.1X'}",
            "configure_unknown_key",
            ("%%configure\n{\n    'worker_type': 'G.1X',\n}",),
        ),
        ("%%configure\n{'conf': 'a=b'}", "configure_unknown_key", ("%%configure\n{\n    '--conf': 'a=b',\n}",)),
        ("%%configure\n{'session_id_prefix': 'nightly'}", "configure_unknown_key", ("%session_id_prefix nightly",)),
        (
            '%%configure\n{"--enable-metrics": true}',
            "configure_unreadable",
            ("%%configure\n{\n    '--enable-metrics': True,\n}",),
        ),
        ("%%configure\nregion = us-east-1", "configure_unreadable", ("# %%configure\n# region = us-east-1",)),
        ("%%configure\n{'tags': 'group'}", "tags_unreadable", ("# %%configure\n# {'tags': 'group'}",)),
        (
            "%%configure\n{'region': 'moon', 'tags': 'group', 'worker_type': 'G.1X'}",
            "region_invalid",
            ("%%configure\n{\n    # 'region': 'moon',\n    # 'tags': 'group',\n    'worker_type': 'G.1X',\n}",),
        ),
        (
            "%%configure\n{'tags': {'a': 'b', 'aws:x': 'y'}, 'region': 'us-east-1'}",
            "tag_key_reserved",
            (
                "%%configure\n{\n    'region': 'us-east-1',\n    'tags': {\n        'a': 'b',\n    },\n"
                "    # 'tags': {'aws:x': 'y'},\n}",
            ),
        ),
        (
            "%%configure\n{'tags': {' a ': 'b'}}",
            "stray_blanks",
            ("%%configure\n{\n    'tags': {\n        'a': 'b',\n    },\n}",),
        ),
        (
            "%%configure\n{\n    # as short as it may be\n    'idle_timout': 60,\n}",
            "configure_unknown_key",
            ("%%configure\n{\n    # as short as it may be\n    'idle_timeout': 60,\n}",),
        ),
        (
            "%%configure\n{'idle_timout': 60, 'idle-timeout': 90}",
            "configure_unknown_key",
            ("%%configure\n{\n    # 'idle_timout': 60,\n    'idle_timeout': 90,\n}",),
        ),
        (
            "%%configure\n{'spark_conf': 'a=b'}",
            "configure_unknown_key",
            ("%%configure\n{\n    '--conf': 'a=b',\n}",),
        ),
        (
            "%%configure\n{'max_capacity': 'all', 'timeout': 60}",
            "max_capacity_invalid",
            ("%%configure\n{\n    # 'max_capacity': 'all',\n    'timeout': 60,\n}",),
        ),
        ("%extra_jars s3://x # driver", "comment_behind_magic", ("# driver\n%extra_jars s3://x",)),
        ("%security_config abc # x", "comment_behind_magic", ("# x\n%security_config abc",)),
        (
            "%additional_python_modules a, {1+1} # x",
            "expansion",
            ("# x\n%%configure\n{\n    '--additional-python-modules': 'a,{1+1}',\n}",),
        ),
        ("%additional_python_modules pandas >= 2", "list_blank", ("%additional_python_modules pandas>=2",)),
        ("%extra_py_files s3://x,,s3://y", "list_empty_name", ("%extra_py_files s3://x,s3://y",)),
        ("%spark_conf a=${b}", "expansion", ("%%configure\n{\n    '--conf': 'a=${b}',\n}",)),
        ("%session_type {x}", "expansion", ("# %session_type {x}",)),
        ("%streaming {x}", "expansion", ("# {x}\n%streaming",)),
        ("%reconnect 4f1c # mine", "comment_behind_magic", ("# mine\n%reconnect 4f1c",)),
        ("%%tags {1+1}\n{'a': 'b'}", "expansion", ("# {1+1}\n%%tags\n{'a': 'b'}",)),
        ("%%configure\n{'idle_timeout': 2}", "idle_timeout_unit", ("%%configure\n{\n    'idle_timeout': 120,\n}",)),
    ],
)
def test_what_does_not_do_what_it_looks_like_is_found_and_mended(
    written: str, code: str, mended: tuple[str, ...]
) -> None:
    finding = next(finding for finding in read_cells([NotebookCell(source=written)]).findings if finding.code == code)

    assert finding.fix is not None
    assert finding.fix.sources == mended
    assert finding.message


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("%region us-east-1;", "Correct the line"),
        ("%region moon", "Turn the line into a comment"),
        ("%region", "Remove the line"),
        ("%connections my vpc", "Move it to %%configure"),
        ("%%assume_role\nrole", "Turn %%assume_role into comments, so that no role is assumed"),
        ("%%tags\ngroup=analytics", "Turn %%tags into comments"),
        ("%%tags\n{'aws:x': 'y', 'a': 'b'}", "Turn the tag 'aws:x' into a comment"),
        (f"%%tags\n{ {f'key{number}': 'x' for number in range(52)} }", "Turn the last 3 tags into comments"),
        ("%%configure\n{'idle_timout': 60}", "Correct the body"),
        (
            "%%configure\n{'region': 'moon', 'timeout': 60}",
            "Correct the body; what has no plain value becomes a comment",
        ),
        ("%%tags {1+1}\n{'a': 'b'}", "Turn it into a comment above"),
    ],
)
def test_the_button_says_what_it_does(written: str, label: str) -> None:
    [finding] = read_cells([NotebookCell(source=written)]).findings

    assert finding.fix is not None
    assert finding.fix.label == label


@pytest.mark.parametrize(
    "harmless",
    [
        "%etl # as always",
        "%extra_jars s3://bucket/#1.jar,s3://bucket/b.jar",
        "%additional_python_modules git+https://example.com/x#egg=x",
        "%spark_conf spark.a=1 --conf spark.b=2",
        "%%configure -f\n{'timeout': 60}",
        "%extra_jars",
    ],
)
def test_what_the_kernel_takes_as_it_was_meant_has_no_finding(harmless: str) -> None:
    assert read_cells([NotebookCell(source=harmless)]).findings == ()


def test_tags_that_are_too_many_become_comments_from_the_fiftieth_on() -> None:
    tags = {f"key{number}": "x" for number in range(51)}

    reading = read_cells([NotebookCell(source=f"%%tags\n{tags}")])

    [finding] = reading.findings
    assert finding.code == "tag_count"
    assert finding.fix is not None
    assert finding.fix.sources[0].endswith("    'key48': 'x',\n    # 'key49': 'x',\n    # 'key50': 'x',\n}")
    assert len(reading.selection.tags) == 49
