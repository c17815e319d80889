"""A language model behind a real HTTP server: what it says well, badly, wrongly, late or not at all."""

from __future__ import annotations

import builtins
import json
import subprocess
import sys
from typing import Any

import pytest

from harmledger.config import Settings
from harmledger.errors import MissingExtraError, SettingError, SkipItemError
from harmledger.extract.llm import LanguageModel
from harmledger.model.report import Report, Section, SectionKind
from harmledger.model.terms import ClaimKind, Outcome, VictimGroup
from tests.language_model import OLLAMA, OPENAI, ModelServer, Reply, envelope, found, listed

TEXT = (
    "Shells hit the market of Varna Tepe on Sunday, the Lake Monitor said. At least 12 people were killed, "
    "including two children."
)
ATTACK = found("attack", "Shells hit the market of Varna Tepe", means="shelling", targets=["market"], time="on Sunday")
TOLL = found(
    "casualty", "At least 12 people were killed", count="At least 12", outcome="killed", source="the Lake Monitor"
)
PART = found(
    "casualty",
    "two children",
    count="two",
    outcome="killed",
    victims="children",
    part_of="At least 12 people were killed",
)


def report(text: str = TEXT, **more: Any) -> Report:
    """A report with this text."""
    return Report("sha256:1", text, path="market.txt", **more)


def refused(server: ModelServer, **more: Any) -> SkipItemError:
    """The error that reading ends with."""
    with pytest.raises(SkipItemError) as told:
        LanguageModel(server.settings(**more)).read(report())
    return told.value


@pytest.mark.parametrize("ollama", [False, True], ids=["openai", "ollama"])
def test_good_answer_makes_drafts(server: ModelServer, ollama: bool) -> None:
    """Both protocols: what the report bears out comes as drafts, each value at its words."""
    server.says(listed(TOLL, PART, ATTACK), ollama=ollama)
    settings = server.ollama_settings() if ollama else server.settings()
    read = LanguageModel(settings).read(report())
    assert read.refused == ()
    toll, part, attack = read.drafts
    assert [draft.kind for draft in read.drafts] == [ClaimKind.CASUALTY, ClaimKind.CASUALTY, ClaimKind.ATTACK]
    assert toll.count is not None
    assert TEXT[toll.count.start : toll.count.end] == toll.count.text == "At least 12"
    assert toll.source is not None
    assert toll.source.text == "the Lake Monitor"
    assert (part.part_of, part.victims, part.outcome) == (0, VictimGroup.CHILDREN, Outcome.KILLED)
    assert attack.time is not None
    assert (attack.time.text, attack.time_inherited, attack.rule) == ("on Sunday", False, "llm/attack")
    asked = server.asked[0]
    assert asked.path == (OLLAMA if ollama else OPENAI)
    assert asked.body["model"] == "test:7b"
    assert TEXT in json.dumps(asked.body)


def test_name_tells_model_and_prompt(server: ModelServer) -> None:
    """A reading is kept under a name that tells which model made it, by which prompt."""
    assert LanguageModel(server.settings()).name == "llm/1/test:7b"


def test_made_up_quotes_are_refused_and_told(server: ModelServer) -> None:
    """Neither made-up evidence nor made-up values get through; what stands is kept."""
    server.says(
        listed(
            found("casualty", "Forty people were killed", count="Forty", outcome="killed"),
            found("casualty", "At least 12 people were killed", count="12", outcome="killed", places=["Atlantis"]),
            found("attack", "Shells hit the market", means="death ray", targets=["market", "moon"], colour="red"),
        )
    )
    read = LanguageModel(server.settings()).read(report())
    assert [draft.kind for draft in read.drafts] == [ClaimKind.CASUALTY, ClaimKind.ATTACK]
    assert (read.drafts[0].places, read.drafts[1].means, read.drafts[1].targets) == ((), None, ("market",))
    assert len(read.refused) == 5
    assert read.refused[0].startswith('market.txt: casualty "Forty people were killed": these words are not in the')
    assert any('places "Atlantis" is not in the report' in line for line in read.refused)
    assert any('means "death ray" is no term of the contract' in line for line in read.refused)
    assert any('"colour" is no value of it' in line for line in read.refused)


def test_model_is_told_the_contract_and_examples(server: ModelServer) -> None:
    """The question holds every kind, the closed lists and the made-up reports."""
    server.says(listed())
    LanguageModel(server.settings()).read(report(title="Market hit"))
    prompt = server.asked[0].body["messages"][1]["content"]
    assert all(kind.value in prompt for kind in ClaimKind)
    assert "barrel_bomb" in prompt
    assert "Tel Sarun" in prompt
    assert "The report's title: Market hit" in prompt
    assert server.asked[0].body["temperature"] == 0


@pytest.mark.parametrize(
    "words",
    [
        '{"extractions": [{"casualty": "At least',
        "I am sorry, I cannot do that.",
        '{"claims": []}',
        '{"extractions": [{"casualty": ["a"]}]}',
        '{"extractions": [{"casualty": "a", "casualty_attributes": 7}]}',
        '{"extractions": 7}',
        "[" * 100_000,
        "null",
    ],
)
def test_malformed_answer_skips_the_report(server: ModelServer, words: str) -> None:
    """An answer that is no JSON of the form asked for is one clear line that names the report."""
    server.says(words)
    error = refused(server)
    assert (error.reason, error.item) == ("llm_answer", "market.txt")
    assert error.message.startswith("market.txt: the model's answer is not of the form that it was asked for")


@pytest.mark.parametrize(
    "around", ["```json\n{}\n```", "<think>12 killed? {hm}</think>\n{}", "Here it is:\n```\n{}\n```"]
)
def test_fences_and_thoughts_are_passed_over(server: ModelServer, around: str) -> None:
    """Models that dress up their JSON are understood."""
    server.says(around.replace("{}", json.dumps(listed(TOLL))))
    assert len(LanguageModel(server.settings()).read(report()).drafts) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"<html>",
        b'{"choices": []}',
        b"[1]",
        b'{"choices": [{"message": {"content": null}}]}',
        b"\xff\xfe",
        b"[" * 99_999,
    ],
)
def test_endpoint_that_speaks_something_else_is_told(server: ModelServer, body: bytes) -> None:
    """What is no chat completion is an answer that cannot be used, whatever it is."""
    server.replies.append(Reply(body=body))
    assert refused(server).reason == "llm_answer"


def test_answer_cut_off_is_told_as_that(server: ModelServer) -> None:
    """Half an answer is none: claims would be missing, and nobody would know."""
    server.replies.append(Reply(body=envelope(json.dumps(listed(TOLL)), ended="length")))
    assert "cut off" in refused(server).message


def test_busy_then_free(server: ModelServer) -> None:
    """HTTP 429: we wait as we are told to, and ask again."""
    server.replies.append(Reply(429, b"slow down", {"Retry-After": "0"}))
    server.says(listed(TOLL))
    assert len(LanguageModel(server.settings()).read(report()).drafts) == 1
    assert len(server.asked) == 2


def test_busy_for_long_skips_the_report(server: ModelServer) -> None:
    """Told to wait for an hour, or told so again and again, we leave the report for another day."""
    server.replies.append(Reply(429, b"quota", {"Retry-After": "3600"}))
    error = refused(server)
    assert error.reason == "llm_busy"
    assert "HTTP 429 (quota); it asks to wait 3600 seconds" in error.message
    assert len(server.asked) == 1
    server.replies[:] = [Reply(429, b"", {"Retry-After": "0"})]
    assert refused(server).reason == "llm_busy"
    assert len(server.asked) == 5


def test_wrong_key_is_told_without_repeating_it(server: ModelServer) -> None:
    """HTTP 401: the remedy names the variable; the key itself is in no message."""
    server.replies.append(Reply(401, b'{"error": "bad key sk-1234"}'))
    error = refused(server, llm_api_key="sk-1234")
    assert error.reason == "llm_refused"
    assert "HTTP 401" in error.message
    assert "HARMLEDGER_LLM_API_KEY" in (error.remedy or "")
    assert "sk-1234" not in str(error)
    assert server.asked[0].headers["authorization"] == "Bearer sk-1234"


def test_no_key_sends_none(server: ModelServer) -> None:
    """Where no key is set, none is sent."""
    server.says(listed())
    LanguageModel(server.settings()).read(report())
    assert "authorization" not in server.asked[0].headers


def test_endpoint_that_hangs_is_given_up(server: ModelServer) -> None:
    """An answer that does not come within its time skips the report."""
    server.replies.append(Reply(hangs=True))
    error = refused(server, llm_timeout=0.3)
    assert error.reason == "llm_timeout"
    assert "did not answer within 0.3 seconds" in error.message


def test_endpoint_that_is_not_there_is_told() -> None:
    """Nobody listens at the address: one clear line with the remedy."""
    gone = ModelServer()
    gone.close()
    error = refused(gone)
    assert error.reason == "llm_unreachable"
    assert "HARMLEDGER_LLM_URL" in (error.remedy or "")


def test_endpoint_without_json_mode_is_asked_plainly(server: ModelServer) -> None:
    """HTTP 400 for what a server does not know: asked again without it, and so from then on."""
    server.replies.append(Reply(400, b"response_format is not supported"))
    server.says(listed(TOLL), listed(TOLL))
    model = LanguageModel(server.settings())
    model.read(report())
    model.read(report())
    assert ["response_format" in asked.body for asked in server.asked] == [True, False, False]


def test_unknown_model_is_told(server: ModelServer) -> None:
    """HTTP 404: what the endpoint says is passed on, with the settings to look at."""
    server.replies.append(Reply(404, b'{"error": "model test:7b not found"}'))
    error = refused(server)
    assert error.reason == "llm_refused"
    assert "model test:7b not found" in error.message


def test_report_goes_nowhere_else(server: ModelServer) -> None:
    """A redirect is not followed: reports go to the address that the user named, or nowhere."""
    elsewhere = ModelServer()
    try:
        elsewhere.says(listed(TOLL))
        server.replies.append(Reply(307, b"", {"Location": f"{elsewhere.base}/v1/chat/completions"}))
        assert refused(server).reason == "llm_refused"
        assert elsewhere.asked == []
    finally:
        elsewhere.close()


def test_proxy_is_not_told_of_this_machine(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read on this machine does not go through a proxy that the environment names."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    server.says(listed(TOLL))
    assert len(LanguageModel(server.settings()).read(report()).drafts) == 1


def test_proxy_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of a kind that nobody speaks here stops the run with one line, before anything is sent."""
    monkeypatch.setenv("ALL_PROXY", "gopher://127.0.0.1:9")
    settings = Settings(llm_url="http://model.invalid/v1", llm_model="m")
    with pytest.raises(SettingError, match="the proxy that the environment names cannot be used"):
        LanguageModel(settings).read(report())


def test_question_too_long_for_one_report_is_no_habit(server: ModelServer) -> None:
    """HTTP 400 for whatever else: the next report is asked about in full again."""
    server.replies += [Reply(400, b"too long"), Reply(400, b"too long")]
    server.says(listed(TOLL))
    model = LanguageModel(server.settings())
    with pytest.raises(SkipItemError, match="HTTP 400"):
        model.read(report())
    model.read(report())
    assert ["response_format" in asked.body for asked in server.asked] == [True, False, True]


def test_only_readable_sections_are_sent(server: ModelServer) -> None:
    """Bylines and furniture stay here, and offsets lead back to the report across them."""
    text = "Market hit\n\nBy A. Person\n\n12 people were killed.\n\nSign up for our letter"
    kinds = [SectionKind.HEADLINE, SectionKind.BYLINE, SectionKind.BODY, SectionKind.FURNITURE]
    starts = [0, 12, 26, 50]
    ends = [10, 24, 48, len(text)]
    sections = tuple(map(Section, kinds, starts, ends))
    server.says(
        listed(
            found("casualty", "12 people were killed", count="12", outcome="killed", source="A. Person"),
            found("attack", "Market hit", places=["letter"]),
        )
    )
    read = LanguageModel(server.settings()).read(report(text, sections=sections))
    sent = server.asked[0].body["messages"][1]["content"]
    assert "Market hit\n\n12 people were killed." in sent
    assert "A. Person" not in sent
    assert "Sign up" not in sent
    assert [text[draft.start : draft.end] for draft in read.drafts] == ["Market hit"]
    assert len(read.refused) == 2


def test_long_report_is_asked_about_in_stretches(server: ModelServer) -> None:
    """Each stretch is a question of its own; the same words twice are found where each stretch has them."""
    filler = "Nothing was heard from the valley that week. " * 150
    text = f"{TEXT} {filler}{TEXT}"
    server.says(listed(TOLL), listed(TOLL))
    read = LanguageModel(server.settings()).read(report(text))
    assert len(server.asked) == 2
    assert [draft.start for draft in read.drafts] == [70, len(filler) + len(TEXT) + 1 + 70]


def test_report_that_is_too_long_is_not_sent(server: ModelServer) -> None:
    """A whole archive pasted into one file costs nobody a fortune."""
    assert refused(server, llm_max_text=50).reason == "too_large"
    assert server.asked == []


def test_report_without_text_is_not_sent(server: ModelServer) -> None:
    """There is nothing to ask about."""
    assert LanguageModel(server.settings()).read(report("  \n")).drafts == ()
    assert server.asked == []


def test_missing_extra_names_what_to_install(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without langextract there is one clear error with the exact remedy, before anything is read."""
    real = builtins.__import__

    def without(name: str, *args: Any, **more: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "langextract":
            raise ModuleNotFoundError(name)
        return real(name, *args, **more)

    for name in [*sys.modules]:
        if name.split(".")[0] == "langextract" or name == "harmledger.extract.llm.asking":
            monkeypatch.delitem(sys.modules, name)
    import harmledger.extract.llm as room  # noqa: PLC0415

    monkeypatch.delattr(room, "asking", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"langextract is not installed: pip install 'harmledger\[llm\]'"):
        LanguageModel(server.settings())


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"llm_url": ""}, "llm_url is not set"),
        ({"llm_model": ""}, "llm_model is not set"),
        ({"llm_protocol": "grpc"}, "llm_protocol is 'grpc'"),
        ({"llm_url": "localhost:8080"}, "starts with http"),
        ({"llm_url": "http://[::1"}, "starts with http"),
        ({"llm_url": "http://host:99999/v1"}, "starts with http"),
        ({"llm_url": "http://me:secret@host/v1"}, "holds a name or password"),
        ({"llm_timeout": 0.0}, "llm_timeout is 0"),
        ({"llm_api_key": "sk-secret\n"}, "llm_api_key is no key"),
        ({"llm_api_key": "sk-sécret"}, "llm_api_key is no key"),
    ],
)
def test_settings_that_cannot_be_used_are_named(server: ModelServer, more: dict[str, Any], told: str) -> None:
    """A setting that is missing or wrong is told by name, before anything is read."""
    with pytest.raises(SettingError, match=told) as error:
        LanguageModel(server.settings(**more))
    assert "secret" not in str(error.value)


def test_langextract_is_loaded_when_a_model_is_asked_for_and_not_before() -> None:
    """Whoever reads by the rules needs neither the extra nor the time that it takes to load."""
    code = "import sys, harmledger.workflow.reader, harmledger.extract.llm\nprint('langextract' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
