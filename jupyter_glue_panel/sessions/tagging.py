"""The tags of a session that exists: read, added, changed, removed."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping, Sequence

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.errors import InvalidRequest, NotFound, PanelError, Unprocessable
from jupyter_glue_panel.tags import MAX_TAGS, OWNER, check_tags
from jupyter_glue_panel.wire import Failure
from jupyter_glue_panel.wire_sessions import SessionTags

from .reading import check_session_id, session_arn, unknown_session
from .tag_reader import TagReader, TagsRead, get_tags

_PLAIN = re.compile(r"[\w.:/@+-]+", re.ASCII)
"""What the AWS CLI's shorthand takes without quotes of its own."""


class SessionTagger:
    """Changes tags, and reads them back as proof.

    Every method: InvalidRequest (session_id_invalid), NotFound (session_not_found), AWS's refusals as they come.
    """

    def __init__(self, reader: TagReader) -> None:
        self._reader = reader

    async def read(self, account: Account, id: str) -> SessionTags:
        """The tags as Glue has them now; the refusal is raised where it will not tell."""
        tags = await self._present(account, id)
        return _reply(account, id, TagsRead(tags))

    async def add(self, account: Account, id: str, tags: Mapping[str, str]) -> SessionTags:
        """Add or change tags.

        Unprocessable: what ``tags.check_tags`` refuses, tag_owner, tag_owner_unchecked, tag_count.
        """
        check_session_id(id)
        if not tags:
            raise InvalidRequest("tags_missing", "There is no tag to add.")
        check_tags(tags)
        _check_twins(tags)
        try:
            present = await self._present(account, id)
        except Unprocessable as error:
            if error.code != "access_denied":
                raise
            await _tag_unseen(account, id, tags)
        else:
            _check_owner(tags, present)
            _check_room(tags, present)
            await _tag(account, id, _with_owner(tags, present.get(OWNER)))
        return await self._proven(account, id)

    async def remove(self, account: Account, id: str, keys: Sequence[str]) -> SessionTags:
        """Remove tags by their keys; one that is not there is no error. Unprocessable (tag_owner)."""
        check_session_id(id)
        if not keys:
            raise InvalidRequest("tag_keys_missing", "There is no tag key to remove.", hint="Add ?key= to the address.")
        if OWNER in keys:
            raise _owner_refusal()
        try:
            arn = session_arn(account, id)
            await account.call("glue", "untag_resource", ResourceArn=arn, TagsToRemove=list(keys))
        except NotFound as error:
            raise unknown_session(id) from error
        return await self._proven(account, id)

    async def _present(self, account: Account, id: str) -> dict[str, str]:
        check_session_id(id)
        try:
            tags = await get_tags(account, id)
        except NotFound as error:
            raise unknown_session(id) from error
        self._reader.learn(account, id, tags)
        return tags

    async def _proven(self, account: Account, id: str) -> SessionTags:
        try:
            return _reply(account, id, TagsRead(await self._present(account, id)))
        except PanelError as error:
            return _reply(account, id, TagsRead(None, Failure.of(error)))


async def _tag(account: Account, id: str, tags: Mapping[str, str]) -> None:
    try:
        await account.call("glue", "tag_resource", ResourceArn=session_arn(account, id), TagsToAdd=dict(tags))
    except NotFound as error:
        raise unknown_session(id) from error


async def _tag_unseen(account: Account, id: str, tags: Mapping[str, str]) -> None:
    """Tag a session whose tags may not be read.

    AWS's restricted session policies grant no GetTags, and TagResource only with the tag owner, set to the caller's
    user id, in the request and on the session: so a second try with it changes no owner, as the first would.
    """
    user_id = (await account.call("sts", "get_caller_identity"))["UserId"]
    if tags.get(OWNER, user_id) != user_id:
        raise Unprocessable(
            "tag_owner_unchecked",
            f"The tag {OWNER} says who started the session, and whether it would stay the same can't be checked.",
            hint=f"AWS denies glue:GetTags. Leave {OWNER} out: the panel adds yours where a policy asks for it.",
        )
    others = {key: value for key, value in tags.items() if key != OWNER}
    try:
        if others:
            await _tag(account, id, others)
    except Unprocessable as error:
        if error.code != "access_denied":
            raise
        await _tag(account, id, _with_owner(others, user_id))


def _with_owner(tags: Mapping[str, str], owner: str | None) -> dict[str, str]:
    """AWS's restricted session policies allow TagResource only where the request repeats the owner."""
    return dict(tags) if owner is None else {**tags, OWNER: owner}


def _check_owner(tags: Mapping[str, str], present: Mapping[str, str]) -> None:
    if tags.get(OWNER, present.get(OWNER)) != present.get(OWNER):
        raise _owner_refusal()


def _check_twins(tags: Mapping[str, str]) -> None:
    """IAM's conditions would take a key that differs only in case for the owner's."""
    if any(key.casefold() == OWNER and key != OWNER for key in tags):
        raise _owner_refusal()


def _owner_refusal() -> Unprocessable:
    return Unprocessable(
        "tag_owner",
        f"The tag {OWNER} says who started the session; the panel does not change it.",
        hint="Policies may recognise the session's owner by it: without it you could lock yourself out.",
    )


def _check_room(tags: Mapping[str, str], present: Mapping[str, str]) -> None:
    count = len({*tags, *present} - {OWNER})
    if count > MAX_TAGS:
        raise Unprocessable(
            "tag_count",
            f"The session would have {count} tags, {count - MAX_TAGS} too many.",
            hint=f"It takes {MAX_TAGS} beside {OWNER}. Remove one first.",
        )


def _reply(account: Account, id: str, read: TagsRead) -> SessionTags:
    arn = session_arn(account, id)
    tags = {key: value for key, value in (read.tags or {}).items() if key != OWNER}
    where = ["--region", account.region]
    if account.principal.role is None and account.principal.profile:
        where += ["--profile", account.principal.profile]
    return SessionTags(
        id=id,
        arn=arn,
        tags=read.tags,
        tags_error=read.error,
        list_command=shlex.join(["aws", "glue", "list-sessions", *_filter(tags), *where]),
        read_command=shlex.join(["aws", "glue", "get-tags", "--resource-arn", arn, *where]),
    )


def _filter(tags: Mapping[str, str]) -> list[str]:
    if not tags:
        return []
    if all(_PLAIN.fullmatch(text) for pair in tags.items() for text in pair):
        return ["--tags", ",".join(f"{key}={value}" for key, value in tags.items())]
    return ["--tags", json.dumps(tags, ensure_ascii=False)]
