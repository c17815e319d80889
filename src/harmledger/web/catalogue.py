"""Every word of the interface, from one file a language, so that another language is another file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

import yaml

from harmledger.errors import VocabularyError


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language, by dotted name (``home.title``).

    Attributes:
        language: ISO 639-1 code, as the page's ``lang``.
        direction: ``ltr`` or ``rtl``, as the page's ``dir``.
        texts: dotted name to text; ``{name}`` stands for a value.
    """

    language: str
    direction: str
    texts: dict[str, str]

    def __call__(self, name: str, /, **values: object) -> str:
        """The text ``name`` with ``values`` filled in.

        Raises:
            VocabularyError: if there is no such text; a missing word is a fault, never shown as its key.
        """
        try:
            return self.texts[name].format(**values) if values else self.texts[name]
        except KeyError as error:
            raise VocabularyError(f"the interface text {name!r} lacks {error} in texts/{self.language}.yaml") from error

    def term(self, group: str, value: StrEnum | str) -> str:
        """The word for a term of a closed list (``term("means", "ied")``); an unknown one as it is."""
        return self.texts.get(f"{group}.{value}", str(value).replace("_", " "))

    def month(self, number: int) -> str:
        """The month's name, 1 to 12."""
        return self(f"month.{number}")

    def count(self, name: str, count: int) -> str:
        """``name.one`` or ``name.many`` with the number filled in."""
        return self(f"{name}.{'one' if count == 1 else 'many'}", count=f"{count:,}".replace(",", "\u202f"))


def load(language: str = "en") -> Catalogue:
    """The catalogue of one language.

    Raises:
        VocabularyError: if the file is missing or malformed; the message names it.
    """
    file = resources.files("harmledger.web").joinpath("texts", f"{language}.yaml")
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"cannot read the interface texts {language}.yaml: {error}") from error
    texts = dict(_flat("", content["texts"]))
    return Catalogue(content["language"], content["direction"], texts)


def _flat(prefix: str, node: dict[Any, Any]) -> list[tuple[str, str]]:
    """Nested mappings as dotted names."""
    pairs: list[tuple[str, str]] = []
    for key, value in node.items():
        name = f"{prefix}{key}"
        pairs += _flat(f"{name}.", value) if isinstance(value, dict) else [(name, str(value))]
    return pairs
