"""Choosing who reads, and saying what that means: an option, a warning, and what was refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from harmledger.cli.context import Shared, err, of
from harmledger.cli.wording import in_line, many

if TYPE_CHECKING:
    from harmledger.config import Settings

SHOWN = 20  # refused values that are listed; --json has all


class Extractor(StrEnum):
    """Who reads reports."""

    TAGGER = "tagger"
    RULES = "rules"
    LLM = "llm"


Choice = Annotated[
    Extractor | None,
    typer.Option(
        "--extractor",
        help="Who reads: the rules with the learned tagger, both built in; the rules alone, several times as fast; or "
        "the language model that the settings llm_url and llm_model name. Default: the setting [bold]extractor[/].",
    ),
]


def chosen(context: typer.Context, extractor: Extractor | None) -> Shared:
    """The shared state with the extractor that was asked for; whoever's reports leave the machine is told so first."""
    shared = of(context)
    if extractor is not None:
        shared = replace(shared, settings=replace(shared.settings, extractor=extractor.value))
    _warn(shared.settings)
    return shared


def _warn(settings: Settings) -> None:
    from harmledger.workflow.reader import sends_to

    endpoint = sends_to(settings)
    if endpoint is None:
        return
    host = in_line(endpoint.host)
    if endpoint.is_loopback:
        err.print(f"note: the text of the reports goes to {host} on this machine", soft_wrap=True)
        return
    err.print(
        f"[bold]warning:[/] the text of the reports leaves this machine for {host}; do not send there what is "
        "confidential",
        soft_wrap=True,
    )
    if not endpoint.is_encrypted:
        err.print("[bold]warning:[/] it is not encrypted: whoever stands on the way can read it", soft_wrap=True)


def told_languages(languages: Sequence[str]) -> None:
    """How many reports are in a language that the extractor does not read; nothing where there is none."""
    if not languages:
        return
    counts = Counter(languages)
    err.print(
        f"{many(len(languages), 'report')} not in English, of which only what stands there in English was read: "
        + in_line(", ".join(f"{language} {counts[language]}" for language in sorted(counts))),
        soft_wrap=True,
    )


def told(refused: Sequence[str]) -> None:
    """What the language model said and the reports do not bear out: how much, and what."""
    if not refused:
        return
    err.print(f"refused {many(len(refused), 'value')} that the language model gave and the reports do not bear out:")
    for line in refused[:SHOWN]:
        err.print(f"  {in_line(line)}", soft_wrap=True)
    if len(refused) > SHOWN:
        err.print(f"  and {len(refused) - SHOWN} more; --json lists all")
