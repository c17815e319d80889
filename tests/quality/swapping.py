"""The same report with another party in it: frames, parties, and what of a reading must not depend on the party."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import Any

from harmledger.model.codec import to_plain
from harmledger.model.report import PublishedBasis, Report, Section, SectionKind
from harmledger.workflow.reader import Reader

SETTING = "Saraqib, Syria - Monday's events were told by residents and medics of the town in Idlib province.\n\n"
"""What every report begins with, so that place and day never hang on the party."""


@dataclass(frozen=True, slots=True)
class Swapped:
    """A party as sentences name it.

    Attributes:
        name: the neutral name.
        noun: what acts ("Russia", "the RSF").
        adjective: what stands before "forces" ("Russian", "RSF").
        owner: what owns ("Russia's", "the RSF's").
    """

    name: str
    noun: str
    adjective: str
    owner: str = ""

    @property
    def owning(self) -> str:
        """The party as an owner."""
        return self.owner or f"{self.noun}'s"


PARTIES = (
    Swapped("Government of Russia", "Russia", "Russian"),
    Swapped("Government of the United States", "the United States", "US"),
    Swapped("Government of Israel", "Israel", "Israeli"),
    Swapped("Government of Turkey", "Turkey", "Turkish"),
    Swapped("Government of Iran", "Iran", "Iranian"),
    Swapped("Government of Ukraine", "Ukraine", "Ukrainian"),
    Swapped("Government of Saudi Arabia", "Saudi Arabia", "Saudi"),
    Swapped("Government of South Sudan", "South Sudan", "South Sudanese"),
    Swapped("Government of Ethiopia", "Ethiopia", "Ethiopian"),
    Swapped("Government of United Kingdom", "Britain", "British"),
    Swapped("Hamas", "Hamas", "Hamas"),
    Swapped("Hezbollah", "Hezbollah", "Hezbollah"),
    Swapped("RSF", "the RSF", "RSF"),
    Swapped("M23", "M23", "M23"),
    Swapped("Islamic State", "Islamic State", "Islamic State"),
    Swapped("Boko Haram", "Boko Haram", "Boko Haram"),
    Swapped("Ansar Allah", "the Houthis", "Houthi", "the Houthis'"),
    Swapped("Hayat Tahrir al-Sham", "Hayat Tahrir al-Sham", "Hayat Tahrir al-Sham"),
    Swapped("FARC", "the FARC", "FARC"),
    Swapped("Al-Shabaab", "al-Shabaab", "al-Shabaab"),
    Swapped("Taliban", "the Taliban", "Taliban", "the Taliban's"),
    Swapped("PKK", "the PKK", "PKK"),
)

FRAMES = (
    "Five people were killed when {a} warplanes struck a market in Saraqib on Monday.",
    "{a} forces shelled Saraqib on Monday, killing three children.",
    "The {a} army shelled the town of Saraqib on Monday and wounded at least 12 civilians.",
    "{n} bombed a hospital in Saraqib on Monday, killing two nurses.",
    "{a}-backed fighters killed seven villagers near Saraqib on Monday.",
    "Nine people were killed by {a} shelling of a camp near Saraqib.",
    "Four civilians were killed by {n} in Saraqib on Monday, residents said.",
    "Residents blamed {n} for the attack, in which 14 people died.",
    "The attack, which killed six people, was carried out by {n}.",
    "{n} said it had hit a military base and that no civilians were harmed.",
    "{n} denied that its forces had shelled the town.",
    "{n} claimed responsibility for the bombing, which wounded 20 people.",
    "At least 30 people were wounded in {a} air strikes on Saraqib.",
    "{o} forces took control of two villages near Saraqib on Monday.",
    "{n} seized the town of Saraqib on Monday after days of fighting.",
    "{n} and local fighters agreed on a ceasefire in Saraqib.",
    "A ceasefire was announced by {n} on Monday.",
    "{n} violated the ceasefire on Monday, the monitor said.",
    "Two rockets fired by {a} forces hit a school in Saraqib, killing a teacher.",
    "{a} drones hit a bakery in Saraqib, medics said, killing eight people.",
    "More than 200 families fled {a} bombardment of Saraqib.",
    "About 1,500 people were displaced by fighting between {n} and local fighters near Saraqib.",
    "{a} troops detained 40 men in Saraqib on Monday, residents said.",
    "{a} soldiers killed a journalist at a checkpoint near Saraqib.",
    "Three {a} soldiers were killed in an ambush near Saraqib on Monday.",
    "{o} artillery destroyed 12 houses in Saraqib on Monday.",
    "Suspected {a} jets struck a water station in Saraqib, wounding two workers.",
    "A father and his two sons were killed by a mine laid by {n} near Saraqib.",
    "Rescue workers said a {a} missile had killed 11 people, among them four children.",
    "{n} accused local fighters of killing 10 civilians in Saraqib.",
    "Local fighters accused {n} of killing 10 civilians in Saraqib.",
    "Since January {a} forces have killed more than 300 civilians in the province.",
    "{a} helicopters dropped barrel bombs on Saraqib, killing a woman and her daughter.",
    "Shelling by {a} forces killed at least five people and wounded dozens.",
    "Forces loyal to {n} opened fire on protesters in Saraqib, killing three of them.",
    "{n} executed nine prisoners in Saraqib on Monday, the monitor said.",
    "A {a} suicide bomber killed 17 people at a market in Saraqib.",
    "{a} navy vessels fired on fishermen, killing two, the monitor reported.",
    "Between 20 and 30 people were killed in the {a} raid, witnesses said.",
    "{a} fire killed a medic and wounded five others as they drove to Saraqib.",
    "The monitor said {n} had looted dozens of homes in Saraqib.",
    "Clashes between {a} forces and local fighters killed 16 people, including six civilians.",
    "{n} carried out the strike that killed two aid workers, the United Nations said.",
    "Under {a} bombardment, 4,000 people left Saraqib within a week.",
    "A {a} spokesman said that 25 fighters had been killed near Saraqib.",
)


def _in_sentence(frame: str, party: Swapped) -> str:
    text = frame.format(n=party.noun, a=party.adjective, o=party.owning)
    return SETTING + text[:1].upper() + text[1:]


def report(frame: str, party: Swapped) -> Report:
    """The report that the frame makes of the party."""
    text = _in_sentence(frame, party)
    return Report(
        report_id="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        language="en",
        published=dt.date(2019, 7, 23),
        published_basis=PublishedBasis.GIVEN,
        sections=(Section(SectionKind.BODY, 0, len(text)),),
    )


def told(read: Reader, frame: str, party: Swapped) -> list[Any]:
    """The claims of a frame, with the party's names taken out; equal for all parties where none is treated apart.

    What is left out besides is what the party's own name decides: ids, offsets, whether a speaker is a government or an
    armed group, and how surely and why its name is its name.
    """
    found = report(frame, party)
    bare = party.noun.removeprefix("the ")
    surfaces = sorted({party.noun, bare, party.adjective, party.name}, key=len, reverse=True)
    names = "|".join(map(re.escape, surfaces))
    pattern = re.compile(rf"\b(?:[Tt]he )?(?:{names})s?(?:'s|')?(?!\w)")
    return [_masked(_backed(to_plain(claim)), pattern) for claim in read.read(found).claims]


def _backed(claim: dict[str, Any]) -> dict[str, Any]:
    """The claim with one name for all whom a party keeps: of some the list knows who they are, of others not."""
    kept = {who["name"] or who["text"] for who in claim["actors"] if "-backed" in who["text"]}
    for who in claim["actors"]:
        if "-backed" in who["text"]:
            who["name"] = "those backed"
    return claim | {
        key: ["those backed" if name in kept else name for name in value]
        for key, value in claim.items()
        if key in _ROLES
    }


_ROLES = frozenset("perpetrators parties gained_by lost_by by named".split())


_OWN = frozenset("claim_id report_id start end at part_of of score alternatives reason".split())


def _masked(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, dict):
        kept = {key: _masked(item, pattern) for key, item in value.items() if key not in _OWN}
        named = str(value.get("name") or value.get("text") or "")
        if set(value) >= {"name", "type"} and pattern.search(named):
            kept |= {"name": "the party's", "type": "the party's"}
        return kept
    if isinstance(value, list):
        return [_masked(item, pattern) for item in value]
    return pattern.sub("X", value) if isinstance(value, str) else value
