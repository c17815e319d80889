"""What an error says, in the reader's language: errors speak English, and the catalogue knows their sentences.

As with gettext the English sentence is what a translation is found by. Names in braces stand for what an error names:
they are taken from its words, and put into the translation. A sentence that the catalogue does not have stays English.
"""

from __future__ import annotations

import functools
import re
import string

from harmledger.errors import HarmledgerError
from harmledger.web.catalogue import FALLBACK, Catalogue, read

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
    if texts.language == FALLBACK:
        return sentence
    for name, pattern in _patterns(group):
        if (match := pattern.fullmatch(sentence)) is not None:
            return texts(name, **match.groupdict())
    return sentence


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
