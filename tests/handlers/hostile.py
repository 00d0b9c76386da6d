"""Requests to the panel's routes as pages, mistakes and attackers might send them."""

from __future__ import annotations

import json
import operator
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, quote_from_bytes, urlencode

import msgspec
from hypothesis import strategies as st

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.wire import Body, Selection

from .every_route import EVERY_VERB, Verb

CREATOR = role_arn(ACCOUNT_B, CREATION_ROLE)
SESSION = "glue-session-1"

ROLES = (
    *(CREATOR, role_arn(ACCOUNT_B, RUNTIME_ROLE), "profile:production", "profile:nobody", "profile:", "catalogue:x"),
    *("saved:x", "arn:aws-cn:iam::444455556666:role/R", "arn:aws:iam::444455556666:role/a/../b/R", "arn:aws:iam::0:x"),
    *("arn:aws:sts::444455556666:assumed-role/R/s", "https://evil.example/role", "profile:../../etc/passwd"),
)
REGIONS = (
    *("us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1", "xx-evil-1", "aws-global"),
    *("evil.example", "us-east-1.evil.example/", "us-east-1@evil.example", "127.0.0.1:22/", "169.254.169.254#", "*"),
)
NAMES = (SESSION, "Mine", "session_vpc", "my vpc", "x" * 65, "x" * 5000, "..", ".", "con:", "~", "%2e%2e%2f", "a,b")
NUMBERS = ("0", "-1", "7", "1e9", "NaN", "9" * 400, "٣")
DATES = ("2026-01-01", "2026-02-30", "0001-01-01", "9999-12-31", "today", "2026-13")
TAGS = ("group=analytics", "group", "=", "aws:x=1", "a=b=c", "owner=ann")
PIECES = (
    *("/", "\\", "#", "?", "@evil.example", ".evil.example", "\r\nHost: evil.example", "\0", "\u2028", "..", "%00"),
    *("{0}", "{__import__('os')}", "$(id)", "'", '"', "<script>", "\ud7ff", "\U0001f680", " "),
)


@dataclass(frozen=True)
class Sent:
    """A request. url: below the server's base URL."""

    method: str
    url: str
    body: bytes | None


def requests() -> st.SearchStrategy[Sent]:
    """Of every verb of every route equally many."""
    return st.one_of(*map(_requests_of, EVERY_VERB))


def _requests_of(verb: Verb) -> st.SearchStrategy[Sent]:
    parts = [_path_part() for _ in range(verb.path.count("{}"))]
    path = st.tuples(*parts).map(lambda texts: verb.path.format(*texts))
    url = st.builds(lambda below, query: f"glue-panel/{below}?{query}", path, _query())
    body = st.none() if verb.name in ("GET", "DELETE") else _body(verb)
    return st.builds(Sent, st.just(verb.name), url, body)


@cache
def _path_part() -> st.SearchStrategy[str]:
    return _mostly(
        _like(*NAMES).map(lambda text: quote(text, safe="") or "x"),
        st.binary(min_size=1, max_size=20).map(lambda raw: quote_from_bytes(raw, safe="")),
    )


@cache
def _query() -> st.SearchStrategy[str]:
    named = [st.tuples(st.just(name), values) for name, values in _BY_NAME.items()]
    anything = st.tuples(st.sampled_from(tuple(_BY_NAME)), st.text(max_size=30))
    role = st.tuples(st.just("role"), st.sampled_from(ROLES[:1]))
    # let in first, or no service but STS would ever hear of a Region
    somewhere = st.tuples(role, st.tuples(st.just("region"), _like(*REGIONS))).map(list)
    others = st.lists(st.one_of(*named, anything, role), max_size=4)
    pairs = st.builds(operator.add, _mostly(st.just([]), somewhere, seldom=3), others)
    return pairs.map(lambda pairs: urlencode(pairs, errors="replace"))


def _body(verb: Verb) -> st.SearchStrategy[bytes]:
    shaped = [_struct(kind).map(lambda value: json.dumps(value).encode()) for kind in _kinds(verb.method)]
    return _mostly(st.one_of(*shaped), st.one_of(_json().map(lambda value: json.dumps(value).encode()), st.binary()))


def _kinds(method: Any) -> Iterator[type[Body]]:
    """The structs that a verb reads its body into."""
    while hasattr(method, "__wrapped__"):
        method = method.__wrapped__
    for name in method.__code__.co_names:
        value = method.__globals__.get(name)
        if isinstance(value, type) and issubclass(value, Body):
            yield value


@cache
def _struct(kind: type[Body]) -> st.SearchStrategy[dict[str, Any]]:
    fields = {field.encode_name: _field(field) for field in msgspec.structs.fields(kind)}
    needed = {field.encode_name for field in msgspec.structs.fields(kind) if field.required}
    return st.fixed_dictionaries(
        {name: values for name, values in fields.items() if name in needed},
        optional={name: values for name, values in fields.items() if name not in needed},
    )


def _field(field: Any) -> st.SearchStrategy[Any]:
    return _mostly(_typed(field), _json(), seldom=20)


def _typed(field: Any) -> st.SearchStrategy[Any]:
    named = _BY_NAME.get(field.name.removesuffix("_arn").removeprefix("runtime_"))
    told = str(field.type)
    if "dict[str, str]" in told:
        return st.dictionaries(_like("group", "owner", "aws:x", "x" * 129), _like("analytics", "x" * 257), max_size=4)
    if "tuple[str" in told:
        return st.lists(_like(*NAMES), max_size=3)
    if "NotebookCell" in told:
        return st.lists(st.builds(lambda source: {"source": source}, _like(*_CELLS)), max_size=4)
    if field.type == Selection | None:
        return st.one_of(st.none(), _struct(Selection))
    if "int" in told:
        return st.one_of(st.none(), st.integers(), st.integers(1, 60))
    return _like(*NAMES) if named is None else named


_CELLS = ("%%assume_role\n{'a'}", f"%iam_role {CREATOR}", "%%tags\n{'a': 'b'}", "%%configure\n{", "%connections a, b")


@cache
def _like(*texts: str) -> st.SearchStrategy[str]:
    """One of ``texts``, one with something hostile put into it, or any other text."""
    broken = st.builds(
        lambda text, piece, at: text[: at % (len(text) + 1)] + piece + text[at % (len(text) + 1) :],
        st.sampled_from(texts),
        st.sampled_from(PIECES),
        st.integers(0, 20),
    )
    return _mostly(st.sampled_from(texts), st.one_of(broken, st.text(max_size=20)), seldom=5)


def _mostly(usual: st.SearchStrategy[Any], odd: st.SearchStrategy[Any], *, seldom: int = 10) -> st.SearchStrategy[Any]:
    """``odd`` once in ``seldom`` times."""
    return st.integers(1, seldom).flatmap(lambda die: odd if die == seldom else usual)


@cache
def _json() -> st.SearchStrategy[Any]:
    scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=10))
    return st.one_of(scalars, st.lists(scalars, max_size=3), st.dictionaries(st.text(max_size=5), scalars, max_size=3))


_BY_NAME = {
    "role": _like(*ROLES),
    "region": _like(*REGIONS),
    "profile": _like("production", "nobody", "default"),
    "refresh": st.sampled_from(("true", "false")),
    "tag": _like(*TAGS),
    "key": _like("group", "aws:x"),
    "tag_key": _like("group", "owner"),
    "group_by": _like("group"),
    "scope": _like("glue", "sessions", "all"),
    "granularity": _like("monthly", "daily"),
    "kind": _like("sessions", "connections"),
    "days": _like(*NUMBERS),
    "start": _like(*DATES),
    "end": _like(*DATES),
    "style": st.sampled_from(("assume_role", "profile", "configure", "x")),
    "text": _like("User: arn:aws:iam::444455556666:user/x is not authorized to perform: glue:CreateSession", "ok"),
}
"""What stands in query parameters and body fields, by their names."""
