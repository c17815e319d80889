"""``actors``: the list of parties in force, what words come to by it, and a user's own entries laid over it."""

from __future__ import annotations

import datetime as dt
import functools
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from harmledger.config import Settings
from harmledger.errors import NotFoundError, QuestionError, VocabularyError
from harmledger.model.span import Mention
from harmledger.model.who import Who
from harmledger.resolve import actors as resolving
from harmledger.vocabulary import actors, party_lists
from harmledger.vocabulary.actors import Actor, ActorKind, Parties

FILE = "actors.yaml"
"""The user's own list in a ledger's folder."""

_HEAD = """\
# Parties of our own, laid over the list that harmledger ships: `harmledger actors add` and `remove` write here.
# An entry with a name of the shipped list adds its wordings to that party. docs/actors.md tells the fields.
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry to add; a name of the list needs neither kind nor countries, and gets the wordings.

    Attributes:
        name: neutral name.
        kind: what it is; None: as the list has it.
        countries: ISO 3166-1 alpha-2 codes.
        aliases: wordings that mean it in any report.
        local: wordings that mean it in reports about one of ``countries`` alone.
        parent: name of the party that it belongs to.
    """

    name: str
    kind: ActorKind | None = None
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What ``actors add`` did: the party as it is now, where it is written, and which aliases hold here alone."""

    actor: Actor
    path: str
    made_local: tuple[str, ...] = ()


def own_path(settings: Settings) -> Path | None:
    """Where the user's own list is, or would be; None where neither a file is set nor the ledger has a folder."""
    if settings.actors:
        return Path(settings.actors)
    return None if "://" in settings.ledger else Path(settings.ledger) / FILE


def in_force(settings: Settings) -> Parties:
    """The shipped list with the user's own laid over it.

    Raises:
        VocabularyError: where the user's list cannot be read or contradicts the shipped one.
    """
    path = own_path(settings)
    if path is None or not path.is_file():
        return actors.shipped()
    stat = path.stat()
    return _overlaid(str(path), stat.st_mtime_ns, stat.st_size)


@functools.lru_cache(maxsize=8)
def _overlaid(path: str, _changed: int, _size: int) -> Parties:
    return party_lists.overlaid(actors.shipped(), party_lists.own_parties(Path(path)), path)


def listed(settings: Settings, *, country: str = "", kind: ActorKind | None = None, own: bool = False) -> list[Actor]:
    """The parties of the list in force, by name.

    Args:
        settings: settings in force.
        country: only parties to conflicts of this country.
        kind: only parties of this kind.
        own: only those that the user's own list has.
    """
    code = _country(country)
    path = own_path(settings)
    names = {one.name for one in party_lists.own_parties(path)} if own and path is not None else set()
    found = [
        actor
        for actor in in_force(settings).actors
        if (code is None or code in actor.countries)
        and (kind is None or actor.kind is kind)
        and (not own or actor.name in names)
    ]
    return sorted(found, key=lambda actor: actor.name.casefold())


def find(settings: Settings, text: str, *, country: str = "", day: dt.date | None = None) -> tuple[Who, ...]:
    """What words for a party come to in a report about ``country`` on ``day``, and why."""
    if not text.strip():
        raise QuestionError("there are no words to look up", remedy='try harmledger actors find "regime forces"')
    with actors.using(in_force(settings)):
        return resolving.who(Mention(0, len(text), text), _country(country), day)


def add(settings: Settings, wanted: Wanted) -> Added:
    """Write an entry to the user's own list.

    Raises:
        QuestionError: where a field is missing, or a wording already means another party in one of its countries.
        VocabularyError: where the user's list cannot be read.
    """
    path = _writable(settings)
    parties = in_force(settings)
    known = parties.by_name.get(wanted.name)
    entry = _entry(wanted, known)
    countries = tuple(dict.fromkeys((*entry["countries"], *(known.countries if known else ()))))
    shape = Actor(wanted.name, ActorKind(entry["kind"]), countries, wanted.aliases, wanted.local)
    local = []
    for words in (wanted.name, *wanted.aliases, *wanted.local):
        clash = party_lists.rival(parties.actors, shape, (words,), countries)
        if clash is None:
            continue
        if words == wanted.name or set(clash[1].countries) & set(countries):
            where = ", ".join(sorted(set(clash[1].countries) & set(countries))) or "any report"
            raise QuestionError(
                f"{words!r} cannot mean {wanted.name}: it means {clash[1].name} in {where}",
                remedy="leave it out, or give the country where it means yours alone",
            )
        local.append(words)
    entry["aliases"] = [words for words in wanted.aliases if words not in local]
    entry["local"] = [*wanted.local, *local]
    text = path.read_text(encoding="utf-8") if path.is_file() else _HEAD
    kept = {key: value for key, value in entry.items() if value}
    text = text.rstrip("\n") + "\n" + yaml.safe_dump([kept], allow_unicode=True, sort_keys=False, width=116)
    _write(path, text)
    return Added(in_force(settings).by_name[wanted.name], str(path), tuple(local))


def remove(settings: Settings, name: str) -> int:
    """Take every entry of a party out of the user's own list; the shipped list stays as it is.

    Returns:
        How many entries there were.

    Raises:
        NotFoundError: where the user's list has none of that name.
        QuestionError: where another entry names it as its parent.
    """
    path = own_path(settings)
    text = path.read_text(encoding="utf-8") if path is not None and path.is_file() else ""
    blocks = re.split(r"(?m)^(?=- )", text)
    kept = [block for block in blocks if not (block.startswith("- ") and _name(block) == name)]
    if path is None or len(kept) == len(blocks):
        shipped = " (the shipped list is not altered)" if name in actors.shipped().by_name else ""
        raise NotFoundError(
            f"the list of your own has no {name}{shipped}", remedy="harmledger actors list --own shows its entries"
        )
    try:
        _write(path, "".join(kept))
    except VocabularyError as error:
        raise QuestionError(f"{name} is needed: {error.message}", remedy="take out what names it first") from error
    return len(blocks) - len(kept)


def _name(block: str) -> str | None:
    items = yaml.safe_load(block)
    found = items[0].get("name") if isinstance(items, list) and items and isinstance(items[0], dict) else None
    return found if isinstance(found, str) else None


def _entry(wanted: Wanted, known: Actor | None) -> dict[str, Any]:
    """The entry as it is written, its fields checked one by one."""
    if not wanted.name.strip():
        raise QuestionError("a party needs a name")
    kind = wanted.kind or (known.kind if known else None)
    if kind is None or (known is None and not wanted.countries):
        raise QuestionError(
            f"{wanted.name} is not on the list yet, so that its kind and countries are needed",
            remedy="add --kind rebel_group --country SY",
        )
    if known is None and kind is ActorKind.STATE:
        raise QuestionError(
            f"{wanted.name} cannot be added as a state", remedy="states are shipped; add aliases to one by its name"
        )
    if known is not None and kind is not known.kind:
        raise QuestionError(f"{wanted.name} is on the list as {known.kind.value}", remedy="leave --kind out")
    if known is not None and not (wanted.aliases or wanted.local or wanted.countries):
        raise QuestionError(f"{wanted.name} is on the list already", remedy="give it an --alias")
    countries = [_code(one) for one in wanted.countries] or list(known.countries if known else ())
    return {"name": wanted.name, "kind": kind.value, "parent": wanted.parent, "countries": countries}


def _country(said: str) -> str | None:
    return _code(said) if said else None


def _code(said: str) -> str:
    code = said.strip().upper()
    if not re.fullmatch("[A-Z]{2}", code):
        raise QuestionError(f"{said!r} is no country code", remedy="write two letters of ISO 3166-1, as SY")
    return code


def _writable(settings: Settings) -> Path:
    path = own_path(settings)
    if path is None:
        raise QuestionError(
            "a ledger on a server has no folder for a list of your own",
            remedy="set `actors` to a file (HARMLEDGER_ACTORS)",
        )
    if not path.parent.is_dir():
        raise QuestionError(
            f"there is no folder {path.parent} to keep a list of your own in",
            remedy="name your ledger with -l, make it with harmledger init, or set `actors` to a file",
        )
    return path


def _write(path: Path, text: str) -> None:
    """Replace the file at once, after all of it was checked; a bad entry leaves the old file as it was."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        party_lists.overlaid(actors.shipped(), party_lists.own_parties(fresh), str(path))
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
