"""All names of a report, chosen among together."""

from __future__ import annotations

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import together
from harmledger.resolve.gazetteer.index import Candidate
from harmledger.resolve.gazetteer.together import Name, Option


def _town(number: int, name: str, state: str, at: tuple[float, float], *, country: str = "US") -> Candidate:
    return Candidate(f"t:{number}", name, *at, PlacePrecision.SETTLEMENT, (state, country), country, 9000, 3.0, 1.0)


PARIS_TEXAS = _town(1, "Paris", "Texas", (33.66, -95.55))
PARIS_ILLINOIS = _town(2, "Paris", "Illinois", (39.61, -87.69))
BONHAM = _town(3, "Bonham", "Texas", (33.58, -96.18))
TEXAS = Candidate("s:1", "Texas", 31.5, -99.3, PlacePrecision.PROVINCE, ("US",), "US", 1, 600.0, 1.0)
PARIS = _town(4, "Paris", "Ile-de-France", (48.86, 2.35), country="FR")


def _name(name: str, *options: tuple[Candidate, float], at: int = 0) -> Name:
    return Name([Option(place, merit) for place, merit in options], name, [(at, at + len(name))])


def _chosen(name: Name) -> str:
    return max(name.options, key=lambda one: one.share).candidate.gazetteer_id


def test_a_town_near_another_name_is_meant() -> None:
    """Of two towns of one name the one beside the report's other town, though the other is greater."""
    paris = _name("paris", (PARIS_ILLINOIS, 1.0), (PARIS_TEXAS, 0.0))
    together.weigh([paris, _name("bonham", (BONHAM, 0.0), at=500)], {})
    assert _chosen(paris) == "t:1"


def test_of_two_names_that_speak_for_different_places_the_nearer_counts_more() -> None:
    """A quarter that two cities have lies in the one that was named last."""
    peoria = _town(5, "Peoria", "Illinois", (40.69, -89.59))
    paris = _name("paris", (PARIS_ILLINOIS, 1.0), (PARIS_TEXAS, 1.0), at=900)
    near, far = _name("bonham", (BONHAM, 0.0), at=850), _name("peoria", (peoria, 0.0), at=10)
    together.weigh([paris, near, far], {})
    assert _chosen(paris) == "t:1"


def test_a_town_in_a_state_that_is_named_is_meant() -> None:
    """A state is support for its towns."""
    paris = _name("paris", (PARIS_ILLINOIS, 1.0), (PARIS_TEXAS, 0.0))
    together.weigh([paris, _name("texas", (TEXAS, 0.0), at=500)], {})
    assert _chosen(paris) == "t:1"


def test_what_the_words_say_outweighs_size() -> None:
    """Words like "Paris in Texas" do not mean the capital of France."""
    paris = _name("paris", (PARIS, 4.0), (PARIS_TEXAS, 0.0))
    together.weigh([paris, _name("texas", (TEXAS, 0.0), at=500)], {0: [1]})
    assert _chosen(paris) == "t:1"


def test_nothing_else_leaves_merit_to_decide() -> None:
    """One name alone is what it is likeliest by itself; the shares add up to 1."""
    paris = _name("paris", (PARIS, 3.0), (PARIS_TEXAS, 0.0))
    together.weigh([paris], {})
    assert _chosen(paris) == "t:4"
    assert abs(sum(one.share for one in paris.options) - 1.0) < 1e-9


def test_one_name_does_not_hold_up_itself() -> None:
    """The same name in other words is no second witness for places that lie near one another."""
    one, other = (_name("paris", (PARIS_ILLINOIS, 1.0), (PARIS_TEXAS, 0.0), at=at) for at in (0, 900))
    together.weigh([one, other], {})
    assert _chosen(one) == _chosen(other) == "t:2"
