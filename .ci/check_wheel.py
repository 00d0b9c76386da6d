"""Build the wheel as ``pip install .`` does, install it alone into a new environment, and see that it is whole.

Whole: the front end and the server extension are on, nothing of the sandbox's or of the tests' is needed, no source
maps and no tests are shipped.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / ".ci/requirements.txt"
UNWANTED = (".map", ".spec.js", "/tests/", "/node_modules/")
# In bytes as the panel's own route serves them; the goals of docs/performance.md.
MOST_KIB, MOST_KIB_AT_START = 150, 16
START = re.compile(rb'"\./extension":\(\)=>\w+\.e\((\d+)\)')
"""Which script the front end's entry loads with every page; a second one would not match."""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Standard output of a command that has to succeed; its whole output is printed where it does not."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{command}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def copy_of_the_checkout(to: Path) -> Path:
    """The files that git knows and those it would: what a clean checkout holds."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    return to


def check_contents(wheel: Path) -> None:
    """No maps, no tests, scripts no heavier than they were, and the two halves are there."""
    names = zipfile.ZipFile(wheel).namelist()
    unwanted = [name for name in names if any(part in f"/{name}" for part in UNWANTED)]
    if unwanted:
        sys.exit(f"the wheel holds what it should not: {unwanted}")
    check_weight(zipfile.ZipFile(wheel))
    for wanted in ("labextensions/jupyter-glue-panel/package.json", "jupyter_server_config.d/jupyter_glue_panel.json"):
        if not any(name.endswith(wanted) for name in names):
            sys.exit(f"the wheel lacks {wanted}")


def check_weight(wheel: zipfile.ZipFile) -> None:
    """All scripts together, and the two that every page loads."""
    scripts = {
        Path(name).name: wheel.read(name)
        for name in wheel.namelist()
        if "/labextensions/" in name and name.endswith(".js")
    }
    kib = {name: len(gzip.compress(script)) / 1024 for name, script in scripts.items()}
    if sum(kib.values()) > MOST_KIB:
        sys.exit(f"the scripts weigh {sum(kib.values()):.0f} KiB, more than {MOST_KIB}")
    (entry,) = (name for name in scripts if name.startswith("remoteEntry."))
    first = START.search(scripts[entry])
    if first is None:
        sys.exit("a page needs more than two scripts at start")
    (start,) = (name for name in scripts if name.startswith(f"{first[1].decode()}."))
    if kib[entry] + kib[start] > MOST_KIB_AT_START:
        sys.exit(f"a page loads {kib[entry] + kib[start]:.0f} KiB at start, more than {MOST_KIB_AT_START}")


def check_installed(wheel: Path, scratch: Path) -> None:
    """A new environment that has this wheel and JupyterLab, and nothing else, has a working extension."""
    home = scratch / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    install = ("uv", "pip", "install", "--quiet", "--constraints", LOCK)
    run(*install, wheel, "jupyterlab", cwd=scratch, UV_PYTHON=str(python))
    own = {"HOME": str(scratch), "JUPYTER_CONFIG_DIR": str(scratch / "config"), "PATH": f"{home / 'bin'}:/usr/bin:/bin"}
    started = "import sys, jupyter_glue_panel.app; print(sorted({'boto3', 'moto'} & sys.modules.keys()))"
    if (loaded := run(python, "-c", started, cwd=scratch, **own).strip()) != "[]":
        sys.exit(f"importing the server extension imports {loaded}")
    if run(python, "-c", "import importlib.util as u; print(u.find_spec('moto'))", cwd=scratch).strip() != "None":
        sys.exit("an installation without extras brings the emulator along")
    page = run(python, "-m", "jupyter", "labextension", "list", "--verbose", cwd=scratch, **own)
    server = json.loads(run(python, "-c", SERVER_EXTENSIONS, cwd=scratch, **own).splitlines()[-1])
    if not server.get("jupyter_glue_panel"):
        sys.exit(f"the server extension is not enabled: {server} {page}")
    if not (home / "share/jupyter/labextensions/jupyter-glue-panel/static").is_dir():
        sys.exit("the front end is not installed")


SERVER_EXTENSIONS = """
import json
from jupyter_server.extension.config import ExtensionConfigManager
from jupyter_core.paths import jupyter_config_path
enabled = {}
for path in jupyter_config_path():
    enabled |= ExtensionConfigManager(read_config_path=[path]).get_jpserver_extensions()
print(json.dumps(enabled))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch_name:
        scratch = Path(scratch_name)
        checkout = copy_of_the_checkout(scratch / "checkout")
        out = scratch / "dist"
        run("uv", "build", "--quiet", "--wheel", "--build-constraints", LOCK, "--out-dir", out, cwd=checkout)
        (wheel,) = out.glob("*.whl")
        check_contents(wheel)
        check_installed(wheel, scratch)
        print(f"{wheel.name}: {wheel.stat().st_size // 1024} KiB, whole")


if __name__ == "__main__":
    main()
