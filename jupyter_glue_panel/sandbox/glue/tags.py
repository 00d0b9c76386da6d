"""GetTags, TagResource, UntagResource for sessions; other resources' tags are moto's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jupyter_glue_panel.sandbox.gate.guard import Guard, require
from jupyter_glue_panel.sandbox.gate.refusal import AwsError

from .registry import SessionRegistry
from .request import Handler, Request
from .sessions import Session

MOST_TAGS = 50


def check_tags(tags: Iterable[str]) -> None:
    """Raise ``InvalidInputException`` for keys that AWS keeps to itself; lengths are the model's matter."""
    if any(key.lower().startswith("aws:") for key in tags):
        raise AwsError("InvalidInputException", "Tag keys that begin with aws: are reserved.")


def tag_context(tags: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The condition keys that tags in a request fill; none for no tags."""
    context = {f"aws:RequestTag/{key}": (value,) for key, value in tags.items()}
    return {**context, "aws:TagKeys": tuple(tags)} if tags else {}


def resource_tag_context(tags: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The condition keys that the tags of the resource itself fill."""
    return {f"aws:ResourceTag/{key}": (value,) for key, value in tags.items()}


class TagCalls:
    """A session's tags, by the session's ARN."""

    def __init__(self, registry: SessionRegistry, guard: Guard) -> None:
        self._registry = registry
        self._guard = guard
        self.handlers: dict[str, Handler] = {
            "GetTags": self._get,
            "TagResource": self._tag,
            "UntagResource": self._untag,
        }

    def _get(self, request: Request) -> dict[str, Any]:
        return {"Tags": self._found(request, "glue:GetTags", {}).tags}

    def _tag(self, request: Request) -> dict[str, Any]:
        added = request.parameters["TagsToAdd"]
        check_tags(added)
        session = self._found(request, "glue:TagResource", tag_context(added))
        tags = {**session.tags, **added}
        if len(tags) > MOST_TAGS:
            raise AwsError("InvalidInputException", f"A resource can have at most {MOST_TAGS} tags.")
        session.tags = tags
        return {}

    def _untag(self, request: Request) -> dict[str, Any]:
        removed = request.parameters["TagsToRemove"]
        session = self._found(request, "glue:UntagResource", {"aws:TagKeys": tuple(removed)})
        session.tags = {key: value for key, value in session.tags.items() if key not in removed}
        return {}

    def _found(self, request: Request, action: str, context: dict[str, tuple[str, ...]]) -> Session:
        arn = request.parameters["ResourceArn"]
        prefix = request.arn("session/")
        held = resource_tag_context(self._registry.tags(request, arn.removeprefix(prefix)))
        require(self._guard, request.attempt(action, arn, **held, **context))
        if not arn.startswith(prefix):
            raise AwsError("EntityNotFoundException", f"Resource {arn} not found")
        return self._registry.get(request, arn.removeprefix(prefix))
