"""The person of a request, and the refusal of what their role does not cover."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request

from harmledger.model.account import Person, Role


class SignInNeededError(Exception):
    """Nobody is signed in; a page leads to the sign-in form, the API answers 401."""


class RefusedError(Exception):
    """The person may not do this; the answer is 403 and says why.

    Attributes:
        reason: the interface text that says why, by its dotted name.
        values: what the text is filled with.
    """

    def __init__(self, reason: str, **values: str) -> None:
        self.reason = reason
        self.values = values
        super().__init__(f"{reason} {values}")


def person(request: Request) -> Person:
    """Who asks. As a dependency (``Viewer``) or called with the request.

    Raises:
        SignInNeededError: if nobody is signed in where that is needed.
    """
    found: Person | None = getattr(request.state, "person", None)
    if found is None:
        raise SignInNeededError
    return found


Viewer = Annotated[Person, Depends(person)]
"""What a route declares to be given the person who asks: ``def route(who: Viewer)``."""


def require(role: Role) -> Callable[[Request], Person]:
    """A dependency that gives the person, and refuses whom ``role`` is more than: ``Depends(require(Role.CODER))``."""

    def allowed(request: Request) -> Person:
        found = person(request)
        if not found.may(role):
            raise RefusedError("refused.role", name=found.name, role=found.role.value, needed=role.value)
        return found

    allowed.needs = role  # type: ignore[attr-defined]  # read by the test that walks over all routes
    return allowed
