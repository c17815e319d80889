"""Making and upgrading the tables with the migrations that ship in the package."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect, text

from harmledger.errors import LedgerVersionError

VERSION_TABLE = "ledger_version"
FOLDER = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def newest() -> str:
    """The version that this harmledger writes."""
    found = ScriptDirectory.from_config(_config()).get_current_head()
    if found is None:
        raise LedgerVersionError("the package holds no migrations", remedy="install harmledger again")
    return found


def version(connection: Connection) -> str | None:
    """The version of the ledger that stands in the database; None where there is none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one_or_none()  # noqa: S608
    return found


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, in the connection's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def check(found: str, location: str) -> bool:
    """Whether a ledger of the version ``found`` needs an upgrade.

    Raises:
        LedgerVersionError: if this harmledger does not know that version.
    """
    script = ScriptDirectory.from_config(_config())
    try:
        known = script.get_revision(found) is not None
    except CommandError:
        known = False
    if not known:
        raise LedgerVersionError(
            f"the ledger at {location} has version {found}, this harmledger knows up to {newest()}",
            remedy="upgrade harmledger: pip install --upgrade harmledger",
        )
    return found != script.get_current_head()
