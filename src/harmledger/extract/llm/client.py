"""Asking an endpoint over HTTP: one answer within its time, or the reason why not.

langextract's own clients are not used: that for OpenAI cannot be given a time limit, that for Ollama does not try again
where it is told to wait, and both follow redirects and proxies, so that reports could go elsewhere than where the user
said.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from harmledger.errors import SettingError, SkipItemError
from harmledger.extract.llm.endpoint import Endpoint
from harmledger.extract.llm.protocol import answer, question

TRIES = 4
LONGEST_WAIT = 30.0  # seconds; whoever is told to wait longer had better come back another day
MOST_BYTES = 10_000_000
_LATER = {429, 502, 503, 504}
_NOT_UNDERSTOOD = {400, 422}
_NOT_LET_IN = {401, 403}


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    content: bytes
    wait: float | None


class Client:
    """Asks one endpoint. What the endpoint does not understand is left out from then on."""

    def __init__(self, endpoint: Endpoint, sleep: Callable[[float], None] = time.sleep) -> None:
        self._endpoint = endpoint
        self._sleep = sleep
        self._plain = False

    def ask(self, prompt: str, item: str) -> str:
        """The model's answer to ``prompt``; ``item`` is the report that is asked about.

        Raises:
            SkipItemError: if there is none: the endpoint is not reached, is too slow, lets nobody in, has no time
                after several tries, or answers something else.
        """
        reply = self._posted(prompt, item, plain=self._plain)
        if reply.status in _NOT_UNDERSTOOD and not self._plain:
            reply = self._posted(prompt, item, plain=True)
            self._plain = reply.status == httpx.codes.OK
        if reply.status != httpx.codes.OK:
            raise self._refused(reply, item)
        try:
            return answer(self._endpoint.protocol, json.loads(reply.content))
        except (ValueError, RecursionError) as error:
            raise self._answered(item, error) from error

    def _posted(self, prompt: str, item: str, *, plain: bool) -> _Reply:
        body = question(self._endpoint, prompt, plain=plain)
        for tried in range(TRIES):
            reply = self._exchanged(body, item)
            wait = 2.0**tried if reply.wait is None else reply.wait
            if reply.status not in _LATER or wait > LONGEST_WAIT or tried == TRIES - 1:
                break
            self._sleep(wait)
        return reply

    def _exchanged(self, body: dict[str, Any], item: str) -> _Reply:
        endpoint = self._endpoint
        headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        until = time.monotonic() + endpoint.timeout
        try:
            with (
                self._connection() as http,
                http.stream("POST", endpoint.address, json=body, headers=headers) as response,
            ):
                return _Reply(response.status_code, self._received(response, until), _wait(response))
        except httpx.TimeoutException as error:
            remedy = "give it longer with HARMLEDGER_LLM_TIMEOUT, or name a faster model"
            message = f"{endpoint.host} did not answer within {endpoint.timeout:g} seconds"
            raise SkipItemError(item, "llm_timeout", message, remedy=remedy) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            message = f"{endpoint.host} cannot be reached ({_said(str(error)) or type(error).__name__})"
            remedy = "start the endpoint, or mend HARMLEDGER_LLM_URL"
            raise SkipItemError(item, "llm_unreachable", message, remedy=remedy) from error

    def _connection(self) -> httpx.Client:
        try:
            # What is meant for this machine is not to be handed to a proxy.
            return httpx.Client(timeout=self._endpoint.timeout, trust_env=not self._endpoint.is_loopback)
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            remedy = "name another in HTTPS_PROXY and ALL_PROXY, or none"
            raise SettingError(
                f"the proxy that the environment names cannot be used ({error})", remedy=remedy
            ) from error

    def _received(self, response: httpx.Response, until: float) -> bytes:
        """The whole answer; one that drips in for ever, or has no end, is no answer."""
        content = bytearray()
        for part in response.iter_bytes():
            content += part
            if time.monotonic() > until:
                raise httpx.ReadTimeout("the answer drips in too slowly")
            if len(content) > MOST_BYTES:
                break  # what is left of it reads as no JSON, and is told as that
        return bytes(content)

    def _refused(self, reply: _Reply, item: str) -> SkipItemError:
        host, status = self._endpoint.host, reply.status
        told = self._reason(reply.content)
        if status in _NOT_LET_IN:
            message = f"{host} does not let us in: HTTP {status}{told}"
            remedy = "set HARMLEDGER_LLM_API_KEY to a key that it takes"
            return SkipItemError(item, "llm_refused", message, remedy=remedy)
        if status in _LATER:
            asked = f"; it asks to wait {reply.wait:g} seconds" if reply.wait else ""
            message = f"{host} has no time: HTTP {status}{told}{asked}"
            return SkipItemError(item, "llm_busy", message, remedy="run it again later")
        remedy = "mend HARMLEDGER_LLM_URL, HARMLEDGER_LLM_MODEL or HARMLEDGER_LLM_PROTOCOL"
        return SkipItemError(item, "llm_refused", f"{host} answers HTTP {status}{told}", remedy=remedy)

    def _reason(self, content: bytes) -> str:
        """What the endpoint gives as its reason, in brackets; should it repeat the key, without it."""
        said = content.decode("utf-8", "replace")
        said = _said(said.replace(self._endpoint.key, "***") if self._endpoint.key else said)
        return f" ({said})" if said else ""

    def _answered(self, item: str, error: Exception) -> SkipItemError:
        what = "the endpoint's answer is no JSON" if not _is_told(error) else str(error)
        message = f"{what} ({self._endpoint.model} at {self._endpoint.host})"
        return SkipItemError(item, "llm_answer", message, remedy="try again, or name another model")


def _is_told(error: Exception) -> bool:
    """Whether the message is our own, not that of the JSON reader."""
    return isinstance(error, ValueError) and not isinstance(error, json.JSONDecodeError | UnicodeDecodeError)


def _wait(response: httpx.Response) -> float | None:
    """The seconds that the endpoint asks us to wait; None where it names none (a date is as good as none)."""
    value = response.headers.get("retry-after", "").strip()
    return float(value) if value.isascii() and value.isdigit() else None


def _said(text: str) -> str:
    """The beginning of what an endpoint gives as its reason, on one line."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 200 else one_line[:199] + "…"
