"""A web address, by httpx: fetched once, with limits on time and size, headers and redirects kept."""

from __future__ import annotations

import datetime as dt
import time

import httpx

from harmledger.capture.files import too_large
from harmledger.capture.headers import kept
from harmledger.capture.item import Item, Known
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.report import Header

_MOST_REDIRECTS = 10
REDIRECTED = ":redirected-from"
"""Name under which each address that redirected is kept among the headers; no real header's name holds a colon."""


def fetch(address: str, settings: Settings) -> Item | SkipItemError:
    """The item at ``address``; its URL is the last one after redirects, those before are kept among the headers.

    Args:
        address: an ``http(s)://`` address.
        settings: for ``fetch_timeout`` (seconds, for the whole answer), ``max_bytes`` and ``user_agent``.
    """
    try:
        with (
            httpx.Client(
                follow_redirects=True,
                max_redirects=_MOST_REDIRECTS,
                timeout=settings.fetch_timeout,
                headers={"user-agent": settings.user_agent},
            ) as client,
            client.stream("GET", address) as response,
        ):
            return _received(response, address, settings)
    except httpx.TimeoutException:
        return _slow(address, settings)
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
        return SkipItemError(address, "fetch", f"cannot be fetched ({str(error) or type(error).__name__})")


def _received(response: httpx.Response, address: str, settings: Settings) -> Item | SkipItemError:
    if not response.is_success:
        return SkipItemError(address, "fetch", f"answered {response.status_code} {response.reason_phrase}".rstrip())
    deadline = time.monotonic() + settings.fetch_timeout
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > settings.max_bytes:
            return too_large(address, len(content), settings)
        if time.monotonic() > deadline:
            return _slow(address, settings)
    redirects = tuple(Header(REDIRECTED, str(step.url)) for step in response.history)
    return Item(
        name=address,
        content=bytes(content),
        headers=redirects + kept(response.headers.multi_items()),
        captured_at=dt.datetime.now(dt.UTC),
        known=Known(url=str(response.url)),
        media_type=response.headers.get("content-type"),
        charset=response.charset_encoding,
    )


def _slow(address: str, settings: Settings) -> SkipItemError:
    return SkipItemError(
        address,
        "fetch",
        f"did not answer within {settings.fetch_timeout:g} seconds",
        remedy="try again, or raise the setting fetch_timeout",
    )
