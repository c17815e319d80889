"""Every word of the interface, from one folder a language, so that another language is another folder.

A folder ``texts/<code>`` holds YAML files, one a face of the site; each maps groups to names to texts. Dates, numbers,
plural forms and the direction of writing are those of CLDR, through Babel.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, get_month_names
from babel.numbers import format_decimal, format_percent

from harmledger.errors import VocabularyError

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language, by dotted name (``home.title``).

    Attributes:
        language: ISO 639-1 code, as the page's ``lang``.
        locale: its locale in CLDR.
        numbers: numbering system of CLDR that figures are written in.
        texts: dotted name to text; ``{name}`` stands for a value.
    """

    language: str
    locale: Locale
    numbers: str
    texts: Mapping[str, str]

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``, as the page's ``dir``."""
        return str(self.locale.text_direction)

    @property
    def name(self) -> str:
        """The language's name in its own words."""
        return self("language.name")

    def __call__(self, name: str, /, **values: object) -> str:
        """The text ``name`` with ``values`` filled in.

        Raises:
            VocabularyError: if there is no such text; a missing word is a fault, never shown as its key.
        """
        try:
            return self.texts[name].format(**values) if values else self.texts[name]
        except KeyError as error:
            raise VocabularyError(f"the interface text {name!r} lacks {error} in texts/{self.language}") from error

    def term(self, group: str, value: StrEnum | str) -> str:
        """The word for a term of a closed list (``term("means", "ied")``); an unknown one as it is."""
        return self.texts.get(f"{group}.{value}", str(value).replace("_", " "))

    def count(self, name: str, count: int, /, **values: object) -> str:
        """The plural form of ``name`` that ``count`` asks for (``name.one``, ``name.other``), with the number in it.

        Which forms a language has is CLDR's: English one and other; Arabic zero, one, two, few, many and other.
        """
        form = f"{name}.{self.locale.plural_form(count)}"
        return self(form if form in self.texts else f"{name}.other", count=self.number(count), **values)

    def number(self, value: float) -> str:
        """A number grouped and written as the language writes it."""
        return str(format_decimal(value, locale=self.locale, numbering_system=self.numbers))

    def plain(self, value: int) -> str:
        """A whole number without grouping: a year, the number of a row."""
        return str(format_decimal(value, "0", locale=self.locale, numbering_system=self.numbers))

    def percent(self, share: float) -> str:
        """A share of 1 in whole per cent."""
        return str(format_percent(share, locale=self.locale, numbering_system=self.numbers))

    def date(self, day: dt.date, form: str = "long") -> str:
        """A day in a form of CLDR: ``long``, ``medium``, or a pattern (``MMMM y``; with a time, ``HH:mm``)."""
        if isinstance(day, dt.datetime):
            return self._digits(format_datetime(day, form, locale=self.locale))
        return self._digits(_written(day, form, self.locale))

    def tongue(self, code: str) -> str:
        """The name of the language with this code of ISO 639-1; an unknown one as it is."""
        return str(self.locale.languages.get(code, code))

    def month(self, number: int) -> str:
        """The month's name, 1 to 12."""
        return str(get_month_names("wide", "stand-alone", self.locale)[number])

    def month_short(self, number: int) -> str:
        """The month's short name, 1 to 12."""
        return str(get_month_names("abbreviated", "stand-alone", self.locale)[number])

    def _digits(self, text: str) -> str:
        """``text`` with its digits in the language's numbering; Babel writes dates in ASCII digits."""
        if self.numbers == "latn":
            return text
        return "".join(self.plain(int(char)) if char.isascii() and char.isdigit() else char for char in text)


def languages() -> tuple[str, ...]:
    """Codes of the languages that the interface is there in; English first."""
    found = {entry.name for entry in _folder().iterdir() if entry.is_dir() and not entry.name.startswith((".", "_"))}
    return (FALLBACK, *sorted(found - {FALLBACK}))


@functools.lru_cache(maxsize=4096)
def _written(day: dt.date, form: str, locale: Locale) -> str:
    """A day as Babel writes it; a page names the same days again and again."""
    return str(format_date(day, form, locale=locale))


@functools.cache
def load(language: str = FALLBACK) -> Catalogue:
    """The catalogue of one language; what it does not say yet is said in English.

    Raises:
        VocabularyError: if a file is missing or malformed; the message names it.
    """
    own = read(language)
    try:
        locale = Locale.parse(own["language.locale"])
    except (KeyError, ValueError, UnknownLocaleError) as error:
        raise VocabularyError(f"texts/{language}/language.yaml names no locale of CLDR: {error}") from error
    texts = own if language == FALLBACK else {**read(FALLBACK), **own}
    return Catalogue(language, locale, own.get("language.numbers", "default"), texts)


def read(language: str) -> dict[str, str]:
    """The texts that a language's own files hold, by dotted name.

    Raises:
        VocabularyError: if a file is missing or malformed; the message names it.
    """
    folder = _folder().joinpath(language)
    if not folder.is_dir():
        raise VocabularyError(f"no interface texts for {language!r}: there is no folder texts/{language}")
    texts: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            _add(texts, _pairs(file, language), f"{language}/{file.name}")
    return texts


def _folder() -> Traversable:
    return resources.files("harmledger.web").joinpath("texts")


def _pairs(file: Traversable, language: str) -> list[tuple[str, str]]:
    try:
        # Every scalar is a string: "on", "no" and "1" are names and texts here, whether they are quoted or not.
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  (it makes strings only)
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"cannot read the interface texts {language}/{file.name}: {error}") from error
    if not isinstance(content, dict):
        raise VocabularyError(f"the interface texts {language}/{file.name} hold no groups of names")
    return list(_flat("", content))


def _add(texts: dict[str, str], pairs: Iterable[tuple[str, str]], file: str) -> None:
    """Two files that say the same name would make the text depend on their order."""
    for name, text in pairs:
        if name in texts:
            raise VocabularyError(f"the interface text {name!r} stands twice; the second time in texts/{file}")
        texts[name] = text


def _flat(prefix: str, node: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """Nested mappings as dotted names."""
    for key, value in node.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from _flat(f"{name}.", value)
        else:
            yield name, str(value)


def choose(asked: str | None, kept: str | None, accepted: str | None) -> str:
    """The language to answer in.

    Args:
        asked: what the address asks for (``?lang=``).
        kept: what was chosen before, from a cookie.
        accepted: the browser's ``Accept-Language``.
    """
    known = languages()
    for code in (asked, kept):
        if code in known:
            return str(code)
    for code in _preferred(accepted or ""):
        if code in known:
            return code
    return FALLBACK


def _preferred(header: str) -> list[str]:
    """Codes of an ``Accept-Language`` header (RFC 9110, 12.5.4), the most wanted first, without regions."""
    wanted: list[tuple[float, str]] = []
    for part in header[:1000].split(","):
        tag, _, weight = part.partition(";")
        code = tag.strip().lower().partition("-")[0]
        try:
            share = float(weight.strip().removeprefix("q=")) if weight.strip() else 1.0
        except ValueError:
            continue
        if code and share > 0:
            wanted.append((share, code))
    return [code for _, code in sorted(wanted, key=lambda pair: -pair[0])]
