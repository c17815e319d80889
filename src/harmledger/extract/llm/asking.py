"""Asking a model for what a text says, by langextract: prompts, stretches of long texts, reading of the answers.

The only module that imports langextract; import it when a model is asked for, and not before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import langextract
from langextract.core.base_model import BaseLanguageModel
from langextract.core.data import AlignmentStatus, ExampleData, Extraction
from langextract.core.exceptions import LangExtractError
from langextract.core.types import ScoredOutput
from langextract.prompt_validation import PromptValidationLevel

from harmledger.errors import SkipItemError
from harmledger.extract.llm.assemble import Answer
from harmledger.extract.llm.prompt import EXAMPLES, description
from harmledger.extract.llm.readable import Readable

STRETCH = 6_000  # characters asked about at once: most reports are one question
BEFORE = 600  # characters of the stretch before, so that "it added" has a speaker
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL | re.IGNORECASE)
_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)\n?```", re.DOTALL | re.IGNORECASE)


class _Model(BaseLanguageModel):
    """langextract's door for models of others: prompts in, answers out."""

    def __init__(self, ask: Callable[[str], str], item: str) -> None:
        super().__init__()
        self.set_fence_output(False)
        self._ask = ask
        self._item = item

    def infer(self, batch_prompts: Sequence[str], **kwargs: Any) -> Iterator[Sequence[ScoredOutput]]:
        """The model's answer to each prompt, one after the other."""
        del kwargs
        for prompt in batch_prompts:
            yield [ScoredOutput(score=1.0, output=_bare(self._ask(prompt), self._item))]


def answers(readable: Readable, title: str | None, ask: Callable[[str], str], item: str) -> list[Answer]:
    """What the model says that the text claims.

    Args:
        readable: the text that is sent.
        title: the report's title, which says what later stretches are about.
        ask: puts one prompt to the model and gives its words.
        item: the report's name, for errors.

    Raises:
        SkipItemError: as ``ask`` does, and if what the model says is not of the form that it was asked for.
    """
    try:
        found = langextract.extract(
            readable.text,
            prompt_description=description(),
            examples=[_example(text, given) for text, given in EXAMPLES],
            model=_Model(ask, item),
            additional_context=f"The report's title: {title}" if title else None,
            max_char_buffer=STRETCH,
            context_window_chars=BEFORE,
            batch_length=1,
            max_workers=1,
            use_schema_constraints=False,
            show_progress=False,
            prompt_validation_level=PromptValidationLevel.OFF,  # a test of ours is stricter
            resolver_params={
                "suppress_parse_errors": False,
                "enable_fuzzy_alignment": False,
                "accept_match_lesser": False,
            },
        )
    except LangExtractError as error:
        raise _malformed(item, str(error)) from error
    return [_answer(extraction, readable) for extraction in found.extractions or ()]


def _example(text: str, given: Sequence[Answer]) -> ExampleData:
    return ExampleData(
        text=text,
        extractions=[Extraction(answer.kind, answer.quote, attributes=dict(answer.values)) for answer in given],
    )


def _answer(extraction: Extraction, readable: Readable) -> Answer:
    where = extraction.char_interval
    at = where.start_pos if where is not None and extraction.alignment_status is AlignmentStatus.MATCH_EXACT else None
    start = None if at is None else readable.origin(at)
    return Answer(extraction.extraction_class, extraction.extraction_text, extraction.attributes or {}, start)


def _bare(words: str, item: str) -> str:
    """The JSON of an answer, without the thoughts and the fence that some models set around it.

    Raises:
        SkipItemError: if there is none.
    """
    said = _THOUGHT.sub("", words).strip()
    fenced = _FENCED.search(said)
    bare = fenced.group(1) if fenced and not said.startswith(("{", "[")) else said
    try:
        json.loads(bare)
    except (ValueError, RecursionError) as error:
        raise _malformed(item, str(error)) from error
    return bare


def _malformed(item: str, why: str) -> SkipItemError:
    short = " ".join(why.split())[:160]
    message = f"the model's answer is not of the form that it was asked for ({short})"
    return SkipItemError(item, "llm_answer", message, remedy="try again, or name another model")
