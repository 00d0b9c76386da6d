"""botocore's models of AWS's services, read piece by piece.

botocore makes objects of a whole model, half a million for EC2, to make a handful of calls: it takes 0.1 s and tens of
MiB, and from then on every full garbage collection goes through them while the whole server waits. Imports botocore: to
be imported inside functions.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec
from botocore.loaders import JSONFileLoader, Loader

_OPENERS: Mapping[str, Callable[..., Any]] = {".json": open, ".json.gz": gzip.open}


class Models(Loader):  # type: ignore[misc]  # botocore has no types
    """A botocore loader that threads may share: a service that one is loading the others wait for, and do not load."""

    def __init__(self) -> None:
        super().__init__(file_loader=ModelFiles())
        self._lock = Lock()

    def load_service_model(self, service_name: str, type_name: str, api_version: str | None = None) -> Any:
        """As botocore's."""
        with self._lock:
            return super().load_service_model(service_name, type_name, api_version)

    def list_available_services(self, type_name: str) -> Any:
        """The services that have a model, whatever is asked: botocore looks through all its 400 for each type anew."""
        return super().list_available_services("service-2")


class ModelFiles(JSONFileLoader):  # type: ignore[misc]  # botocore has no types
    """What a botocore ``Loader`` reads its files with: the ``file_loader`` that it takes."""

    def load_file(self, file_path: str) -> Any:
        """The contents of a JSON file, compressed or not; file_path: without its ending. None where there is none."""
        for ending, opener in _OPENERS.items():
            if Path(file_path + ending).is_file():
                with opener(file_path + ending, "rb") as file:
                    text = file.read()
                return _READERS.get(Path(file_path).name, msgspec.json.decode)(text)
        return None


class Pieces(dict[str, Any]):
    """A JSON object, each value of which is made when somebody first asks for it.

    Only to be read: ``pop``, ``setdefault`` and ``==`` would find values unmade. botocore asks for none of them, which
    it does not promise; every test that calls AWS would fail if it did.
    """

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        if isinstance(value, msgspec.Raw):
            # in two threads at once both make the same
            value = self[name] = msgspec.json.decode(value)
        return value

    def __iter__(self) -> Iterator[str]:
        # one of our own, so that dict(…) and {**…} ask for each value instead of taking what lies there
        return super().__iter__()

    def get(self, name: str, default: Any = None) -> Any:
        """As a dict's."""
        try:
            return self[name]
        except KeyError:
            return default

    def copy(self) -> dict[str, Any]:
        """As a dict's."""
        return dict(self)

    def values(self) -> Any:
        """As a dict's."""
        return dict(self).values()

    def items(self) -> Any:
        """As a dict's."""
        return dict(self).items()


def _model(text: bytes) -> dict[str, Any]:
    return _opened(text, dict.fromkeys(("operations", "shapes"), _pieces))


def _endpoints(text: bytes) -> dict[str, Any]:
    return _opened(text, {"partitions": _partitions})


def _partitions(text: msgspec.Raw) -> list[dict[str, Any]]:
    return [_opened(each, {"services": _pieces}) for each in msgspec.json.decode(text, type=list[msgspec.Raw])]


def _opened(text: bytes | msgspec.Raw, readers: Mapping[str, Callable[[msgspec.Raw], Any]]) -> dict[str, Any]:
    """An object, made whole but for the members that have a reader of their own."""
    members = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    return {name: readers.get(name, msgspec.json.decode)(raw) for name, raw in members.items()}


def _pieces(text: msgspec.Raw) -> Pieces:
    return Pieces(msgspec.json.decode(text, type=dict[str, msgspec.Raw]))


_READERS: Mapping[str, Callable[[bytes], Any]] = {"service-2": _model, "endpoints": _endpoints}
"""What reads the large files, by their names."""
