"""Where the command begins: nothing is imported before Ctrl-C is understood."""

from __future__ import annotations

import sys


def main() -> None:
    """Load the application and run it."""
    try:
        from harmledger.cli import garbage

        garbage.seldom()
        from harmledger.cli.app import app
        from harmledger.cli.ending import ended
    except KeyboardInterrupt:  # nothing has been done yet, so there is nothing to say
        sys.exit(130)
    ended(app)
