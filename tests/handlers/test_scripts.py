"""The front end's scripts, as the browser gets them."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

SCRIPT = "panel.0123456789abcdef.js"
FOLDER = ("lab", "extensions", "jupyter-glue-panel", "static")


@pytest.fixture(autouse=True)
def scripts(jp_env_jupyter_path: Path) -> Path:
    """A built front end, installed beside the server."""
    folder = jp_env_jupyter_path / "labextensions" / "jupyter-glue-panel" / "static"
    folder.mkdir(parents=True)
    (folder / SCRIPT).write_text("export default 'Glue';" * 1000)
    (folder / "style.js").write_text("/* none */")
    return folder


@pytest.fixture
def jp_server_config() -> dict[str, Any]:
    return {"ServerApp": {"jpserver_extensions": {"jupyter_glue_panel": True, "jupyterlab": True}}}


async def test_a_script_comes_compressed_where_jupyterlab_looks_for_it(jp_fetch: Any, scripts: Path) -> None:
    reply = await jp_fetch(*FOLDER, SCRIPT, headers={"Accept-Encoding": "gzip"}, decompress_response=False)

    assert gzip.decompress(reply.body) == (scripts / SCRIPT).read_bytes()


async def test_who_takes_no_compression_gets_the_script_as_it_is(jp_fetch: Any, scripts: Path) -> None:
    reply = await jp_fetch(*FOLDER, SCRIPT, decompress_response=False)

    assert reply.body == (scripts / SCRIPT).read_bytes()


@pytest.mark.parametrize(("name", "caching"), [(SCRIPT, "immutable"), ("style.js", "no-cache")])
async def test_a_script_is_kept_by_the_browser_if_its_name_tells_its_content(
    jp_fetch: Any, name: str, caching: str
) -> None:
    reply = await jp_fetch(*FOLDER, name)

    assert caching in reply.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["none.js", "..%2Fpackage.js", "..%5C..%5Cserver.js"])
async def test_nothing_else_is_served(jp_fetch: Any, name: str) -> None:
    reply = await jp_fetch(*FOLDER, name, raise_error=False)

    assert reply.code == 404


async def test_a_script_is_for_those_who_are_logged_in(jp_fetch: Any) -> None:
    reply = await jp_fetch(
        *FOLDER, SCRIPT, headers={"Authorization": "token wrong"}, raise_error=False, follow_redirects=False
    )

    assert reply.code in (302, 403)
