"""The first moments of a command."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys

class Impatient:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Impatient())
from harmledger.cli.start import main
main()
"""


def test_ctrl_c_while_the_program_loads_is_quiet() -> None:
    """Before anything was done there is nothing to tell, and no traceback either."""
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
