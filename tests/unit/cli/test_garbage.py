"""When garbage is looked for."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import gc
usual = gc.get_threshold()
from harmledger.cli import garbage
garbage.seldom()
loading = gc.get_threshold()
garbage.as_usual()
print(loading[0] > 100 * usual[0], loading[1:] == usual[1:], gc.get_threshold() == usual, gc.isenabled())
"""


def test_garbage_is_hardly_looked_for_until_a_ledger_is_at_work() -> None:
    """Loading makes many things that stay; what takes long has its memory looked after as ever."""
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * 4


LEDGER = """
from harmledger.cli import garbage
garbage.seldom()
garbage.as_usual()
import duckdb
here = duckdb.connect()
here.execute("select 1")
around = [here]
around.append(around)
"""


def test_a_process_with_a_ledger_ends_without_a_word() -> None:
    """Regression: DuckDB told of functions that were left over, below the answer of every linking."""
    done = subprocess.run([sys.executable, "-c", LEDGER], capture_output=True, text=True, check=True)
    assert done.stderr == ""
