"""The catalogues of all languages: same names and values, plural forms as CLDR has them, and which one is chosen."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from harmledger.errors import VocabularyError
from harmledger.web import catalogue

OTHERS = [code for code in catalogue.languages() if code != catalogue.FALLBACK]
ENGLISH = catalogue.read(catalogue.FALLBACK)
FORMS = ("zero", "one", "two", "few", "many", "other")


def counted(texts: dict[str, str]) -> set[str]:
    """Names that have plural forms: those with a form for one, and one for the rest that takes the number."""
    heads = {name.rpartition(".")[0] for name in texts if name.endswith(".one")}
    return {head for head in heads if "{count}" in texts.get(f"{head}.other", "")}


def plain(texts: dict[str, str]) -> dict[str, str]:
    """Texts that are no plural forms."""
    heads = counted(ENGLISH)
    return {
        name: text
        for name, text in texts.items()
        if not (name.rpartition(".")[0] in heads and name.rpartition(".")[2] in FORMS)
    }


def values(text: str) -> list[str]:
    """The values that a text takes."""
    return sorted({field for _, field, _, _ in string.Formatter().parse(text) if field is not None})


def test_arabic_is_shipped() -> None:
    """The interface is there in English and in Arabic, whose pages run from right to left."""
    assert set(catalogue.languages()) >= {"en", "ar"}
    assert catalogue.load("ar").direction == "rtl"
    assert catalogue.load().direction == "ltr"


@pytest.mark.parametrize("code", OTHERS)
def test_both_say_the_same_names(code: str) -> None:
    """A name that one language has, every language has."""
    assert set(plain(catalogue.read(code))) ^ set(plain(ENGLISH)) == set()


@pytest.mark.parametrize("code", OTHERS)
def test_texts_take_the_same_values(code: str) -> None:
    """What English fills in, the translation fills in, and nothing else."""
    other = catalogue.read(code)
    pairs = {name: (values(text), values(other[name])) for name, text in plain(ENGLISH).items()}
    assert {name: pair for name, pair in pairs.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("code", catalogue.languages())
def test_plural_forms_are_those_of_the_language(code: str) -> None:
    """Each counted text has exactly the forms that CLDR asks for: two in English, six in Arabic."""
    texts = catalogue.read(code)
    wanted = set(catalogue.load(code).locale.plural_form.tags) | {"other"}
    found = {head: {form for form in FORMS if f"{head}.{form}" in texts} for head in counted(ENGLISH)}
    assert {head: forms for head, forms in found.items() if forms != wanted} == {}


@pytest.mark.parametrize("code", OTHERS)
def test_plural_forms_take_what_english_takes(code: str) -> None:
    """A form may leave the number out where the word says it (one, two), but takes no value that is not given."""
    other = catalogue.read(code)
    wrong = {
        f"{head}.{form}"
        for head in counted(ENGLISH)
        for form in FORMS
        if (text := other.get(f"{head}.{form}")) is not None
        and not set(values(text)) <= set(values(ENGLISH[f"{head}.other"]))
    }
    assert wrong == set()


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "لا تقارير"), (1, "تقرير واحد"), (2, "تقريران"), (3, "3 تقارير"), (11, "11 تقريرًا"), (100, "100 تقرير")],
)
def test_arabic_counts_in_six_forms(count: int, expected: str) -> None:
    """Zero, one, two, a few, many and hundreds each have their own word."""
    assert catalogue.load("ar").count("dossier.reports", count) == expected


@pytest.mark.parametrize("code", OTHERS)
def test_no_translation_is_english(code: str) -> None:
    """A text that is words in English is other words in a language of another script."""
    names = {"site.name", "language.locale", "language.numbers", "dossier.bibtex"}
    same = {
        name
        for name, text in plain(catalogue.read(code)).items()
        if text == ENGLISH[name] and any(char.isalpha() for char in text.replace("{", " {").split("{")[0])
    }
    assert same - names == set()


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "expected"),
    [
        ("ar", "en", "en", "ar"),
        (None, "ar", "en", "ar"),
        (None, None, "ar-SY,en;q=0.5", "ar"),
        (None, None, "en;q=0.4, ar;q=0.9", "ar"),
        (None, None, "ar;q=0, en", "en"),
        (None, None, "fr, de;q=0.8", "en"),
        (None, None, "ar;q=nonsense", "en"),
        ("../../etc", "xx", None, "en"),
    ],
)
def test_language_is_chosen(asked: str | None, kept: str | None, accepted: str | None, expected: str) -> None:
    """The address first, then what was chosen before, then the browser's; only languages that there are."""
    assert catalogue.choose(asked, kept, accepted) == expected


def test_name_that_stands_twice_is_refused() -> None:
    """Two files that say one name would make the text depend on their order."""
    texts = {"home.title": "Overview"}
    with pytest.raises(VocabularyError, match="stands twice"):
        catalogue._add(texts, [("home.title", "Start")], "en/other.yaml")


def test_file_without_groups_is_refused(tmp_path: Path) -> None:
    """A file that holds no groups is named."""
    file = tmp_path / "odd.yaml"
    file.write_text("- one\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"xx/odd\.yaml"):
        catalogue._pairs(file, "xx")
