#!/usr/bin/env bash
# Makes .venv with everything that is needed. Run by `make`; safe to run again.
#   scripts/setup.sh          what the demo needs
#   scripts/setup.sh dev      that and what tests, docs and checks need
set -euo pipefail
cd "$(dirname "$0")/.."
kind="${1:-run}"
python="${PYTHON:-}"
if [ -z "$python" ]; then
  for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then python="$name"; break; fi
  done
fi
[ -n "$python" ] || { echo "harmledger needs Python 3.11 or later (Debian: apt-get install python3)" >&2; exit 1; }

# Debian packages: named here once, installed where we may, asked for where we may not.
need() {
  local missing=() package
  for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  [ "${#missing[@]}" -gt 0 ] || return 0
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "please install: apt-get install ${missing[*]}" >&2; exit 1; }
    as=(sudo)
  fi
  command -v apt-get >/dev/null || { echo "please install: ${missing[*]}" >&2; exit 1; }
  echo "installing Debian packages: ${missing[*]}"
  "${as[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
"$python" -c 'import ensurepip, venv' 2>/dev/null || need "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
if [ "$kind" = dev ]; then
  [ -x /usr/bin/chromium ] || need chromium fonts-dejavu-core fonts-noto-core
  # Playwright's own Node is linked to it, and nothing else brings it to a small machine.
  ldconfig -p 2>/dev/null | grep -q libatomic.so.1 || need libatomic1
fi

stamp=".venv/.made-$kind"
wanted="$(cat pyproject.toml constraints.txt scripts/setup.sh scripts/assets.py package-lock.json src/harmledger/resolve/gazetteer/{,folding/}*.{py,csv,txt} 2>/dev/null | sha256sum | cut -d' ' -f1) $("$python" -V)"
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then exit 0; fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet)
"${pip[@]}" install "pip>=25.1"
echo "installing Python packages (about two minutes the first time)"
"${pip[@]}" install -c constraints.txt -e ".[postgres,tables]"
[ "$kind" != dev ] || "${pip[@]}" install -c constraints.txt --group dev
[ "$kind" = dev ] || command -v npm >/dev/null || "${pip[@]}" install -c constraints.txt --group assets
echo "building the gazetteer"
.venv/bin/python -m harmledger.resolve.gazetteer.build
echo "fetching the pages' libraries"
.venv/bin/python scripts/assets.py
echo "$wanted" > "$stamp"
