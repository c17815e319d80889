"""PDF files: what their metadata is good for."""

from __future__ import annotations

import datetime as dt

import fpdf
import pytest

from harmledger.capture import pdf
from harmledger.capture.assemble import assemble
from harmledger.capture.item import Item
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.report import PublishedBasis, Report

STORY = "Twelve people were killed when shells hit the market of the town, the rescue service said on Thursday."


def made(*pages: str, title: str | None = None) -> Report:
    """The report of a PDF with these pages, made on 9 March 2018."""
    document = fpdf.FPDF()
    document.set_creation_date(dt.datetime(2018, 3, 9, tzinfo=dt.UTC))
    if title:
        document.set_title(title)
    document.set_font("Helvetica", size=12)
    for words in pages:
        document.add_page()
        document.multi_cell(0, 8, words)
    item = Item(name="x.pdf", content=bytes(document.output()))
    return assemble(item, pdf.KIND.read(item, Settings()), Settings()).report


def test_pages_are_apart_by_an_empty_line() -> None:
    """Text of the pages in order, without PDFium's carriage returns."""
    report = made("First page words", "Second page words")
    assert report.text == "First page words\n\nSecond page words"
    assert (report.media_type, report.encoding) == ("application/pdf", None)


def test_the_day_a_pdf_was_made_counts_only_where_the_text_states_none() -> None:
    """A file's own date is weaker than a stated one, and stronger than a guess."""
    unstated = made(f"{STORY} It was hit on 3 March 2018.")
    assert (unstated.published, unstated.published_basis) == (dt.date(2018, 3, 9), PublishedBasis.METADATA)
    stated = made(f"Shells Hit Northern Town\n8 March 2018\n{STORY}")
    assert (stated.published, stated.published_basis) == (dt.date(2018, 3, 8), PublishedBasis.TEXT)


def test_the_title_of_the_metadata_is_used() -> None:
    """Where nobody gave one."""
    assert made(STORY, title="Market hit").title == "Market hit"


def test_a_cut_off_pdf_is_malformed_or_read() -> None:
    """PDFium mends what it can; the rest is one error."""
    with pytest.raises(SkipItemError) as caught:
        pdf.KIND.read(Item(name="x.pdf", content=b"%PDF-1.7\n1 0 obj\n<<"), Settings())
    assert caught.value.reason == "malformed"
