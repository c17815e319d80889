"""Readers and reviewers at once, over HTTP: nobody may meet a fault, and nothing that was told to be kept be lost."""

from __future__ import annotations

import random
import re
import statistics
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from bench.web.asked import Known, pages
from bench.web.spread import share

THINKING = (2.0, 6.0)
"""Seconds between two pages that one reader opens, from and to."""
PATIENCE = 60.0
"""Seconds after which a client takes a server for dead."""
_EXPECTED = frozenset({409, 422})
"""What a reviewer is told who was overtaken, or who has to say why; nothing was kept then."""


@dataclass(slots=True)
class Met:
    """What one kind of people met.

    Attributes:
        count: how many people.
        times: seconds from sending to the last byte, of each answer.
        faults: answers with a status of 500 or more, none at all, or one that was not to be expected, by what it was.
        told: how often a reviewer was told that an answer is not kept yet, and why.
        kept: ids of the judgements that reviewers were told are kept.
    """

    count: int
    times: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    told: Counter[int] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a crowd met, for how many seconds, and ids of judgements that were told to be kept and are not there."""

    readers: Met
    reviewers: Met
    seconds: float
    lost: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Whether nobody met a fault and nothing was lost."""
        return not (self.readers.faults or self.reviewers.faults or self.lost)

    def lines(self) -> list[str]:
        """What happened, a sentence a line."""
        found = []
        for name, met in (("readers", self.readers), ("reviewers", self.reviewers)):
            middle = statistics.median(met.times) if met.times else 0.0
            found.append(
                f"{met.count} {name} for {self.seconds / 60:g} minutes: {len(met.times):,} answers,"
                f" {met.faults.total()} faults{_named(met.faults)}, p50 {middle * 1000:.0f} ms,"
                f" p95 {share(met.times, 0.95) * 1000:.0f} ms."
            )
        told = _named({str(status): count for status, count in sorted(self.reviewers.told.items())})
        found.append(
            f"Decisions: {len(self.reviewers.kept):,} kept, {len(self.lost)} of them lost;"
            f" {self.reviewers.told.total()} sent back to whoever decided{told}."
        )
        return found


def _named(counts: Any) -> str:
    return f" ({', '.join(f'{count} x {what}' for what, count in counts.items())})" if counts else ""


def crowd(base: str, names: Known, people: tuple[int, int], seconds: float) -> Crowd:
    """So many readers, who open page after page, and reviewers, who answer questions of the queue, all at once."""
    ends = time.monotonic() + seconds
    readers, reviewers = Met(people[0]), Met(people[1])
    lock = threading.Lock()
    tasks = [threading.Thread(target=_read, args=(base, names, readers, lock, ends, at)) for at in range(people[0])]
    tasks += [
        threading.Thread(target=_decide, args=(base, names, reviewers, lock, ends, at)) for at in range(people[1])
    ]
    for task in tasks:
        task.start()
    for task in tasks:
        task.join()
    return Crowd(readers, reviewers, seconds, tuple(_lost(base, reviewers.kept)))


def _read(base: str, names: Known, met: Met, lock: threading.Lock, ends: float, seed: int) -> None:
    """One reader: any page, some seconds to look at it, the next."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    addresses = list(pages(names).values())
    with httpx.Client(base_url=base, timeout=PATIENCE, follow_redirects=True) as client:
        time.sleep(chance.uniform(0, THINKING[1]))
        while time.monotonic() < ends:
            _asked(client, met, lock, "GET", chance.choice(addresses)(chance))
            time.sleep(chance.uniform(*THINKING))


def _decide(base: str, names: Known, met: Met, lock: threading.Lock, ends: float, seed: int) -> None:
    """One reviewer: a question of the queue, an answer to it, now and then a decision on a claim of an incident."""
    chance = random.Random(1000 + seed)  # noqa: S311  # nothing secret
    with httpx.Client(base_url=base, timeout=PATIENCE, follow_redirects=True) as client:
        while time.monotonic() < ends:
            item = chance.choice(names.items)
            shown = _asked(client, met, lock, "GET", f"/api/v1/review/items/{item}")
            if shown is not None and chance.random() < 0.7:
                note = f"looked at by {seed} at {time.time_ns()}"
                sent = {"verdict": "accept", "note": note, "version": shown.json()["version"]}
                made = _asked(client, met, lock, "POST", f"/api/v1/review/items/{item}", sent)
                found = [one["judgement_id"] for one in made.json()["judgements"]] if made is not None else []
            else:
                claims = chance.choice(names.claims)
                sent = {"verdict": "accept", "subjects": [claims], "note": f"{seed} {time.time_ns()}"}
                made = _asked(client, met, lock, "POST", "/api/v1/judgements", sent)
                found = [made.json()["judgement_id"]] if made is not None else []
            with lock:
                met.kept += found
            time.sleep(chance.uniform(*THINKING))


def _asked(
    client: httpx.Client, met: Met, lock: threading.Lock, method: str, address: str, sent: object = None
) -> httpx.Response | None:
    """The answer, where it is a success; what it was and how long it took is noted."""
    begun = time.perf_counter()
    fault = ""
    answer = None
    try:
        answer = client.request(method, address, json=sent)
    except httpx.HTTPError as error:
        fault = type(error).__name__
    took = time.perf_counter() - begun
    with lock:
        met.times.append(took)
        if answer is not None and answer.status_code in _EXPECTED and method == "POST":
            met.told[answer.status_code] += 1
        elif answer is not None and answer.status_code >= 400:
            fault = f"{answer.status_code} at {re.split(r'[?0-9]', address)[0]}"
        if fault:
            met.faults[fault] += 1
    return answer if answer is not None and answer.status_code < 400 else None


def _lost(base: str, kept: list[str]) -> set[str]:
    """Those that the ledger does not have."""
    wanted = set(kept)
    with httpx.Client(base_url=base, timeout=PATIENCE) as client:
        after: str | None = None
        while wanted:
            page = client.get("/api/v1/judgements", params={"limit": 1000} | ({"after": after} if after else {})).json()
            wanted -= {one["judgement_id"] for one in page["judgements"]}
            after = page["next"]
            if after is None:
                break
    return wanted
