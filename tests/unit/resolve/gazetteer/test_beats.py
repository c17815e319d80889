"""An outlet's beat: what it says of places, and when there is none."""

from __future__ import annotations

from collections import Counter

import pytest

from harmledger.model.beat import SurePlace
from harmledger.model.draft import PlaceMention
from harmledger.model.report import Report
from harmledger.model.span import Mention
from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import beats
from harmledger.resolve.gazetteer.beats import Beat
from harmledger.resolve.gazetteer.choose import Chooser
from harmledger.resolve.gazetteer.index import Candidate, Gazetteer
from harmledger.resolve.gazetteer.together import Name, Option


def _town(number: int, name: str, state: str, at: tuple[float, float], *, country: str = "US") -> Candidate:
    return Candidate(f"t:{number}", name, *at, PlacePrecision.SETTLEMENT, (state, country), country, 9000, 3.0, 1.0)


PARIS_TEXAS = _town(1, "Paris", "Texas", (33.66, -95.55))
PARIS_ILLINOIS = _town(2, "Paris", "Illinois", (39.61, -87.69))
BONHAM = _town(3, "Bonham", "Texas", (33.58, -96.18))
PARIS = _town(4, "Paris", "Ile-de-France", (48.86, 2.35), country="FR")
TEXAS = Candidate("s:1", "Texas", 31.5, -99.3, PlacePrecision.PROVINCE, ("US",), "US", 1, 600.0, 1.0)
FRANCE = Candidate("c:1", "France", 46.0, 2.0, PlacePrecision.COUNTRY, (), "FR", 1, 600.0, 1.0)


def _beat(*places: Candidate) -> Beat:
    made = beats.counted(Counter(map(beats.of_place, places)))
    assert made is not None
    return made


def _merit(beat: Beat, place: Candidate) -> float:
    return beat.merit(Option(place, 0.0))


def test_a_town_of_the_beat_is_meant_before_its_namesakes() -> None:
    """A paper that names Bonham and Texas means its own Paris; the one abroad least of all."""
    beat = _beat(BONHAM, BONHAM, TEXAS)
    assert _merit(beat, PARIS_TEXAS) > _merit(beat, PARIS_ILLINOIS) > _merit(beat, PARIS)


def test_places_all_over_the_world_are_no_beat() -> None:
    """A wire service writes about everywhere: that it named a place before says nothing."""
    far = [_town(at, f"T{at}", "S", (-60.0 + 2 * at, -170.0 + 5.5 * at), country=f"C{at}") for at in range(60)]
    assert beats.counted(Counter(map(beats.of_place, far))) is None
    assert beats.counted(Counter()) is None


def test_a_few_places_more_leave_a_beat_as_it_is() -> None:
    """Shares are powers of two, so that not every report that comes in makes all others outdated."""
    known = Counter({beats.of_place(BONHAM): 60, beats.of_place(PARIS_TEXAS): 40})
    more = known + Counter({beats.of_place(BONHAM): 2})
    made, again = beats.counted(known), beats.counted(more)
    assert made is not None
    assert again is not None
    assert made.digest == again.digest
    assert made.digest != _beat(PARIS).digest


def test_only_what_a_name_surely_means_is_counted() -> None:
    """A name that may mean two towns tells nothing; a country is counted as one, without a point."""
    doubtful = Name([Option(PARIS_TEXAS, 0.0, share=0.5), Option(PARIS_ILLINOIS, 0.0, share=0.5)])
    country = Name([Option(FRANCE, 0.0, share=0.9)])
    province = Name([Option(TEXAS, 0.0, share=1.0)])
    assert beats.sure([doubtful, country, province, Name([])]) == (SurePlace("FR"), SurePlace("US", "Texas"))


def test_a_given_beat_has_its_whole_weight() -> None:
    """A person may say that an outlet writes about two countries, far apart as they are."""
    beat = beats.given([FRANCE, BONHAM])
    assert beat.weight == 1.0
    assert _merit(beat, PARIS) > _merit(beat, _town(9, "Paris", "Ontario", (43.2, -80.4), country="CA"))


@pytest.mark.parametrize(
    ("text", "state", "told"),
    [
        ("Nine people were killed in Jackson.", "Ohio", True),
        ("Nine people were killed in Jackson, Miss., on Monday.", "Mississippi", False),
    ],
)
def test_what_the_words_say_comes_before_the_beat(text: str, state: str, *, told: bool) -> None:
    """A bare name is the outlet's own town, and the reason says so; a state that is named with it decides by itself."""
    at = text.index("Jackson")
    mention = PlaceMention(Mention.at(text, at, at + len("Jackson")))
    with Gazetteer.open() as gazetteer:
        beat = beats.given(gazetteer.find("Chillicothe", 1, "US"))
        place = Chooser(Report("sha256:0", text), [mention], gazetteer, beat).place(mention)
    assert state in place.admin
    assert ("where the outlet's reports are set" in (place.reason or "")) is told
