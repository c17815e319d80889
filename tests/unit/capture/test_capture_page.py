"""HTML pages: text, sections, facts, and pages made to hang a parser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from harmledger.capture import page
from harmledger.capture.article import article_lines
from harmledger.capture.item import Document, Item, Known
from harmledger.capture.markup import tree_of
from harmledger.capture.page_text import Mark, page_text
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.report import PublishedBasis, SectionKind

FIRST = (
    "At least <b>12 civilians</b> were killed &amp; dozens were wounded when shells hit the market of the town on"
    " Wednesday, the rescue service said."
)
SECOND = (
    "The town's hospital was&nbsp;hit as well, and a doctor said that four of those who were brought in were children,"
    " among them two sisters."
)
THIRD = (
    "The army denied that it had shelled the town, and said that it had only answered fire from armed groups in the"
    " hills to the west."
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Shells hit market in northern town - Example News</title>
<meta property="og:site_name" content="Example News">
<meta property="og:title" content="Shells hit market in northern town">
<meta property="article:published_time" content="2019-07-04T10:00:00+00:00"><meta name="author" content="Some Body">
<style>p {{}}</style></head><body><nav><ul><li><a href="/">Home</a></li><li>World</li></ul></nav>
<main><article><h1>Shells hit market in northern&nbsp;town</h1><p class="byline">By Some Body</p>
<time>4 July 2019</time>
<figure><img src="x"><figcaption>Smoke over the market on 3 June 2018. (Someone/Agency)</figcaption></figure>
<p>{FIRST}</p>
<p>{SECOND}</p>
<div class="related"><h3>Related stories</h3><ul><li>Ten killed elsewhere in a strike on a bakery</li></ul></div>
<p>{THIRD}</p>
<p>Two nurses died.</p><p hidden>killed 99</p><p style="display:none">killed 98</p>
</article></main><footer>© 2019 Example News</footer><script>var x = "killed 97";</script></body></html>"""


def read(content: bytes, known: Known | None = None, *, whole: bool = False) -> Document:
    """The document of a page."""
    item = Item(name="x.html", content=content, path="x.html", known=known or Known(), whole=whole)
    return page.KIND.read(item, Settings())


def by_kind(document: Document, kind: SectionKind) -> str:
    """All words of one kind."""
    return "\n".join(section.span.of(document.text) for section in document.sections if section.kind is kind)


def test_text_is_what_a_reader_sees() -> None:
    """Visible words in document order, entities decoded, no-break spaces kept, blocks on their own lines."""
    text = read(PAGE.encode()).text
    assert "At least 12 civilians were killed & dozens were wounded when" in text
    assert "hospital was\u00a0hit" in text
    assert text.startswith("Home\nWorld\nShells hit market")
    assert "killed 9" not in text
    assert "\n\n" not in text


def test_sections_of_a_page() -> None:
    """Article body, headline, byline, date line and caption are told from the site's own words."""
    document = read(PAGE.encode())
    assert by_kind(document, SectionKind.HEADLINE) == "Shells hit market in northern\u00a0town"
    assert by_kind(document, SectionKind.BYLINE) == "By Some Body"
    assert by_kind(document, SectionKind.DATELINE) == "4 July 2019"
    assert by_kind(document, SectionKind.CAPTION).startswith("Smoke over the market")
    body = by_kind(document, SectionKind.BODY)
    assert all(words in body for words in ("At least 12", "hospital", "The army denied", "Two nurses died."))
    furniture = by_kind(document, SectionKind.FURNITURE)
    assert all(words in furniture for words in ("Home", "Ten killed elsewhere", "© 2019"))


def test_facts_of_a_page() -> None:
    """Title, outlet, byline and day come from the page's metadata."""
    facts = read(PAGE.encode()).facts
    assert (facts.title, facts.outlet, facts.byline) == (
        "Shells hit market in northern town",
        "Example News",
        "Some Body",
    )
    assert (facts.published, facts.published_basis) == (dt.date(2019, 7, 4), PublishedBasis.METADATA)


def test_a_captions_date_is_not_the_pages() -> None:
    """Regression: htmldate took a photo caption's date for the page's day of publication."""
    bare = PAGE.replace('<meta property="article:published_time" content="2019-07-04T10:00:00+00:00">', "")
    assert read(bare.encode()).facts.published is None


def test_json_ld_states_the_day() -> None:
    """Schema.org's datePublished counts as metadata."""
    statement = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-07-05"}</script>'
    bare = PAGE.replace('<meta property="article:published_time" content="2019-07-04T10:00:00+00:00">', statement)
    assert read(bare.encode()).facts.published == dt.date(2019, 7, 5)


def test_the_declared_encoding_of_a_page_is_used() -> None:
    """A meta element names the encoding."""
    text = '<html><meta charset="windows-1256"><body><p>قتل اثنا عشر مدنيا</p></body></html>'
    assert read(text.encode("cp1256")).text == "قتل اثنا عشر مدنيا"


def test_an_xhtml_declaration_does_no_harm() -> None:
    """An XML declaration with an encoding is no reason to fail."""
    text = '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Örnek</p></body></html>'
    assert read(text.encode()).text == "Örnek"


def test_a_page_without_body_element_keeps_its_words() -> None:
    """Regression: an article right after the meta elements was taken for part of the head and lost."""
    assert read(b"<!DOCTYPE html><meta charset=utf-8><article><h1>Twelve killed</h1>In a town.</article>").text


def test_a_whole_article_loses_nothing() -> None:
    """A feed entry holds the article only, so short lines are body too."""
    document = read(
        b"<html><body><article><h1>Twelve killed</h1><p>Short.</p><p>Shorter</p></article></body></html>", whole=True
    )
    assert by_kind(document, SectionKind.HEADLINE) == "Twelve killed"
    assert by_kind(document, SectionKind.BODY) == "Short.\nShorter"


def test_a_page_that_trafilatura_finds_nothing_on_is_read_by_shape() -> None:
    """A few words without structure are body, not furniture."""
    document = read(b"<html><body><div>Three killed in town</div></body></html>")
    assert by_kind(document, SectionKind.FURNITURE) == ""


def test_reading_twice_gives_the_same() -> None:
    """Text and sections depend on nothing but the bytes."""
    assert read(PAGE.encode()) == read(PAGE.encode())


def test_line_marks_and_preformatted_text() -> None:
    """Marks come from tags, roles and names; pre keeps its lines; br breaks one."""
    root = tree_of(
        '<body class="sidebar-right"><p>One<br>two   three</p><pre>a\n  b</pre><div role="navigation">Menu</div>'
        '<div class="wp-caption-text">Photo</div><a rel="author">Body</a></body>',
        "x",
        Settings(),
    )
    found = page_text(root)
    words = [(found.text[line.start : line.end], line.mark) for line in found.lines]
    assert words == [
        ("One", Mark.NONE),
        ("two three", Mark.NONE),
        ("a", Mark.NONE),
        ("b", Mark.NONE),
        ("Menu", Mark.FURNITURE),
        ("Photo", Mark.CAPTION),
        ("Body", Mark.BYLINE),
    ]


def test_article_lines_are_mapped_back_to_the_pages_own() -> None:
    """What trafilatura picks is found again among the page's lines."""
    root = tree_of(PAGE, "x", Settings())
    text = page_text(root)
    lines = [text.text[text.lines[index].start : text.lines[index].end] for index in sorted(article_lines(root, text))]
    assert any(line.startswith("At least 12") for line in lines)
    assert not any(line.startswith(("Home", "©")) for line in lines)


BOMBS: list[tuple[str, Callable[[], bytes], str]] = [
    ("deep", lambda: b"<html>" + b"<div>" * 200_000 + b"hello" + b"</div>" * 200_000, "malformed"),
    ("attributes", lambda: b"<html><p " + b" ".join(b'a%d="x"' % n for n in range(300_000)) + b">hi</p>", "malformed"),
    (
        "attributes in many tags",
        lambda: (b"<p " + b" ".join(b"a%d" % n for n in range(2_000)) + b">") * 300,
        "malformed",
    ),
    (
        "attributes behind a script's quotation mark",
        lambda: b'<html><script>"</script><p ' + b" ".join(b"a%d" % n for n in range(300_000)) + b'>"',
        "malformed",
    ),
    ("elements", lambda: b"<html>" + b"<p>word" * 400_001, "too_large"),
    ("unclosed tag", lambda: b'<html><p a="' + b"x" * 1_000_000, "no_text"),
    ("unclosed comment", lambda: b"<html>" + b"<!--" * 500_000, "no_text"),
    ("unclosed script", lambda: b"<html>" + b"<script>" * 300_000, "no_text"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BOMBS, ids=[name for name, _, _ in BOMBS])
def test_bombs_are_refused(name: str, content: Callable[[], bytes], reason: str) -> None:
    """Pages made to exhaust the parser end in one clear error; 300,000 attributes took eight minutes without it."""
    with pytest.raises(SkipItemError) as caught:
        read(content())
    assert caught.value.reason == reason, name


def test_entities_do_not_multiply() -> None:
    """Entities that a page declares itself are not expanded."""
    text = read(
        b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>word &b;</p></body></html>'
    ).text
    assert "aaaa" not in text
