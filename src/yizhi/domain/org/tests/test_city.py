"""The demo city has the source's staffing, and nothing in it is unlawful."""

from collections import Counter

from django.db import connection
from django.test import TestCase

from yizhi.domain.org.actors import actor_for
from yizhi.domain.org.city import build
from yizhi.domain.org.city.names import generated_name
from yizhi.domain.org.demo import PASSWORD, SIGN_INS, anchor_day, is_demo
from yizhi.domain.org.models import Agency, Appointment, Division, Person, Team
from yizhi.domain.org.panels import ending_certificates, find_people
from yizhi.domain.org.queries import empowered_townships, staffing
from yizhi.domain.org.signing_in import admit
from yizhi.domain.org.tests.test_checks import ALL
from yizhi.platform import clock
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting
from yizhi.statute.codes import is_uscc


class TheDemoCity(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE yizhi_web")
        build()

    @classmethod
    def tearDownClass(cls) -> None:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
        super().tearDownClass()

    def test_staffing_is_the_sources(self) -> None:
        found = staffing(clock.today())
        assert found["total"] == 2537
        assert found["county_and_township"] == 2255
        assert found["township"] == 1602
        assert found["in_teams"] == 1222
        assert found["teams"] == 35
        assert found["lawyers_in_teams"] == 12

    def test_nothing_in_it_is_unlawful(self) -> None:
        assert [text for check in ALL for text in check()] == []
        assert len(ALL) > 5

    def test_some_certificates_end_so_that_warnings_show(self) -> None:
        administrator = actor_for(Person.objects.get(staff_number="演示007").pk, clock.now())
        tones = Counter(duty.tone for duty in ending_certificates(administrator, 100))
        assert tones["warn"] > 0
        assert tones["danger"] > 0

    def test_every_team_has_each_leading_seat_once(self) -> None:
        for seat in ("CAPTAIN", "EXECUTIVE_DEPUTY", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER"):
            assert Appointment.objects.filter(team__kind="TOWNSHIP", seat=seat).count() == 35

    def test_all_units_are_marked_as_samples_with_valid_codes(self) -> None:
        assert empowered_townships(clock.today()).filter(sample=True).count() == 35
        assert not Agency.objects.filter(sample=False).exists()
        assert all(is_uscc(code) for code in Agency.objects.values_list("uscc", flat=True))
        assert not Person.objects.filter(sample=False).exists()
        assert Division.objects.filter(valid_to=None, level="TOWNSHIP").count() == 103
        assert Team.objects.filter(kind="SQUAD").count() == 68

    def test_each_demo_account_signs_in_as_what_it_is_named(self) -> None:
        roles = {}
        for one in SIGN_INS:
            roles[one.username] = actor_for(admit(one.username, PASSWORD).person, clock.now())
        assert roles["officer"].has("OFFICER")
        assert roles["officer"].certificate is not None
        assert roles["officer"].extra["team"] == roles["partner"].extra["team"]
        assert roles["captain"].has("CAPTAIN")
        assert roles["reviewer"].has("LEGAL_REVIEWER")
        assert roles["guidance"].reads == ("330802:*",)
        assert roles["supervisor"].reads == ("3308:*",)
        assert roles["supervisor"].writes == ("3308:justice",)
        assert roles["administrator"].has("ADMINISTRATOR")
        assert roles["neighbour"].division == "330822111"

    def test_the_database_says_that_it_is_a_demo_city(self) -> None:
        assert is_demo()
        assert anchor_day() == clock.today()

    def test_building_again_changes_nothing(self) -> None:
        with acting(actor_for(Person.objects.get(staff_number="演示007").pk, clock.now())):
            before = Entry.objects.count()
        people = Person.objects.count()
        build()
        assert Person.objects.count() == people
        with acting(actor_for(Person.objects.get(staff_number="演示007").pk, clock.now())):
            assert Entry.objects.count() == before

    def test_people_are_found_by_the_initials_of_their_names(self) -> None:
        someone = Person.objects.get(staff_number="演示001")
        actor = actor_for(someone.pk, clock.now())
        hits = list(find_people(actor, someone.initials, 500))
        assert someone.name in {hit.title for hit in hits}
        assert someone.initials not in "".join(f"{hit.title}{hit.detail}" for hit in hits)


def test_names_are_the_same_every_time_and_rarely_twice() -> None:
    names = [generated_name(number) for number in range(3000)]
    assert names == [generated_name(number) for number in range(3000)]
    assert all(2 <= len(name) <= 3 for name in names)
    assert Counter(names).most_common(1)[0][1] <= 12
