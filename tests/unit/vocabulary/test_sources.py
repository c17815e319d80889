"""The list of speakers: complete, unambiguous and alike for all states."""

from __future__ import annotations

import pytest

from harmledger.errors import VocabularyError
from harmledger.model.terms import SourceType
from harmledger.vocabulary import actors, sources


def test_wordings_mean_one_speaker() -> None:
    """Loading checks it; here it is seen to hold for the shipped list."""
    owner: dict[str, str] = {}
    for source in sources.all():
        for words in (source.name, *source.aliases):
            assert owner.setdefault(actors.fold(words), source.name) == source.name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("sohr", "Syrian Observatory for Human Rights"),
        ("observatory", "Syrian Observatory for Human Rights"),
        ("syria civil defence", "White Helmets"),
        ("hrw", "Human Rights Watch"),
        ("russian defence ministry", "Russian Ministry of Defence"),
        ("israeli army", "Israeli military"),
    ],
)
def test_aliases_lead_to_names(words: str, name: str) -> None:
    """Keys are lower-case, without article."""
    assert sources.aliases()[words] == name


def test_every_state_has_the_same_bodies() -> None:
    """A ministry, a military, media and officials each, of the same types."""
    for adjective in ("Syrian", "Russian", "Turkish", "Ukrainian", "Sudanese"):
        found = sources.aliases()[f"{adjective.casefold()} ministry of defence"]
        assert sources.by_name()[found].type is SourceType.MILITARY
        media = sources.aliases()[f"{adjective.casefold()} state media"]
        assert sources.by_name()[media].type is SourceType.STATE_MEDIA


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("local sources", SourceType.LOCAL),
        ("a hospital official", SourceType.HEALTH_WORKER),
        ("rebel commander", SourceType.ARMED_GROUP),
        ("state TV", SourceType.STATE_MEDIA),
        ("photo by somebody", SourceType.PHOTOGRAPHER),
        ("somebody", SourceType.UNKNOWN),
    ],
)
def test_words_tell_the_type(words: str, kind: SourceType) -> None:
    """The first pattern that fits counts; no pattern, no type."""
    assert sources.type_of(words) is kind


def test_an_unknown_type_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the list."""
    listed = {"speakers": [{"name": "X", "type": "oracle", "aliases": []}], "state_speakers": []}
    monkeypatch.setattr(sources, "shipped", lambda _name: listed)
    sources.all.cache_clear()
    try:
        with pytest.raises(VocabularyError, match=r"sources\.yaml.*oracle"):
            sources.all()
    finally:
        sources.all.cache_clear()
