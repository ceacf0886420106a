"""The demo city shows each track of the procedure in the state expected, made through acts, with a sound ledger."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from yizhi.domain.cases.city_tracks import build
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models import Building, Clue, DeviceRecord, Measure, MonitoringDevice, Substitute, Transfer
from yizhi.domain.cases.models.general import (
    CooperationLetter,
    CrimeTransfer,
    Evidence,
    FastTrack,
    GeneralCase,
    PartyInput,
    Remedy,
    Sampling,
    Weighing,
    WrittenRecord,
)
from yizhi.domain.cases.models.offsite import OffsiteItem
from yizhi.domain.norms import city as catalogue
from yizhi.domain.org.tests.world import BUILDER, NOW
from yizhi.platform.ledger.models import Entry, Leaf
from yizhi.platform.ledger.seal import seal_pending
from yizhi.platform.scope.session import acting

_DAYS = 200  # the six months for a suit, and the holidays are known
_TODAY = NOW.date() + timedelta(days=_DAYS)


@pytest.fixture
def shown(file: File) -> File:
    with acting(BUILDER):
        for number in range(3):
            file.world.officer(name=f"样例{number}")
        file.world.guide()
    catalogue.load_benchmarks(NOW)
    assert build(lambda text: None, _TODAY, _DAYS) == {}
    return file


@pytest.fixture
def anchored(settings: Any, tmp_path: Any) -> None:
    settings.YIZHI_ANCHOR_DIRECTORY = str(tmp_path)


def _states(model: Any) -> list[str]:
    return sorted(model.objects.values_list("state", flat=True))


def test_each_track_stands_where_it_should(shown: File) -> None:
    with acting(BUILDER):
        assert _states(Building) == ["ANNOUNCED"]
        assert _states(Clue) == ["FILED", "FILED", "VERIFYING", "VERIFYING"]
        assert _states(MonitoringDevice) == ["IN_USE"]
        assert _states(DeviceRecord) == ["CAPTURED", "USED"]
        assert _states(Measure) == ["IN_FORCE"]
        assert _states(Substitute) == ["REMINDED"]
        assert _states(Transfer) == ["ACCEPTED", "COPIED_BACK", "DISPUTED"]
        tracks = FastTrack.objects.filter(approved=True, left_at=None).order_by("proposed_at")
        assert [one.case.state for one in tracks] == ["ARCHIVED", "COMPLIANCE_REVIEW"]
        assert OffsiteItem.objects.filter(effective_to=None).count() == 1


def test_what_waits_for_a_word_is_there(shown: File) -> None:
    with acting(BUILDER):
        said = PartyInput.objects.get()
        assert (said.kind, said.taken_at, said.case.state) == ("STATEMENT", None, "NOTIFIED")
        weighed = Weighing.objects.get()
        assert weighed.case_id == said.case_id
        assert weighed.low_fen <= weighed.proposed_fen <= weighed.high_fen
        sent = CrimeTransfer.objects.get()
        assert (sent.case.state, sent.answer) == ("TRANSFERRED_CRIME", "")
        assert sent.received_on is not None
        assert Transfer.objects.get(state="COPIED_BACK").copies[1:] != []


def test_an_investigation_and_a_contested_decision_leave_all_they_can(shown: File) -> None:
    with acting(BUILDER):
        assert {one.signing for one in WrittenRecord.objects.all()} == {"SIGNED"}
        assert [one.kind for one in WrittenRecord.objects.order_by("written_at")] == ["ON_SITE", "QUESTIONING"]
        sampling = Sampling.objects.get()
        assert sampling.sent_on is not None
        assert sampling.evidence is None
        assert CooperationLetter.objects.get(receiver__contains="自然资源").replied_on is None
        remedy = Remedy.objects.get()
        assert (remedy.kind, remedy.answered_on, remedy.ended_on) == ("RECONSIDERATION", None, None)


def test_the_pictures_are_stored(shown: File) -> None:
    with acting(BUILDER):
        kept = Evidence.objects.exclude(file=None).select_related("file")
        assert [one.source for one in kept.order_by("source")] == ["COLLECTED", "DEVICE"]
        files = [(one.sha256, one.file) for one in kept if one.file is not None]
        assert all(mark == file.sha256 and 0 < file.size < 20_000 for mark, file in files)


def test_the_ledger_is_sound_and_nothing_is_told_twice(shown: File, anchored: None) -> None:
    with acting(BUILDER):
        before, cases = Entry.objects.count(), GeneralCase.objects.count()
    assert build(lambda text: None, _TODAY, _DAYS) == {}
    with acting(BUILDER):
        assert (Entry.objects.count(), GeneralCase.objects.count()) == (before, cases)
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE yizhi_worker")
        assert seal_pending() == before  # what the platform did not write is left out
        cursor.execute("SET ROLE yizhi_web")
    with acting(BUILDER):
        assert Leaf.objects.count() == before
