"""Narrow terminals, poor encodings, closed pipes, machines that read line by line."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from harmledger.cli import keep, publishing, read, record
from harmledger.model.ids import report_id
from tests.e2e.cli.conftest import COMMAND, SAMPLES, environment

COMMANDS = [command.__name__ for module in (keep, read, record, publishing) for command in module.COMMANDS]
READING = (
    ["status"],
    ["verify"],
    ["settings"],
    ["incidents"],
    ["tally"],
    ["search", "killed"],
    ["show", "{incident}"],
    ["explain", report_id((SAMPLES / "20-april-shelling.html").read_bytes())],
)


def ran(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The command in an environment of its own; output as bytes."""
    command = [str(COMMAND), *map(str, arguments)]
    return subprocess.run(command, env=environment(**more), capture_output=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def incident(idlib: Path) -> str:
    """The id of some incident that counts somebody."""
    found = map(json.loads, ran("-l", idlib, "incidents", "--json").stdout.splitlines())
    return str(next(item for item in found if item["tolls"])["incident_id"])


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_json_is_one_object_a_line(command: list[str], idlib: Path, incident: str) -> None:
    """Every line of --json is an object by itself, in whatever encoding the output is; nothing else is printed."""
    arguments = [part.format(incident=incident) for part in command]
    done = ran("-l", idlib, *arguments, "--json")
    assert done.returncode == 0
    items = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert all(isinstance(item, dict) for item in items)
    assert items or command == ["verify"]
    poor = ran("-l", idlib, *arguments, "--json", PYTHONIOENCODING="ascii")
    assert [json.loads(line) for line in poor.stdout.decode("ascii").splitlines()] == items


@pytest.mark.parametrize(
    "poor", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
@pytest.mark.parametrize("command", [*READING, ["--help"]], ids=lambda command: command[0])
def test_poor_encodings_cost_characters_but_not_the_run(
    poor: dict[str, str], command: list[str], idlib: Path, incident: str
) -> None:
    """A terminal that can show ASCII alone gets ASCII, and no command falls over."""
    done = ran("-l", idlib, *(part.format(incident=incident) for part in command), **poor)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("ascii")


def test_arabic_report_is_shown_on_an_ascii_terminal() -> None:
    """Reading it without a ledger prints numbers for letters that cannot be shown."""
    done = ran("extract", SAMPLES / "15-arabic-idlib-city.txt", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_forty_columns_are_enough(command: list[str], idlib: Path, incident: str) -> None:
    """On a narrow terminal ids and hashes are still whole, so that they can be copied."""
    done = ran("-l", idlib, *(part.format(incident=incident) for part in command), COLUMNS="40")
    assert done.returncode == 0
    text = done.stdout.decode("utf-8")
    if command[0] == "incidents":
        assert re.search(r"\binc-[0-9a-f]{12}\b", text)
    if command[0] == "status":
        head = json.loads(ran("-l", idlib, "status", "--json").stdout)["journal_head"]
        assert head in re.sub(r"\s", "", text)


def test_no_colour_means_no_escape_codes(idlib: Path) -> None:
    """NO_COLOR is respected, and nothing that is piped is coloured."""
    assert b"\x1b" not in ran("-l", idlib, "incidents", NO_COLOR="1").stdout


@pytest.mark.parametrize("arguments", ["incidents --json", "incidents", "status", "--help"])
def test_reader_that_leaves_early_is_no_error(arguments: str, idlib: Path) -> None:
    """`| head -1` ends without a message, and the code says that the output was cut."""
    line = f'"$0" -l "$1" {arguments} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}'
    done = subprocess.run(
        ["bash", "-c", line, str(COMMAND), str(idlib)],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.strip() in {"0", "141"}


def test_closed_output_ends_with_its_own_code(idlib: Path) -> None:
    """Where nobody reads at all, the exit code is that of a closed pipe."""
    line = '"$0" -l "$1" incidents --json | true; echo ${PIPESTATUS[0]}'
    done = subprocess.run(
        ["bash", "-c", line, str(COMMAND), str(idlib)], env=environment(), capture_output=True, text=True, check=True
    )
    assert (done.stdout.strip(), done.stderr) == ("141", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    """Each command says what it is for, what its options mean, and how it is typed."""
    text = ran(name, "--help").stdout.decode("utf-8")
    assert re.search(rf"Example: harmledger (-l \S+ )?{name}\b", text)
    assert len(text.splitlines()) > 8
