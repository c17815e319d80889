"""The page of speeds: rows of tasks that were not measured again stay."""

from __future__ import annotations

from bench.speed import merged

OLD = "Machine: old.\n\n| task | speed |\n| --- | ---: |\n| capture | 1 |\n| link | 2 |"
NEW = "Machine: new.\n\n| task | speed |\n| --- | ---: |\n| rules | 3 |\n| link | 4 |"


def test_rows_of_other_tasks_stay_in_their_order() -> None:
    """The head is the new one's, each row the newest there is."""
    rows = "| capture | 1 |\n| rules | 3 |\n| link | 4 |"
    assert merged(OLD, NEW) == f"Machine: new.\n\n| task | speed |\n| --- | ---: |\n{rows}"


def test_a_first_table_stands_as_it_is() -> None:
    """Nothing was there before."""
    assert merged("", NEW) == NEW
