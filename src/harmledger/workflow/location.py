"""Where a ledger may be: looked at before a folder is made of a mistyped address."""

from __future__ import annotations

import re
from pathlib import Path

from harmledger.errors import SettingError

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_SERVERS = ("postgresql", "postgres")


def checked(location: str | Path) -> str:
    """The location as text.

    Raises:
        SettingError: if it is empty, or the address of something that is no ledger.
    """
    where = str(location)
    if not where.strip():
        raise SettingError("the ledger's location is empty", remedy="name a folder, or a postgresql:// address")
    address = _ADDRESS.match(where)
    if address is not None and address[1] not in _SERVERS:
        raise SettingError(
            f"a ledger cannot be at an address that begins with {address[0]}",
            remedy="name a folder, or a postgresql:// address",
        )
    return where
