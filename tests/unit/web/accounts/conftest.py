"""The demo record with the accounts of a real ledger, served to others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import argon2
import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model.account import Role
from harmledger.web import create_app
from harmledger.workflow.users import Users
from tests.unit.web import web_demo as demo

WORDS = "four quiet words here"
CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
Browse = Callable[..., TestClient]


@pytest.fixture
def users(tmp_path: Path) -> Iterator[Users]:
    """Accounts: one of each role, by the name of the role."""
    with Store.create(str(tmp_path / "ledger"), Settings()) as store:
        made = Users(store, Settings(), CHEAP)
        for role in reversed(Role):
            made.add(role.value, role, WORDS, by="root")
        yield made


@pytest.fixture
def browse(users: Users) -> Iterator[Browse]:
    """Makes browsers: ``browse()`` on the pages as they are served by default, or with other settings."""
    with ExitStack() as stack:

        def made(settings: Settings | None = None, base: str = "http://127.0.0.1") -> TestClient:
            app = create_app(demo.DemoData(users=users), settings or Settings())
            return stack.enter_context(TestClient(app, base_url=base, follow_redirects=False))

        yield made


def key_of(page: str) -> str:
    """The key that a form of the page holds."""
    found = re.search(r'name="form_key" value="(\w+)"', page)
    assert found is not None
    return found[1]


def sign_in(client: TestClient, name: str, password: str = WORDS, asked: str = "/") -> int:
    """Sign in by the form; gives the status."""
    key = key_of(client.get("/sign-in").text)
    sent = {"form_key": key, "name": name, "password": password, "asked": asked}
    return client.post("/sign-in", data=sent).status_code
