"""A user's own list of parties: laid over the shipped one, checked, and written without losing what stands there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from harmledger.config import Settings
from harmledger.errors import NotFoundError, QuestionError, VocabularyError
from harmledger.vocabulary.party import ActorKind
from harmledger.workflow import actors
from harmledger.workflow.actors import Wanted


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a ledger in an empty folder."""
    return Settings(ledger=str(tmp_path))


def _falcons(*aliases: str, local: tuple[str, ...] = ()) -> Wanted:
    return Wanted("Falcons Brigade", ActorKind.REBEL_GROUP, ("SY",), aliases, local)


def _name(settings: Settings, words: str, country: str = "SY") -> str | None:
    return actors.find(settings, words, country=country)[0].name


def test_a_party_that_was_added_is_found_by_its_words(settings: Settings) -> None:
    """With what any party can have after its name."""
    added = actors.add(settings, _falcons("Liwa al-Suqur", "لواء الصقور"))
    assert added.actor.countries == ("SY",)
    for words in ("Falcons Brigade", "Liwa al-Suqur fighters", "لواء الصقور", "the Liwa al-Suqur's rockets"):
        assert _name(settings, words) == "Falcons Brigade"
    assert _name(Settings(ledger="elsewhere"), "Liwa al-Suqur") is None


def test_words_are_added_to_a_party_of_the_shipped_list(settings: Settings) -> None:
    """Kind and countries need not be given; the shipped wordings stay."""
    actors.add(settings, Wanted("Hamas", aliases=("Movement of Zeal",)))
    assert _name(settings, "Movement of Zeal") == _name(settings, "al-Qassam Brigades") == "Hamas"


@pytest.mark.parametrize("words", ["HTS", "rebels", "Syrian", "the Nusra Front"])
def test_words_that_mean_another_party_there_are_refused(settings: Settings, words: str) -> None:
    """The message names the words and both parties, and nothing is written."""
    with pytest.raises(QuestionError, match=f"'{words}' cannot mean Falcons Brigade: it means"):
        actors.add(settings, _falcons(words))
    assert not Path(settings.ledger, actors.FILE).exists()


def test_words_that_mean_another_party_elsewhere_hold_in_its_countries_alone(settings: Settings) -> None:
    """So that reports about the other's war read as before."""
    added = actors.add(settings, _falcons("JNIM"))
    assert added.made_local == ("JNIM",)
    assert _name(settings, "JNIM", "SY") == "Falcons Brigade"
    assert _name(settings, "JNIM", "ML") == "JNIM"


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Wanted("Falcons Brigade", aliases=("Falcons",)), "kind and countries are needed"),
        (Wanted("Falcons Brigade", ActorKind.STATE, ("SY",)), "cannot be added as a state"),
        (Wanted("Falcons Brigade", ActorKind.REBEL_GROUP, ("Syria",)), "no country code"),
        (Wanted("Hamas", ActorKind.COALITION, aliases=("Zeal",)), "on the list as rebel_group"),
        (Wanted("Hamas"), "on the list already"),
        (Wanted(" "), "needs a name"),
    ],
)
def test_what_is_missing_or_wrong_is_said(settings: Settings, wanted: Wanted, message: str) -> None:
    """Before anything is written."""
    with pytest.raises(QuestionError, match=message):
        actors.add(settings, wanted)
    assert not Path(settings.ledger, actors.FILE).exists()


def test_an_unknown_parent_is_refused_and_the_file_stays_as_it_was(settings: Settings) -> None:
    """The old list is replaced only by one that can be read."""
    actors.add(settings, _falcons("Liwa al-Suqur"))
    before = Path(settings.ledger, actors.FILE).read_text(encoding="utf-8")
    with pytest.raises(VocabularyError, match="unknown parent 'Nobody'"):
        actors.add(settings, Wanted("Hill Brigade", ActorKind.REBEL_GROUP, ("SY",), parent="Nobody"))
    assert Path(settings.ledger, actors.FILE).read_text(encoding="utf-8") == before
    assert [path.name for path in Path(settings.ledger).iterdir()] == [actors.FILE]


def test_removing_an_entry_leaves_the_others_and_the_remarks(settings: Settings) -> None:
    """What a person wrote into the file stays."""
    actors.add(settings, _falcons("Liwa al-Suqur"))
    path = Path(settings.ledger, actors.FILE)
    path.write_text(path.read_text(encoding="utf-8") + "# asked the office on Monday\n", encoding="utf-8")
    actors.add(settings, Wanted("Hamas", aliases=("Movement of Zeal",)))
    assert actors.remove(settings, "Hamas") == 1
    assert "asked the office" in path.read_text(encoding="utf-8")
    assert _name(settings, "Movement of Zeal") is None
    assert _name(settings, "Liwa al-Suqur") == "Falcons Brigade"


def test_what_is_not_in_the_own_list_cannot_be_removed(settings: Settings) -> None:
    """A shipped party least of all."""
    with pytest.raises(NotFoundError, match="the shipped list is not altered"):
        actors.remove(settings, "Hamas")


def test_a_broken_file_is_named(settings: Settings) -> None:
    """With the entry that is wrong."""
    path = Path(settings.ledger, actors.FILE)
    path.write_text("- {name: Hill Brigade, kind: army, countries: [SY]}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"actors\.yaml: Hill Brigade cannot be read"):
        actors.in_force(settings)


def test_another_list_is_another_version(settings: Settings) -> None:
    """By which reports are known that were read with an older one."""
    shipped = actors.in_force(settings).version
    actors.add(settings, _falcons("Liwa al-Suqur"))
    first = actors.in_force(settings).version
    actors.add(settings, Wanted("Hamas", aliases=("Movement of Zeal",)))
    assert len({shipped, first, actors.in_force(settings).version}) == 3


def test_day_and_country_tell_whose_the_coalition_is(settings: Settings) -> None:
    """Without a day both stay open, and are named."""
    early, late = dt.date(2005, 6, 1), dt.date(2016, 6, 1)
    assert actors.find(settings, "the coalition", country="IQ", day=early)[0].name == "Multinational Force in Iraq"
    assert actors.find(settings, "the coalition", country="iq", day=late)[0].name == "US-led coalition"
    undated = actors.find(settings, "the coalition", country="IQ")[0]
    assert undated.name is None
    assert set(undated.alternatives) == {"US-led coalition", "Multinational Force in Iraq"}
    assert "2 parties" in undated.reason


def test_the_list_can_be_narrowed(settings: Settings) -> None:
    """By country, by kind, to the user's own."""
    assert {one.name for one in actors.listed(settings, country="HT", kind=ActorKind.COALITION)} >= {"United Nations"}
    assert actors.listed(settings, own=True) == []
    actors.add(settings, _falcons("Liwa al-Suqur"))
    assert [one.name for one in actors.listed(settings, own=True)] == ["Falcons Brigade"]
