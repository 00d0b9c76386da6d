"""AWS Glue interactive sessions from JupyterLab's sidebar: the version and the two Jupyter hooks."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    """``__version__``, read when somebody asks for it: the build writes ``_version.py``, a bare checkout has none."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib import import_module

    try:
        return import_module("jupyter_glue_panel._version").__version__
    except ImportError:
        return "0+unbuilt"


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "jupyter-glue-panel"}]


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    from .app import GluePanelApp

    return [{"module": "jupyter_glue_panel", "app": GluePanelApp}]
