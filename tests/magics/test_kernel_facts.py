"""What the panel does about each trap of the kernel's dialect, beside what the kernel does where it is not done."""

from __future__ import annotations

import pytest

from jupyter_glue_panel.errors import Unprocessable
from jupyter_glue_panel.magics import compile_cells, read_cells
from jupyter_glue_panel.wire import Finding, NotebookCell, Selection

from .conftest import GlueKernel
from .strategies import SENTINEL

ROLE = "arn:aws:iam::444455556666:role/GlueSessionCreationRole"


def compiled(selection: Selection) -> list[str]:
    return [cell.source for cell in compile_cells(selection).cells if cell.part != "start"]


def cautions(selection: Selection) -> set[str]:
    return {caution.code for caution in compile_cells(selection).warnings}


def found(*sources: str) -> dict[str, Finding]:
    return {finding.code: finding for finding in read_cells([NotebookCell(source=text) for text in sources]).findings}


def mended(code: str, *sources: str) -> tuple[str, ...]:
    fix = found(*sources)[code].fix
    assert fix is not None
    return fix.sources


def test_k1_a_role_is_written_as_a_bare_quoted_arn_which_the_kernel_assumes(glue_kernel: GlueKernel) -> None:
    outcome = glue_kernel.run(*compiled(Selection(role_arn=ROLE)))

    assert outcome.assumed == [ROLE]
    assert outcome.has_credentials


def test_k1_the_braces_form_that_claims_success_and_assumes_nothing_is_mended(glue_kernel: GlueKernel) -> None:
    braces = f'%%assume_role\n{{"{ROLE}"}}'

    before = glue_kernel.run(braces)
    after = glue_kernel.run(*mended("assume_role_braces", braces))

    assert "Role assumed successfully" in before.said
    assert not before.has_credentials
    assert after.has_credentials


def test_k5_a_tag_owner_is_warned_of_because_the_kernel_overwrites_it(glue_kernel: GlueKernel) -> None:
    selection = Selection(tags={"owner": "me"})

    outcome = glue_kernel.run(*compiled(selection))

    assert outcome.session["Tags"] == {"owner": "AROA0:AssumeRoleSession"}
    assert "owner_overwritten" in cautions(selection)
    assert "tags_owner" in found(*compiled(selection))


def test_k7_a_role_assumed_besides_a_profile_is_flagged_because_it_wins() -> None:
    finding = found(f'%%assume_role\n"{ROLE}"', "%profile other")["profile_overruled"]

    assert finding.cell == 1
    assert "assumed_role_wins" in cautions(Selection(profile="other"))


def test_k9_a_connection_with_a_blank_goes_through_configure_as_one_text(glue_kernel: GlueKernel) -> None:
    as_a_line = glue_kernel.run("%connections my vpc")
    outcome = glue_kernel.run(*compiled(Selection(connections=("my vpc", "session_vpc"))))

    assert "Connections" not in as_a_line.session
    assert outcome.session["Connections"] == {"Connections": ["my vpc", "session_vpc"]}


def test_k9_a_list_in_configure_that_crashes_later_is_mended(glue_kernel: GlueKernel) -> None:
    written = "%%configure\n{'connections': ['my vpc', 'session_vpc']}"

    before = glue_kernel.run(written)
    after = glue_kernel.run(*mended("configure_connections_list", written))

    assert "AttributeError" in str(before.trouble)
    assert after.session["Connections"] == {"Connections": ["my vpc", "session_vpc"]}


def test_k9_a_connection_with_a_comma_is_refused_because_the_kernel_splits_it(glue_kernel: GlueKernel) -> None:
    outcome = glue_kernel.run("%%configure\n{'connections': 'a,b'}")

    assert outcome.session["Connections"] == {"Connections": ["a", "b"]}
    with pytest.raises(Unprocessable, match="splits names at every comma") as refusal:
        compile_cells(Selection(connections=("a,b",)))
    assert refusal.value.code == "connection_has_comma"


def test_k10_an_empty_connections_line_that_keeps_the_old_value_is_mended(glue_kernel: GlueKernel) -> None:
    before = glue_kernel.run("%connections session_vpc", "%connections")
    after = glue_kernel.run("%connections session_vpc", *mended("connections_not_cleared", "%connections"))

    assert before.session["Connections"] == {"Connections": ["session_vpc"]}
    assert "Connections" not in after.session
    assert "connections_stay" in cautions(Selection())


def test_k10_a_kernel_that_was_elsewhere_comes_back_to_its_default_region(glue_kernel: GlueKernel) -> None:
    outcome = glue_kernel.run("%region eu-west-1", *compiled(Selection(region="us-east-1")))

    assert outcome.region == "us-east-1"


def test_k10_tags_accumulate_and_are_read_so(glue_kernel: GlueKernel) -> None:
    cells = "%%tags\n{'group': 'analytics'}", "%%tags\n{'billing': 'Data-Platform'}"

    outcome = glue_kernel.run(*cells)
    reading = read_cells([NotebookCell(source=text) for text in cells])

    assert outcome.session["Tags"] | {"owner": ""} == reading.selection.tags | {"owner": ""}
    assert reading.selection.tags == {"group": "analytics", "billing": "Data-Platform"}


@pytest.mark.parametrize("magic", ["iam_role", "glue_version", "worker_type"])
def test_k10_a_line_that_un_sets_by_having_no_value_is_read_so(glue_kernel: GlueKernel, magic: str) -> None:
    values = {"iam_role": ROLE, "glue_version": "5.1", "worker_type": "G.1X"}
    cells = f"%{magic} {values[magic]}", f"%{magic}"

    outcome = glue_kernel.run(*cells)
    selection = read_cells([NotebookCell(source=text) for text in cells]).selection

    assert values[magic] not in str(outcome.session)
    assert selection == Selection()


def test_k11_tags_reach_a_running_session_at_once_by_the_tags_magic_only(glue_kernel: GlueKernel) -> None:
    by_tags = glue_kernel.run(later=compiled(Selection(tags={"group": "analytics"})))
    by_configure = glue_kernel.run(later=["%%configure\n{'tags': {'group': 'analytics'}}"])

    assert [request["TagsToAdd"] for request in by_tags.tagged] == [{"group": "analytics"}]
    assert by_configure.tagged == []


def test_k11_a_tag_with_blanks_at_its_ends_is_refused_because_the_kernel_cuts_them(glue_kernel: GlueKernel) -> None:
    outcome = glue_kernel.run("%%tags\n{\n    # a comment\n    ' group': ' analytics ',\n}")

    assert outcome.session["Tags"]["group"] == "analytics"
    with pytest.raises(Unprocessable, match="space"):
        compile_cells(Selection(tags={" group": "analytics"}))


def test_k11_numbers_among_tags_of_which_the_kernel_adds_none_are_quoted(glue_kernel: GlueKernel) -> None:
    written = "%%tags\n{'group': 'analytics', 'year': 2026}"

    before = glue_kernel.run(written)
    after = glue_kernel.run(*mended("tags_not_text", written))

    assert "group" not in before.session["Tags"]
    assert after.session["Tags"]["year"] == "2026"


def test_k12_two_cell_magics_of_which_neither_works_are_split(glue_kernel: GlueKernel) -> None:
    written = f"%%assume_role\n\"{ROLE}\"\n%%tags\n{{'group': 'analytics'}}"

    before = glue_kernel.run(written)
    after = glue_kernel.run(*mended("two_cell_magics", written))

    assert not before.has_credentials
    assert after.has_credentials
    assert after.session["Tags"]["group"] == "analytics"


def test_k12_line_magics_stand_before_the_one_cell_magic_of_their_cell(glue_kernel: GlueKernel) -> None:
    [source] = compiled(Selection(worker_type="G.2X", connections=("my vpc",)))

    outcome = glue_kernel.run(source)

    assert source.splitlines()[:2] == ["%worker_type G.2X", "%%configure"]
    assert outcome.session["WorkerType"] == "G.2X"
    assert outcome.session["Connections"] == {"Connections": ["my vpc"]}


def test_k12_a_comment_behind_a_line_magic_moves_above_it(glue_kernel: GlueKernel) -> None:
    written = "%worker_type G.2X # twice the memory"

    before = glue_kernel.run(written)
    [after] = mended("comment_behind_magic", written)

    assert before.session["WorkerType"] == "G.2X # twice the memory"
    assert after == "# twice the memory\n%worker_type G.2X"
    assert glue_kernel.run(after).session["WorkerType"] == "G.2X"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("  %worker_type G.2X", "indented_magic"),
        ("   \n%worker_type G.2X", "magic_after_code"),
        ("print(1)\n%worker_type G.2X", "magic_after_code"),
    ],
)
def test_k12_a_magic_that_goes_to_spark_as_code_moves_where_it_is_read(
    glue_kernel: GlueKernel, written: str, code: str
) -> None:
    before = glue_kernel.run(written)
    after = glue_kernel.run(*mended(code, written))

    assert "%worker_type" in before.spark[0]
    assert "WorkerType" not in before.session
    assert "%worker_type" not in "".join(after.spark)
    assert after.session["WorkerType"] == "G.2X"


def test_k13_every_configure_key_that_the_panel_writes_is_the_kernels_own(glue_kernel: GlueKernel) -> None:
    numbers = {"number_of_workers": 5, "idle_timeout_minutes": 60, "timeout_minutes": 120}
    texts = {"profile": "other", "region": "eu-west-1", "runtime_role_arn": ROLE, "worker_type": "G.1X"}
    everything = Selection(**texts, **numbers, tags={"group": "a"}, connections=("b",), style="configure")

    outcome = glue_kernel.run(*compiled(everything))

    assert set(outcome.session["DefaultArguments"]) == {"--glue_kernel_version", "--enable-glue-datacatalog"}


def test_k13_an_unknown_configure_key_that_becomes_a_job_argument_is_mended(glue_kernel: GlueKernel) -> None:
    written = "%%configure\n{'idle_timout': 60}"

    before = glue_kernel.run(written)
    after = glue_kernel.run(*mended("configure_unknown_key", written))

    assert before.session["DefaultArguments"]["--idle_timout"] == "60"
    assert after.session["IdleTimeout"] == 60


def test_k16_a_connection_that_would_run_in_a_line_magic_arrives_as_a_name(glue_kernel: GlueKernel) -> None:
    attack = f"{{__import__('pathlib').Path('{SENTINEL}').touch()}}"

    outcome = glue_kernel.run(*compiled(Selection(connections=(attack,))))
    ran_as_compiled = glue_kernel.sentinel.exists()
    glue_kernel.run(f"%connections {attack}")
    ran_as_a_line = glue_kernel.sentinel.exists()
    glue_kernel.sentinel.unlink(missing_ok=True)

    assert outcome.session["Connections"] == {"Connections": [attack]}
    assert (ran_as_compiled, ran_as_a_line) == (False, True)


def test_k16_what_stands_beside_the_name_of_a_cell_magic_runs_and_is_moved_into_a_comment(
    glue_kernel: GlueKernel,
) -> None:
    written = f"%%tags {{open('{SENTINEL}', 'w')}}\n{{'group': 'analytics'}}"

    glue_kernel.run(written)
    ran = glue_kernel.sentinel.exists()
    glue_kernel.sentinel.unlink(missing_ok=True)
    after = glue_kernel.run(*mended("expansion", written))

    assert ran
    assert not glue_kernel.sentinel.exists()
    assert after.session["Tags"]["group"] == "analytics"


@pytest.mark.parametrize(
    ("written", "code", "argument", "value"),
    [
        ("%extra_jars s3://a.jar # driver", "comment_behind_magic", "--extra-jars", "s3://a.jar"),
        ("%additional_python_modules a,{1+1}", "expansion", "--additional-python-modules", "a,{1+1}"),
        ("%additional_python_modules a >= 2", "list_blank", "--additional-python-modules", "a>=2"),
        ("%extra_py_files s3://my file.py", "list_blank", "--extra-py-files", "s3://my file.py"),
        ("%extra_py_files s3://a.py,", "list_empty_name", "--extra-py-files", "s3://a.py"),
        ("%spark_conf a=1 # why", "comment_behind_magic", "--conf", "a=1"),
    ],
)
def test_k16_line_magics_beside_a_selections_are_mended_too(
    glue_kernel: GlueKernel, written: str, code: str, argument: str, value: str
) -> None:
    before = glue_kernel.run(written)
    after = glue_kernel.run(*mended(code, written))

    assert before.session["DefaultArguments"].get(argument) != value
    assert after.session["DefaultArguments"][argument] == value


def test_max_capacity_beside_workers_with_which_no_session_starts_is_taken_out(glue_kernel: GlueKernel) -> None:
    written = "%%configure\n{'max_capacity': 10, 'timeout': 60}"
    workers = "%worker_type G.1X\n%number_of_workers 5"

    before = glue_kernel.run(written, workers)
    after = glue_kernel.run(*mended("max_capacity_beside_workers", written, workers), workers)

    assert "but not both" in str(before.trouble)
    assert (after.session["Timeout"], after.session["NumberOfWorkers"]) == (60, 5)


def test_k16_braces_and_dollars_in_a_line_magic_are_told_to_run_as_code(glue_kernel: GlueKernel) -> None:
    written = "%connections {1+1}"

    after = glue_kernel.run(*mended("expansion", written))

    assert after.session["Connections"] == {"Connections": ["{1+1}"]}
    assert "runs as Python" in found(written)["expansion"].message
    assert "expansion" in found("%region $where")
