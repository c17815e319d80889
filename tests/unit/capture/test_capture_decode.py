"""Bytes to characters."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.capture.decode import decode, looks_binary
from harmledger.errors import SkipItemError

TEXT = "Twelve killed in Örnek\r\nقتل اثنا عشر 🚑 e\u0301 \u00a0 end"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    """The mark names the encoding whatever is declared, and is no part of the text."""
    decoded = decode(mark + TEXT.encode(encoding), "x", declared="latin-1")
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(lambda text: text[0] != "\ufeff"))
def test_utf8_comes_back_character_for_character(text: str) -> None:
    """No character of valid UTF-8 is touched."""
    assert decode(text.encode(), "x").text == text


def test_a_declared_encoding_is_tried_first() -> None:
    """Bytes that are valid in many encodings are read as declared."""
    assert decode("Жители города".encode("koi8-r"), "x", declared="koi8-r").text == "Жители города"


def test_latin1_declared_on_the_web_means_windows_1252() -> None:
    """The WHATWG standard's reading: curly quotes survive."""
    decoded = decode(b"the \x93rescue service\x94 said", "x", declared="ISO-8859-1")
    assert decoded.text == "the “rescue service” said"
    assert decoded.encoding == "cp1252"


@pytest.mark.parametrize("declared", ["no-such-encoding", "zlib", "utf-16", "", "utf-7"])
def test_a_nonsense_declaration_is_passed_over(declared: str) -> None:
    """UTF-8 text with a wrong declaration is still read as UTF-8."""
    assert decode("Örnek town".encode(), "x", declared=declared).encoding == "utf-8"


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Bei dem Angriff auf die Stadt wurden über zwölf Menschen getötet, sagte der Bürgermeister.", "cp1252"),
        ("قتل ما لا يقل عن اثني عشر مدنيا في غارات جوية على المدينة يوم الثلاثاء", "cp1256"),
        ("Не менее двенадцати мирных жителей погибли при обстреле города во вторник", "koi8-r"),
    ],
)
def test_an_undeclared_encoding_is_guessed(words: str, encoding: str) -> None:
    """Where UTF-8 fails, the guess gives the words back."""
    decoded = decode(words.encode(encoding), "x")
    assert (decoded.text, decoded.encoding) == (words, encoding)


def test_a_few_broken_sequences_are_replaced_and_counted() -> None:
    """One broken sequence in a long sound text does not lose the text, and is not hidden."""
    content = ("Örnek town was hit. " * 30).encode() + b"\xc3( the end"
    decoded = decode(content, "x")
    assert decoded.encoding == "utf-8; replaced=1"
    assert decoded.text.count("\ufffd") == 1


def test_hopeless_bytes_are_refused() -> None:
    """Text that no encoding fits is skipped with the reason and the remedy, not shown as gibberish."""
    with pytest.raises(SkipItemError) as caught:
        decode(b"Half \xff\xfe\x9d\x81 \xc3\x28 broken \x8d\x8f\x90" * 20, "x.txt")
    assert caught.value.reason == "encoding"
    assert "UTF-8" in str(caught.value)


def test_a_marked_text_that_breaks_its_mark_is_refused() -> None:
    """A UTF-16 mark on an odd number of bytes is a broken file."""
    with pytest.raises(SkipItemError, match="utf-16"):
        decode(codecs.BOM_UTF16_LE + b"abc", "x")


def test_nul_bytes_are_binary() -> None:
    """NULs and control characters are no text; tabs, form feeds and line ends are."""
    assert looks_binary(b"abc\0def")
    assert looks_binary(bytes(range(1, 32)))
    assert not looks_binary(b"a\tb\r\nc\x0cd")
    with pytest.raises(SkipItemError) as caught:
        decode(b"abc\0def", "x")
    assert caught.value.reason == "binary"
