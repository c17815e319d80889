"""The application: routes, files, error pages and headers around one record."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from harmledger.config import Settings
from harmledger.errors import NotFoundError
from harmledger.web import site
from harmledger.web.accounts.gate import Gate
from harmledger.web.data import PageData
from harmledger.web.outlines import ASSETS
from harmledger.web.routes import ROUTERS
from harmledger.web.security import SecureHeaders, secure_headers

LOCAL = ("127.0.0.1", "localhost", "[::1]")
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  (recognised, not bound)


class Files(StaticFiles):
    """Files that browsers ask after again each time, so that a new version shows at once."""

    def file_response(self, *args: object, **values: object) -> Response:
        """The file, to be checked before it is shown again."""
        response: Response = super().file_response(*args, **values)  # type: ignore[arg-type]
        response.headers.setdefault("cache-control", "no-cache")
        return response


def create_app(data: PageData, settings: Settings) -> FastAPI:
    """The pages and the JSON interface over one record.

    Served on a local address, only requests that name a local host are answered: a page elsewhere cannot read a
    confidential record through a name that it points here.

    Args:
        data: answers the pages' questions; its methods are called from several threads.
        settings: settings in force (``host``, ``tiles``).
    """
    app = FastAPI(
        title="harmledger",
        version=version("harmledger"),
        description="A record of civilian harm: incidents, the claims they rest on, and the reports that make them.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.site = site.build(data, settings)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", Files(directory=site.HERE / "static"), name="static")
    app.mount("/assets", Files(directory=ASSETS, check_dir=False), name="assets")
    app.add_exception_handler(NotFoundError, _missing)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _failed)
    app.add_middleware(Gate, settings=settings)
    if settings.host not in EVERYWHERE:
        own = f"[{settings.host}]" if ":" in settings.host else settings.host
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOCAL, own], www_redirect=False)
    app.add_middleware(SecureHeaders, settings=settings)
    return app


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _missing(request: Request, error: Exception) -> Response:
    """404 for what is not in the record."""
    message = str(error)
    if _wants_json(request):
        return JSONResponse({"error": message}, status_code=404)
    served: site.Site = request.app.state.site
    return served.page(request, "error.html", status=404, head="error.missing", help="error.missing_help", what=message)


def _refused(request: Request, error: Exception) -> Response:
    """A page for what the framework refuses: no such route, no such method."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    if status == 404:
        return _missing(request, NotFoundError(f"{request.url.path} is not in this record"))
    what = str(error.detail) if isinstance(error, HTTPException) else ""
    if _wants_json(request):
        return JSONResponse({"error": what}, status_code=status)
    served: site.Site = request.app.state.site
    return served.page(request, "error.html", status=status, head="error.refused", help="error.missing_help", what=what)


def _invalid(request: Request, error: Exception) -> Response:
    """422 with the parameters that cannot be used."""
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    what = "; ".join(f"{'.'.join(str(part) for part in fault['loc'][1:])}: {fault['msg']}" for fault in faults)
    return _refused(request, HTTPException(422, what))


def _failed(request: Request, _error: Exception) -> Response:
    """500 that says what to do; the fault goes to the server's log (uvicorn writes it), never to the reader.

    It is made outside every middleware, so it adds the headers itself.
    """
    served: site.Site = request.app.state.site
    answer: Response
    if _wants_json(request):
        answer = JSONResponse({"error": served.texts("error.failed")}, status_code=500)
    else:
        head = "error.failed"
        answer = served.page(request, "error.html", status=500, head=head, help="error.failed_help", what="")
    answer.headers.update(secure_headers(served.settings))
    return answer
