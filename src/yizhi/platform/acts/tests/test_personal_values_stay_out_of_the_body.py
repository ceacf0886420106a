"""The body of an entry is shown to strangers: personal values are in it as commitments alone, secrets not at all."""

import orjson
from django.db import connection

from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.acts.tests.notes.acts import write
from yizhi.platform.acts.tests.notes.setting import someone
from yizhi.platform.ledger.models import Opening
from yizhi.platform.ledger.proof.commitments import verify
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting
from yizhi.platform.secrecy.cipher import unseal_json

NAME, PASSWORD = "样例某人姓名", "correct horse 3308"


def written(officer: Actor) -> Outcome:
    return perform(write, officer, data={"title": "一", "author": NAME, "password": PASSWORD})


def test_a_personal_value_is_in_the_body_as_a_commitment_that_opens(notes: None) -> None:
    officer = someone()
    outcome = written(officer)
    assert NAME not in outcome.entry.body
    given = orjson.loads(outcome.entry.body)["input"]
    with acting(officer):
        opening = unseal_json(bytes(Opening.objects.get(entry=outcome.entry).secret))
    assert opening["author"]["value"] == NAME
    for name in ("author", "remark"):
        commitment = given[name]["commitment"]
        assert verify(commitment, opening[name]["salt"], opening[name]["value"])
        assert not verify(commitment, opening[name]["salt"], opening[name]["value"] + "。")


def test_the_same_name_twice_gives_two_commitments(notes: None) -> None:
    officer = someone()
    first, second = (orjson.loads(written(officer).entry.body)["input"]["author"] for _ in range(2))
    assert first != second


def test_an_unfilled_personal_field_leaves_no_trace(notes: None) -> None:
    entry = perform(write, someone(), data={"title": "一"}).entry
    assert set(orjson.loads(entry.body)["input"]) == {"title", "division", "remark"}


def test_a_secret_value_is_kept_nowhere(notes: None) -> None:
    """Every column of every row of every table is searched as the owner."""
    officer = someone()
    outcome = written(officer)
    with acting(officer):
        opening = unseal_json(bytes(Opening.objects.get(entry=outcome.entry).secret))
    assert PASSWORD not in str(opening)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s OR t::text LIKE %s',
                           [f"%{PASSWORD}%", f"%{NAME}%"])  # fmt: skip
            assert cursor.fetchone() == (0,), table
        cursor.execute("SET ROLE yizhi_web")
