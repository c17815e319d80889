"""The index of added gazetteers: made where it is missing, from files of a ledger or those that settings name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs

from harmledger.config import Settings
from harmledger.errors import QuestionError, StopRunError, VocabularyError
from harmledger.model import ids
from harmledger.resolve.gazetteer import adding
from harmledger.resolve.gazetteer import store as files
from harmledger.resolve.gazetteer.adding import Recipe, Source
from harmledger.resolve.gazetteer.index import Gazetteer

Told = Callable[[str, int], None]
"""Called now and then with what is being done, and how many rows or places are done."""

INDEX = ".sqlite"
_READ = (".csv", ".tsv", ".tab", ".xlsx", ".xls", ".ods", ".geojson", ".json", ".txt", ".zip")


def added_file(settings: Settings) -> Path | None:
    """The index of the gazetteers that the settings name; made first where it is missing. None where they name none.

    Raises:
        VocabularyError: naming the file and row that cannot be used.
    """
    if not settings.gazetteers:
        return None
    if settings.gazetteers.endswith(INDEX):
        return Path(settings.gazetteers)
    parts = []
    for path in map(Path, filter(None, settings.gazetteers.split(os.pathsep))):
        sources = gathered(path)
        beside = path.with_name(f"{path.name}.yaml")
        mapping = text_of(beside) if beside.is_file() else ""
        parts.append((Recipe(slug(path.stem), mapping, digests=tuple(map(digest_of, sources))), sources))
    folder = Path(platformdirs.user_cache_dir("harmledger")) / "gazetteers"
    return made(folder, [recipe for recipe, _ in parts], lambda at: parts[at][1], settings, None)


def made(
    folder: Path,
    recipes: Sequence[Recipe],
    files_of: Callable[[int], list[Source]],
    settings: Settings,
    told: Told | None,
) -> Path:
    """The index of these gazetteers, in ``folder`` or, where that cannot be written, in the user's cache.

    Args:
        folder: where it belongs.
        recipes: how each gazetteer is read, in the order added.
        files_of: gives the files of each.
        settings: say which gazetteer is built in.
        told: called now and then.

    Raises:
        VocabularyError: naming the file and row that cannot be used.
    """
    name = adding.digest(recipes)
    file = folder / f"{name[:16]}{INDEX}"
    cached = Path(platformdirs.user_cache_dir("harmledger")) / "gazetteers" / file.name
    for one in (file, cached):
        if files.is_usable(one):
            return one
    with Gazetteer.open(settings.gazetteer or None) as base:
        loaded = [adding.load(files_of(at), one, base.box, telling(told, "reading")) for at, one in enumerate(recipes)]
        entries = [one.entries for one in loaded]
        try:
            adding.build(file, entries, base, name, telling(told, "joining"))
        except OSError:  # a ledger on a medium that is read-only
            file = cached
            adding.build(file, entries, base, name, telling(told, "joining"))
    _sweep(folder, file)
    return file


def _sweep(folder: Path, kept: Path) -> None:
    """Takes away indexes that no longer hold; who has one open keeps it."""
    if kept.parent == folder and folder.parent.joinpath("head").is_file():
        for old in folder.glob(f"*{INDEX}"):
            if old != kept:
                old.unlink(missing_ok=True)


def gathered(path: Path) -> list[Source]:
    """The file, or the files of the folder that can be read, in the order of their names.

    Raises:
        QuestionError: if there is none.
        StopRunError: if one cannot be read.
    """
    if path.is_dir():
        found = sorted(one for one in path.rglob("*") if one.is_file() and one.suffix.lower() in _READ)
        found = [one for one in found if not one.name.startswith(".") and "readme" not in one.name.lower()]
        if not found:
            raise QuestionError(f"no gazetteer is in {path}", remedy=f"it should hold {', '.join(_READ)}")
        return [Source(str(one.relative_to(path)), _bytes(one)) for one in found]
    if not path.is_file():
        raise QuestionError(f"there is no file {path}", remedy="name a file, or a folder of files")
    return [Source(path.name, _bytes(path))]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StopRunError(f"{path} cannot be read: {error.strerror}") from error


def text_of(path: Path | None) -> str:
    """The text of a mapping; empty for none.

    Raises:
        VocabularyError: if it cannot be read.
    """
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"the mapping {path} cannot be read: {error}") from error


def digest_of(source: Source) -> str:
    """SHA-256 of a file's bytes, in hex digits."""
    return ids.report_id(source.content).removeprefix("sha256:")


def slug(text: str) -> str:
    """A name as gazetteers and ids have it: lower case, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "gazetteer"


def telling(told: Told | None, what: str) -> Callable[[int], None] | None:
    """Tells how far one thing is that is being done."""
    return None if told is None else lambda done: told(what, done)
