"""Every write is checked: where it comes from, and whether the role covers it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi import Depends
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.model.account import Role
from harmledger.web import create_app
from harmledger.web.accounts import person, require
from harmledger.web.accounts.forgery import guard
from harmledger.web.routes import ROUTERS
from tests.unit.web import web_demo as demo
from tests.unit.web.accounts.conftest import Browse, key_of, sign_in

OWN = {"/sign-in", "/sign-out"}  # before there is a person, or for whoever it is


def writes() -> Iterator[tuple[str, str, APIRoute]]:
    """Every route that may change something: method, address with ids filled in, route."""
    for router in ROUTERS:
        for route in router.routes:
            assert isinstance(route, APIRoute), f"{route} is none that this test can look into"
            for method in sorted((route.methods or set()) - {"GET", "HEAD", "OPTIONS"}):
                yield method, re.sub(r"\{[^}]*\}", "x", route.path), route


def needs(dependant: Dependant) -> Iterator[object]:
    """Everything that a route depends on."""
    for inner in dependant.dependencies:
        yield inner.call
        yield from needs(inner)


APP = create_app(demo.DemoData(), Settings())
WRITES = [pytest.param(method, address, route, id=f"{method} {address}") for method, address, route in writes()]


@pytest.mark.parametrize(("method", "address", "route"), WRITES)
def test_every_write_is_guarded(method: str, address: str, route: APIRoute) -> None:
    """No route that changes something is without the guard, and none without a person."""
    del method
    assert guard in [given.dependency for given in APP.router.dependencies]
    found = list(needs(route.dependant))
    asks = any(call is person or getattr(call, "needs", None) is not None for call in found)
    assert asks or address in OWN


@pytest.mark.parametrize(("method", "address", "route"), WRITES)
def test_every_write_without_a_key_is_refused(method: str, address: str, route: APIRoute) -> None:
    """On one's own machine, too: a page elsewhere could send a form here."""
    del route
    with TestClient(APP, base_url="http://127.0.0.1") as client:
        answer = client.request(method, address, data={"name": "x"})
    assert answer.status_code in {403, 422}
    if answer.status_code == 422:  # what was sent could not be read, so nothing was done
        assert address.startswith("/api/")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
    ],
)
def test_write_from_another_site_is_refused(browse: Browse, headers: dict[str, str]) -> None:
    """Even with the right key; the reason is said, and nothing was done."""
    client = browse()
    sign_in(client, "coder")
    key = key_of(client.get("/account").text)
    answer = client.post("/sign-out", data={"form_key": key}, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text
    assert client.get("/about").status_code == 200
    sent = {"verdict": "reject", "subjects": ["clm-1"]}
    told = client.post("/api/v1/judgements", json=sent, headers={"x-form-key": key, **headers})
    assert (told.status_code, told.headers["content-type"]) == (403, "application/problem+json")


def test_own_form_is_taken_as_browsers_send_it(browse: Browse) -> None:
    """Our pages tell no referrer, so browsers send the origin ``null``: with the key, that is us; without, nobody."""
    for more in ({"sec-fetch-site": "same-origin"}, {}):
        client = browse()
        sign_in(client, "coder")
        key = key_of(client.get("/account").text)
        headers = {"origin": "null", **more}
        assert client.post("/sign-out", data={}, headers=headers).status_code == 403
        assert client.post("/sign-out", data={"form_key": key}, headers=headers).status_code == 303
    with TestClient(APP, base_url="http://127.0.0.1") as program:
        sent = {"verdict": "reject", "subjects": ["clm-1"]}
        assert program.post("/api/v1/judgements", json=sent, headers={"origin": "null"}).status_code == 403


def test_key_of_another_is_refused(browse: Browse) -> None:
    """A key fits the browser that it was made for, and none made before signing in fits afterwards."""
    here, there = browse(), browse()
    before = key_of(here.get("/sign-in").text)
    sign_in(here, "coder")
    sign_in(there, "coder")
    other = key_of(there.get("/account").text)
    for key in (before, other, "", "ключ"):
        assert here.post("/sign-out", data={"form_key": key}).status_code == 403
    own = key_of(here.get("/account").text)
    assert here.post("/sign-out", headers={"x-form-key": own}).status_code == 303


def test_program_on_this_machine_needs_no_key() -> None:
    """It sends JSON, which no page elsewhere can without being let; a form without a key stays refused."""
    with TestClient(APP, base_url="http://127.0.0.1") as client:
        sent = {"verdict": "reject", "subjects": ["clm-1"]}
        assert "cannot be kept here" in client.post("/api/v1/judgements", json=sent).json()["detail"]
        plain = client.post("/api/v1/judgements", content=b"{}", headers={"content-type": "text/plain"})
        assert plain.status_code in {403, 422}
        foreign = client.post("/api/v1/judgements", json=sent, headers={"origin": "http://evil.example"})
        assert foreign.status_code == 403


def test_role_that_does_not_cover_it_is_refused(browse: Browse) -> None:
    """A viewer decides nothing; who and which role is said, in the page's language."""
    client = browse()
    sign_in(client, "viewer")
    key = key_of(client.get("/account").text)
    sent = {"verdict": "reject", "subjects": ["clm-1"]}
    answer = client.post("/api/v1/judgements", json=sent, headers={"x-form-key": key})
    assert answer.status_code == 403
    assert answer.json()["detail"].startswith("You are signed in as viewer (viewer). This needs the role coder.")


def test_require_gives_the_person_or_refuses() -> None:
    """A route of any face says which role it needs; the page says why not."""
    app = create_app(demo.DemoData(), Settings(accounts="never", reviewer="R. Viewer"))

    @app.get("/try/{role}")
    def tried(who: object = Depends(require(Role.ADMIN))) -> str:
        return str(who)

    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert "R. Viewer" in client.get("/try/x").text


def test_what_is_too_long_is_refused() -> None:
    """Told or not, nothing fills the memory."""
    with TestClient(APP, base_url="http://127.0.0.1") as client:
        told = client.post("/api/v1/judgements", content=b" " * 2_000_001)
        assert told.status_code == 413
        untold = client.post(
            "/sign-in", content=(b"x" * 100_000 for _ in range(30)), headers={"content-type": "text/plain"}
        )
        assert untold.status_code in {400, 403}
