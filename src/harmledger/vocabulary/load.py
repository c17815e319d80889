"""Loading of the YAML lists that ship with the package."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import yaml

from harmledger.errors import VocabularyError


@functools.cache
def shipped(name: str) -> Any:
    """The content of the shipped list ``name`` (``sources.yaml``), read once a process.

    Callers must not alter what they get.

    Raises:
        VocabularyError: if the list is missing or is not YAML; the message names it.
    """
    source = resources.files("harmledger.vocabulary").joinpath(name)
    try:
        return yaml.load(source.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  (a safe loader, written in C)
    except FileNotFoundError as error:
        raise VocabularyError(f"the shipped list {name} is missing", remedy="install harmledger again") from error
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name} is not valid YAML: {error}") from error


# The C loader is ten times faster; wheels of PyYAML carry it on all usual platforms.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
