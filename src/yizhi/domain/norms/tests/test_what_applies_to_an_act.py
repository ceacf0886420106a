"""Which fine applies, what is cited for it, and as of which day."""

from datetime import date

import pytest

from yizhi.domain.norms import api as norms
from yizhi.domain.norms.models import ItemVersion
from yizhi.domain.norms.tests.conftest import AT, DAY
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting
from yizhi.statute.fine_form import between, fixed, multiple, percentage
from yizhi.statute.fine_range import check_fine
from yizhi.statute.money import yuan
from yizhi.statute.party import PartyKind
from yizhi.statute.refusal import RefusedError

pytestmark = pytest.mark.usefixtures("catalogue")


def _version(builder: Actor, code: str, day: date = DAY, variant: str = "") -> ItemVersion:
    with acting(builder):
        found = norms.version_of(code, day, variant)
        assert found is not None
        pinned = norms.item_version(found.pk)
        assert pinned is not None
        _ = pinned.applied
        return pinned


def test_of_two_norms_the_higher_fine_applies_and_only_that_norm_is_cited(builder: Actor) -> None:
    """《行政处罚法》第二十九条：按照罚款数额高的规定处罚。C-020 与 C-019。"""
    dumping = _version(builder, "C-020")
    assert dumping.fine_rule.citizen == between(100, 500)
    assert dumping.penalty_citation == "《浙江省城市市容和环境卫生管理条例》第三十二条第二款"
    assert "衢州" not in dumping.violation_citation
    spitting = _version(builder, "C-019")
    assert spitting.fine_rule.citizen == fixed(50)
    assert spitting.penalty_citation == "《衢州市城市市容和环境卫生管理条例》第二十三条第二款"


def test_conduct_is_judged_by_the_law_of_its_day(builder: Actor) -> None:
    """《行政处罚法》第三十七条；生态环境法典自2026年8月15日起施行。"""
    before = _version(builder, "C-043", date(2026, 8, 14))
    after = _version(builder, "C-043", date(2026, 8, 15))
    assert before.fine_rule.citizen == between(100, 500)
    assert after.fine_rule.citizen == between(100, 1_000)
    assert after.fine_rule.organisation == between(100_000, 1_000_000)
    assert "固体废物污染环境防治法" in before.penalty_citation
    assert "第一千一百六十九条第三款" in after.penalty_citation
    assert "第一千一百六十九条第一款" in after.penalty_citation


def test_day_before_the_norm_has_no_version(builder: Actor) -> None:
    with acting(builder):
        assert norms.version_of("C-040", date(2022, 6, 4)) is None
        assert norms.version_of("C-040", date(2022, 6, 5)) is not None


def test_variant_is_chosen_and_never_widened(builder: Actor) -> None:
    leaflets = _version(builder, "C-014", variant="派发商业广告")
    assert check_fine(leaflets.fine_rule, PartyKind.CITIZEN, yuan(50)) is None
    assert check_fine(leaflets.fine_rule, PartyKind.CITIZEN, yuan(100)) is not None
    touting = _version(builder, "C-014", variant="停车揽活")
    assert check_fine(touting.fine_rule, PartyKind.CITIZEN, yuan(100)) is None
    assert touting.name.endswith("的行政处罚（停车揽活）")


def test_provision_that_fines_nobody_allows_no_fine(builder: Actor) -> None:
    with pytest.raises(RefusedError, match="没有对此类当事人设定罚款"):
        _version(builder, "C-012").fine_rule.limits(PartyKind.CITIZEN)
    with pytest.raises(RefusedError):
        _version(builder, "C-044", variant="擅自倾倒、堆放、丢弃、抛撒、遗撒、焚烧").fine_rule.limits(PartyKind.CITIZEN)


def test_fines_on_a_base(builder: Actor) -> None:
    assert _version(builder, "C-049").fine_rule.citizen == multiple(1, 5, "树木价值")
    building = _version(builder, "C-051", variant="尚可采取改正措施消除影响")
    assert building.fine_rule.organisation == percentage(5, 10, "建设工程造价")
    limits = building.fine_rule.limits(PartyKind.LEGAL_PERSON, base=yuan(1_000_000))
    assert (limits.lowest, limits.highest) == (yuan(50_000), yuan(100_000))


def test_warning_only_where_the_norm_sets_it(builder: Actor) -> None:
    assert _version(builder, "C-024").allows_warning
    assert _version(builder, "C-042").allows_warning
    assert not _version(builder, "C-005").allows_warning


def test_fine_before_the_order_was_refused_is_unlawful(builder: Actor) -> None:
    stall = _version(builder, "C-005")
    refusal = norms.correction_refusal(stall.correction, warned_or_ordered=False, words="责令改正")
    assert refusal is not None
    assert "拒不改正" in refusal.why
    assert norms.correction_refusal(stall.correction, warned_or_ordered=True, words="责令改正") is None
    spitting = _version(builder, "C-019")
    assert norms.correction_refusal(spitting.correction, warned_or_ordered=False, words="") is None


def test_facts_begin_in_official_wording_and_leave_blanks(builder: Actor) -> None:
    drying = _version(builder, "C-004")
    words = norms.phrase(drying, place="样例路12号", at=AT)
    assert words.startswith("2026年11月20日10时00分许，当事人在样例路12号的地面上晾晒")
    assert norms.BLANK in words
    assert "粮食" in norms.phrase(drying, place="样例路12号", at=AT, thing="粮食")
