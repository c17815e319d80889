"""``gazetteer``: add further gazetteers to a ledger, list them, take them out, and look names up.

A ledger keeps the files of its gazetteers as it keeps captured reports; the index that names are found by is made
from them beside the ledger, and made anew where it is missing or the built-in gazetteer has changed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harmledger.config import Settings
from harmledger.errors import QuestionError
from harmledger.ledger import Store
from harmledger.model.gazetteer import AddedGazetteer, GazetteerFile
from harmledger.resolve.gazetteer import adding
from harmledger.resolve.gazetteer.adding import Loaded, Recipe, Source
from harmledger.resolve.gazetteer.index import FAR, SPELLING, Candidate, Gazetteer
from harmledger.workflow.indexing import Told, digest_of, gathered, made, slug, telling, text_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be added.

    Attributes:
        path: a file, or a folder whose files make one gazetteer.
        name: what it is to be called; empty: as the file is.
        mapping: a YAML file that says what columns mean.
        country: of rows that do not say, ISO 3166-1 alpha-2.
        licence: under which it was published.
        source: who made it or where it was fetched.
        skip_bad: leave out rows that cannot be used, instead of refusing all.
    """

    path: Path
    name: str = ""
    mapping: Path | None = None
    country: str = ""
    licence: str = ""
    source: str = ""
    skip_bad: bool = False


@dataclass(frozen=True, slots=True)
class GazetteerAdded:
    """What came of adding.

    Attributes:
        gazetteer: as it is kept.
        is_new: False where just this was there already.
        left_out: rows that were left out, each with its reason.
        joined: how many of its places were known already; their ids were joined.
    """

    gazetteer: AddedGazetteer
    is_new: bool
    left_out: tuple[str, ...] = ()
    joined: int = 0


def add(store: Store, wanted: Wanted, settings: Settings, told: Told | None = None) -> GazetteerAdded:
    """Read, check and keep a gazetteer; all of it or nothing.

    Raises:
        QuestionError: if another gazetteer has its name, or the path is none.
        VocabularyError: naming the file and row that cannot be used.
    """
    sources = gathered(wanted.path)
    name = wanted.name or slug(wanted.path.stem)
    recipe = Recipe(
        name, text_of(wanted.mapping), wanted.country.upper(), wanted.skip_bad, tuple(map(digest_of, sources))
    )
    with store.session() as session:
        held = {one.name: one for one in session.gazetteers()}
    if name in held:
        if _recipe(held[name]) == recipe:
            _index(store, settings, told)
            return GazetteerAdded(held[name], is_new=False)
        raise QuestionError(
            f"there is a gazetteer {name!r} already, of other files or read otherwise",
            remedy=f"add this one under another --name, or first run: harmledger gazetteer remove {name}",
        )
    with Gazetteer.open(settings.gazetteer or None) as base:
        loaded = adding.load(sources, recipe, base.box, telling(told, "reading"))
    gazetteer = _kept(wanted, recipe, sources, loaded)
    with store.session(write=True) as session:
        session.add_gazetteer(gazetteer, [one.content for one in sources])
    index = _index(store, settings, told)
    with Gazetteer.open(settings.gazetteer or None) as base, Gazetteer.open(settings.gazetteer or None, index) as now:
        places = [now.by_id(entry.gid) for entry in loaded.entries]
        joined = sum(place is not None and base.by_id(place.gazetteer_id) is not None for place in places)
    return GazetteerAdded(gazetteer, is_new=True, left_out=loaded.left_out, joined=joined)


def remove(store: Store, name: str) -> None:
    """Take a gazetteer out of use; its files stay in the ledger, and adding them again brings it back.

    Raises:
        NotFoundError: if none of that name was added.
    """
    with store.session(write=True) as session:
        session.remove_gazetteer(name)


def in_force(store: Store, settings: Settings, told: Told | None = None) -> Settings:
    """The settings with the index of the ledger's own gazetteers, which is made first where it is missing."""
    index = _index(store, settings, told)
    return dataclasses.replace(settings, gazetteers="" if index is None else str(index))


def find(gazetteer: Gazetteer, name: str, *, country: str = "", near: str = "", limit: int = 10) -> list[Candidate]:
    """Places that a name may mean, or the one of an id, best first.

    Raises:
        QuestionError: if ``near`` is neither a point nor the name of a place.
    """
    by_id = gazetteer.by_id(name)
    if by_id is not None:
        return [by_id]
    return gazetteer.find(name, limit, country.upper() or None, _point(gazetteer, near) if near else None, FAR)


def _point(gazetteer: Gazetteer, near: str) -> tuple[float, float]:
    match = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*", near)
    if match is not None:
        return float(match[1]), float(match[2])
    found = gazetteer.find(near, 1, least=SPELLING)
    if not found:
        raise QuestionError(f"{near!r} is no place that is known", remedy="give a point as LAT,LON")
    return found[0].lat, found[0].lon


def _index(store: Store, settings: Settings, told: Told | None) -> Path | None:
    """The index of the ledger's own gazetteers; None where it has none."""
    with store.session() as session:
        held = session.gazetteers()
    if not held:
        return None

    def files_of(at: int) -> list[Source]:
        with store.session() as session:
            return [Source(one.name, session.gazetteer_file(one.digest)) for one in held[at].files]

    return made(store.blobs.root / "gazetteers", [_recipe(one) for one in held], files_of, settings, told)


def _kept(wanted: Wanted, recipe: Recipe, sources: Sequence[Source], loaded: Loaded) -> AddedGazetteer:
    return AddedGazetteer(
        name=recipe.name,
        kind=loaded.kind,
        files=tuple(GazetteerFile(one.name, f"sha256:{digest_of(one)}", len(one.content)) for one in sources),
        licence=wanted.licence,
        source=wanted.source,
        mapping=recipe.mapping,
        country=recipe.country,
        skip_bad=recipe.skip_bad,
        places=len(loaded.entries),
        names=sum(len(one.names) for one in loaded.entries),
        left_out=len(loaded.left_out),
        added=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    )


def _recipe(held: AddedGazetteer) -> Recipe:
    digests = tuple(one.digest.removeprefix("sha256:") for one in held.files)
    return Recipe(held.name, held.mapping, held.country, held.skip_bad, digests)
