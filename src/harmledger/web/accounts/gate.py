"""The gate before every route: finds out who asks, and lets nobody past who has to sign in first."""

from __future__ import annotations

import getpass
import hashlib
import hmac
import os
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from harmledger.config import Settings
from harmledger.model.account import Person, Role
from harmledger.web.accounts import policy
from harmledger.web.accounts.book import UserBook
from harmledger.web.problems import problem

SIGN_IN = "/sign-in"
OPEN_TO_ALL = (SIGN_IN, "/health")
FILES = ("/static/", "/assets/")
API = "/api/"
_BEARER = "bearer "


def local_person(settings: Settings) -> Person:
    """Whoever sits at the machine, by the name of the settings, else of the system; they may do everything."""
    return Person(settings.reviewer or _system_name(), Role.ADMIN, is_local=True)


def _system_name() -> str:
    """The name of the user that this process runs as; systems without a list of users give a number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user-{os.getuid()}"


def cookie_name(settings: Settings, scheme: str, what: str = "") -> str:
    """The name of a cookie; with TLS one that no other host and no plain HTTP can set (RFC 6265bis)."""
    return f"{'__Host-' if policy.is_safe(settings, scheme) else ''}harmledger{what}"


def form_key(secret: str) -> str:
    """What a form must bring along: only a page of ours can know it, and it does not tell the cookie that it is of."""
    return hmac.new(secret.encode(errors="surrogatepass"), b"form", hashlib.sha256).hexdigest()


@dataclass(slots=True)
class _Found:
    """What the gate found out."""

    person: Person | None = None
    secret: str = ""
    by_token: bool = False
    refusal: Response | None = None


class Gate:
    """ASGI middleware that sets ``request.state``: ``person``, ``form_key``, ``secret`` and ``by_token``.

    Args:
        app: the application behind it.
        settings: settings in force.
        users: the accounts of the record.
    """

    def __init__(self, app: ASGIApp, settings: Settings, users: UserBook) -> None:
        self.app = app
        self.settings = settings
        self.users = users
        self.local = local_person(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request past with its person, or answer it."""
        if scope["type"] != "http" or scope["path"].startswith(FILES):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        found = await run_in_threadpool(self._found, request)
        visit = found.secret or request.cookies.get(self._visit_name(scope), "")
        is_new = not visit
        visit = visit or secrets.token_urlsafe(24)
        scope.setdefault("state", {}).update(
            person=found.person, form_key=form_key(visit), secret=found.secret, by_token=found.by_token
        )
        refusal = found.refusal or self._refusal(request, found.person)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        is_page = not scope["path"].startswith(API)
        set_visit = visit if is_new and is_page and not found.secret and scope["path"] != "/health" else None
        keep = is_page and not (found.person is not None and found.person.is_local)
        await self.app(scope, receive, self._sending(scope, send, set_visit, no_store=keep))

    def _found(self, request: Request) -> _Found:
        """Who asks: by a token, by a sign-in, or whoever sits at the machine."""
        given = request.headers.get("authorization", "")
        if given.lower().startswith(_BEARER):
            return self._by_token(request, given[len(_BEARER) :].strip())
        secret = request.cookies.get(cookie_name(self.settings, request.url.scheme), "")
        person = self.users.signed_in(secret) if secret else None
        if person is not None:
            return _Found(person, secret)
        return _Found(self.local if self._is_open() else None)

    def _by_token(self, request: Request, secret: str) -> _Found:
        if not policy.may_send_secrets(self.settings, request.url.scheme, request.headers.get("host", "")):
            return _Found(refusal=problem(403, "a token is not taken without TLS: it could be read on its way"))
        person = self.users.of_token(secret)
        if person is None:
            return _Found(refusal=_unauthorised("the token does not hold: it is mistyped, has ended or was taken back"))
        return _Found(person, by_token=True)

    def _is_open(self) -> bool:
        """Whether whoever sits at the machine needs no account."""
        settings = self.settings
        if not policy.is_private(settings) or settings.accounts == policy.ALWAYS:
            return False
        return settings.accounts == policy.NEVER or not self.users.any()

    def _refusal(self, request: Request, person: Person | None) -> Response | None:
        """The answer to whoever has to sign in first."""
        path = request.url.path
        if person is not None or path in OPEN_TO_ALL:
            return None
        if path.startswith(API):
            return _unauthorised("sign in, or send a token: Authorization: Bearer hlt_…")
        here = path + (f"?{request.url.query}" if request.url.query else "")
        target = SIGN_IN if path == "/" or request.method != "GET" else f"{SIGN_IN}?next={quote(here, safe='')}"
        if request.headers.get("hx-request") == "true":
            return Response(status_code=401, headers={"hx-redirect": target})
        return RedirectResponse(target, status_code=303)

    def _visit_name(self, scope: Scope) -> str:
        return cookie_name(self.settings, scope["scheme"], "-visit")

    def _sending(
        self, scope: Scope, send: Send, visit: str | None, *, no_store: bool
    ) -> Callable[[Message], Awaitable[None]]:
        """``send`` that adds the cookie of a visit, and keeps pages off a shared machine's disk."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if visit is not None:
                    headers.append("set-cookie", self._cookie(scope, visit))
                if policy.is_safe(self.settings, scope["scheme"]):
                    headers.setdefault("strict-transport-security", "max-age=31536000")
                if no_store:
                    headers.setdefault("cache-control", "private, no-store")
            await send(message)

        return sending

    def _cookie(self, scope: Scope, visit: str) -> str:
        made = SimpleCookie()
        name = self._visit_name(scope)
        made[name] = visit
        made[name]["path"] = "/"
        made[name]["httponly"] = True
        made[name]["samesite"] = "Lax"
        made[name]["secure"] = policy.is_safe(self.settings, scope["scheme"])
        return str(made[name].OutputString())


def _unauthorised(why: str) -> Response:
    answer = problem(401, why)
    answer.headers["www-authenticate"] = 'Bearer realm="harmledger"'
    return answer
