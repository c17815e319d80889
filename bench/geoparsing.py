"""Places against labelled ones: ``python -m bench.geoparsing`` prints the tables of docs/places.md.

Three things are measured: the places that the seeds name, a table of mentions in reports on Syria (both labelled for
harmledger, ``tests/quality/gold/places``), and the public corpora LGL and GeoVirus by their usual measures: accuracy
within 161 km, mean and median error, and the area under the curve of the logarithm of the error (0 best, 1 worst).
Whatever stays unresolved counts as wrong in the accuracy, and as an error of half the globe's girth in the others.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import statistics
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from harmledger.extract import drafts
from harmledger.extract.tagging.tagger import tag
from harmledger.extract.tagging.tags import Label
from harmledger.model.draft import PlaceMention
from harmledger.model.report import Report
from harmledger.model.span import Mention
from harmledger.model.where import Place, PlacePrecision
from harmledger.resolve.gazetteer import adding, beats
from harmledger.resolve.gazetteer.beats import Beat
from harmledger.resolve.gazetteer.choose import Chooser
from harmledger.resolve.gazetteer.index import Gazetteer, distance_km
from harmledger.workflow.beats import Outlet

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LABELS = ROOT / "tests" / "quality" / "gold" / "places"
TABLES = ("samples", "seeds", "fakes", "fakes-rare", "fakes-fresh", "fakes-new")
NEAR_KM, FARTHEST_KM = 161.0, 20038.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name in a text and where it truly lies."""

    start: int
    end: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Article:
    """A text of a public corpus; ``outlet`` where the corpus tells."""

    text: str
    outlet: str
    toponyms: tuple[Toponym, ...]

    @property
    def report(self) -> Report:
        """The article as a report."""
        return Report("sha256:0", self.text, outlet=self.outlet or None)


def articles(corpus: str) -> list[Article]:
    """The articles of ``lgl`` or ``GeoVirus``, in the order of the file; toponyms without coordinates are left out."""
    root = ET.parse(SHARED / "bench" / "geoparsing" / f"{corpus}.xml").getroot()  # noqa: S314 - a local file of a known origin
    return [_article(element) for element in root.findall("article")]


def _article(element: ET.Element) -> Article:
    text = element.findtext("text") or ""
    return Article(text, element.findtext("domain") or "", tuple(_toponyms(element, text)))


def _toponyms(element: ET.Element, text: str) -> Iterator[Toponym]:
    for item in (*element.iter("toponym"), *element.iter("location")):
        point = item if item.tag == "location" else item.find("gaztag")
        if point is None:
            continue
        start, end = (int(item.findtext(key) or 0) for key in ("start", "end"))
        name = item.findtext("phrase") or item.findtext("name") or ""
        if text[start:end] != name and text[start - 1 : end - 1] == name:
            start, end = start - 1, end - 1  # GeoVirus counts from one here and there
        yield Toponym(start, end, float(point.findtext("lat") or 0), float(point.findtext("lon") or 0))


def given(found: Sequence[Article], gazetteer: Gazetteer, *, beat: bool, wire: bool = False) -> list[float]:
    """The error of each toponym in kilometres, the toponyms given.

    Args:
        found: articles.
        gazetteer: what places there are.
        beat: as a ledger reads: each article with the beat that the outlet's other articles make, as
            :mod:`harmledger.workflow.beats` counts them, by what their names mean when each is read alone.
        wire: all articles taken for those of one outlet, which has no beat to speak of.
    """
    errors = []
    learnt = _beats(found, gazetteer, wire=wire) if beat else [None] * len(found)
    for article, theirs in zip(found, learnt, strict=True):
        chooser = Chooser(article.report, _mentions(article), gazetteer, theirs)
        for mention, toponym in zip(_mentions(article), article.toponyms, strict=True):
            errors.append(_error(chooser.place(mention), toponym))
    return errors


def _beats(found: Sequence[Article], gazetteer: Gazetteer, *, wire: bool) -> list[Beat | None]:
    """For each article the beat of its outlet, learnt from the outlet's other articles; no answer is looked at."""
    outlets: dict[str, Outlet] = defaultdict(Outlet)
    sure = [beats.sure(Chooser(one.report, _mentions(one), gazetteer).names) for one in found]
    of = ["" if wire else article.outlet for article in found]
    for outlet, theirs in zip(of, sure, strict=True):
        outlets[outlet].count(theirs)
    return [outlets[outlet].beat(own) for outlet, own in zip(of, sure, strict=True)]


def _mentions(article: Article) -> list[PlaceMention]:
    return [PlaceMention(Mention.at(article.text, one.start, one.end)) for one in article.toponyms]


def _error(place: Place, toponym: Toponym) -> float:
    if place.lat is None or place.lon is None:
        return FARTHEST_KM
    return distance_km((place.lat, place.lon), (toponym.lat, toponym.lon))


def end_to_end(found: Sequence[Article], gazetteer: Gazetteer) -> dict[str, float]:
    """Finding and resolving: precision, recall and F1 of places found, of places found and right, and their share."""
    said = asked = hit = right = 0
    for article in found:
        tags = [
            one.mention for sentence in tag(article.report, gazetteer).sentences for one in sentence.tagged(Label.PLACE)
        ]
        mentions = [PlaceMention(one) for one in dict.fromkeys(tags)]
        chooser = Chooser(article.report, mentions, gazetteer)
        said, asked = said + len(mentions), asked + len(article.toponyms)
        for toponym in article.toponyms:
            over = [one for one in mentions if one.mention.start < toponym.end and toponym.start < one.mention.end]
            if over:
                hit += 1
                right += _error(chooser.place(over[0]), toponym) <= NEAR_KM
    return {
        "found_precision": hit / max(1, said),
        "found_recall": hit / max(1, asked),
        "right_of_found": right / max(1, hit),
        "right_f1": 2 * right / max(1, said + asked),
    }


def usual(errors: Sequence[float]) -> dict[str, float]:
    """The usual measures of a list of errors in kilometres."""
    logs = [math.log(error + 1) / math.log(FARTHEST_KM + 1) for error in errors]
    resolved = [error for error in errors if error < FARTHEST_KM]
    return {
        "toponyms": len(errors),
        "accuracy_161": sum(error <= NEAR_KM for error in errors) / len(errors),
        "unresolved": 1 - len(resolved) / len(errors),
        "mean_km": statistics.fmean(errors),
        "median_km": statistics.median(errors),
        "mean_km_of_resolved": statistics.fmean(resolved),
        "auc": statistics.fmean(logs),
    }


@dataclass(frozen=True, slots=True)
class Answer:
    """A mention with its answer, as a line of the tables in tests/quality/gold/places says."""

    report: str
    start: int
    end: int
    name: str
    lat: float
    lon: float
    km: float
    precisions: frozenset[str]
    province: tuple[float, float, float] | None


def labels(table: str) -> list[Answer]:
    """The lines of a table (``fakes``, ``seeds``, ``samples``)."""
    with (LABELS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [_label(row) for row in csv.DictReader(file)]


def _label(row: dict[str, str]) -> Answer:
    province = tuple(float(part) for part in row["province"].split("|")) if row["province"] else None
    return Answer(
        row["report"],
        int(row["start"]),
        int(row["end"]),
        row["name"],
        float(row["lat"]),
        float(row["lon"]),
        float(row["km"]),
        frozenset(row["precision"].split("|")),
        None if province is None else (province[0], province[1], province[2]),
    )


def texts(table: str) -> dict[str, str] | None:
    """The texts that a table speaks of, by report; None where they are not beside this working copy."""
    folders = {"samples": ROOT / "samples" / "idlib", "seeds": SHARED / "gold" / "seeds"}
    wanted = {label.report for label in labels(table)}
    if table in folders:
        if not folders[table].is_dir():
            return None
        return {name: (folders[table] / name).read_text(encoding="utf-8") for name in wanted}
    file = SHARED / "bench" / "reports-fakes" / "reports.csv"
    if not file.is_file():
        return None
    with file.open(encoding="utf-8", errors="replace", newline="") as lines:
        return {row["unit_id"]: row["article_content"] for row in csv.DictReader(lines) if row["unit_id"] in wanted}


def judged(table: str, gazetteer: Gazetteer) -> tuple[Counter[str], list[tuple[Answer, Place]]] | None:
    """How many mentions of a table came out right, wrong or open, and those that are not right; None without texts.

    A place is right where its point lies as near as the label asks and its precision is one that the label allows; a
    province where the label allows for one.
    """
    found = texts(table)
    if found is None:
        return None
    counts: Counter[str] = Counter()
    bad = []
    asked: dict[str, list[Answer]] = defaultdict(list)
    for label in labels(table):
        asked[label.report].append(label)
    for report, theirs in asked.items():
        text = found[report]
        mine = Report("sha256:0", text)
        named = [place for draft in drafts(mine, gazetteer) for place in draft.places]
        mentions = [PlaceMention(Mention.at(text, label.start, label.end)) for label in theirs]
        chooser = Chooser(mine, [*named, *mentions], gazetteer)
        for label, mention in zip(theirs, mentions, strict=True):
            place = chooser.place(mention)
            verdict = "open" if not place.resolved else "right" if fits(label, place) else "wrong"
            counts[verdict] += 1
            if verdict != "right":
                bad.append((label, place))
    return counts, bad


def fits(label: Answer, place: Place) -> bool:
    """Whether a resolved place is the label's."""
    assert place.lat is not None  # noqa: S101 - resolved
    assert place.lon is not None  # noqa: S101 - resolved
    here = (place.lat, place.lon)
    if place.precision in label.precisions and distance_km(here, (label.lat, label.lon)) <= label.km:
        return True
    if label.province is None or place.precision is not PlacePrecision.PROVINCE:
        return False
    lat, lon, km = label.province
    return distance_km(here, (lat, lon)) <= km


def shares(counts: Counter[str]) -> dict[str, float]:
    """Shares of right, wrong and open."""
    whole = sum(counts.values())
    return {verdict: round(counts[verdict] / whole, 3) for verdict in ("right", "wrong", "open")}


def opened(table: Path | None, country: str, folder: Path) -> Gazetteer:
    """The built-in gazetteer, with a table of places added to it where one is named; ``folder`` is for its index."""
    if table is None:
        return Gazetteer.open()
    recipe = adding.Recipe(table.stem, country=country)
    with Gazetteer.open() as base:
        found = adding.load([adding.Source(table.name, table.read_bytes())], recipe, base.box)
        adding.build(folder / "added.sqlite", [found.entries], base, adding.digest([recipe]))
    return Gazetteer.open(added=folder / "added.sqlite")


def _print_corpora(console: Console, gazetteer: Gazetteer) -> None:
    table = Table("corpus", "toponyms", "within 161 km", "unresolved", "mean km", "median km", "AUC", title="Given")
    runs: Iterable[tuple[str, str, slice, bool, bool]] = (
        ("LGL, first half (tried on)", "lgl", slice(0, 294), True, False),
        ("LGL, second half", "lgl", slice(294, None), True, False),
        ("LGL", "lgl", slice(None), True, False),
        ("LGL, each report alone", "lgl", slice(None), False, False),
        ("LGL, as if of one outlet", "lgl", slice(None), True, True),
        ("GeoVirus, each report alone", "GeoVirus", slice(None), False, False),
        ("GeoVirus, as if of one outlet", "GeoVirus", slice(None), True, True),
    )
    for name, corpus, part, beat, wire in runs:
        found = usual(given(articles(corpus)[part], gazetteer, beat=beat, wire=wire))
        table.add_row(
            name,
            f"{found['toponyms']:.0f}",
            f"{found['accuracy_161']:.1%}",
            f"{found['unresolved']:.1%}",
            f"{found['mean_km']:.0f} ({found['mean_km_of_resolved']:.0f} of those resolved)",
            f"{found['median_km']:.1f}",
            f"{found['auc']:.3f}",
        )
    console.print(table)
    whole = Table("corpus", "found: precision", "recall", "right of those found", "found and right: F1", title="Found")
    for corpus in ("lgl", "GeoVirus"):
        reached = end_to_end(articles(corpus), gazetteer)
        whole.add_row(corpus, *(f"{value:.1%}" for value in reached.values()))
    console.print(whole)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--add", type=Path, help="a table of places to add: OCHA's communities in ../shared/bench")
    parser.add_argument("--country", default="SY", help="the country that the rows of that table lie in")
    parser.add_argument("--tables", action="store_true", help="our own tables alone, without the public corpora")
    parser.add_argument("--bad", action="store_true", help="list what did not come out right in our own tables")
    asked = parser.parse_args()
    console = Console(width=160)
    with tempfile.TemporaryDirectory() as folder, opened(asked.add, asked.country, Path(folder)) as gazetteer:
        for table in TABLES:
            found = judged(table, gazetteer)
            if found is None:
                console.print(f"{table}: not there, so not measured")
                continue
            console.print(f"{table}: {sum(found[0].values())} mentions, {json.dumps(shares(found[0]))}")
            for label, place in found[1] if asked.bad else ():
                console.print(f"  {label.report} {label.name}: {place.name} {place.precision} ({place.reason})")
        if (SHARED / "bench" / "geoparsing").is_dir() and not asked.tables:
            _print_corpora(console, gazetteer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
