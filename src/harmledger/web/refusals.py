"""What an error says, in the reader's language: errors speak English, and the catalogue knows their sentences.

As with gettext the English sentence is what a translation is found by. Names in braces stand for what an error names:
they are taken from its words, and put into the translation. A sentence that the catalogue does not have stays English.
"""

from __future__ import annotations

import functools
import re
import string

from markupsafe import Markup, escape

from harmledger.errors import HarmledgerError
from harmledger.web.catalogue import FALLBACK, Catalogue, read
from harmledger.web.marks import visible

FAULT, REMEDY = "fault.", "remedy."
_JOINED = "fault.joined"


def told(error: HarmledgerError, texts: Catalogue) -> str:
    """The message and the remedy."""
    message = happened(error, texts)
    if error.remedy is None:
        return message
    return texts(_JOINED, message=message, remedy=said(REMEDY, error.remedy, texts))


def happened(error: HarmledgerError, texts: Catalogue) -> str:
    """The message without the remedy."""
    return said(FAULT, error.message, texts)


def said(group: str, sentence: str, texts: Catalogue) -> str:
    """A sentence of an error; as it stands where the language has none for it."""
    found = _found(group, sentence, texts)
    return sentence if found is None else texts(found[0], **found[1])


def marked(error: HarmledgerError, texts: Catalogue, *, whole: bool = True) -> Markup:
    """As :func:`told`, or the message alone, for HTML: what an error names keeps its own direction of writing."""
    message = _html(FAULT, error.message, texts)
    if error.remedy is None or not whole:
        return message
    return escape(texts(_JOINED)).format(message=message, remedy=_html(REMEDY, error.remedy, texts))


def _html(group: str, sentence: str, texts: Catalogue) -> Markup:
    found = _found(group, sentence, texts)
    if found is not None:
        named = {name: Markup("<bdi>{}</bdi>").format(visible(value)) for name, value in found[1].items()}
        return escape(texts(found[0])).format(**named)
    shown = visible(sentence)
    return shown if texts.language == FALLBACK else Markup('<bdi lang="en">{}</bdi>').format(shown)


def _found(group: str, sentence: str, texts: Catalogue) -> tuple[str, dict[str, str]] | None:
    """The name of the catalogue's sentence, and what stands for its braces; None where there is none to translate."""
    if texts.language == FALLBACK:
        return None
    for name, pattern in _patterns(group):
        if (match := pattern.fullmatch(sentence)) is not None:
            return name, match.groupdict()
    return None


@functools.cache
def _patterns(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The English sentences of a group as patterns, those that say most by themselves first."""
    found = [(name, text) for name, text in read(FALLBACK).items() if name.startswith(group) and name != _JOINED]
    found.sort(key=lambda item: (-_plain(item[1]), item[0]))
    return tuple((name, re.compile(_pattern(text), re.DOTALL)) for name, text in found)


def _plain(text: str) -> int:
    return sum(len(words) for words, _name, _form, _how in string.Formatter().parse(text))


def _pattern(text: str) -> str:
    parts = string.Formatter().parse(text)
    return "".join(
        re.escape(words) + (f"(?P<{name}>.+?)" if name is not None else "") for words, name, _form, _how in parts
    )
