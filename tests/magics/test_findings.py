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
        ("%%assume_role\n'GlueSessionCreationRole'", "role_arn_invalid", None),
        ("%%assume_role\nrole", "assume_role_not_text", None),
        (f'%%assume_role "{ROLE}"', "body_on_first_line", (ASSUMED,)),
        (f'%assume_role\n"{ROLE}"', "percent_signs", (ASSUMED,)),
        ("%%region us-east-1", "percent_signs", ("%region us-east-1",)),
        ("%region\tus-east-1", "space_missing", ("%region us-east-1",)),
        ("%region  us-east-1", "stray_blanks", ("%region us-east-1",)),
        ("%region us-east-1a", "region_invalid", ("%region us-east-1",)),
        ("%region moon\n%worker_type G.1X", "region_invalid", ("%worker_type G.1X",)),
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
        ("%%tags\ngroup=analytics", "tags_unreadable", None),
        ("%%tags\n{'aws:x': 'y'}", "tag_key_reserved", None),
        ("%number_of_workers five", "number_of_workers_invalid", ()),
        ("%number_of_workers 5.0", "number_of_workers_invalid", ("%number_of_workers 5",)),
        ("%number_of_workers 0", "number_of_workers_invalid", ()),
        ("%idle_timeout 1h", "idle_timeout_invalid", ("%idle_timeout 60",)),
        ("%idle_timeout 2", "idle_timeout_unit", ("%idle_timeout 120",)),
        ("%idle_timeout 3600", "idle_timeout_unit", ("%idle_timeout 60",)),
        ("%worker_type g1x", "worker_type_invalid", ("%worker_type G.1X",)),
        ("%glue_version 4", "glue_version_invalid", ("%glue_version 4.0",)),
        ("%iam_role AWSGlueServiceRole", "runtime_role_arn_invalid", ()),
        ("%session_id_prefix a b", "session_id_prefix_invalid", ()),
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
        ("%%configure\nregion = us-east-1", "configure_unreadable", None),
        ("%%configure\n{'tags': 'group'}", "tags_unreadable", ()),
        ("%%configure\n{'idle_timeout': 2}", "idle_timeout_unit", ("%%configure\n{\n    'idle_timeout': 120,\n}",)),
    ],
)
def test_what_does_not_do_what_it_looks_like_is_found_and_mended(
    written: str, code: str, mended: tuple[str, ...] | None
) -> None:
    finding = next(finding for finding in read_cells([NotebookCell(source=written)]).findings if finding.code == code)

    assert (finding.fix.sources if finding.fix else None) == mended
    assert finding.message
