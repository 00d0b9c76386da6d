"""``jupyter glue-panel sandbox`` before anything starts."""

from __future__ import annotations

import subprocess
import sys

WITHOUT_MOTO = "import sys; sys.modules['moto'] = None; from jupyter_glue_panel.cli import main; sys.exit(main({}))"


def run_without_moto(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line in an environment without the sandbox's extra packages."""
    code = WITHOUT_MOTO.format(list(arguments))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_the_help_needs_no_extra_packages() -> None:
    shown = run_without_moto("sandbox", "--help")

    assert shown.returncode == 0
    assert "--emulator-only" in shown.stdout


def test_missing_extra_packages_are_named_with_the_command_that_installs_them() -> None:
    told = run_without_moto("sandbox")

    assert told.returncode == 1
    assert "pip install 'jupyter-glue-panel[sandbox]'" in told.stderr
    assert "Traceback" not in told.stderr
