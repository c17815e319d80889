"""The API over a real, small, linked ledger, served to others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import argon2
import pytest
from fastapi import FastAPI

from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model.account import Role
from harmledger.web import create_app
from harmledger.workflow.gazetteer import in_force
from harmledger.workflow.pages import Pages
from harmledger.workflow.reader import gazetteer
from harmledger.workflow.users import Users
from tests.unit.workflow.conftest import Made

CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass(frozen=True)
class Served:
    """A ledger of two reports, linked; the application over it; what programs of each role send."""

    made: Made
    app: FastAPI
    users: Users

    def sent_by(self, role: Role) -> dict[str, str]:
        """The header of a program of this role's account."""
        return {"authorization": f"Bearer {self.users.issue(role.value, 'tests', by='tests').secret}"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One for all tests of a file; accounts are called as their roles are."""
    settings = Settings(extractor="rules", ledger=str(tmp_path_factory.mktemp("api") / "ledger"))
    with Store.create(settings.ledger, settings) as store:
        made = Made(store, settings)
        made.ledger.link()
        users = Users(store, settings, CHEAP)
        for role in reversed(Role):
            users.add(role.value, role, "four quiet words here", by="tests")
        pages = Pages(store, gazetteer(in_force(store, settings)), users, settings)
        app = create_app(pages, Settings(host="0.0.0.0", http_sign_in="any"))  # noqa: S104  (not bound)
        yield Served(made, app, users)
        pages.audit.close()
