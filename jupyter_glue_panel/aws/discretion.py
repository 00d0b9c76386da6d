"""What botocore may not write into anybody's log, at whatever level its loggers stand."""

from __future__ import annotations

import logging

WORDY = (
    "botocore.auth",
    "botocore.credentials",
    "botocore.endpoint",
    "botocore.handlers",
    "botocore.httpsession",
    "botocore.parsers",
    "botocore.utils",
)
"""The loggers that write down requests, what is signed, and answers: AssumeRole's holds a secret key and a token."""


def keep_discreet() -> None:
    """From now on those loggers say nothing below INFO. Once is enough, and again does no harm.

    A filter, for a level would be inherited: it would make others talk who were told to be silent.
    """
    for name in WORDY:
        logging.getLogger(name).addFilter(_is_discreet)


def _is_discreet(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.INFO
