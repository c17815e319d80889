"""What a linking leaves behind for the pages, for a made-up ledger: ``python -m bench.web.shelved LEDGER``.

The signature of every report, and the copies that were made up. Nothing is linked, so that what only the next linking
asks for (reports by their keys, events) is not there.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from dataclasses import replace

from harmledger.config import Settings
from harmledger.ledger import Session, Store
from harmledger.link.origins.compare import Extent, Match
from harmledger.link.origins.copies import signed
from harmledger.link.renewal.shelves import packed
from harmledger.model.codec import to_json
from harmledger.workflow.link import stands
from harmledger.workflow.shelves import LedgerShelves


def shelve(location: str, settings: Settings) -> None:
    """Keep the signatures of a ledger's reports, and what its copies took."""
    gc.disable()  # millions of values and no circles
    with Store.open(location, settings) as store, store.session(write=True) as session:
        session.shelves.clear()
        session.shelves.put_signatures(_signed(session))
        copies = session.around.every("copies")
        matches = (Match(one.origin, one.report_id, Extent.COPY, one.shared, one.reason, ()) for one in copies)
        LedgerShelves(session, ()).replace_matches((), matches)
        stands(session)
    gc.enable()


def _signed(session: Session) -> Iterator[tuple[str, str, bytes, tuple[int, ...]]]:
    for name, one in signed(tuple(session.reports())).items():
        yield name, to_json(replace(one, keys=())), packed(one.keys), ()


def main() -> None:
    """Do so for the ledger that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("location", help="the folder of a made-up ledger")
    shelve(parser.parse_args().location, Settings())


if __name__ == "__main__":
    main()
