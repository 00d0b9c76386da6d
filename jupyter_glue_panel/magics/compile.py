"""Selection to cells: what the panel writes into a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from jupyter_glue_panel.errors import Unprocessable
from jupyter_glue_panel.wire import Cell, Cells, Part, Selection

from .cautions import cautions, uses_profile
from .checks import check_selection
from .credentials import without_credentials
from .literals import write_dict, write_text
from .settings import BY_FIELD, SETTINGS, Setting, Value, as_text, fits_a_line

START = """\
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job

sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)"""
"""What AWS's own notebooks begin with."""


def compile_cells(selection: Selection) -> Cells:
    """The cells that give a fresh Glue kernel exactly this selection, in the order in which they run.

    Parts ``role``, ``tags`` and ``settings`` only where they have something to say, ``start`` always. A Region is
    written even where it is the kernel's default: a kernel that was used may be in another. Of role and profile one is
    written: the role in style assume_role, else the profile.
    Unprocessable where a value can't be written: the codes of checks.check_field, and credential_in_value.
    """
    used = _used(selection)
    check_selection(used)
    settings = {
        setting.field: value for setting in SETTINGS if (value := getattr(used, setting.field)) not in (None, ())
    }
    in_one = selection.style == "configure"
    cells = tuple(_in_one_cell(used, settings) if in_one else _in_cells_of_their_own(used, settings))
    _check_for_credentials(cells)
    return Cells(cells=(*cells, Cell(part="start", source=START)), warnings=cautions(selection))


def write_line(setting: Setting, value: Value) -> str:
    """The line magic that sets the value, which must fit a line."""
    return f"%{setting.magic} {as_text(value)}"


def write_cell(magic: str, body: str) -> str:
    """A cell magic alone in its cell."""
    return f"%%{magic}\n{body}"


def configured(values: Mapping[str, Value]) -> dict[str, object]:
    """The ``%%configure`` body of settings, keyed by field."""
    return {
        BY_FIELD[field].key or field: value if isinstance(value, int) else as_text(value)
        for field, value in values.items()
    }


def _used(selection: Selection) -> Selection:
    unused: dict[str, Any] = {"role_arn": None} if uses_profile(selection) else {"profile": None}
    return msgspec.structs.replace(selection, **unused)


def _in_cells_of_their_own(selection: Selection, settings: dict[str, Value]) -> Iterator[Cell]:
    yield from _role(selection)
    if profile := settings.pop("profile", None):
        yield _settings("role", {"profile": profile})
    if selection.tags:
        yield Cell(part="tags", source=write_cell("tags", write_dict(selection.tags)))
    if settings:
        yield _settings("settings", settings)


def _in_one_cell(selection: Selection, settings: dict[str, Value]) -> Iterator[Cell]:
    yield from _role(selection)
    prefix = settings.pop("session_id_prefix", None)
    lines = [write_line(BY_FIELD["session_id_prefix"], prefix)] if prefix else []
    tags: dict[str, object] = {"tags": selection.tags} if selection.tags else {}
    body = configured(settings) | tags
    bodies = [write_cell("configure", write_dict(body))] if body else []
    if lines or bodies:
        yield Cell(part="settings", source="\n".join(lines + bodies))


def _role(selection: Selection) -> Iterator[Cell]:
    if selection.role_arn is not None:
        yield Cell(part="role", source=write_cell("assume_role", write_text(selection.role_arn)))


def _settings(part: Part, settings: Mapping[str, Value]) -> Cell:
    fitting = {field: value for field, value in settings.items() if fits_a_line(BY_FIELD[field], value)}
    lines = [write_line(BY_FIELD[field], value) for field, value in fitting.items()]
    rest = {field: value for field, value in settings.items() if field not in fitting}
    bodies = [write_cell("configure", write_dict(configured(rest)))] if rest else []
    return Cell(part=part, source="\n".join(lines + bodies))


def _check_for_credentials(cells: tuple[Cell, ...]) -> None:
    if any(without_credentials(cell.source) != cell.source for cell in cells):
        raise Unprocessable(
            "credential_in_value",
            "One of the values looks like an AWS credential, which must not stand in a notebook.",
            hint="Look at the tags and names.",
        )
