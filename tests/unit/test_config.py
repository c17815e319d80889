"""Settings: defaults, a file, the environment, and clear errors."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from harmledger.config import Settings, load
from harmledger.errors import SettingError


def test_environment_overlays_file_overlays_defaults(tmp_path: Path) -> None:
    """The nearest to the user wins."""
    file = tmp_path / "harmledger.toml"
    file.write_text('port = 9000\nledger = "a.ledger"\n', encoding="utf-8")
    found = load(file, {"HARMLEDGER_PORT": "9001", "OTHER": "x"})
    assert (found.port, found.ledger, found.host) == (9001, "a.ledger", Settings().host)


def test_unknown_setting_is_named_with_where_it_was_read(tmp_path: Path) -> None:
    """A misspelt setting is an error, never ignored."""
    file = tmp_path / "harmledger.toml"
    file.write_text("prot = 9000\n", encoding="utf-8")
    with pytest.raises(SettingError, match=r"'prot'.*harmledger\.toml"):
        load(file, {})


def test_wrong_type_is_named() -> None:
    """A port that is no number is told as such."""
    with pytest.raises(SettingError, match="port in the environment is 'many'"):
        load(None, {"HARMLEDGER_PORT": "many"})


def test_number_below_zero_is_refused() -> None:
    """No setting means anything below nothing."""
    with pytest.raises(SettingError, match="lock_timeout in the environment is '-5'"):
        load(None, {"HARMLEDGER_LOCK_TIMEOUT": "-5"})


def test_broken_file_is_named(tmp_path: Path) -> None:
    """A file that is no TOML is one clear error."""
    file = tmp_path / "bad.toml"
    file.write_text("port = = 1", encoding="utf-8")
    with pytest.raises(SettingError, match=r"bad\.toml"):
        load(file, {})


def test_missing_named_file_is_an_error(tmp_path: Path) -> None:
    """A file that was asked for by name must be there."""
    with pytest.raises(SettingError, match=r"none\.toml"):
        load(tmp_path / "none.toml", {})


@pytest.mark.parametrize("item", dataclasses.fields(Settings), ids=lambda item: item.name)
def test_every_setting_has_a_help_text(item: dataclasses.Field[object]) -> None:
    """What a setting is for is told where it is defined."""
    assert len(item.metadata["help"]) > 10


def test_secret_is_read_from_the_environment_alone(tmp_path: Path) -> None:
    """A key in a settings file is refused, with the variable to use; its value is not repeated."""
    file = tmp_path / "harmledger.toml"
    file.write_text('llm_api_key = "sk-1234"\n', encoding="utf-8")
    with pytest.raises(SettingError, match=r"llm_api_key stands in .*HARMLEDGER_LLM_API_KEY") as told:
        load(file, {})
    assert "sk-1234" not in str(told.value)
    assert load(None, {"HARMLEDGER_LLM_API_KEY": "sk-1234"}).llm_api_key == "sk-1234"


def test_secret_is_never_shown() -> None:
    """Neither what prints the settings nor what logs them gives the key away; one that is not set shows as that."""
    found = load(None, {"HARMLEDGER_LLM_API_KEY": "sk-1234"})
    assert found.shown()["llm_api_key"] == "***"
    assert "sk-1234" not in repr(found)
    assert Settings().shown()["llm_api_key"] == ""
