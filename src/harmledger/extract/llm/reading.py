"""One model as an extractor: a report in, drafts and what was refused out."""

from __future__ import annotations

from harmledger.config import Settings
from harmledger.errors import MissingExtraError, SkipItemError
from harmledger.extract.llm.assemble import Assembled, assemble
from harmledger.extract.llm.client import Client
from harmledger.extract.llm.endpoint import Endpoint
from harmledger.extract.llm.prompt import VERSION
from harmledger.extract.llm.readable import Readable
from harmledger.model.report import Report


class LanguageModel:
    """Reads reports by asking the model that the settings name. Nothing is asked before :meth:`read`.

    Raises:
        SettingError: if address, model or protocol are not set or cannot be used.
        MissingExtraError: if langextract is not installed.
    """

    def __init__(self, settings: Settings) -> None:
        self._endpoint = Endpoint.of(settings)
        try:
            from harmledger.extract.llm import asking  # noqa: PLC0415  (optional: costs half a second and 70 MB)
        except ImportError as error:
            raise MissingExtraError("langextract is not installed", remedy="pip install 'harmledger[llm]'") from error
        self._answers = asking.answers
        self._client = Client(self._endpoint)

    @property
    def name(self) -> str:
        """What a reading by this model is kept under: ``llm/``, the version of our prompt, the model's own name."""
        return f"llm/{VERSION}/{self._endpoint.model}"

    def read(self, report: Report) -> Assembled:
        """What the model finds in ``report``, as far as the report bears it out.

        Raises:
            SkipItemError: if the report is too long to be sent, or the model gives no answer that can be used.
        """
        item = report.path or report.url or report.report_id
        readable = Readable.of(report)
        if not readable.evidence:
            return Assembled((), ())
        if len(readable.text) > self._endpoint.longest:
            message = f"has {len(readable.text)} characters, more than a language model is asked to read"
            raise SkipItemError(item, "too_large", message, remedy="raise HARMLEDGER_LLM_MAX_TEXT to have it read")
        found = self._answers(readable, report.title, lambda prompt: self._client.ask(prompt, item), item)
        made = assemble(report, readable, found)
        return Assembled(made.drafts, tuple(f"{item}: {line}" for line in made.refused))
