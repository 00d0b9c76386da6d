"""A temporary directory for all that JupyterLab and its kernels would otherwise read or write in a user's home."""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import datetime, timezone
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from jupyter_glue_panel.sandbox import names
from jupyter_glue_panel.sandbox.aws_files import AwsFiles
from jupyter_glue_panel.sandbox.isolation import without_aws
from jupyter_glue_panel.sandbox.teams import ORPHAN
from jupyter_glue_panel.wire_sessions import StartedSession

from .notebooks import LEFT_RUNNING, notebooks

KERNEL_PACKAGE = "aws_glue_interactive_sessions_kernel"
KERNELS = {"glue_pyspark": ("Glue PySpark", "python"), "glue_spark": ("Glue Spark", "scala")}


class Workspace:
    """Jupyter's directories below ``directory``. root: the folder with the notebooks · log: what JupyterLab says."""

    def __init__(self, directory: Path, files: AwsFiles) -> None:
        self.root = directory / "notebooks"
        self.log = directory / "jupyterlab.log"
        self.runtime = directory / "jupyter" / "runtime"
        self._config = directory / "jupyter" / "config"
        self._data = directory / "jupyter" / "data"
        self._rest = directory / "rest"
        self._panel = self._rest / "panel"
        self._files = files

    def write(self, *, port: int, token: str) -> None:
        """Write configuration, kernels and notebooks. port 0: any free one."""
        for folder in (self.root, self.runtime, self._config, self._data, self._rest):
            folder.mkdir(parents=True)
        configuration = self._config / "jupyter_server_config.json"
        configuration.touch(0o600)
        configuration.write_text(json.dumps(self._server_configuration(port, token), indent=2))
        self._ask_nobody_about_news()
        for name in KERNELS:
            self._install_kernel(name)
        for name, notebook in notebooks().items():
            (self.root / name).write_text(json.dumps(notebook, indent=1))
        self._panel.mkdir()
        (self._panel / "started-sessions.json").write_bytes(msgspec.json.encode({ORPHAN: _orphan()}))

    def environment(self) -> dict[str, str]:
        """JupyterLab's environment: the user's, with nothing in it that leads to their AWS, Jupyter or caches."""
        user = {name: value for name, value in without_aws(os.environ).items() if not _is_jupyters(name)}
        return {
            **user,
            **self._aws_environment(),
            "JUPYTER_CONFIG_DIR": str(self._config),
            "JUPYTER_DATA_DIR": str(self._data),
            "JUPYTER_RUNTIME_DIR": str(self.runtime),
            # Our kernels are to win over ones of the same name in the Python environment.
            "JUPYTER_PREFER_ENV_PATH": "0",
            "IPYTHONDIR": str(self._rest / "ipython"),
            "MPLCONFIGDIR": str(self._rest / "matplotlib"),
            "XDG_CACHE_HOME": str(self._rest / "cache"),
            "XDG_CONFIG_HOME": str(self._rest / "config"),
            "XDG_DATA_HOME": str(self._rest / "data"),
            "XDG_STATE_HOME": str(self._rest / "state"),
        }

    def _aws_environment(self) -> dict[str, str]:
        # With a profile the kernel makes every client by profile. Without, its bare path ignores AWS_ENDPOINT_URL.
        return {**self._files.environment(), "glue_profile": "default"}

    def _server_configuration(self, port: int, token: str) -> dict[str, Any]:
        panel = {"tag_presets": names.TAG_PRESETS, "roles": _catalogue(), "user_directory": str(self._panel)}
        return {
            "ServerApp": {
                "ip": "127.0.0.1",
                "port": port,
                "port_retries": 0,
                "root_dir": str(self.root),
                "open_browser": False,
                "allow_root": True,
                "jpserver_extensions": {"jupyter_glue_panel": True, "jupyterlab": True},
            },
            "IdentityProvider": {"token": token},
            # Looking for language servers runs npm, which writes into the user's home.
            "LanguageServerManager": {"autodetect": False},
            "LabApp": {
                "news_url": None,
                "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
                # UI tests wait for the application itself, and run its commands.
                "expose_app_in_browser": True,
            },
            "GluePanelApp": panel,
        }

    def _ask_nobody_about_news(self) -> None:
        overrides = self._config / "labconfig" / "default_setting_overrides.json"
        overrides.parent.mkdir(parents=True)
        notification = {"fetchNews": "false", "checkForUpdates": False}
        overrides.write_text(json.dumps({"@jupyterlab/apputils-extension:notification": notification}))

    def _install_kernel(self, name: str) -> None:
        display_name, language = KERNELS[name]
        target = self._data / "kernels" / name
        target.mkdir(parents=True)
        package = find_spec(KERNEL_PACKAGE)
        for folder in package.submodule_search_locations or [] if package else []:
            for logo in (Path(folder) / name).glob("logo-*.png"):
                shutil.copy(logo, target)
        argv = [sys.executable, "-m", f"{KERNEL_PACKAGE}.{name}.GlueKernel", "-f", "{connection_file}"]
        spec = {"argv": argv, "display_name": display_name, "language": language, "env": self._aws_environment()}
        (target / "kernel.json").write_text(json.dumps(spec, indent=1))


def _orphan() -> StartedSession:
    """What the panel remembers of the session that a killed kernel left behind."""
    return StartedSession(
        id=ORPHAN,
        path=LEFT_RUNNING,
        kernel_id="00000000-0000-4000-8000-000000000000",
        role=names.role_arn(names.ACCOUNT_B, names.CREATION_ROLE),
        region=names.REGION,
        is_kept=False,
        seen_at=datetime.now(timezone.utc),
    )


def _is_jupyters(name: str) -> bool:
    return name.upper().startswith(("JUPYTER", "JPY_", "IPYTHON"))


def _catalogue() -> list[dict[str, str]]:
    described = {
        names.CREATION_ROLE: (names.ACCOUNT_B, "Starts sessions in production, inside its VPC"),
        names.LOCKED_ROLE: (names.ACCOUNT_B, "Trusts somebody else: shows what a refusal looks like"),
        names.OPAQUE_ROLE: (names.ACCOUNT_B, "Can't read its own policies: nobody can know beforehand"),
        names.TEAM_ROLE: (names.ACCOUNT_A, "Can't read its own policies either, but you may ask about it"),
    }
    return [
        {
            "name": name,
            "role_arn": names.role_arn(account, name),
            "region": names.REGION,
            "description": description,
        }
        for name, (account, description) in described.items()
    ]
