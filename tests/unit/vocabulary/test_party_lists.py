"""Reading lists of parties: what does not fit is refused, with the file and the entry named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from harmledger.errors import VocabularyError
from harmledger.vocabulary import actors, party_lists
from harmledger.vocabulary.party import Actor, ActorKind

_FRONT: dict[str, Any] = {"name": "Front", "kind": "rebel_group", "countries": ["SY"]}


def _read(**fields: Any) -> Actor:
    return next(party_lists.others([_FRONT | fields], {"rebels": ["rebels", "rebel forces"]}, "own.yaml"))


def test_sets_of_words_and_days_are_read() -> None:
    """A year or month is its first day, as an end its last."""
    front = _read(local=["the men"], called=["rebels"], since="2014-08", until="2016")
    assert front.local == ("the men", "rebels", "rebel forces")
    assert (front.since, front.until) == (dt.date(2014, 8, 1), dt.date(2016, 12, 31))
    assert front.spoken_of("SY", dt.date(2016, 12, 31))
    assert front.spoken_of("SY", None)
    assert not front.spoken_of("SY", dt.date(2014, 7, 31))
    assert not front.spoken_of("IQ", None)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "army"}, "Front cannot be read"),
        ({"countries": ["Syria"]}, "no ISO 3166-1 code"),
        ({"aliases": [""]}, "no wording"),
        ({"called": ["nobody"]}, "Front cannot be read"),
        ({"since": "August"}, "no year, month or day"),
        ({"alias": ["x"]}, "unknown field 'alias'"),
        ({"name": None}, "an entry has no name"),
    ],
)
def test_a_bad_entry_is_named(fields: dict[str, Any], message: str) -> None:
    """With the file."""
    with pytest.raises(VocabularyError, match=f"own.yaml: .*{message}"):
        _read(**fields)


def test_names_in_a_partys_own_script_mean_it_in_any_report() -> None:
    """They are aliases like others, kept apart in the list because few readers of it know all scripts."""
    assert _read(aliases=["The Front"], native=["الجبهة"]).aliases == ("The Front", "الجبهة")
    shipped = actors.shipped()
    foreign = {words: name for words, name in shipped.aliases.items() if not any(map(_is_latin, words))}
    assert len(set(foreign.values())) >= 200
    assert foreign["هيئة تحرير الشام"] == "Hayat Tahrir al-Sham"
    assert foreign["збройні сили україни"] == "Government of Ukraine"


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and letter < "\u0370"


def test_a_wording_of_two_parties_is_refused() -> None:
    """The message names the wording and both parties."""
    one = Actor("One", ActorKind.REBEL_GROUP, ("SY",), ("the Front",))
    two = Actor("Two", ActorKind.REBEL_GROUP, ("SY",), ("Front",))
    with pytest.raises(VocabularyError, match="'Front' means both One and Two"):
        party_lists.check((one, two), "own.yaml")


def test_a_name_that_stands_twice_is_refused() -> None:
    """By the second entry nothing could be told apart."""
    one = Actor("One", ActorKind.REBEL_GROUP, ("SY",), ())
    with pytest.raises(VocabularyError, match="the name One stands twice"):
        party_lists.check((one, one), "own.yaml")


def test_an_own_list_must_not_contradict_the_shipped_one() -> None:
    """Both parties are named."""
    own = Actor("Falcons Brigade", ActorKind.REBEL_GROUP, ("SY",), (), local=("HTS",))
    with pytest.raises(VocabularyError, match="'HTS' of Falcons Brigade already means Hayat Tahrir al-Sham"):
        party_lists.overlaid(actors.shipped(), (own,), "own.yaml")


@pytest.mark.parametrize("text", ["just words", "parties: 3", "- [a, b]", "- {name: [}"])
def test_a_file_that_is_no_list_is_refused(tmp_path: Path, text: str) -> None:
    """And named."""
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"own\.yaml"):
        party_lists.own_parties(path)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "parties:\n"])
def test_an_empty_file_adds_nothing(tmp_path: Path, text: str) -> None:
    """Nor one that is not there."""
    path = tmp_path / "own.yaml"
    assert party_lists.own_parties(path) == ()
    path.write_text(text, encoding="utf-8")
    assert party_lists.own_parties(path) == ()
