"""Signed tree heads: a fixed text form, one reading, one signer."""

from datetime import UTC, datetime

import pytest

from yizhi.platform.ledger.proof.algorithms import SUITES, Suite
from yizhi.platform.ledger.proof.checkpoint import Checkpoint, parse_checkpoint, sign_checkpoint
from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.keys import generate_key, read_signing_key
from yizhi.platform.ledger.proof.note import sign_note
from yizhi.platform.ledger.proof.tests.log import START

KEY = read_signing_key(b"PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
ROOT = bytes(range(32))
GOOD = sign_checkpoint(KEY, 1024, ROOT, START)
LINES = GOOD.partition("\n\n")[0].split("\n")
both_suites = pytest.mark.parametrize("suite", SUITES, ids=lambda s: s.name)


def test_the_text_form_is_the_public_one() -> None:
    assert LINES == [
        "PeterNeumann",
        "1024",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "time 2026-11-24T09:30:00+08:00",
        "suite sha256-ed25519",
    ]
    assert sign_checkpoint(KEY, 1024, ROOT, START) == GOOD


@both_suites
def test_what_was_signed_is_what_is_read(suite: Suite) -> None:
    key = generate_key("quzhou/ledger", suite)
    read = parse_checkpoint(sign_checkpoint(key, 7, ROOT, START, ("division 3308",)))
    assert read.head == Checkpoint("quzhou/ledger", 7, ROOT, START, suite, ("division 3308",))
    assert read.signed_by([key.verifying]) == [key.verifying]


@both_suites
@pytest.mark.parametrize(("place", "text"), [(1, "1025"), (3, "time 2026-11-24T09:30:01+08:00"), (2, None)])
def test_a_changed_head_is_signed_by_nobody(suite: Suite, place: int, text: str | None) -> None:
    key = generate_key("PeterNeumann", suite)
    signed = sign_checkpoint(key, 1024, ROOT, START)
    line = signed.split("\n")[place]
    changed = signed.replace(line, text or "BA" + line[2:])
    assert changed != signed
    assert parse_checkpoint(changed).signed_by([key.verifying]) == []


def test_a_key_signs_only_for_the_log_that_it_is_named_after() -> None:
    key, text = generate_key("lishui/ledger"), Checkpoint("quzhou/ledger", 1, ROOT, START, SUITES[0]).text()
    assert parse_checkpoint(sign_note(text, key)).signed_by([key.verifying]) == []


def test_a_head_cannot_claim_another_suite_than_its_key() -> None:
    key, text = generate_key("quzhou/ledger"), Checkpoint("quzhou/ledger", 1, ROOT, START, SUITES[1]).text()
    assert parse_checkpoint(sign_note(text, key)).signed_by([key.verifying]) == []


@pytest.mark.parametrize(
    ("place", "text", "named"),
    [
        (1, "01024", "条数"),
        (1, "-1", "条数"),
        (1, "１０", "条数"),
        (1, "9" * 30, "条数"),
        (2, "AAEC", "根"),
        (2, "not base64!", "根"),
        (2, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=", "根"),
        (3, "time yesterday", "时间"),
        (3, "time 2026-11-24T09:30:00", "时区"),
        (3, "time 9999-12-31T23:59:59+00:00", "年份"),
        (3, "2026-11-24T09:30:00+08:00", "time"),
        (4, "suite md5-rsa", "算法"),
        (4, "sha256-ed25519", "suite"),
    ],
)
def test_a_line_that_is_not_what_it_should_be_is_named(place: int, text: str, named: str) -> None:
    lines = [*LINES[:place], text, *LINES[place + 1 :]]
    with pytest.raises(Malformed, match=named):
        parse_checkpoint(sign_note("".join(f"{line}\n" for line in lines), KEY))


def test_a_head_with_lines_missing_is_refused() -> None:
    with pytest.raises(Malformed, match="不完整"):
        parse_checkpoint(sign_note("PeterNeumann\n1\n", KEY))


def test_a_head_without_time_zone_or_root_is_not_signed() -> None:
    with pytest.raises(ValueError, match="时区"):
        sign_checkpoint(KEY, 1, ROOT, datetime(2026, 11, 24))  # noqa: DTZ001
    with pytest.raises(ValueError, match="32 字节"):
        sign_checkpoint(KEY, 1, b"", datetime.now(UTC))
