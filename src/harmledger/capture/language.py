"""The language of a report, by py3langid (CC0 model, 97 languages), loaded at the first call and kept."""

from __future__ import annotations

import functools
from typing import Any

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
        return "und"
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else "und"
