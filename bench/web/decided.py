"""Decisions of many people on a made-up ledger: what history, dossiers and the journal have to find their way in.

``python -m bench.web.decided LEDGER [DECISIONS]`` adds them to a ledger that :mod:`bench.web.ledger` made.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
from collections.abc import Iterator

from harmledger.config import Settings
from harmledger.ledger import Session, Store
from harmledger.model.ids import judgement_id
from harmledger.model.judgement import Judgement, Verdict

CODERS = 12
AT_ONCE = 2000
_CLAIM_VERDICTS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE)


def decide(location: str, settings: Settings, decisions: int, seed: int = 2) -> int:
    """Add so many decisions, by some people, on claims all over the ledger; one in fifty is taken back. How many."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    with Store.open(location, settings) as store:
        for begin in range(0, decisions, AT_ONCE):
            with store.session(write=True, actor="bench") as session:
                for made in _made(session, chance, begin, min(AT_ONCE, decisions - begin)):
                    session.add_judgement(made)
            sys.stderr.write(f"\r{begin + AT_ONCE:,} decisions ")
            sys.stderr.flush()
    return decisions


def _made(session: Session, chance: random.Random, begin: int, count: int) -> Iterator[Judgement]:
    claims = _some(session, chance, count)
    earlier: list[str] = []
    for at in range(begin, begin + count):
        by = f"Coder {chance.randint(1, CODERS)}"
        moment = dt.datetime(2021, 3, 2, tzinfo=dt.UTC) + dt.timedelta(seconds=7 * at)
        verdict = chance.choices(_CLAIM_VERDICTS, (8, 1, 1))[0]
        subjects = (chance.choice(claims),)
        if earlier and chance.random() < 0.02:
            verdict, subjects = Verdict.WITHDRAW, (earlier.pop(),)
        name = judgement_id(by, moment.isoformat(), verdict, subjects)
        if verdict is not Verdict.WITHDRAW:
            earlier.append(name)
        yield Judgement(name, verdict, subjects, by, moment, "made up")


def _some(session: Session, chance: random.Random, count: int) -> list[str]:
    """Claims of incidents all over the record, and those that the queue asks about."""
    ids = session.listing.starting("inc-", 1_000_000)
    wanted = chance.sample(ids, min(len(ids), count // 4 + 1))
    found = [claim for incident in session.listing.some(wanted) for claim in incident.claims]
    return sorted(found)


def main() -> None:
    """Decide where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("decisions", type=int, nargs="?", default=20_000)
    asked = parser.parse_args()
    decide(asked.ledger, Settings(ledger=asked.ledger), asked.decisions)


if __name__ == "__main__":
    main()
