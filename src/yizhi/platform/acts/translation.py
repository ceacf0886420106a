"""Turn what the database refuses into words for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import Error, IntegrityError, ProgrammingError

from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.statute.refusal import Refusal, RefusedError

_INSUFFICIENT_PRIVILEGE = "42501"
_KEY_CONSTRAINT = "one_entry_a_key"


class KeyTaken(Exception):
    """The idempotency key was committed by a simultaneous request."""


@contextmanager
def translated(act: Declaration) -> Iterator[None]:
    """Within the block, a breach of scope becomes ActForbidden, a doubled value ActInvalid, a rule's no ActRefused.

    A reference to what is not there, or is not the actor's to see, is ActInvalid too: which of both is not told.
    """
    try:
        yield
    except RefusedError as error:
        raise ActRefused(error.refusal) from error
    except ObjectDoesNotExist as error:
        raise ActInvalid({"": ["所选的记录不存在，或者不在您的管辖地域或条线内，请重新选择"]}) from error
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != _INSUFFICIENT_PRIVILEGE:
            raise
        refusal = Refusal(
            what=f"您不能办理“{act.title}”",
            why="所涉记录不在您的管辖地域或条线内",
            article="",
            next_step="请由有管辖权的单位办理，或请其共享该记录",
        )
        raise ActForbidden(refusal) from error
    except IntegrityError as error:
        raise _explained(error) from error


def _explained(error: Error) -> Exception:
    """Words for a constraint that two simultaneous acts ran into; anything unknown stays a programming error."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", "") or ""
    if name == _KEY_CONSTRAINT:
        return KeyTaken()
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name and constraint.violation_error_message:
                return ActInvalid({"": [str(constraint.violation_error_message)]})
        for field in model._meta.local_concrete_fields:
            if field.unique and name == f"{model._meta.db_table}_{field.column}_key":
                return ActInvalid({field.name: [f"该{field.verbose_name}已有，请换一个"]})
    return error
