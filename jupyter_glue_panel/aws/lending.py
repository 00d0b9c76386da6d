"""Credentials that a botocore client takes from whoever calls it, so that one client serves many principals.

Imports botocore: to be imported inside functions.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.credentials import Credentials


class LentCredentials(Credentials):  # type: ignore[misc]  # botocore has no types
    """In each thread, the credentials that were lent to it. Also the provider that hands itself to a session.

    botocore asks for ``get_frozen_credentials`` whenever it signs a request.
    """

    def __init__(self) -> None:
        super().__init__(access_key="", secret_key="")
        self._lent = threading.local()

    def load_credentials(self) -> LentCredentials:
        """What a session's component ``credential_provider`` is asked for."""
        return self

    def get_frozen_credentials(self) -> Any:
        """Those of the calling thread's principal, renewed if it is time."""
        return self._lent.credentials.get_frozen_credentials()

    @contextmanager
    def to_this_thread(self, credentials: Any) -> Iterator[None]:
        """Requests that this thread makes meanwhile are signed with ``credentials``; may be nested."""
        before = getattr(self._lent, "credentials", None)
        self._lent.credentials = credentials
        try:
            yield
        finally:
            self._lent.credentials = before
