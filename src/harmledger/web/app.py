"""The application: routes, files, error pages and headers around one record."""

from __future__ import annotations

import functools
from importlib.metadata import version

from fastapi import Depends, FastAPI
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from harmledger.config import Settings
from harmledger.web import faults, site
from harmledger.web.accounts import policy
from harmledger.web.accounts.attempts import Attempts
from harmledger.web.accounts.forgery import guard
from harmledger.web.accounts.gate import Gate
from harmledger.web.api.described import describe
from harmledger.web.data import PageData
from harmledger.web.outlines import ASSETS
from harmledger.web.routes import ROUTERS
from harmledger.web.security import Bounded, SecureHeaders


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
        settings: settings in force; who has to sign in follows from them (:mod:`harmledger.web.accounts.policy`).
    """
    app = FastAPI(
        title="harmledger",
        version=version("harmledger"),
        description="A record of civilian harm: incidents, the claims they rest on, and the reports that make them.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(guard)],
    )
    app.state.site = site.build(data, settings)
    app.state.attempts = Attempts()
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", Files(directory=site.HERE / "static"), name="static")
    app.mount("/assets", Files(directory=ASSETS, check_dir=False), name="assets")
    faults.install(app)
    app.openapi = functools.partial(describe, app)  # type: ignore[method-assign]  # FastAPI's own way to extend it
    app.add_middleware(Bounded)
    app.add_middleware(Gate, settings=settings, users=data.users)
    names = policy.hosts(settings)
    if names is not None:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=names, www_redirect=False)
    app.add_middleware(SecureHeaders, settings=settings)
    return app
