"""The API does what its description says, whatever it is sent: examples made by schemathesis from the description."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from harmledger.config import Settings
from harmledger.model.account import Role
from harmledger.web import create_app
from tests.unit.web import web_demo as demo
from tests.unit.web.api.conftest import Served

DESCRIBED = create_app(demo.DemoData(), Settings()).openapi()["paths"]
OPERATIONS = [(method.upper(), path) for path, methods in DESCRIBED.items() for method in methods]
FEW = settings(
    max_examples=6,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_address_keeps_to_its_description(served: Served, method: str, path: str) -> None:
    """No fault of the server, no status, type or value that is not described, whatever is sent."""
    told = served.sent_by(Role.ADMIN)
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", served.app, headers=told)

    @FEW
    @given(case=schema[path][method].as_strategy())
    def check(case: schemathesis.Case[Any]) -> None:
        # What is well formed can still make no sense (a cursor of another list): 422 with the reason is right then.
        case.call_and_validate(headers=told, excluded_checks=[positive_data_acceptance])

    check()
