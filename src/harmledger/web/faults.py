"""What is answered where something cannot be: a page for people, problem+json for programs, always with the reason."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from harmledger.errors import HarmledgerError, LedgerBusyError, NotFoundError, OvertakenError, QuestionError
from harmledger.web import refusals
from harmledger.web.accounts import RefusedError, SignInNeededError
from harmledger.web.accounts.gate import API, SIGN_IN
from harmledger.web.api.cursors import StaleCursorError
from harmledger.web.problems import problem
from harmledger.web.security import secure_headers
from harmledger.web.site import Site

BUSY_SECONDS = 5
_ROLES = ("role", "needed")


def install(app: FastAPI) -> None:
    """Have the application answer by these."""
    app.add_exception_handler(NotFoundError, _missing)
    app.add_exception_handler(QuestionError, _senseless)
    app.add_exception_handler(OvertakenError, _overtaken)
    app.add_exception_handler(LedgerBusyError, _busy)
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(SignInNeededError, _sign_in)
    app.add_exception_handler(StaleCursorError, _stale)
    app.add_exception_handler(HTTPException, _turned_away)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _failed)


def _is_api(request: Request) -> bool:
    return request.url.path.startswith(API)


def _site(request: Request) -> Site:
    found: Site = request.app.state.site
    return found


def _page(request: Request, status: int, head: str, help_text: str, what: str = "") -> Response:
    return _site(request).page(request, "error.html", status=status, head=head, help=help_text, what=what)


def _told(request: Request, error: Exception) -> str:
    """What the error says, in the reader's language."""
    return refusals.told(error, _site(request).words(request)) if isinstance(error, HarmledgerError) else str(error)


def _missing(request: Request, error: Exception) -> Response:
    """404 for what is not in the record."""
    if _is_api(request):
        return problem(404, str(error))
    return _page(request, 404, "error.missing", "error.missing_help", _told(request, error))


def _senseless(request: Request, error: Exception) -> Response:
    """422 for what makes no sense, whatever is in the record."""
    if _is_api(request):
        return problem(422, str(error))
    return _page(request, 422, "error.refused", "refused.senseless", _told(request, error))


def _overtaken(request: Request, error: Exception) -> Response:
    """409 where somebody else decided meanwhile."""
    assert isinstance(error, OvertakenError)  # noqa: S101 - it is registered for no other
    if _is_api(request):
        return problem(409, str(error), judgements=error.judgements)
    return _page(request, 409, "error.refused", "refused.overtaken", _told(request, error))


def _busy(request: Request, error: Exception) -> Response:
    """503 while another process writes: nothing was lost, and it can be tried again."""
    answer = problem(503, str(error)) if _is_api(request) else _page(request, 503, "error.refused", "refused.busy")
    answer.headers["retry-after"] = str(BUSY_SECONDS)
    return answer


def _stale(_request: Request, _error: Exception) -> Response:
    """410: places in the list are others now."""
    return problem(410, "the record was linked anew since this cursor was given: begin again without `after`")


def _refused(request: Request, error: Exception) -> Response:
    """403 that says why."""
    assert isinstance(error, RefusedError)  # noqa: S101 - it is registered for no other
    words = _site(request).texts if _is_api(request) else _site(request).words(request)
    shown = {name: words.term("user_role", value) if name in _ROLES else value for name, value in error.values.items()}
    why = words(error.reason, **shown)
    if _is_api(request):
        return problem(403, why)
    return _site(request).page(request, "accounts/refused.html", status=403, why=why)


def _sign_in(request: Request, _error: Exception) -> Response:
    """The gate lets nobody past without a person; this is for routes that are open to all and yet need one."""
    if _is_api(request):
        return problem(401, "sign in, or send a token")
    return RedirectResponse(SIGN_IN, status_code=303)


def _turned_away(request: Request, error: Exception) -> Response:
    """What the framework refuses: no such route, no such method."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    detail = str(error.detail) if isinstance(error, HTTPException) else ""
    if status == 404:
        return _missing(request, NotFoundError(f"{request.url.path} is not in this record"))
    made = problem(status, detail) if _is_api(request) else _page(request, status, *_TURNED_AWAY, detail)
    if isinstance(error, HTTPException):
        made.headers.update(error.headers or {})
    return made


_TURNED_AWAY = ("error.refused", "error.missing_help")


def _invalid(request: Request, error: Exception) -> Response:
    """422 with the parameters that cannot be used."""
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    named = [(".".join(str(part) for part in fault["loc"][1:]), str(fault["msg"])) for fault in faults]
    what = "; ".join(f"{name}: {message}" if name else message for name, message in named)
    if _is_api(request):
        return problem(422, what, faults=[{"field": name, "message": message} for name, message in named])
    return _page(request, 422, *_TURNED_AWAY, what)


def _failed(request: Request, error: Exception) -> Response:
    """500 that says what to do; the fault goes to the server's log (uvicorn writes it), never to the reader.

    It is made outside every middleware, so it adds the headers itself.
    """
    served = _site(request)
    if _is_api(request):
        told = str(error) if isinstance(error, HarmledgerError) else served.texts("error.failed")
        answer: Response = problem(500, told)
    else:
        answer = _page(request, 500, "error.failed", "error.failed_help")
    answer.headers.update(secure_headers(served.settings))
    return answer
