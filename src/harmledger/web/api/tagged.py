"""Tags: what was read once is not sent again as long as nothing changed (RFC 9110, sections 8.8.3 and 13.1.2)."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from importlib.metadata import version
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from harmledger.web.site import Site

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class TaggedRoute(APIRoute):
    """A route whose answer depends on the ledger alone, and so on the journal's end.

    The tag is taken before the answer is made: where something is added meanwhile, the answer is newer than its tag,
    and a program that asks again gets it again; never the other way about.
    """

    def get_route_handler(self) -> Handler:
        """The handler, which first looks whether the program knows the answer already."""
        answer = super().get_route_handler()

        async def handler(request: Request) -> Response:
            site: Site = request.app.state.site
            mark = await run_in_threadpool(site.data.programs.mark)
            tag = f'W/"{version("harmledger")}-{mark}"'
            if tag in {part.strip() for part in request.headers.get("if-none-match", "").split(",")}:
                return Response(status_code=304, headers={"etag": tag})
            made = await answer(request)
            if made.status_code == 200:
                made.headers["etag"] = tag
            return made

        return handler
