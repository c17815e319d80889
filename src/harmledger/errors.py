"""Every error that harmledger raises on purpose, in one leaf module.

They are named by what the caller does next: ``SkipItemError`` (leave this item, go on with the others),
``StopRunError`` (nothing more can be done until the user acts). Each carries its facts as attributes; its message
names the file or setting and the remedy.
"""

from __future__ import annotations


class HarmledgerError(Exception):
    """Base of every error raised on purpose; anything else that escapes is a fault of ours."""

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(message if remedy is None else f"{message}: {remedy}")


class SkipItemError(HarmledgerError):
    """One input cannot be used; the run goes on without it.

    Attributes:
        item: the path, URL or record that is skipped.
        reason: a short stable word for the reason, listed by ``harmledger status`` (``empty``, ``binary``,
            ``too_large``, ``encoding``, ``encrypted``, ``truncated``, ``malformed``, ``unsupported``, ``no_text``,
            ``unreadable``, ``fetch``; of a language model ``llm_unreachable``, ``llm_timeout``, ``llm_refused``,
            ``llm_busy``, ``llm_answer``).
    """

    def __init__(self, item: str, reason: str, message: str, *, remedy: str | None = None) -> None:
        self.item = item
        self.reason = reason
        super().__init__(f"{item}: {message}", remedy=remedy)


class StopRunError(HarmledgerError):
    """The run cannot go on; nothing that was saved is lost."""


class LedgerMissingError(StopRunError):
    """There is no ledger at the given location."""


class LedgerExistsError(StopRunError):
    """A new ledger was asked for where one stands already, or where other files would be overwritten."""


class LedgerBusyError(StopRunError):
    """Another process holds the ledger's write lock for longer than we wait."""


class LedgerVersionError(StopRunError):
    """The ledger was written by a newer harmledger, or is no ledger at all."""


class LedgerDamagedError(StopRunError):
    """Stored bytes or rows no longer agree with their hashes; ``harmledger verify`` names which."""


class NotFoundError(StopRunError):
    """The id, place or name that was asked for is not in the ledger."""


class QuestionError(StopRunError):
    """What was asked or decided makes no sense, whatever is in the ledger; the message says what would."""


class SettingError(StopRunError):
    """A setting has a value that cannot be used; the message names the setting and where it was read."""


class VocabularyError(StopRunError):
    """A vocabulary or gazetteer file is malformed; the message names the file and the entry."""


class ExportError(StopRunError):
    """Nothing was published: a check failed, or the target cannot be written."""


class MissingExtraError(StopRunError):
    """An optional dependency is needed for this call; the remedy names the extra to install."""


class PortBusyError(StopRunError):
    """The port that the pages should be served on is taken."""


class AccountsNeededError(StopRunError):
    """Others could reach the pages, and nothing says who may: nothing was started."""


class OvertakenError(StopRunError):
    """Somebody else decided meanwhile; nothing of this decision was kept, and it can be given again knowing theirs.

    Attributes:
        judgements: ids of what was decided meanwhile, earliest first.
    """

    def __init__(self, message: str, *, judgements: tuple[str, ...] = (), remedy: str | None = None) -> None:
        self.judgements = judgements
        super().__init__(message, remedy=remedy)


class NoteNeededError(QuestionError):
    """The decision overrides another person's, or what the machine was sure of, and says not why."""
