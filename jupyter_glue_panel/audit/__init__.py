"""Who did what, for the administrator's event log. Pure but for the log that is handed in; never anything secret."""

from .denials import DENIALS, Asked, denied_by_aws, denied_by_jupyter, denied_in_the_kernel
from .events import Denied, Event, PresetChanged, RoleAssumed, SessionStarted, SessionStopped, SettingsInserted
from .log import EventLog, tell

__all__ = [
    "DENIALS",
    "Asked",
    "Denied",
    "Event",
    "EventLog",
    "PresetChanged",
    "RoleAssumed",
    "SessionStarted",
    "SessionStopped",
    "SettingsInserted",
    "denied_by_aws",
    "denied_by_jupyter",
    "denied_in_the_kernel",
    "tell",
]
