"""What a report repeats of others stands where the report is shown."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from harmledger.cli import dossier
from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.workflow.link import link
from harmledger.workflow.opening import open_ledger
from harmledger.workflow.show import show
from tests.contract.linking.test_renewal import add, tellings


def test_passage_of_another_report_is_shown(tmp_path: Path) -> None:
    """A report with one paragraph of another's names the other, and the words."""
    settings = Settings(ledger=str(tmp_path / "ledger"))
    other, first = [told for told in tellings() if told.name in {"report 11", "report 12"}]
    if first.published is not None and other.published is not None and first.published > other.published:
        first, other = other, first
    with Store.create(settings.ledger, settings) as store:
        for told in (first, other):
            add(store, told)
        link(store)
    with open_ledger(settings.ledger, settings) as ledger:
        shown = show(ledger, other.report_id)
        assert [item.origin for item in shown.taken] == [first.report_id]
        assert shown.plain()["taken"][0]["origin"] == first.report_id
        assert not ledger.taken_by(first.report_id)
    out = Console(width=200)
    with out.capture() as printed:
        dossier.render(shown, out)
    assert f"repeats {first.report_id}" in printed.get()
    assert "“The rescue service counted" in printed.get()
