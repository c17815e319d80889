"""A report's text with its claims marked: nothing is lost, nothing runs, everything nests."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model.claim import AttackClaim, Claim
from harmledger.model.report import Report, Section, SectionKind
from harmledger.model.span import Span
from harmledger.web.marks import excerpt, joined, marked, visible
from tests.unit.web import web_demo as demo


class Reader(HTMLParser):
    """Collects the text, the ids and the text under each claim; fails where tags do not nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.ids: list[str] = []
        self.under: dict[str, str] = {}
        self.tags: set[str] = set()
        self.stack: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open."""
        named = dict(attrs)
        self.tags.add(tag)
        if named.get("id"):
            self.ids.append(str(named["id"]))
        self.stack.append((tag, named.get("data-claim")))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keep the text, for each claim around it too."""
        self.text += data
        for name in {name for _, name in self.stack if name}:
            self.under[name] = self.under.get(name, "") + data


def read(markup: str) -> Reader:
    """The parsed markup."""
    reader = Reader()
    reader.feed(str(markup))
    reader.close()
    assert reader.stack == []
    return reader


def claim(start: int, end: int, text: str, name: str) -> AttackClaim:
    """A claim on a span."""
    return AttackClaim(claim_id=name, report_id="r", start=start, end=end, quote=text[start:end])


@pytest.mark.parametrize("report", [demo.MAIN, demo.COPY, demo.TRICKY, demo.BARE], ids=lambda report: report.title)
def test_text_comes_back_character_by_character(report: Report) -> None:
    """Without its tags the markup is the captured text, with CRLF, tabs, joiners and overrides."""
    claims = [claim for claim in demo.CLAIMS if claim.report_id == report.report_id]
    assert read(marked(report, claims)).text == report.text


def test_each_claim_covers_its_quote_and_has_one_anchor() -> None:
    """Overlapping claims are split, and the words under each are still exactly its quote."""
    claims = [claim for claim in demo.CLAIMS if claim.report_id == demo.MAIN.report_id]
    found = read(marked(demo.MAIN, claims))
    assert found.under == {claim.claim_id: claim.quote for claim in claims}
    assert sorted(found.ids) == sorted(f"claim-{claim.claim_id}" for claim in claims)


def test_claims_on_the_same_words_both_get_an_anchor() -> None:
    """Two claims that share a span are two marks, one inside the other."""
    text = "five killed"
    found = read(marked(demo.report(text, "t"), [claim(0, 4, text, "a"), claim(0, 4, text, "b")]))
    assert sorted(found.ids) == ["claim-a", "claim-b"]
    assert found.under == {"a": "five", "b": "five"}


@given(
    text=st.text(min_size=1, max_size=30).filter(
        lambda text: not any("\ud800" <= c <= "\udfff" or c == "\0" for c in text)
    ),
    data=st.data(),
)
def test_any_overlap_nests(text: str, data: st.DataObject) -> None:
    """Whatever the spans of claims and sections, the markup nests and the text is whole."""
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda s: s[0] < s[1])
    claims: list[Claim] = [
        claim(start, end, text, f"c{index}")
        for index, (start, end) in enumerate(data.draw(st.lists(spans, max_size=6)))
    ]
    cut = data.draw(st.integers(1, len(text)))
    sections = (Section(SectionKind.HEADLINE, 0, cut),)
    found = read(marked(replace(demo.report(text, "t"), sections=sections), claims))
    assert found.text == text
    assert found.under == {item.claim_id: item.quote for item in claims}


def test_lines_of_mixed_scripts_find_their_own_direction() -> None:
    """Where a text has Arabic, each line has its own direction; a text without is left in one piece."""
    assert str(marked(demo.TRICKY, [])).count('class="line" dir="auto"') == demo.TRICKY.text.count("\n") + 1
    assert "line" not in marked(demo.BARE, [])


def test_captured_markup_stays_text() -> None:
    """Script and image tags of the text come out as words."""
    found = read(marked(demo.TRICKY, []))
    assert found.tags <= {"bdi", "span"}
    assert "<script>alert('x')</script>" in found.text


def test_overrides_are_isolated_and_labelled() -> None:
    """A right-to-left override cannot turn the words around it, and shows."""
    shown = str(visible("a\u202eb"))
    assert shown == 'a<bdi class="unseen" data-label="RLO" title="right-to-left override">\u202e</bdi>b'


def test_zero_width_space_is_labelled() -> None:
    """A character of no width shows that it is there."""
    assert 'data-label="ZWSP"' in visible("a\u200bb")


def test_joiners_are_left_where_scripts_need_them() -> None:
    """Emoji and Persian keep their joiners unlabelled; between Latin letters a joiner only hides something."""
    assert visible("\U0001f468\u200d\U0001f469 می\u200cخواهم") == "\U0001f468\u200d\U0001f469 می\u200cخواهم"
    assert 'data-label="ZWNJ"' in visible("kil\u200cled")


def test_what_html_cannot_hold_shows_as_replacement() -> None:
    """NUL and a lone surrogate become U+FFFD, one for one, and the page can be encoded."""
    assert visible("a\0b\ud800c").encode().decode() == "a\ufffdb\ufffdc"


def test_spans_outside_the_text_are_left_out() -> None:
    """A claim of another text cannot break the page."""
    found = read(marked(demo.report("short", "t"), [replace(claim(0, 4, "short", "a"), start=3, end=99)]))
    assert found.text == "short"
    assert found.ids == []


def test_names_in_a_row_cannot_turn_each_other() -> None:
    """Regression: an Arabic outlet beside a date had its day moved to the other side of the name."""
    assert joined(["عيّنة", "", "3 March"], " · ") == "<bdi>عيّنة</bdi> · <bdi>3 March</bdi>"
    assert joined(["<b>"]) == "<bdi>&lt;b&gt;</bdi>"


def test_words_can_be_led_to() -> None:
    """A stretch that an attribute rests on has an id of its own, and takes nothing from the text."""
    text = "Nine were killed in <b>Binnish</b>."
    report = demo.report(text, "words")
    found = read(marked(report, [claim(0, 16, text, "c")], [Span(0, 4), Span(10, 22), Span(0, 4)]))
    assert found.text == text
    assert [name for name in found.ids if name.startswith("at-")] == ["at-0-4", "at-10-22"]


def test_excerpt_marks_the_claim_and_labels_words() -> None:
    """Of the text only the stretch that was asked for is shown, with labels escaped and words outside it left out."""
    text = "Before. Nine were killed in Binnish. After."
    words = {Span(8, 12): 'Count "of"', Span(28, 35): "Where", Span(0, 6): "Outside"}
    shown = excerpt(text, Span(8, 36), claim(8, 24, text, "c"), words)
    found = read(shown)
    assert found.text == "Nine were killed in Binnish."
    assert found.tags == {"mark", "span"}
    assert 'data-label="Count &quot;of&quot;"' in shown
    assert "Outside" not in shown
