"""Questions that make no sense, or come before there is an answer: said so, never answered with a zero."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.cli.conftest import SAMPLES, Run, lines


def test_unknown_victim_group_lists_the_groups(run: Run, idlib: Path) -> None:
    """A mistyped group is an error, not a toll of none."""
    told = run("-l", idlib, "tally", "--victims", "kids", code=1).stderr
    assert "'kids'" in told
    for group in ("all", "children", "health_workers"):
        assert group in told


@pytest.mark.parametrize("command", ["tally", "incidents"])
def test_period_that_ends_before_it_starts_is_an_error(command: str, run: Run, idlib: Path) -> None:
    """Swapped days are told, not answered with nothing found."""
    told = run("-l", idlib, command, "--from", "2020-05-01", "--to", "2020-01-01", code=1).stderr
    assert "2020-01-01, before it starts on 2020-05-01" in told


def test_wrong_options_are_usage_errors(run: Run, idlib: Path) -> None:
    """Exit code 2, and what would have been right."""
    for arguments, word in (
        (["tally", "--outcome", "eaten"], "injured"),
        (["incidents", "--from", "yesterday"], "%Y-%m-%d"),
        (["incidents", "--limit", "0"], "1"),
        (["nosuch"], "nosuch"),
        (["add"], "PATH|URL"),
        (["judge", "reject", "clm-1"], "--by"),
    ):
        assert word in run("-l", idlib, *arguments, code=2).stderr


@pytest.mark.parametrize("subject", ["inc-zzz", "clm-zzz", "tal-zzz", "sha256:00000000", "zzz", ""])
def test_unknown_id_is_one_clear_error(subject: str, run: Run, idlib: Path) -> None:
    """Every kind of id that leads nowhere is named, with where ids are found."""
    told = run("-l", idlib, "show", subject, code=1).stderr
    assert subject in told
    assert len(told.splitlines()) == 2


@pytest.mark.parametrize("start", ["inc-", "clm-", "tal-"])
def test_ambiguous_id_lists_what_it_fits(start: str, run: Run, idlib: Path) -> None:
    """Too few characters: some of the ids that they fit are shown."""
    told = run("-l", idlib, "show", start, code=1).stderr
    assert f"'{start}' fits" in told
    assert "give more characters" in told


def test_empty_ledger_answers_every_command(run: Run) -> None:
    """Nothing in, nothing out, no fault; and what to do next is told."""
    run("init", "a.ledger")
    for command in (["status"], ["verify"], ["search", "x"], ["extract"]):
        assert run("-l", "a.ledger", *command).stdout
    for command in (["incidents"], ["tally"]):
        assert "nothing has been linked yet" in run("-l", "a.ledger", *command).stderr
    assert "harmledger link" in run("-l", "a.ledger", "export", "out", code=1).stderr
    assert "0 incidents" in run("-l", "a.ledger", "link").stdout
    assert "no incidents" in run("-l", "a.ledger", "incidents").stdout


def test_record_that_is_out_of_date_says_so(run: Run) -> None:
    """Reports added since the last link are not passed over in silence; the answer for machines stays clean."""
    run("init", "a.ledger")
    run("-l", "a.ledger", "link")
    run("-l", "a.ledger", "add", SAMPLES / "16-maarrat-misrin-fifteen.txt")
    for command in ("incidents", "tally"):
        assert "since the last link" in run("-l", "a.ledger", command).stderr
        assert run("-l", "a.ledger", command, "--json").stderr == ""


def test_judgement_is_about_something_and_by_somebody(run: Run, idlib: Path) -> None:
    """Unknown claims, one claim where two are needed, nobody's name: nothing is kept."""
    claims = lines(run("-l", idlib, "incidents", "--json"))[0]["claims"][:2]
    for arguments, word in (
        (["reject", "clm-nope"], "clm-nope"),
        (["withdraw", "jdg-nope"], "jdg-nope"),
        (["same", claims[0]], "two claims"),
        (["same", claims[0], claims[0]], "twice"),
        (["accept", *claims], "one id at a time"),
    ):
        assert word in run("-l", idlib, "judge", *arguments, "--by", "tester", code=1).stderr
    assert "--by" in run("-l", idlib, "judge", "accept", claims[0], "--by", " ", code=1).stderr
    assert lines(run("-l", idlib, "status", "--json"))[0]["judgements"] == 0


def test_settings_that_cannot_be_used_are_named(run: Run, tmp_path: Path) -> None:
    """A missing file, an unknown name, a value of the wrong kind."""
    assert "gone.toml" in run("--settings", "gone.toml", "settings", code=1).stderr
    (tmp_path / "harmledger.toml").write_text("prot = 1\n", encoding="utf-8")
    told = run("settings", code=1).stderr
    assert "'prot' in harmledger.toml" in told
    assert "port" in told
    (tmp_path / "harmledger.toml").write_text('port = "many"\n', encoding="utf-8")
    assert "port in harmledger.toml is 'many'" in run("settings", code=1).stderr
