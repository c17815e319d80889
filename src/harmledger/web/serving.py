"""Serving the pages with uvicorn."""

from __future__ import annotations

import dataclasses
import socket
import ssl
from typing import Any

import uvicorn

from harmledger.config import Settings
from harmledger.errors import PortBusyError, SettingError
from harmledger.web.accounts import policy
from harmledger.web.app import create_app
from harmledger.web.data import PageData

KEPT_OPEN = 75
"""Seconds that a connection stays open between two pages: longer than people mostly look at one, so that none is closed
just as they ask for the next."""


def serve(data: PageData, settings: Settings, *, host: str | None = None, port: int | None = None) -> None:
    """Serve the pages until Ctrl-C. Prints where to look.

    Args:
        data: answers the pages' questions.
        settings: settings in force.
        host: address to serve on; None: the settings'.
        port: port to serve on, 0 for any free one; None: the settings'.

    Raises:
        AccountsNeededError: if others could reach the pages, and there is no account.
        SettingError: if a setting cannot be used.
        PortBusyError: if the port is taken or the address is not this machine's. In each case nothing was started.
    """
    at = host or settings.host
    settings = dataclasses.replace(settings, host=at)
    policy.check(settings, has_accounts=data.users.any())
    tls = _tls(settings)
    with listen(at, settings.port if port is None else port) as bound:
        number = bound.getsockname()[1]
        app = create_app(data, settings)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=KEPT_OPEN, **tls
        )
        shown = settings.public_url or address(at, number, "https" if tls else "http")
        print(f"harmledger is at {shown} (stop with Ctrl-C)", flush=True)  # noqa: T201  (its output)
        uvicorn.Server(config).run(sockets=[bound])


def _tls(settings: Settings) -> dict[str, Any]:
    """What uvicorn needs to serve by TLS; empty without a certificate.

    Raises:
        SettingError: if the files are no certificate and its key.
    """
    if not settings.tls_certificate:
        return {}
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(settings.tls_certificate, settings.tls_key)
    except (OSError, ssl.SSLError) as error:
        raise SettingError(
            f"{settings.tls_certificate} and {settings.tls_key} cannot be used for TLS: {error}",
            remedy="give a certificate and its key in PEM, without a password",
        ) from error
    return {"ssl_certfile": settings.tls_certificate, "ssl_keyfile": settings.tls_key}


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, bound before anything else is started.

    Raises:
        PortBusyError: if it cannot be bound; the message says what to try.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(128)
    except OSError as error:
        bound.close()
        raise PortBusyError(
            f"cannot serve on {host} port {port}: {error.strerror or error}",
            remedy=f"stop what uses it, or choose another: harmledger serve --port {port + 1 if port < 65535 else 0}",
        ) from error
    return bound


def address(host: str, port: int, scheme: str = "http") -> str:
    """The address to open in a browser; one that stands for every address is shown as this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"{scheme}://{shown}:{port}"
