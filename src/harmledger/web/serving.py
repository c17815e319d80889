"""Serving the pages with uvicorn."""

from __future__ import annotations

import dataclasses
import socket

import uvicorn

from harmledger.config import Settings
from harmledger.errors import PortBusyError
from harmledger.web.app import create_app
from harmledger.web.data import PageData


def serve(data: PageData, settings: Settings, *, host: str | None = None, port: int | None = None) -> None:
    """Serve the pages until Ctrl-C. Prints where to look.

    Args:
        data: answers the pages' questions.
        settings: settings in force.
        host: address to serve on; None: the settings'.
        port: port to serve on, 0 for any free one; None: the settings'.

    Raises:
        PortBusyError: if the port is taken or the address is not this machine's; nothing was started.
    """
    at = host or settings.host
    with listen(at, settings.port if port is None else port) as bound:
        number = bound.getsockname()[1]
        app = create_app(data, dataclasses.replace(settings, host=at))
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        print(f"harmledger is at {address(at, number)} (stop with Ctrl-C)", flush=True)  # noqa: T201  (its output)
        uvicorn.Server(config).run(sockets=[bound])


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


def address(host: str, port: int) -> str:
    """The address to open in a browser; one that stands for every address is shown as this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"
