"""The project's own corpus: every report holds together, and a fault of form is told with its report and field."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from harmledger.extract.tagging.segment import sentences
from harmledger.model.report import Report
from tests.unit.training.told import FILES, REPORT, corpus, of_file, written
from training.corpus import LABELS, QUANTITY, CorpusError, lay_out, main, stories

GOLD = Path(__file__).resolve().parents[4] / "shared" / "gold"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_the_corpus_loads_and_its_offsets_hold(path: Path) -> None:
    """Reports are named for their file; quotes, counts and spans stand where they say."""
    told = of_file(path)
    assert told
    for story in told:
        assert re.fullmatch(rf"{path.stem}-\d+", story.story_id), story.story_id
        assert story.outlet
        for claim in story.claims:
            where = f"{story.story_id}/{claim['id']}"
            assert story.text[claim["start"] : claim["end"]] == claim["quote"], where
            if claim["kind"] in QUANTITY:
                assert story.text[claim["count_start"] : claim["count_end"]] == claim["count_text"], where
                assert claim["start"] <= claim["count_start"] < claim["count_end"] <= claim["end"], where
                assert claim["low"] is None or claim["high"] is None or claim["low"] <= claim["high"], where
        for span in story.spans:
            assert span.label in {*LABELS, "count"}
            words = story.text[span.start : span.end]
            assert words == words.strip() != "", story.story_id


def test_the_corpus_is_of_some_size_and_breadth() -> None:
    """At least 300 reports on at least a score of countries, in many voices."""
    every = corpus()
    assert len(every) >= 300
    assert len({story.country for story in every} - {None}) >= 20
    assert len({story.register for story in every}) >= 6


def test_ids_are_unique() -> None:
    """No two reports share a name, or one would take the other's place in training."""
    twice = [name for name, often in Counter(story.story_id for story in corpus()).items() if often > 1]
    assert twice == []


def test_distractors_have_no_claims() -> None:
    """Reports of no harm teach what is no claim: no figure of people and no word of violence is marked in them."""
    none = [story for story in corpus() if not story.claims]
    assert len(none) >= 40
    for story in none:
        assert not [span for span in story.spans if span.label in {"count", "event"}], story.story_id


def test_parts_lead_to_figures_of_their_report_without_a_circle() -> None:
    """What is a part of a figure ends at one that is a part of none."""
    for story in corpus():
        by_id = {claim["id"]: claim for claim in story.claims}
        for claim in story.claims:
            seen = set[str]()
            at = claim["id"]
            while at is not None:
                assert at not in seen, story.story_id
                seen.add(at)
                at = by_id[at].get("part_of")
                assert at is None or by_id[at]["kind"] in QUANTITY, story.story_id


def test_about_a_tenth_is_held_out_whatever_the_order() -> None:
    """Which reports are never trained on hangs on their names alone."""
    every = corpus()
    held = {story.story_id for story in every if story.held_out}
    assert 0.05 < len(held) / len(every) < 0.2
    assert held == {story.story_id for story in stories(FILES[::-1]) if story.held_out}


def _long(text: str) -> set[str]:
    """Sentences of twelve words or more, case, marks and white space aside."""
    cut = (re.findall(r"\w+", one.text.casefold()) for one in sentences(Report("sha256:0", text)))
    return {" ".join(words) for words in cut if len(words) >= 12}


@pytest.mark.shared
def test_no_sentence_of_the_corpus_is_one_of_the_measuring_sets() -> None:
    """What quality is measured on is not learnt from, and nothing of others is copied."""
    if not GOLD.is_dir():
        pytest.skip("the measuring sets are not beside this working copy")
    theirs: dict[str, str] = {}
    for path in sorted(GOLD.rglob("*")):
        if path.suffix in {".txt", ".html", ".htm", ".md"} and path.name != "README.md":
            theirs |= dict.fromkeys(_long(path.read_text(encoding="utf-8", errors="replace")), path.name)
    assert len(theirs) > 100
    found = [(story.story_id, theirs[one]) for story in corpus() for one in _long(story.text) if one in theirs]
    assert found == []


def test_a_report_of_the_form_is_read_whole(tmp_path: Path) -> None:
    """Title, spans, bundles of fields, bounds and offsets."""
    (story,) = stories([written(tmp_path)])
    assert story.text.startswith("Missile hits fuel station in Marib\n\nA missile")
    assert (story.published, story.country, story.held_out) == ("2021-06-12", "YE", story.held_out)
    a, b, _, d = story.claims
    assert (a["low"], a["high"], a["stance"], a["source"]["type"]) == (17, 17, "asserted", "official")
    assert a["date"]["start"] == "2021-06-11"
    assert a["places"] == [{"text": "Marib", "name": "Marib", "role": "at"}]
    assert b["part_of"] == "a"
    assert "with" not in d
    labels = Counter(span.label for span in story.spans)
    assert labels["place"] == 2  # wherever it stands: in the title too
    assert labels["count"] == 3
    assert {span.value for span in story.spans if span.label == "actor"} == {"Ansar Allah"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- id: yemen-900\n", "- _: 0\n", "None: id"),
        ("  register: agency\n", "  register: rumour\n", "yemen-900: register 'rumour'"),
        ("  published: 2021-06-12\n", "", "yemen-900: published"),
        ("  published: 2021-06-12\n", "  published: June\n", "yemen-900: published"),
        ("  text: |-\n", "  tekst: |-\n", "yemen-900: text"),
        ("place: [Marib]", "place: [Aden]", "yemen-900: place not in the text: 'Aden'"),
        ("place: [Marib]", "plaice: [Marib]", "yemen-900: label 'plaice'"),
        ("{missile: missile}", "{missile: arrow}", "yemen-900: 'arrow' is no Means"),
        ("{fuel station: transport}", "{fuel station: fuel}", "yemen-900: 'fuel' is no Target"),
        ("Residents: local}", "Residents: folk}", "yemen-900: 'folk' is no SourceType"),
        ("with: e1", "with: e9", "yemen-900/c: nothing shared is called 'e9'"),
        ("id: d, ", "", "yemen-900/None: id"),
        ("id: d, ", "id: a, ", "yemen-900: two claims of one id"),
        ("id: d, kind: attack, ", "id: d, ", "yemen-900/d: kind"),
        ("kind: attack", "kind: assault", "yemen-900/d: 'assault' is no ClaimKind"),
        ("quote: killing 17 people, ", "", "yemen-900/a: quote"),
        ("quote: killing 17 people", "quote: killing 18 people", "yemen-900/a: not in the text: 'killing 18 people'"),
        ("quote: killing 17 people", "nth: 2, quote: killing 17 people", "yemen-900/a: not in the text"),
        ("quote: killing 17 people", "nth: 0, quote: killing 17 people", "yemen-900/a: nth: 0"),
        ('count: "17"', 'count: "71"', "yemen-900/a: not in the text: '71'"),
        ('count: "17", ', "", "yemen-900/a: count"),
        ("outcome: injured", "outcome: hurt", "yemen-900/c: 'hurt' is no Outcome"),
        ("outcome: injured,", "", "yemen-900/c: outcome"),
        ("victims: children, ", "", "yemen-900/b: victims"),
        ("quantifier: exact, value: 40", "value: 40", "yemen-900/c: quantifier"),
        ("quantifier: exact, value: 40", "quantifier: exact", "yemen-900/c: value"),
        ("quantifier: exact, value: 40", "quantifier: exact, value: 40, low: 39", "yemen-900/c: low or high"),
        ("quantifier: exact, value: 40", "quantifier: vague, value: 40", "yemen-900/c: vague"),
        ("quantifier: exact, value: 40", "quantifier: range", "yemen-900/c: range"),
        ("value: 40", "value: 40, wounds: 2", "yemen-900/c: unknown fields ['wounds']"),
        ("part_of: a", "part_of: z", "yemen-900: part_of: z"),
        ("part_of: a", "part_of: b", "yemen-900: part_of: b"),
        ("precision: day", "precision: dusk", "yemen-900/a: precision 'dusk'"),
        ("start: 2021-06-11", "start: Friday", "yemen-900/a: date.start"),
        ("start: 2021-06-11", "start: 2021-06-13", "yemen-900/a: the date ends"),
        ("{text: Marib, role: at}", "{text: Aden, role: at}", "yemen-900/a: place not in the text: 'Aden'"),
        ("{text: Marib, role: at}", "{text: Marib, role: behind}", "yemen-900/a: 'behind' is no PlaceRole"),
        ("{text: Marib, role: at}", "Marib", "yemen-900/a: places"),
        ("{name: residents, type: local}", "residents", "yemen-900/c: source"),
        ("{name: residents, type: local}", "{name: residents}", "yemen-900/c: source"),
        ("{name: residents, type: local}", "{name: residents, type: folk}", "yemen-900/c: 'folk' is no SourceType"),
        ("targets: [transport]", "targets: [fuel]", "yemen-900/a: 'fuel' is no Target"),
        ("perpetrators: [Ansar Allah]", "perpetrators: Ansar Allah", "yemen-900/a: perpetrators"),
        ("scope: incident", "scope: incident\n      status: taken", "yemen-900/a: status"),
        ("      scope: incident\n", "", "yemen-900/a: scope"),
        ("[12-metre, 3 hours]", "[9 hours]", "yemen-900: not in the text: '9 hours'"),
    ],
)
def test_a_fault_of_form_names_the_report_and_the_field(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Whoever writes a report is told where it breaks the form, and how."""
    assert REPORT.count(old) == 1, old
    with pytest.raises(CorpusError) as caught:
        list(stories([written(tmp_path, REPORT.replace(old, new))]))
    assert told in str(caught.value)


@pytest.mark.parametrize(("text", "told"), [("a: 1\n", "yemen.yaml: "), ("- word\n", "yemen.yaml, report 1: ")])
def test_a_file_that_holds_no_reports_is_named(tmp_path: Path, text: str, told: str) -> None:
    """A mapping in place of the list, or a word in place of a report."""
    with pytest.raises(CorpusError, match=re.escape(told)):
        list(stories([written(tmp_path, text)]))


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    """The place of the fault is told with the file."""
    path = written(tmp_path, "- id: [yemen-900\n")
    with pytest.raises(yaml.YAMLError) as caught:
        list(stories([path]))
    assert str(path) in str(caught.value)


def test_laying_out_gives_texts_gold_and_a_manifest(tmp_path: Path) -> None:
    """What is written is the text to the byte, the claims, and who published it when."""
    (story,) = stories([written(tmp_path)])
    lay_out([story], tmp_path)
    assert (tmp_path / "yemen-900.txt").read_bytes() == story.text.encode()
    with (tmp_path / "manifest.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["path"], row["outlet"], row["published"]) == ("yemen-900.txt", "Gulf News Agency", "2021-06-12")
    gold = json.loads((tmp_path / "yemen-900.json").read_text(encoding="utf-8"))
    assert gold["report"] == "yemen-900.txt"
    assert gold["claims"] == list(story.claims)
    assert gold["not_claims"] == ["12-metre", "3 hours"]


def test_the_command_counts_what_files_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reports, claims by kind and spans by label; nothing, and 1, where a file breaks the form."""
    monkeypatch.setattr(sys, "argv", ["corpus", str(written(tmp_path))])
    assert main() == 0
    counted = {line.split(None, 1)[1]: line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert counted["reports"] == "1"
    assert counted["claims: casualty"] == "3"
    assert counted["spans: place"] == "2"
    written(tmp_path, REPORT.replace("kind: attack", "kind: assault"))
    assert main() == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "yemen-900/d: 'assault' is no ClaimKind" in told.err
