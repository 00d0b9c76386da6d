"""Starts the embedded AWS and JupyterLab, says where they are, and stops them in the right order."""

from __future__ import annotations

import argparse
import json
import secrets
import shutil
import sys
import tempfile
import time
import webbrowser
from contextlib import ExitStack
from pathlib import Path

from .lab.notebooks import WALK_THROUGH
from .lab.server import LabFailed, Supervised, wait_until_ready
from .lab.workspace import Workspace
from .settings import SESSIONS_AND_POLICIES, Settings
from .world import World

__all__ = ["LabFailed", "Launcher"]

WATCH_SECONDS = 0.5


class Launcher:
    """One run of the sandbox. arguments: as ``command.add_arguments`` declares them."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._token = secrets.token_hex(24)

    def run(self) -> None:
        """Run until interrupted; ``LabFailed`` if JupyterLab doesn't come up or ends."""
        with ExitStack() as stack:
            directory = Path(tempfile.mkdtemp(prefix="glue-panel-sandbox-"))
            stack.callback(shutil.rmtree, directory, ignore_errors=True)
            world = self._start_aws(directory, stack)
            supervised, base_url = self._start_lab(directory, world, stack)
            self._announce(world, base_url)
            while supervised.alive:
                time.sleep(WATCH_SECONDS)
            raise LabFailed(f"JupyterLab ended.\n{supervised.last_words()}")

    def _start_aws(self, directory: Path, stack: ExitStack) -> World:
        _say("Starting the embedded AWS")
        settings = Settings(
            provisioning_seconds=self._arguments.provisioning_seconds, enforced_actions=SESSIONS_AND_POLICIES
        )
        world = World(directory, port=self._arguments.aws_port, settings=settings)
        world.start()
        world.populate()
        stack.callback(world.stop)
        return world

    def _start_lab(self, directory: Path, world: World, stack: ExitStack) -> tuple[Supervised, str | None]:
        """JupyterLab ends before the AWS does, so that its kernels can still stop their sessions."""
        if self._arguments.emulator_only:
            supervised = Supervised(directory)
            stack.callback(supervised.stop)
            return supervised, None
        _say("Starting JupyterLab")
        workspace = Workspace(directory, world.files)
        workspace.write(port=self._arguments.port, token=self._token)
        supervised = Supervised(directory, workspace)
        stack.callback(supervised.stop)
        published = wait_until_ready(supervised, workspace, self._token)
        world.disk.serve(published.pid)
        return supervised, published.url

    def _announce(self, world: World, base_url: str | None) -> None:
        notebook_url = f"{base_url}lab/tree/{WALK_THROUGH}?token={self._token}" if base_url else None
        if self._arguments.json:
            print(json.dumps(self._described(world, base_url, notebook_url)), flush=True)
            return
        _say(f"AWS answers at {world.endpoint_url}; its configuration is {world.files.config}")
        if notebook_url is not None:
            _say("JupyterLab is ready:")
            print(notebook_url, flush=True)
            if not self._arguments.no_browser:
                webbrowser.open(notebook_url)
        _say("Ctrl-C stops everything.")

    def _described(self, world: World, base_url: str | None, notebook_url: str | None) -> dict[str, str | None]:
        return {
            "lab_url": f"{base_url}lab" if base_url else None,
            "token": self._token if base_url else None,
            "notebook_url": notebook_url,
            "aws_endpoint_url": world.endpoint_url,
            "aws_config_file": str(world.files.config),
            "aws_credentials_file": str(world.files.credentials),
            "account_a": world.account_a,
            "account_b": world.account_b,
            "region": world.region,
        }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
