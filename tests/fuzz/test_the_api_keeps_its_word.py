"""Every endpoint of the API × several seats × what its own description allows and forbids.

No answer is an internal error, shows a foreign case, or differs from what the description promises.
`make fuzz` asks more (`YIZHI_FUZZ_EXAMPLES`), and each time something else.
"""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
import requests
import schemathesis
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.core import NOT_SET
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.leaks.conftest import Stage, stage
from tests.leaks.test_acts_out_of_scope_change_nothing import targets
from tests.leaks.visitors import Visitor
from yizhi.platform.acts.declaration import Declaration, declarations
from yizhi.web.api import build

__all__ = ["stage"]

_MORE = os.environ.get("YIZHI_FUZZ_EXAMPLES")
# Those inside the scope of the foreign case and those outside it; the last is nobody.
_SEATS = (
    "lead officer",
    "captain",
    "legal reviewer",
    "supervisor of the county",
    "officer of another county",
    "administrator",
    "the public",
)
_DESCRIBED = schemathesis.openapi.from_dict(json.loads(json.dumps(build().get_openapi_schema(path_prefix="/api/"))))
_CHECKS = [status_code_conformance, content_type_conformance, response_schema_conformance]
_HABITS = settings(
    max_examples=int(_MORE or 5),
    derandomize=_MORE is None,
    database=None,
    deadline=None,
    phases=[Phase.generate],  # each answer depends on the ones before, so there is nothing to shrink
    suppress_health_check=list(HealthCheck),
)


def _asked(case: Case) -> bytes:
    if case.body is NOT_SET:
        return b""
    return case.body if isinstance(case.body, bytes) else json.dumps(case.body, default=str).encode()


def _send(client: Client, act: Declaration, content: bytes) -> Response:
    """The answer; whatever was done is undone."""
    path, before = f"/api/acts/{act.verb}", transaction.savepoint()
    try:
        answer = client.post(path, content, content_type="application/json")
    finally:
        connection.needs_rollback = False
        transaction.savepoint_rollback(before)
    request = requests.Request("POST", f"http://testserver{path}", data=content).prepare()
    headers = {name.lower(): [value] for name, value in answer.headers.items()}
    return Response(answer.status_code, headers, answer.content, request, 0.0, False)


def _faults(stage: Stage, visitor: Visitor, act: Declaration, case: Case) -> list[str]:
    content = _asked(case)
    answer = _send(visitor.browser(), act, content)
    if answer.status_code >= 500:
        return [f"{answer.status_code}"]
    faults = []
    if not visitor.inside and (shown := stage.foreign.shown_in(answer.content, content.decode("utf-8", "replace"))):
        faults.append(f"shows {shown}")
    try:
        case.validate_response(answer, checks=_CHECKS)
    except BaseExceptionGroup as wrong:
        faults += [str(one) for one in wrong.exceptions]
    return faults


@pytest.mark.parametrize("act", [act for act in declarations() if act.offered], ids=lambda act: act.verb)
def test_no_request_breaks_an_endpoint_or_is_told_of_a_foreign_case(stage: Stage, act: Declaration) -> None:
    operation = _DESCRIBED[f"/api/acts/{act.verb}"]["POST"]
    allowed = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    forbidden = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    seats = st.sampled_from([visitor for visitor in stage.visitors if visitor.name in _SEATS])
    known = st.sampled_from([None, *targets(act, stage.foreign)])

    @_HABITS
    @given(case=st.one_of(allowed, allowed, forbidden), visitor=seats, record=known)
    def ask(case: Case, visitor: Visitor, record: Any) -> None:
        if record is not None and isinstance(case.body, dict) and "record" in case.body:
            case.body["record"] = str(record)
        faults = _faults(stage, visitor, act, case)
        assert not faults, f"{visitor.name} asks {_asked(case)!r}: {faults}"

    ask()
