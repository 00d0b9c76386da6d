"""What ``%%assume_role`` does with its body.

Only a string is a role to the kernel. For anything else but a dict of credentials it prints "Role assumed
successfully", or an exception, and assumes nothing: the session then starts in the caller's own account.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from jupyter_glue_panel.errors import Unprocessable

from .checks import check_field
from .literals import NotALiteral, read_literal, write_text
from .pieces import Piece, Pieces, cell_magic, comment
from .tokens import comments
from .verdicts import Entry, Flaw, Problem, Verdict, to_comments

CREDENTIAL_KEYS = frozenset({"aws_access_key_id", "aws_secret_access_key", "aws_session_token"})

_WRAPPING = "{}()[]<>` \t\n\"',;"
_REMARK = re.compile(r"(?<!\S)#.*")
_BRACES = Flaw(
    "assume_role_braces",
    "In braces the ARN is a Python set: the kernel says that it assumed the role, and did not."
    " The session would start in your own account.",
)
_NOT_TEXT = Flaw("assume_role_not_text", "%%assume_role takes a quoted ARN and nothing else; here it assumes no role.")


def read_role(piece: Piece) -> Verdict:
    """Problems: assume_role_braces, assume_role_not_text, role_arn_invalid, credentials_in_cell."""
    try:
        value = read_literal(piece.argument)
    except NotALiteral:
        return _mended(_REMARK.sub("", piece.argument), _NOT_TEXT, piece)
    if isinstance(value, str):
        return _read_text(value, piece)
    if isinstance(value, Mapping) and not CREDENTIAL_KEYS.isdisjoint(value):
        flaw = Flaw("credentials_in_cell", "Credentials stand in this cell, for anyone to read who gets the notebook.")
        return Verdict(problems=(Problem(flaw, "Remove the credentials", tuple),))
    flaw = _BRACES if isinstance(value, set) else _NOT_TEXT
    texts = list(value.values() if isinstance(value, Mapping) else value) if isinstance(value, Collection) else []
    return _mended(texts[0] if len(texts) == 1 else None, flaw, piece)


def _read_text(arn: str, piece: Piece) -> Verdict:
    try:
        check_field("role_arn", arn)
    except Unprocessable as error:
        return _mended(arn, Flaw(error.code, f"{error.message} {error.hint}".rstrip()), piece)
    return Verdict(entries=(_entry(arn),))


def _mended(text: object, flaw: Flaw, piece: Piece) -> Verdict:
    arn = text.strip(_WRAPPING) if isinstance(text, str) else ""
    if not _is_role(arn):
        return Verdict(problems=(to_comments(flaw, piece),))
    return Verdict((_entry(arn),), (Problem(flaw, "Write the bare quoted ARN", lambda: _written(arn, piece)),))


def _is_role(arn: str) -> bool:
    try:
        check_field("role_arn", arn)
    except Unprocessable:
        return False
    return True


def _written(arn: str, piece: Piece) -> Pieces:
    remarks = (comment(text) for _, _, text in comments(piece.argument))
    return (*remarks, cell_magic("assume_role", write_text(arn)))


def _entry(arn: str) -> Entry:
    return Entry("role_arn", arn, "assume_role")
