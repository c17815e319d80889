"""Refusals of the API as ``application/problem+json`` (RFC 9457), each with its reason."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse

TYPE = "application/problem+json"


def problem(status: int, detail: str, **more: Any) -> JSONResponse:
    """The answer.

    Args:
        status: HTTP status.
        detail: why, and what would help, in words.
        more: further members of the object.
    """
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "error": detail, **more}
    return JSONResponse(body, status_code=status, media_type=TYPE)
