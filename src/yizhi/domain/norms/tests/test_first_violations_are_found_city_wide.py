"""The register answers for the whole city, to an exact mark only, and shows nothing else beyond its territory."""

from datetime import date, datetime
from uuid import UUID, uuid4

import pytest
from django.db import connection

from yizhi.domain.norms import api as norms
from yizhi.domain.norms.acts.configuration import set_parameter
from yizhi.domain.norms.models import EnforcementItem, FirstViolationEntry
from yizhi.domain.norms.queries import parameter
from yizhi.domain.norms.tests.conftest import AT, DAY, officer
from yizhi.platform.acts import door
from yizhi.platform.acts.perform import perform
from yizhi.platform.acts.writing import Writing
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

pytestmark = pytest.mark.usefixtures("catalogue")
MARK = "a" * 64
HERE = officer("330802101", "OFFICER", writes=("330802101:*",))
THERE = officer("330822101", "OFFICER", writes=("330822101:*",))
READER = officer("330802101", "SUPERVISOR")
AGENCY = uuid4()


def _item() -> UUID:
    return EnforcementItem.objects.get(code="C-002").pk


def _enter(actor: Actor, on: datetime, *, exempted: bool = False, division: str = "330822101") -> FirstViolationEntry:
    with acting(actor), door.opened():
        return norms.record_violation(
            Writing(actor=actor, at=on, key=uuid4(), verb="test.enter"),
            mark=MARK,
            item_id=_item(),
            case_id=uuid4(),
            place=(division, "comprehensive"),
            agency=(AGENCY, "样例镇人民政府"),
            exempted=exempted,
        )


def test_another_county_is_told_when_and_by_whom_and_sees_no_row() -> None:
    """《行政处罚法》第三十三条第一款：初次违法。"""
    _enter(THERE, AT)
    with acting(HERE):
        found = norms.before(MARK, _item(), DAY)
        assert found.penalty is not None
        assert (found.penalty.on, found.penalty.agency) == (DAY, "样例镇人民政府")
        assert found.facts == {"prior_penalties": 1, "prior_exemptions": 0}
        assert FirstViolationEntry.objects.count() == 0


def test_a_revoked_decision_makes_no_later_violation_a_repeated_one() -> None:
    """第三十三条第一款：决定被撤销的，不再是一次违法记录；记录本身保留。"""
    revoked = _enter(THERE, AT)
    _enter(THERE, AT, exempted=True)
    with acting(THERE), door.opened():
        writing = Writing(actor=THERE, at=AT, key=uuid4(), verb="test.annul")
        assert norms.annul_violations(writing, revoked.case, DAY) == 1
        assert norms.annul_violations(writing, revoked.case, DAY) == 0
        assert FirstViolationEntry.objects.get(pk=revoked.pk).annulled_on == DAY
    with acting(HERE):
        assert norms.before(MARK, _item(), DAY).facts == {"prior_penalties": 0, "prior_exemptions": 1}


def test_other_parties_and_items_are_not_told_of() -> None:
    _enter(THERE, AT)
    with acting(HERE):
        assert norms.before("b" * 64, _item(), DAY).latest is None
        assert norms.before("a", _item(), DAY).latest is None
        assert norms.before(MARK, EnforcementItem.objects.get(code="C-003").pk, DAY).latest is None


def test_whoever_may_not_write_is_told_nothing() -> None:
    _enter(THERE, AT)
    with acting(READER):
        assert norms.before(MARK, _item(), DAY).latest is None


def test_a_row_is_entered_only_in_ones_own_territory() -> None:
    from django.db.utils import ProgrammingError

    with pytest.raises(ProgrammingError, match="row-level security"):
        _enter(HERE, AT, division="330822101")


def test_the_window_is_configured(builder: Actor) -> None:
    _enter(THERE, AT, exempted=True)
    later = date(2028, 11, 20)
    with acting(HERE):
        assert norms.before(MARK, _item(), later).exemption is not None
        assert norms.before(MARK, _item(), date(2028, 11, 21)).exemption is None
    with acting(builder):
        row = parameter("first_violation_months", DAY)
    data = {"value": "12", "effective_from": date(2027, 1, 1), "source": "样例文件", "verified": True}
    perform(set_parameter, builder, record=row, data=data, at=AT)
    with acting(HERE):
        assert norms.before(MARK, _item(), later).exemption is None


def test_the_scope_may_be_one_agency(builder: Actor) -> None:
    _enter(THERE, AT)
    with acting(builder):
        row = parameter("first_violation_scope", DAY)
    data = {"value": "AGENCY", "effective_from": date(2026, 11, 20), "source": "样例文件"}
    perform(set_parameter, builder, record=row, data=data, at=AT)
    with acting(HERE):
        assert norms.before(MARK, _item(), DAY, uuid4()).latest is None
        assert norms.before(MARK, _item(), DAY, AGENCY).latest is not None


def test_the_mark_is_keyed_and_hides_the_number() -> None:
    number = "91330802MA1234567X"
    assert norms.party_mark(number) == norms.party_mark(f" {number.lower()} ")
    assert number not in norms.party_mark(number)


def test_the_function_is_not_for_everybody() -> None:
    sql = "SELECT has_function_privilege('public', oid, 'EXECUTE') FROM pg_proc WHERE proname = %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, ["norms_earlier_violation"])
        assert cursor.fetchall() == [(False,)]
