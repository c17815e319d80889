"""Files with odd names and odd contents: each is kept or skipped with its name, and none stops the run."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from tests.e2e.cli.conftest import COMMAND, Run, environment, lines

SAID = "Nine civilians were killed in an air strike on Binnish on 3 March 2020, rescuers said."


def added(run: Run, *sources: str | Path, code: int = 0) -> dict[str, str | None]:
    """Add sources to a new ledger: for each item, None where it is kept, else the reason."""
    run("init", "a.ledger")
    items = lines(run("-l", "a.ledger", "add", "--json", *sources, code=code))
    return {str(item["item"]): item["reason"] for item in items}


def test_file_names_of_every_kind_are_kept_and_shown(run: Run, tmp_path: Path) -> None:
    """Line breaks, bytes that are no UTF-8, emoji, Arabic, colour codes, mark-up: the reports are kept, one a name."""
    folder = tmp_path / "in"
    folder.mkdir()
    names = [
        b"new\nline.txt",
        b"bad\xff\xfe.txt",
        "🚑.txt".encode(),
        "تقرير.txt".encode(),
        b"\x1b[31m.txt",
        b"[bold]x.txt",
    ]
    for number, name in enumerate(names):
        (folder / os.fsdecode(name)).write_text(f"{SAID}\n\nReport number {number}.\n", encoding="utf-8")
    items = added(run, "in")
    assert items == dict.fromkeys(items)
    assert "in/bad\\udcff\\udcfe.txt" in items
    assert len(items) == len(names)
    run("-l", "a.ledger", "link")
    assert "everything is as it was added" in run("-l", "a.ledger", "verify").stdout


def test_odd_name_is_one_line_when_it_is_skipped(run: Run, tmp_path: Path) -> None:
    """A name cannot break a message into two lines, colour the terminal, or act as mark-up."""
    run("init", "a.ledger")
    (tmp_path / "a\nb\x1b[31m[bold].txt").write_bytes(b"")
    done = run("-l", "a.ledger", "add", tmp_path / "a\nb\x1b[31m[bold].txt", code=3)
    assert "a\\nb\\x1b[31m[bold].txt: is empty" in done.stderr
    assert "\x1b" not in done.stderr + done.stdout
    assert "a\\nb\\x1b[31m[bold].txt: is empty" in run("-l", "a.ledger", "status").stdout


def test_texts_of_every_kind_are_kept_or_skipped_by_name(run: Run, tmp_path: Path) -> None:
    """Other scripts and encodings are read; garbage, NUL and wordless text are skipped; nothing stops the rest."""
    folder = tmp_path / "in"
    folder.mkdir()
    page = f"<html><head><title>T</title></head><body><p>{SAID}</p><p>Page.</p></body></html>"
    chinese = "据救援人员称，周二在宾尼什的空袭中有九名平民丧生。\n"
    contents = {
        "arabic.txt": ("قتل تسعة مدنيين في غارة جوية على بنش يوم الثلاثاء.\n".encode(), None),
        "chinese.txt": (chinese.encode(), None),
        "gb18030.txt": ((chinese * 20).encode("gb18030"), None),
        "controls.txt": (f"{SAID} \x07\x1b[2J\x1b]0;t\x07 \u200b\u202e.\n".encode(), None),
        "utf16.html": (page.encode("utf-16"), None),
        "nul.txt": (f"{SAID}\0 more".encode(), "binary"),
        "garbage.txt": (bytes(range(256)) * 9, "binary"),
        "wordless.txt": ("\u200b\u200b\n".encode(), "no_text"),
        "broken.pdf": (b"%PDF-1.4\nno more", "malformed"),
        "z-last.txt": (f"{SAID} The last.\n".encode(), None),
    }
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    items = added(run, "in", code=3)
    assert items == {f"in/{name}": reason for name, (_, reason) in contents.items()}


def test_control_characters_of_a_report_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    """A report that holds escape sequences is shown with them spelt out."""
    (tmp_path / "a.txt").write_text(f"Strike \x1b[2J kills nine\n\n{SAID} \x1b]0;title\x07\n", encoding="utf-8")
    shown = run("extract", "a.txt").stdout
    run("init", "a.ledger")
    report = lines(run("-l", "a.ledger", "add", "a.txt", "--json"))[0]["report_id"]
    run("-l", "a.ledger", "link")
    for arguments in (["search", "killed"], ["show", report], ["show", "inc-"], ["incidents"]):
        shown += run("-l", "a.ledger", *arguments).stdout
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\\x1b[2J" in shown


def test_bad_json_lines_do_not_stop_the_good_ones(run: Run, tmp_path: Path) -> None:
    """Half characters, NUL and broken JSON in one line: it is skipped by number; the lines around it are kept."""
    bad = [{"text": SAID, "title": "t\ud800"}, {"text": SAID, "id": "a\0b"}, {"text": f"{SAID}\ud800"}, {"html": 5}, []]
    good = [{"text": f"{SAID} {number}", "id": f"g{number}"} for number in range(2)]
    rows = [json.dumps(good[0]), *map(json.dumps, bad), "{", json.dumps(good[1])]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    items = added(run, "a.jsonl", code=3)
    assert items.pop("g0") is None
    assert items.pop("g1") is None
    encoding, malformed = "encoding", "malformed"
    assert list(items.values()) == [encoding, encoding, encoding, malformed, malformed, malformed]
    assert list(items) == [f"a.jsonl line {number}" for number in range(2, 8)]


def test_manifest_rows_that_cannot_be_used_are_named(run: Run, tmp_path: Path) -> None:
    """Paths out of the folder, missing files, bad dates, wrong width: one line each; good rows are kept once."""
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text(SAID, encoding="utf-8")
    (folder / "a.txt").write_text(SAID, encoding="utf-8")
    rows = ["../outside.txt,,,,", "/etc/hostname,,,,", "gone.txt,,,,", "a.txt,,,,2020-13-45", "a.txt,,", "a.txt,,,T,"]
    manifest = "\n".join(["path,url,outlet,title,published", *rows, rows[-1]])
    (folder / "manifest.csv").write_text(manifest, encoding="utf-8")
    run("init", "a.ledger")
    done = run("-l", "a.ledger", "add", "in", code=3)
    assert "added 1 report" in done.stdout
    assert "1 known already; 5 skipped" in done.stdout
    for number in range(2, 7):
        assert f"in/manifest.csv row {number}: " in done.stderr
    (folder / "manifest.csv").write_text("file;who\na.txt;b\n", encoding="utf-8")
    assert "path,url,outlet,title,published" in run("-l", "a.ledger", "add", "in", code=3).stderr


def test_folders_links_and_pipes_end(run: Run, tmp_path: Path) -> None:
    """Links in a circle, links to nowhere, a pipe, a folder named as a file, the same folder twice: all end."""
    folder = tmp_path / "in"
    (folder / "folder.txt").mkdir(parents=True)
    (folder / "a.txt").write_text(SAID, encoding="utf-8")
    (folder / "same.txt").write_text(SAID, encoding="utf-8")
    for name, target in {"one": "two", "two": "one", "self": ".", "nowhere.txt": "/nowhere/at/all"}.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.txt")
    run("init", "a.ledger")
    done = run("-l", "a.ledger", "add", "in", "in", code=3)
    assert "added 1 report" in done.stdout
    assert "3 known already" in done.stdout
    assert "in/nowhere.txt: is a link that leads nowhere" in done.stderr
    assert "in/pipe.txt: is no regular file" in done.stderr


def test_nothing_to_add_is_said(run: Run, tmp_path: Path) -> None:
    """An empty folder is no error, but it is not passed over in silence."""
    (tmp_path / "empty").mkdir()
    run("init", "a.ledger")
    assert "no report was found there" in run("-l", "a.ledger", "add", "empty").stdout


def test_ten_megabytes_on_one_line_are_kept_or_skipped(run: Run, tmp_path: Path) -> None:
    """A text without a line break that is longer than allowed is skipped with the limit; the next file is kept."""
    (tmp_path / "long.txt").write_text("word " * 2_000_001, encoding="utf-8")
    (tmp_path / "short.txt").write_text(SAID, encoding="utf-8")
    assert added(run, "long.txt", "short.txt", code=3) == {"long.txt": "too_large", "short.txt": None}


def test_standard_input_is_read_as_a_file(tmp_path: Path) -> None:
    """`-` stands for what is piped in, for a look and for keeps; nothing on it is told."""

    def piped(words: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(COMMAND), *arguments]
        return subprocess.run(
            command, input=words, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
        )

    assert json.loads(piped(SAID, "extract", "-", "--jsonl").stdout)["report"]["text"] == SAID
    piped("", "init", "a.ledger")
    assert "added 1 report" in piped(SAID, "-l", "a.ledger", "add", "-").stdout
    empty = piped("", "-l", "a.ledger", "add", "-")
    assert empty.returncode == 3
    assert "standard input: is empty" in empty.stderr
