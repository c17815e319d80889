"""The gate before every route: finds out who asks."""

from __future__ import annotations

import getpass
import os

from starlette.types import ASGIApp, Receive, Scope, Send

from harmledger.config import Settings
from harmledger.model.account import Person, Role


def local_person(settings: Settings) -> Person:
    """Whoever sits at the machine, by the name of the settings, else of the system; they may do everything."""
    return Person(settings.reviewer or _system_name(), Role.ADMIN, is_local=True)


def _system_name() -> str:
    """The name of the user that this process runs as; systems without a list of users give a number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user-{os.getuid()}"


class Gate:
    """ASGI middleware that puts the person into ``request.state.person``."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.person = local_person(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say who asks, and pass the request on."""
        if scope["type"] == "http":
            scope.setdefault("state", {})["person"] = self.person
        await self.app(scope, receive, send)
