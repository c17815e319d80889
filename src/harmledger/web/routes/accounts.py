"""Signing in and out, and one's own account: password, sign-ins, tokens."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from harmledger.errors import QuestionError
from harmledger.model.account import Role
from harmledger.web import refusals
from harmledger.web.accounts import RefusedError, Viewer, policy
from harmledger.web.accounts.attempts import Attempts
from harmledger.web.accounts.book import IssuedToken
from harmledger.web.accounts.gate import SIGN_IN, cookie_name
from harmledger.web.site import Served, Site

router = APIRouter(include_in_schema=False)
Text = Annotated[str, Form()]


def _tries(request: Request) -> Attempts:
    found: Attempts = request.app.state.attempts
    return found


def _local_path(asked: str) -> str:
    """Where to go on to: within these pages only, whatever a link says."""
    parts = urlsplit(asked)
    fine = asked.startswith("/") and not asked.startswith(("//", "/\\")) and not parts.netloc and asked.isprintable()
    return asked if fine and parts.path != SIGN_IN else "/"


def _form(
    request: Request, site: Site, asked: str, status: int = 200, fault: str | None = None, **values: object
) -> Response:
    may = policy.may_send_secrets(site.settings, request.url.scheme, request.headers.get("host", ""))
    texts = site.words(request)
    return site.page(
        request,
        "accounts/sign_in.html",
        status=status,
        asked=_local_path(asked),
        fault=None if fault is None else texts(fault, **values),
        may=may,
        typed=values.get("typed", ""),
    )


@router.get(SIGN_IN)
def sign_in_form(request: Request, site: Served, next: str = "/") -> Response:  # noqa: A002  (as the address has it)
    """The form; whoever is signed in is sent on."""
    if request.state.person is not None:
        return RedirectResponse(_local_path(next), status_code=303)
    return _form(request, site, next)


@router.post(SIGN_IN)
def sign_in(request: Request, site: Served, name: Text = "", password: Text = "", asked: Text = "/") -> Response:
    """Sign in, or say why not; never whether the name or the password was wrong."""
    if not policy.may_send_secrets(site.settings, request.url.scheme, request.headers.get("host", "")):
        return _form(request, site, asked, 403)
    wait = _tries(request).wait(name, request.client.host if request.client else "")
    if wait:
        answer = _form(request, site, asked, 429, "sign_in.wait", seconds=wait, typed=name)
        answer.headers["retry-after"] = str(wait)
        return answer
    made = site.data.users.sign_in(name, password)
    if made is None:
        return _form(request, site, asked, 403, "sign_in.wrong", typed=name)
    if request.state.secret:
        site.data.users.sign_out(request.state.secret)
    there = RedirectResponse(_local_path(asked), status_code=303)
    there.set_cookie(
        cookie_name(site.settings, request.url.scheme),
        made.secret,
        expires=made.expires_at,
        path="/",
        secure=policy.is_safe(site.settings, request.url.scheme),
        httponly=True,
        samesite="lax",
    )
    return there


@router.post("/sign-out")
def sign_out(request: Request, site: Served, who: Viewer) -> Response:
    """End this sign-in."""
    if not who.is_local:
        site.data.users.sign_out(request.state.secret)
    return _signed_out(request, site)


@router.post("/account/sign-out-everywhere")
def sign_out_everywhere(request: Request, site: Served, who: Viewer) -> Response:
    """End every sign-in of this account."""
    _own(who.is_local)
    site.data.users.sign_out_everywhere(who.name)
    return _signed_out(request, site)


@router.get("/account")
def account(request: Request, site: Served, who: Viewer) -> Response:
    """Who is signed in, and what belongs to them."""
    return _account(request, site, who)


@router.post("/account/password")
def password(request: Request, site: Served, who: Viewer, old: Text = "", new: Text = "", again: Text = "") -> Response:
    """Another password; every sign-in ends, this one too."""
    _own(who.is_local)
    wait = _tries(request).wait(who.name, request.client.host if request.client else "")
    texts = site.words(request)
    if wait:
        return _account(request, site, who, 429, fault=texts("sign_in.wait", seconds=wait))
    if new != again:
        return _account(request, site, who, 422, fault=texts("account.differ"))
    if not site.data.users.check(who.name, old):
        return _account(request, site, who, 403, fault=texts("account.old_wrong"))
    try:
        site.data.users.set_password(who.name, new, by=who.name)
    except QuestionError as error:
        return _account(request, site, who, 422, fault=refusals.told(error, texts))
    return _signed_out(request, site)


@router.post("/account/tokens")
def add_token(
    request: Request,
    site: Served,
    who: Viewer,
    label: Text = "",
    role: Annotated[Role, Form()] = Role.VIEWER,
    days: Annotated[int, Form(ge=0, le=3650)] = 0,
) -> Response:
    """Make a token, shown on this one page only."""
    _own(who.is_local)
    made = site.data.users.issue(who.name, label, role, days=days or None, by=who.name)
    return _account(request, site, who, made=made)


@router.post("/account/tokens/remove")
def remove_token(site: Served, who: Viewer, token_id: Text = "") -> Response:
    """Take one's own token back."""
    _own(who.is_local)
    site.data.users.revoke(token_id, who.name, by=who.name)
    return RedirectResponse("/account", status_code=303)


def _own(is_local: bool) -> None:
    """Whoever sits at the machine has no account to change."""
    if is_local:
        raise RefusedError("refused.no_account")


def _account(
    request: Request,
    site: Site,
    who: Viewer,
    status: int = 200,
    fault: str | None = None,
    made: IssuedToken | None = None,
) -> Response:
    tokens = () if who.is_local else site.data.users.tokens(who.name)
    others = site.data.users.listed() if who.may(Role.ADMIN) else ()
    return site.page(
        request,
        "accounts/account.html",
        status=status,
        tokens=tokens,
        accounts=others,
        roles=[role for role in Role if who.role.covers(role)],
        fault=fault,
        made=made,
    )


def _signed_out(request: Request, site: Site) -> Response:
    there = RedirectResponse(SIGN_IN, status_code=303)
    scheme = request.url.scheme
    there.delete_cookie(
        cookie_name(site.settings, scheme), path="/", secure=policy.is_safe(site.settings, scheme), httponly=True
    )
    return there
