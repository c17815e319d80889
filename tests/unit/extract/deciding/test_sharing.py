"""Which of several parties share a deed."""

from harmledger.extract.deciding.sharing import sharing
from harmledger.model.span import Mention


def _found(text: str, chosen: str, shares: dict[str, float], *names: str) -> list[str]:
    ruled = [Mention.at(text, text.index(name), text.index(name) + len(name)) for name in names]
    values = {one.start: one.text for one in ruled}
    return [one.text for one in sharing(ruled, chosen, values, shares, text)]


def test_parties_told_in_one_breath_stay_together() -> None:
    """What stands joined to the one chosen shares the deed, however little the network thinks of it."""
    text = "Strikes by Moruv's jets and allied Tanev forces hit the town."
    assert _found(text, "Moruv", {"Moruv": 0.99, "Tanev": 0.001}, "Moruv", "Tanev") == ["Moruv", "Tanev"]


def test_a_party_apart_needs_a_chance_of_its_own() -> None:
    """A party that the rules name in another clause has no share in the deed unless the network gives it some."""
    text = "Moruv shelled the camp where Tanev had fled, the mayor said."
    assert _found(text, "Moruv", {"Moruv": 0.99, "Tanev": 0.001}, "Moruv", "Tanev") == ["Moruv"]
    assert _found(text, "Moruv", {"Moruv": 0.8, "Tanev": 0.1}, "Moruv", "Tanev") == ["Moruv", "Tanev"]


def test_the_order_of_the_rules_mentions_is_that_of_the_text() -> None:
    """Mentions come back as they stand in the text, whatever order they were given in."""
    text = "Moruv and Tanev opened fire."
    assert _found(text, "Tanev", {}, "Tanev", "Moruv") == ["Moruv", "Tanev"]
