"""What is shipped, and what it brings along, may be used by anyone: permissive licences only.

Shipped: the code of others that the bundler put into the front end. Brought along: the Python packages that
``pip install jupyter-glue-panel`` installs. What only builds and tests is not looked at.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = ROOT / "jupyter_glue_panel/labextension/static/third-party-licenses.json"
PERMISSIVE = re.compile(r"\b(MIT|MIT-0|BSD|Apache|ISC|ISCL|PSF|PSFL|Python Software Foundation)\b")
COPYLEFT = re.compile(r"GPL|GNU|SSPL|Commons Clause", re.IGNORECASE)


def installed_licences() -> dict[str, str]:
    """What each package of an installation says of its licence, in its own words."""
    found: dict[str, str] = {}
    waiting = ["jupyter_glue_panel"]
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        package = distribution(name)
        words = package.metadata
        said = [words.get("License-Expression"), words.get("License"), *words.get_all("Classifier", [])]
        found[name] = " ".join(text for text in said if text and not text.startswith("Programming"))
        waiting += package.requires or []
    return found


def bundled_licences() -> dict[str, str]:
    """The same for what the bundler put into the front end."""
    packages = json.loads(BUNDLED.read_text())["packages"]
    return {package["name"]: package["licenseId"] or "" for package in packages}


def main() -> None:
    licences = installed_licences() | bundled_licences()
    refused = {
        name: said[:80] for name, said in licences.items() if COPYLEFT.search(said) or not PERMISSIVE.search(said)
    }
    if refused:
        sys.exit("not known to be permissive:\n" + "\n".join(f"  {name}: {said}" for name, said in refused.items()))
    print(f"{len(licences)} packages shipped or brought along, all under permissive licences")


if __name__ == "__main__":
    main()
