"""The log's key, heads and growth are public, so that nobody needs to trust the platform."""

from __future__ import annotations

import base64

from django.test import Client

from yizhi.domain.cases.tests.scene import Scene
from yizhi.platform.ledger.log_key import suite, verifying_key
from yizhi.platform.ledger.proof.checkpoint import parse_checkpoint
from yizhi.platform.ledger.proof.keys import spoken_fingerprint
from yizhi.platform.ledger.proof.merkle import verify_consistency
from yizhi.web.public.tests.conftest import decided, seal


def test_the_key_page_shows_the_fingerprint_to_compare(db: None, visitor: Client) -> None:
    text = visitor.get("/ledger/key").content.decode()
    assert spoken_fingerprint(verifying_key().fingerprint) in text
    assert verifying_key().text() in text


def test_growth_is_proven_between_any_two_signed_heads(scene: Scene, visitor: Client) -> None:
    decided(scene)
    seal()
    scene.open()
    seal()
    heads = visitor.get("/ledger/heads").json()["heads"]
    second, first = heads[0]["size"], heads[1]["size"]
    got = visitor.get(f"/ledger/consistency?first={first}&second={second}").json()
    old, new = parse_checkpoint(got["first_checkpoint"]), parse_checkpoint(got["second_checkpoint"])
    assert old.signed_by([verifying_key()])
    assert new.signed_by([verifying_key()])
    path = [base64.b64decode(step) for step in got["path"]]
    assert verify_consistency(first, second, path, old.head.root, new.head.root, suite=suite())
    assert visitor.get("/ledger/heads?format=text").content.decode() == got["second_checkpoint"]


def test_nonsense_is_answered_in_words(db: None, visitor: Client) -> None:
    for query in ("", "?first=9&second=3", "?first=x&second=3", "?first=-1&second=3"):
        answer = visitor.get(f"/ledger/consistency{query}")
        assert answer.status_code == 400
        assert "台账条数" in answer.json()["title"]
    assert visitor.get("/ledger/consistency?first=1&second=999999999").status_code == 404
    assert visitor.get("/ledger/heads?limit=many").status_code == 400
