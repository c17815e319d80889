"""Errors in the reader's language: every sentence by which a page refuses something is in the catalogue."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import harmledger
from harmledger.errors import QuestionError
from harmledger.web import catalogue, refusals

SOURCE = Path(harmledger.__file__).parent
SHOWN = (
    "review/editing.py",
    "workflow/reviewing",
    "workflow/correct.py",
    "workflow/meant.py",
    "workflow/users.py",
    "workflow/beside.py",
    "workflow/exporting.py",
    "ledger/records.py",
    "ledger/reviews.py",
    "ledger/readings.py",
    "ledger/reports.py",
    "ledger/listing.py",
    "web/faults.py",
    "web/routes/incidents.py",
    "web/routes/reports.py",
)
"""Where the errors are raised that pages show."""
KINDS = {"QuestionError", "NotFoundError", "NoteNeededError", "OvertakenError", "ExportError"}
NAMED = "9"
"""Stands for whatever an error names."""
TOLD_ELSEWHERE = {"told", f"{NAMED} {NAMED} “{NAMED}” for a {NAMED}", f"{NAMED} {NAMED}"}
"""Sentences put together from parts; tried below as they come out."""


def sentence(node: ast.expr) -> str | None:
    """A text of the source as it would come out; None where it is worked out elsewhere."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else NAMED for part in values)
        case _:
            return None


def raised() -> Iterator[tuple[str, str]]:
    """Every sentence of every error, as group and text."""
    for name in SHOWN:
        path = SOURCE / name
        for file in [path] if path.is_file() else sorted(path.glob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS):
                    continue
                remedies = [word.value for word in node.keywords if word.arg == "remedy"]
                for group, part in [(refusals.FAULT, node.args[0]), *((refusals.REMEDY, one) for one in remedies)]:
                    text = sentence(part)
                    if text is not None and text not in TOLD_ELSEWHERE:
                        yield group, text


def test_there_are_refusals_to_look_at() -> None:
    """The source is found, and the errors in it."""
    assert len(set(raised())) > 80


@pytest.mark.parametrize(("group", "text"), sorted(set(raised())))
def test_every_refusal_is_told_in_arabic(group: str, text: str) -> None:
    """With what it names in its place, and no English left but the names of commands."""
    texts = catalogue.load("ar")
    assert refusals.said(group, text, catalogue.load()) == text
    found = refusals.said(group, text, texts)
    assert found != text
    assert any("\u0600" <= char <= "\u06ff" for char in found)
    assert found.count(NAMED) >= min(1, text.count(NAMED))


@pytest.mark.parametrize(
    "text",
    [
        "clm-1 has no words “Idlib” for a place",
        "clm-1 has more than once the words “Idlib” for a place",
        "no party on the list is called 'Wagners' (is it Wagner Group?)",
        "there is no judgement jdg-9",
        "more than one judgement begins with jdg-9",
        "rev-1 was handed to coders, who answer without seeing each other",
    ],
)
def test_sentences_put_together_are_told_too(text: str) -> None:
    """Where the source has only the parts of a sentence, the catalogue has the whole."""
    assert refusals.said(refusals.FAULT, text, catalogue.load("ar")) != text


def test_message_and_remedy_are_one_line() -> None:
    """In either language; what nobody put into the catalogue stays as it is."""
    error = QuestionError("the number is missing", remedy="give it, or choose a range")
    assert refusals.told(error, catalogue.load()) == str(error)
    assert refusals.told(error, catalogue.load("ar")) == "العدد ناقص. اكتبه، أو اختر مدى"
    assert refusals.told(QuestionError("something new"), catalogue.load("ar")) == "something new"


def test_what_an_error_names_keeps_its_direction() -> None:
    """On a page: a name of the other script stands by itself, and brings no markup."""
    error = QuestionError("<b>inc-1</b> and inc-2 are one incident already", remedy="choose two")
    assert refusals.marked(error, catalogue.load("ar")) == (
        "<bdi>&lt;b&gt;inc-1&lt;/b&gt;</bdi> و<bdi>inc-2</bdi> حادثة واحدة من قبل. اختر اثنتين"
    )
    assert refusals.marked(QuestionError("new <i>"), catalogue.load("ar")) == '<bdi lang="en">new &lt;i&gt;</bdi>'
    assert refusals.marked(error, catalogue.load(), whole=False) == (
        "&lt;b&gt;inc-1&lt;/b&gt; and inc-2 are one incident already"
    )
