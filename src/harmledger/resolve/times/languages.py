"""Times in other languages, put into the English words that the table reads: months, weekdays, "yesterday".

What is listed is in ``words.yaml``. Only words are put over, one for one; the grammar of other languages is not read.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

import yaml

from harmledger.errors import VocabularyError

_FILE = "words.yaml"
_ARABIC_LEAD = r"(?:و|ب|ل|ف)?"
_SMALL = re.compile(r"\b(?:року|рік|році|года|году|год|سنة|عام|سال|yılı|yılında|de|del|le|el)\b")
"""Words for "year" and articles, which stand between the parts of a date."""


def in_english(plain: str) -> str:
    """The words, in lower case, with names of months and days in other languages as in English.

    Raises:
        VocabularyError: if the list that ships is broken.
    """
    names, pattern = _names()
    found = pattern.sub(lambda match: f" {names[match[1]]} ", plain)
    return plain if found == plain else " ".join(_SMALL.sub(" ", found).split())


@functools.cache
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    told = yaml.safe_load(resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8"))
    if not isinstance(told, dict) or not all(isinstance(forms, list) for forms in told.values()):
        raise VocabularyError(f"{_FILE} is no list of names by English words", remedy="install harmledger anew")
    names = {str(form).casefold(): str(english) for english, forms in told.items() for form in forms}
    longest = sorted(map(re.escape, names), key=len, reverse=True)
    return names, re.compile(rf"(?<![^\W\d_]){_ARABIC_LEAD}({'|'.join(longest)})(?![^\W\d_])")
