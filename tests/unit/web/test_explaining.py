"""The page that explains a report: whole in one file, nothing in it runs, every attribute leads to its words."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from harmledger import capture
from harmledger.config import Settings
from harmledger.model.draft import Decision
from harmledger.model.explanation import Explanation
from harmledger.model.span import Span
from harmledger.web import catalogue
from harmledger.web.explaining import page
from harmledger.workflow.explaining import explain
from harmledger.workflow.reader import reader

TEXT = (
    "Nine dead in <script>alert(1)</script> Binnish\n\n"
    'At least 12 people, including five children, were killed in Idlib Tuesday, the "</q><img src=x>" Council said.'
    " Two more were wounded in Saraqib.\n\n"
    "قُتل خمسة أشخاص في إدلب. At least three civilians were killed in Binnish \u202eon Tuesday\u202c.\n"
)
VOID = {"meta", "br", "rect"}


class Page(HTMLParser):
    """Collects what stands in a page; fails where tags do not nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text under each element around it."""
        for tag in set(self.stack):
            self.text[tag] = self.text.get(tag, "") + data

    def values(self, name: str) -> list[str]:
        """Every value of one attribute."""
        return [str(named[name]) for _, named in self.tags if named.get(name)]


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    """The text, read and explained."""
    report = capture.from_text(TEXT, published=dt.date(2020, 3, 4), outlet="<b>Desk</b>").report
    found = explain(report, reader(Settings(extractor="rules")))
    assert len(found.each()) > 3
    return found


def parsed(explanation: Explanation) -> Page:
    """The page's elements and text."""
    found = Page()
    found.feed(page(explanation))
    found.close()
    assert found.stack == []
    return found


def test_captured_text_is_there_character_by_character(explanation: Explanation) -> None:
    """Whatever the text holds, the page shows it and gives it back."""
    assert parsed(explanation).text["pre"] == TEXT


def test_nothing_runs_and_nothing_is_loaded(explanation: Explanation) -> None:
    """No script, no handler, no element that loads; and a policy that would stop one."""
    found = parsed(explanation)
    assert not {"script", "img", "link", "iframe", "object", "form", "base"} & {tag for tag, _ in found.tags}
    assert not [name for _, named in found.tags for name in named if name.startswith("on") or name in {"src", "style"}]
    assert all(value.startswith("#") for value in found.values("href"))
    (policy,) = (value for value in found.values("content") if "default-src" in value)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    hashed = base64.b64encode(hashlib.sha256(found.text["style"].encode()).digest()).decode()
    assert f"style-src 'sha256-{hashed}'" in policy
    assert "url(" not in found.text["style"]
    assert "@import" not in found.text["style"]


def test_every_link_leads_to_something_in_the_page(explanation: Explanation) -> None:
    """Each claim and each word that an attribute rests on can be reached; no id stands twice."""
    found = parsed(explanation)
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    assert {value.removeprefix("#") for value in found.values("href")} <= set(ids)
    wanted = {f"claim-{item.claim.claim_id}" for item in explanation.each()}
    words = [words for item in explanation.each() for attribute in item.attributes for words in attribute.words]
    wanted |= {f"at-{word.start}-{word.end}" for word in words}
    assert wanted <= {value.removeprefix("#") for value in found.values("href")}


def test_words_of_others_are_isolated_and_find_their_direction(explanation: Explanation) -> None:
    """Quotes and names of any script stand by themselves, and an override in them turns nothing."""
    text = page(explanation)
    assert re.search(r'<pre class="captured" dir="auto"', text)
    assert text.count('<blockquote dir="auto">') == len(explanation.each())
    quotes = re.findall(r'<span class="said">“(<bdi>)?', text)
    assert quotes
    assert all(quotes)
    assert 'data-label="RLO"' in text
    assert "\u202e" not in re.sub(r"<bdi [^>]*>\u202e</bdi>", "", text)


def test_parts_stand_inside_their_whole(explanation: Explanation) -> None:
    """The five children are shown within the twelve."""
    text = page(explanation)
    whole = next(item for item in explanation.each() if item.parts)
    begin = text.index(f'id="why-{whole.claim.claim_id}"')
    inner = text.index(f'id="why-{whole.parts[0].claim.claim_id}"')
    assert text[begin:inner].count("<article") - text[begin:inner].count("</article>") == 1


def test_rule_confidence_and_standing_are_told(explanation: Explanation) -> None:
    """Each claim names what wrote it and how surely; each word says where it stands."""
    text = page(explanation)
    for item in explanation.each():
        assert f"<code>{item.claim.rule}</code>" in text
        assert f"confidence {item.claim.confidence:.2f}" in text
    standings = {
        words.standing for item in explanation.each() for attribute in item.attributes for words in attribute.words
    }
    assert all(f'class="stands s-{standing}"' in text for standing in standings)


def test_what_was_weighed_is_a_table(explanation: Explanation) -> None:
    """What a learned reader chose stands beside what it did not, escaped like all else."""
    weighed = Decision("outcome", "killed", 0.91, (("injured", 0.06), ("<i>missing</i>", 0.03)))
    claims = (replace(explanation.claims[0], decisions=(weighed,)), *explanation.claims[1:])
    text = page(replace(explanation, claims=claims))
    table = text.split('<table class="weighed">', 1)[1].split("</table>", 1)[0]
    assert "killed" in table
    assert "0.91" in table
    assert "&lt;i&gt;missing&lt;/i&gt;" in table
    assert '<table class="weighed">' not in page(explanation)


def test_words_that_overlap_share_one_label() -> None:
    """The town in a hospital's name and the hospital are labelled once, one label never over another."""
    text = (
        "Schools and main hospital hit in Idlib city\n\nWednesday 26 February 2020\n\n"
        "Idlib Central Hospital was damaged in a second strike on Tuesday afternoon. Two nurses were injured there.\n"
    )
    found = explain(capture.from_text(text, published=dt.date(2020, 3, 4)).report, reader(Settings(extractor="rules")))
    item = next(item for item in found.each() if item.claim.kind == "attack")
    words = [Span(words.start, words.end) for attribute in item.attributes for words in attribute.words]
    assert any(one != other and one.overlaps(other) for one in words for other in words)
    assert 'data-label="Where, Hit, by name">Idlib Central Hospital</span>' in page(found)


def test_report_without_claims_says_so() -> None:
    """An empty list is told as such."""
    report = capture.from_text("Nothing of note happened at the market today.").report
    assert "Nothing in this report was read as a claim." in page(explain(report, reader(Settings(extractor="rules"))))


def test_half_a_surrogate_pair_costs_one_character(explanation: Explanation) -> None:
    """What UTF-8 cannot hold is replaced, and the page can still be written."""
    broken = replace(explanation, report=replace(explanation.report, title="half \ud800 title"))
    assert "half \ufffd title" in page(broken).encode("utf-8").decode()


def test_differences_from_what_is_kept_are_told(explanation: Explanation) -> None:
    """A reader is warned where a ledger holds other claims."""
    warning = catalogue.load()("explain.other")
    assert warning in page(replace(explanation, as_kept=False))
    assert warning not in page(replace(explanation, as_kept=True))
    assert warning not in page(explanation)
