"""What is true of a selection, and worth knowing before its cells run."""

from __future__ import annotations

from collections.abc import Iterator

from jupyter_glue_panel.tags import OWNER
from jupyter_glue_panel.wire import Caution, Selection


def cautions(selection: Selection) -> tuple[Caution, ...]:
    """Codes: role_not_used, profile_not_used, assumed_role_wins, owner_overwritten, connections_in_order,
    connections_stay, runtime_role_missing, idle_timeout_missing, idle_timeout_beyond_timeout."""
    return (*_on_role(selection), *_on_tags(selection), *_on_connections(selection), *_on_settings(selection))


def uses_profile(selection: Selection) -> bool:
    """Whether the cells name the selection's profile; its role otherwise, if it has one."""
    if selection.profile is None:
        return False
    return selection.role_arn is None or selection.style != "assume_role"


def _on_role(selection: Selection) -> Iterator[Caution]:
    if selection.role_arn is not None and uses_profile(selection):
        yield Caution(code="role_not_used", message=f"The profile {selection.profile} is used, not the role.")
    if selection.profile is not None and not uses_profile(selection):
        yield Caution(code="profile_not_used", message=f"The role is assumed, the profile {selection.profile} unused.")
    if uses_profile(selection):
        yield Caution(
            code="assumed_role_wins",
            message="A role that %%assume_role assumed earlier wins over the profile until the kernel restarts.",
        )


def _on_tags(selection: Selection) -> Iterator[Caution]:
    if OWNER in selection.tags:
        yield Caution(
            code="owner_overwritten",
            message=f"The kernel overwrites the tag {OWNER} with the id of whoever starts the session.",
        )


def _on_connections(selection: Selection) -> Iterator[Caution]:
    if len(selection.connections) > 1:
        yield Caution(
            code="connections_in_order",
            message="The session runs in the network of one connection: the first of them, in this order, that Glue"
            " finds usable.",
        )
    if not selection.connections:
        yield Caution(
            code="connections_stay",
            message="A kernel that was given a connection before keeps it; restart the kernel to be without.",
        )


def _on_settings(selection: Selection) -> Iterator[Caution]:
    if selection.runtime_role_arn is None:
        yield Caution(
            code="runtime_role_missing",
            message="Without a runtime role the session runs as the role that creates it, or not at all.",
        )
    idle, timeout = selection.idle_timeout_minutes, selection.timeout_minutes
    if idle is None:
        yield Caution(
            code="idle_timeout_missing", message="Without an idle time-out a forgotten session is billed for 48 hours."
        )
    elif timeout is not None and idle > timeout:
        yield Caution(
            code="idle_timeout_beyond_timeout",
            message=f"The session ends after {timeout} minutes, before it can idle for {idle}.",
        )
