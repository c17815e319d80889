"""Where a language model answers, as the user set it."""

from __future__ import annotations

import ipaddress
import urllib.parse
from dataclasses import dataclass, field
from enum import StrEnum

from harmledger.config import Settings
from harmledger.errors import SettingError


class Protocol(StrEnum):
    """What an endpoint speaks; the value is the setting's word."""

    OPENAI = "openai"
    OLLAMA = "ollama"


_PATHS = {Protocol.OPENAI: "/chat/completions", Protocol.OLLAMA: "/api/generate"}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One model at one address.

    Attributes:
        address: where requests are posted, path included.
        protocol: what is spoken there.
        model: the model's name there.
        timeout: seconds for one answer, from the question to its last byte.
        longest: characters of the longest report that is sent.
        key: what identifies the user there; empty for none.
    """

    address: str
    protocol: Protocol
    model: str
    timeout: float
    longest: int
    key: str = field(default="", repr=False)

    @classmethod
    def of(cls, settings: Settings) -> Endpoint:
        """The endpoint that the settings name.

        Raises:
            SettingError: if address, model or protocol are not set or cannot be used.
        """
        if not settings.llm_model:
            raise SettingError("llm_model is not set", remedy="set HARMLEDGER_LLM_MODEL to the model's name")
        if settings.llm_protocol not in set(Protocol):
            raise SettingError(f"llm_protocol is {settings.llm_protocol!r}", remedy="it is openai or ollama")
        if not settings.llm_timeout:
            raise SettingError("llm_timeout is 0", remedy="set HARMLEDGER_LLM_TIMEOUT to the seconds to wait")
        if not all("!" <= character <= "~" for character in settings.llm_api_key):
            remedy = "set it without spaces, line breaks and other characters that no key has"
            raise SettingError("llm_api_key is no key", remedy=remedy)
        protocol = Protocol(settings.llm_protocol)
        return cls(
            _address(settings.llm_url, _PATHS[protocol]),
            protocol,
            settings.llm_model,
            settings.llm_timeout,
            settings.llm_max_text,
            settings.llm_api_key,
        )

    @property
    def host(self) -> str:
        """The machine that is asked, with its port where one is named."""
        return urllib.parse.urlsplit(self.address).netloc

    @property
    def is_loopback(self) -> bool:
        """Whether the address is one of this machine's own, so that nothing goes over a network."""
        name = urllib.parse.urlsplit(self.address).hostname or ""
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return name == "localhost"

    @property
    def is_encrypted(self) -> bool:
        """Whether nobody on the way can read along."""
        return self.address.startswith("https:")


def _address(url: str, path: str) -> str:
    if not url:
        remedy = "set HARMLEDGER_LLM_URL to the address of an endpoint, such as http://127.0.0.1:8080/v1"
        raise SettingError("llm_url is not set", remedy=remedy)
    try:
        parts = urllib.parse.urlsplit(url)
        named = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or True)
    except ValueError:  # a port or an IPv6 address that is none
        named = False
    if not named:
        raise SettingError(f"llm_url is {url!r}", remedy="it starts with http:// or https:// and names a machine")
    if "@" in parts.netloc:
        remedy = "take them out; a key is set as HARMLEDGER_LLM_API_KEY in the environment"
        raise SettingError("llm_url holds a name or password", remedy=remedy)
    base = parts.path.rstrip("/")
    whole = base if base.endswith(path) else base + path
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc, whole, parts.query, ""))
