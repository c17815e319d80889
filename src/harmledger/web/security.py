"""Headers that every answer carries: no inline script or style, no frames, no sniffing, nothing from elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from harmledger.config import Settings
from harmledger.web.problems import problem

MOST_SENT = 2_000_000  # bytes of one request


def content_policy(tiles: str = "") -> str:
    """The Content-Security-Policy; ``tiles`` is the raster tile address of the settings, whose host alone is let in."""
    parts = urlsplit(tiles)
    host = f" {parts.scheme}://{parts.netloc}" if parts.scheme in {"http", "https"} and parts.netloc else ""
    rules = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        f"img-src 'self' data: blob:{host}",
        f"connect-src 'self'{host}",
        "font-src 'self'",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
    return "; ".join(rules)


def secure_headers(settings: Settings) -> dict[str, str]:
    """The headers, by name."""
    return {
        "content-security-policy": content_policy(settings.tiles),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "x-frame-options": "DENY",
        "x-robots-tag": "noindex",  # a record is private until it is published
        "cache-control": "private, no-cache",  # no proxy keeps it, and a page is as fresh as the record
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }


class SecureHeaders:
    """ASGI middleware that adds the headers to every answer, error pages included.

    Args:
        app: the application around which it lies.
        settings: settings in force; only ``tiles`` is read.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.headers = secure_headers(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers to its answer."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


class Bounded:
    """ASGI middleware that refuses what is longer than :data:`MOST_SENT`, before it fills the memory, and U+0000.

    Args:
        app: the application around which it lies.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, as far as it is short enough."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if (
            "\0" in scope["path"] or b"%00" in scope["query_string"]
        ):  # no text holds it, no database can be asked for it
            await problem(400, "an address cannot hold U+0000")(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        if told.isdigit() and int(told) > MOST_SENT:
            await problem(413, f"at most {MOST_SENT} bytes are taken at once")(scope, receive, send)
            return
        got = 0

        async def counted() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > MOST_SENT:  # a body without a length: the rest is not read
                return {"type": "http.disconnect"}
            return message

        await self.app(scope, counted, send)
