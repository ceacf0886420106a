"""How the JSON API describes that something was not done. The answers themselves are made in `errors.py`."""

from typing import Any

from ninja import NinjaAPI, Schema
from pydantic import Field

PROBLEM = "application/problem+json"
# Malformed, not signed in, not allowed, not found, not now, too much, invalid, too often.
STATUSES = (400, 401, 403, 404, 409, 413, 422, 429)


class RefusalSaid(Schema):
    """One reason, with its article and what to do next."""

    what: str
    why: str
    article: str
    next_step: str


class ChangeSaid(Schema):
    """What somebody else did meanwhile."""

    at: str
    says: str
    version: int


class Problem(Schema):
    """Nothing was done, and why (RFC 9457)."""

    type: str
    status: int
    title: str = Field(description="何事未办")
    detail: str = Field(description="理由")
    next_step: str = Field(description="下一步")
    errors: dict[str, list[str]] | None = Field(default=None, description="按字段列出的问题；空名为整体问题")
    refusals: list[RefusalSaid] = Field(description="逐项理由及其条文")
    changes: list[ChangeSaid] | None = Field(default=None, description="打开之后他人所作的办理")


class DescribedAPI(NinjaAPI):
    """An API whose description names the problems that every endpoint may answer."""

    def get_openapi_schema(self, **options: Any) -> Any:
        described = super().get_openapi_schema(**options)
        parts = described.setdefault("components", {})
        made = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        parts.setdefault("schemas", {}).update(made.pop("$defs", {}), Problem=made)
        content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        parts["responses"] = {"Problem": {"description": "未办理及其理由", "content": content}}
        for path in described["paths"].values():
            for operation in path.values():
                for status in STATUSES:
                    operation["responses"].setdefault(status, {"$ref": "#/components/responses/Problem"})
        return described
