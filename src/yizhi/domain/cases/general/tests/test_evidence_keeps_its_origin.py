"""Evidence goes to another agency's case with origin and hash; a recording shows the moment; custody is visible."""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.general.acts import evidence_paths, investigating
from yizhi.domain.cases.general.evidence_views import page
from yizhi.domain.cases.general.tests.file import ELEMENTS, File, refused
from yizhi.domain.cases.models.general import Evidence, GeneralCase
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.scope.session import acting


def _evidence(file: File, case: GeneralCase, number: int = 1) -> Evidence:
    with acting(file.who("lead")):
        found: Evidence = Evidence.objects.select_related(
            "case", "first", "second", "file", "verified_by", "party"
        ).get(case=case, number=number)
        return found


def _lawful(file: File) -> tuple[GeneralCase, Any]:
    case = file.filed()
    made = file.collect(case)
    file.verify(case, made)
    return case, made


def _send(file: File, case: GeneralCase, evidence: Any) -> Any:
    data = {"evidence": evidence, "receiver": file.world.bureau.pk, "purpose": "县局查办同一当事人的关联案件"}
    return file.do(evidence_paths.send_evidence, "head", case, **data).result["share"]


@pytest.mark.parametrize("kind", ["DOCUMENTARY", "PHYSICAL", "AUDIOVISUAL", "ELECTRONIC", "WITNESS", "EXPERT"])
def test_each_kind_of_article_46_can_be_registered(file: File, kind: str) -> None:
    case = file.filed()
    assert file.collect(case, kind)


def test_a_certificate_that_began_later_does_not_count_then(file: File) -> None:
    """Two officers qualified at that moment, not today (第四十二条)."""
    case = file.filed()
    with pytest.raises(ActRefused, match="第四十二条"):
        file.collect(case, collected_at=file.at - timedelta(days=3650))


def test_evidence_goes_to_another_agency_with_its_origin(file: File) -> None:
    case, made = _lawful(file)
    share = _send(file, case, made)
    county = file.of_county()
    other = county.filed("C-034")
    county.do(evidence_paths.take_evidence, "lead", other, share=share, proves=ELEMENTS)
    with acting(county.who("lead")):
        taken = Evidence.objects.get(case=other)
    original = _evidence(file, case)
    assert taken.origin_agency == case.agency.name
    assert (taken.origin_number, taken.origin_case) == (1, case.filing_number)
    assert (taken.sha256, taken.certificates) == (original.sha256, original.certificates)
    assert (taken.source, taken.legality) == ("SHARED_FROM_AGENCY", "PENDING")


def test_it_is_taken_once(file: File) -> None:
    case, made = _lawful(file)
    share = _send(file, case, made)
    county = file.of_county()
    other = county.filed("C-034")
    county.do(evidence_paths.take_evidence, "lead", other, share=share, proves=ELEMENTS)
    assert "已经接收" in refused(county, evidence_paths.take_evidence, "lead", other, share=share, proves=ELEMENTS)


def test_what_was_sent_to_others_is_not_taken_here(file: File) -> None:
    case, made = _lawful(file)
    share = _send(file, case, made)
    assert "没有移送给本机关" in refused(file, evidence_paths.take_evidence, "lead", case, share=share, proves=ELEMENTS)


def test_unverified_evidence_is_not_sent(file: File) -> None:
    case = file.filed()
    made = file.collect(case)
    data = {"evidence": made, "receiver": file.world.bureau.pk, "purpose": "……"}
    assert "第十八条" in refused(file, evidence_paths.send_evidence, "head", case, **data)


def test_an_officer_alone_sends_nothing_out(file: File) -> None:
    case, made = _lawful(file)
    data = {"evidence": made, "receiver": file.world.bureau.pk, "purpose": "……"}
    with pytest.raises(ActForbidden):
        file.do(evidence_paths.send_evidence, "lead", case, **data)


def test_a_recording_shows_the_moment_at_which_the_evidence_was_taken(file: File) -> None:
    case, made = _lawful(file)
    at = _evidence(file, case).collected_at
    said = {"evidence": made, "device": "记录仪0001"}
    later = {"began_at": at + timedelta(hours=1), "ended_at": at + timedelta(hours=2)}
    with pytest.raises(ActRefused, match="第四十七条"):
        file.do(evidence_paths.link_recording, "lead", case, **said, **later)
    with pytest.raises(ActInvalid):
        file.do(evidence_paths.link_recording, "lead", case, **said, began_at=at, ended_at=at)
    span = {"began_at": at - timedelta(minutes=5), "ended_at": at + timedelta(minutes=20)}
    file.do(evidence_paths.link_recording, "lead", case, **said, **span)


def test_the_chain_of_custody_is_told(file: File) -> None:
    case, _ = _lawful(file)
    with acting(file.who("lead")):
        shown = page(_evidence(file, case))
    sentences = [entry.sentence for entry in shown.timeline]
    assert any("取得，登记为第1号证据" in said for said in sentences)
    assert any("查证属实" in said for said in sentences)
    assert investigating.verify_evidence.title == "查证证据"
