"""The language of a report, by py3langid (CC0 model, 97 languages), loaded at the first call and kept.

Names of places and people tell it little and mislead it much, and so do capitals: its answer stands only where the
little words of the text do not speak for English.
"""

from __future__ import annotations

import functools
from typing import Any

from harmledger.vocabulary.languages import READ, UNKNOWN, Tongue

LEAST_LETTERS = 20
MOST_CHARACTERS = 3_000
_SURE = 0.5


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - the model takes a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of ``text``'s first 3,000 characters; ``und`` where it is too short or mixed."""
    sample = text[:MOST_CHARACTERS]
    if sum(map(str.isalpha, sample)) < LEAST_LETTERS:
        return UNKNOWN
    if Tongue.of(sample).is_own:
        return READ
    code, probability = _identifier().classify(sample.lower() if sample.isupper() else sample)
    return str(code) if probability >= _SURE else UNKNOWN
