"""Signing in: who gets past the gate, who does not, and what they are told."""

from __future__ import annotations

import pytest

from harmledger.config import Settings
from harmledger.workflow.users import Users
from tests.unit.web.accounts.conftest import WORDS, Browse, key_of, sign_in

SAFE = Settings(public_url="https://record.example")


def test_nothing_is_shown_before_signing_in(browse: Browse) -> None:
    """Pages lead to the form and back; the API says 401 and how; only the form, files and /health answer."""
    client = browse()
    answer = client.get("/incidents?place=Idlib")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fincidents%3Fplace%3DIdlib")
    refused = client.get("/api/v1/incidents")
    assert (refused.status_code, refused.headers["content-type"]) == (401, "application/problem+json")
    assert "Bearer" in refused.headers["www-authenticate"]
    assert client.get("/api/openapi.json").status_code == 401
    assert client.get("/reports/none/bytes").status_code == 303
    for address in ("/sign-in", "/health", "/static/pages.css"):
        assert client.get(address).status_code == 200


def test_part_of_a_page_is_not_filled_with_the_form(browse: Browse) -> None:
    """A page that changes in place is led to the form as a whole."""
    answer = browse().get("/incidents", headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/sign-in?next=%2Fincidents")


def test_whoever_signs_in_gets_on(browse: Browse) -> None:
    """To where they were going, as who they are; the page is kept on no disk."""
    client = browse()
    key = key_of(client.get("/sign-in?next=/tallies").text)
    sent = {"form_key": key, "name": "Coder", "password": WORDS, "asked": "/tallies"}
    answer = client.post("/sign-in", data=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, "/tallies")
    page = client.get("/about")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "private, no-store"
    assert ">coder</bdi>" in page.text
    assert client.get("/api/v1/me").json() == {"name": "coder", "role": "coder", "is_local": False}
    assert client.get("/sign-in?next=/tallies").headers["location"] == "/tallies"


@pytest.mark.parametrize(
    "asked", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x", "/sign-in", "", "/\nx", "x"]
)
def test_nobody_is_led_elsewhere(browse: Browse, asked: str) -> None:
    """A link to the form cannot send people on to another site, nor in a circle."""
    client = browse()
    key = key_of(client.get("/sign-in", params={"next": asked}).text)
    sent = {"form_key": key, "name": "coder", "password": WORDS, "asked": asked}
    assert client.post("/sign-in", data=sent).headers["location"] == "/"


def test_wrong_password_and_unknown_name_are_answered_alike(browse: Browse) -> None:
    """The answer does not tell which names there are."""
    pages = []
    for name in ("coder", "codex"):
        client = browse()
        key = key_of(client.get("/sign-in").text)
        answer = client.post("/sign-in", data={"form_key": key, "name": name, "password": "not the one here"})
        assert answer.status_code == 403
        pages.append(answer.text.replace(key, "").replace(name, ""))
    assert pages[0] == pages[1]
    assert "do not belong together" in pages[0]


def test_too_many_tries_wait(browse: Browse) -> None:
    """The sixth is not even looked at, right or wrong, and says for how long."""
    client = browse()
    for _ in range(5):
        assert sign_in(client, "coder", "not the one here") == 403
    key = key_of(client.get("/sign-in").text)
    answer = client.post("/sign-in", data={"form_key": key, "name": "coder", "password": WORDS})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert "Too many tries" in answer.text


def test_cookie_is_for_this_site_alone(browse: Browse) -> None:
    """Not for scripts, not for other sites; with TLS never without, and for this host only."""
    client = browse()
    key = key_of(client.get("/sign-in").text)
    plain = client.post("/sign-in", data={"form_key": key, "name": "coder", "password": WORDS}).headers["set-cookie"]
    assert plain.startswith("harmledger=")
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    safe = browse(SAFE, "https://record.example")
    key = key_of(safe.get("/sign-in").text)
    kept = safe.post("/sign-in", data={"form_key": key, "name": "coder", "password": WORDS}).headers["set-cookie"]
    assert kept.startswith("__Host-harmledger=")
    assert "Secure" in kept
    assert "Path=/" in kept
    assert "domain" not in kept.lower()
    assert safe.get("/about").status_code == 200
    assert "max-age" in safe.get("/about").headers["strict-transport-security"]


def test_no_password_is_sent_without_tls(browse: Browse) -> None:
    """Over a network in the clear there is no form, nothing sent is looked at, and a token is not taken."""
    client = browse(Settings(host="192.0.2.1"), "http://192.0.2.1")
    page = client.get("/sign-in").text
    assert 'type="password"' not in page
    assert "https://" in page
    answer = client.get("/api/v1/me", headers={"authorization": "Bearer hlt_x"})
    assert answer.status_code == 403
    assert "TLS" in answer.json()["detail"]


def test_sign_out_ends_it_on_the_server(browse: Browse) -> None:
    """A copy of the cookie is worth nothing afterwards."""
    client = browse()
    sign_in(client, "coder")
    held = dict(client.cookies)
    key = key_of(client.get("/account").text)
    assert client.post("/sign-out", data={"form_key": key}).headers["location"] == "/sign-in"
    client.cookies.update(held)
    assert client.get("/about").status_code == 303


def test_changing_the_password_signs_out_everywhere(browse: Browse) -> None:
    """Elsewhere too; the present one is asked for, the new one typed twice and refused where it is weak."""
    here, there = browse(), browse()
    for client in (here, there):
        sign_in(client, "coder")
    key = key_of(here.get("/account").text)
    new = "five other quiet words"
    for old, first, second, status in (
        ("wrong wrong wrong", new, new, 403),
        (WORDS, new, f"{new}.", 422),
        (WORDS, "short", "short", 422),
    ):
        sent = {"form_key": key, "old": old, "new": first, "again": second}
        assert here.post("/account/password", data=sent).status_code == status
    assert there.get("/about").status_code == 200
    answer = here.post("/account/password", data={"form_key": key, "old": WORDS, "new": new, "again": new})
    assert answer.headers["location"] == "/sign-in"
    assert there.get("/about").status_code == 303
    assert sign_in(there, "coder", new) == 303


def test_tokens_are_made_and_taken_back(browse: Browse, users: Users) -> None:
    """Shown once, of one's own role at most; it works until it is taken back; another's cannot be."""
    client = browse()
    sign_in(client, "coder")
    key = key_of(client.get("/account").text)
    made = client.post("/account/tokens", data={"form_key": key, "label": "x", "role": "viewer", "days": "1"})
    token = users.tokens("coder")[0]
    secret = made.text.partition("hlt_")[2].partition("<")[0]
    assert "hlt_" not in client.get("/account").text
    program = browse()
    asked = {"authorization": f"Bearer hlt_{secret}"}
    assert program.get("/api/v1/me", headers=asked).json()["role"] == "viewer"
    too_much = client.post("/account/tokens", data={"form_key": key, "role": "admin"})
    assert too_much.status_code == 422
    other = users.issue("admin", "x", by="admin").token.token_id
    assert client.post("/account/tokens/remove", data={"form_key": key, "token_id": other}).status_code == 404
    client.post("/account/tokens/remove", data={"form_key": key, "token_id": token.token_id})
    assert program.get("/api/v1/me", headers=asked).status_code == 401


def test_only_admins_see_who_has_an_account(browse: Browse) -> None:
    """Others see their own."""
    for name, sees in (("admin", True), ("adjudicator", False)):
        client = browse()
        sign_in(client, name)
        assert (">viewer</bdi>" in client.get("/account").text) is sees


def test_own_machine_needs_no_account_until_there_is_one(browse: Browse, users: Users) -> None:
    """Without an account whoever sits there may do everything; from the first on, everyone signs in."""
    client = browse()
    assert client.get("/about").status_code == 303
    for name in ("viewer", "coder", "adjudicator", "admin"):
        users.remove(name, by="root")
    assert client.get("/about").status_code == 200
    who = client.get("/api/v1/me").json()
    assert (who["role"], who["is_local"]) == ("admin", True)
    assert "harmledger user add" in client.get("/account").text


def test_local_person_is_named_by_the_settings(browse: Browse) -> None:
    """Else by the system."""
    client = browse(Settings(accounts="never", reviewer="R. Viewer"))
    assert client.get("/api/v1/me").json()["name"] == "R. Viewer"
    assert browse(Settings(accounts="never")).get("/api/v1/me").json()["name"]
