from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

import jupyter_glue_panel
from jupyter_glue_panel.app import GluePanelApp
from jupyter_glue_panel.errors import InvalidRequest

LOADED = "import sys; print(*sorted({'boto3', 'botocore', 'moto', 'jupyter_glue_panel.app'} & set(sys.modules)))"


def test_importing_the_package_imports_nothing_of_aws_nor_of_the_server() -> None:
    assert _loaded_after("import jupyter_glue_panel") == []


def test_loading_the_server_extension_imports_nothing_of_aws() -> None:
    loading = "import jupyter_glue_panel as panel; panel._jupyter_server_extension_points()"

    assert _loaded_after(loading) == ["jupyter_glue_panel.app"]


def test_a_server_that_nobody_asks_starts_with_the_door_and_what_every_page_needs() -> None:
    starting = "from jupyter_glue_panel.app import GluePanelApp; GluePanelApp().initialize_handlers()"
    told = "import sys; print(*sorted(name for name in sys.modules if name.startswith('jupyter_glue_panel.')))"

    loaded = [name.removeprefix("jupyter_glue_panel.") for name in _printed_by(f"{starting}; {told}")]
    assert loaded == ["app", "handlers", "handlers.door", "handlers.pages", "handlers.scripts"]


def test_a_server_that_nobody_asks_about_policies_serves_without_the_policy_logic() -> None:
    serving = "from jupyter_glue_panel.app import GluePanelApp; GluePanelApp().table()"
    told = "import sys; print(*sorted(name for name in sys.modules if '.rules' in name))"

    assert _printed_by(f"{serving}; {told}") == []


def test_what_serves_the_panel_is_loaded_away_from_the_event_loop() -> None:
    watching = """
import asyncio, sys, threading
from jupyter_glue_panel.app import GluePanelApp

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("jupyter_glue_panel."):
            print(threading.current_thread() is threading.main_thread())

sys.meta_path.insert(0, Watch())
asyncio.run(GluePanelApp().open())
"""

    assert set(_printed_by(watching)) == {"False"}


def test_a_server_whose_panel_did_not_start_can_be_stopped() -> None:
    app = GluePanelApp(role_session_name="not a name")
    with pytest.raises(InvalidRequest):
        app.initialize_handlers()

    asyncio.run(app.stop_extension())


def test_the_frontend_is_served_under_its_npm_name() -> None:
    (extension,) = jupyter_glue_panel._jupyter_labextension_paths()

    assert extension == {"src": "labextension", "dest": "jupyter-glue-panel"}


def test_the_package_knows_its_version() -> None:
    assert jupyter_glue_panel.__version__[0].isdigit()


def _loaded_after(statement: str) -> list[str]:
    return _printed_by(f"{statement}; {LOADED}")


def _printed_by(statements: str) -> list[str]:
    command = [sys.executable, "-c", statements]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
