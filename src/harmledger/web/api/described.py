"""The OpenAPI description: refusals as they are, and how programs say who they are."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from harmledger.web.api.shapes import Problem
from harmledger.web.problems import TYPE

VERSIONED = "/api/v1"

_WHY = {
    400: "The request cannot be read.",
    401: "Nobody is signed in, or the token does not hold.",
    403: "The role does not cover this, or the request came from another site.",
    404: "Not in this record.",
    409: "Somebody decided meanwhile; `judgements` names what, and nothing of this was kept.",
    410: "The record was linked anew since the cursor was given; begin again without it.",
    413: "Too much was sent at once.",
    422: "What was asked or sent makes no sense.",
    503: "Something else is writing; try again.",
}


def refusals(*codes: int) -> dict[int | str, dict[str, Any]]:
    """What a route declares: the refusals that its caller may meet."""
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {code: {"description": _WHY[code], "content": {TYPE: schema}} for code in codes}


def describe(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, tags=_TAGS
        )
        parts = made.setdefault("components", {})
        parts.setdefault("schemas", {})["Problem"] = TypeAdapter(Problem).json_schema()
        parts["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": "From `harmledger user token`."}
        }
        made["security"] = [{"token": []}, {}]
        for unused in ("HTTPValidationError", "ValidationError"):
            parts["schemas"].pop(unused, None)
        app.openapi_schema = made
    return app.openapi_schema


_TAGS = [
    {"name": "record", "description": "What was worked out: incidents and what stands beside them."},
    {"name": "sources", "description": "Reports, the claims in them, and words in both."},
    {"name": "review", "description": "What is asked of people, and their answers."},
    {"name": "decisions", "description": "What people decide, and the journal of everything that was added."},
]
