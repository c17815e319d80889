"""Builds the gazetteer file: ``python -m harmledger.resolve.gazetteer.build [FILE]``.

The same sources give the same file, byte for byte. Without a name, the file that the package ships is written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from harmledger.resolve.gazetteer import store


def main() -> None:
    """Builds the file that is named on the command line, or the one that ships."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else store.shipped()
    count = store.build(file)
    sys.stdout.write(f"{file}: {count} places, {file.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
