"""Keys and signed notes in the public text forms, held against the vectors of the Go reference implementation."""

import os
import stat
from pathlib import Path

import pytest

from yizhi.platform.ledger.proof.algorithms import SUITES, Suite
from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.keys import (
    generate_key,
    normalised_fingerprint,
    read_signing_key,
    read_verifying_key,
    spoken_fingerprint,
)
from yizhi.platform.ledger.proof.note import parse_note, sign_note

PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PRIVATE = b"PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
both_suites = pytest.mark.parametrize("suite", SUITES, ids=lambda s: s.name)


def test_the_published_note_is_read_and_verified() -> None:
    key = read_verifying_key(PUBLIC)
    assert parse_note(f"{TEXT}\n{SIGNATURE}").signers([key]) == [key]


def test_signing_with_the_published_key_gives_the_published_note() -> None:
    assert sign_note(TEXT, read_signing_key(PRIVATE)) == f"{TEXT}\n{SIGNATURE}"


def test_no_piece_and_no_altered_character_of_a_public_key_is_accepted() -> None:
    pieces = {PUBLIC[i:j] for i in range(len(PUBLIC)) for j in range(i + 1, len(PUBLIC) + 1)} - {PUBLIC}
    altered = {PUBLIC[:i] + chr(ord(PUBLIC[i]) + 1) + PUBLIC[i + 1 :] for i in range(len(PUBLIC))}
    for text in pieces | altered:
        with pytest.raises(Malformed):
            read_verifying_key(text)


@both_suites
def test_keys_survive_their_files_and_only_the_owner_can_read_the_private_one(suite: Suite, tmp_path: Path) -> None:
    key, path = generate_key("衢州/ledger", suite), tmp_path / "ledger.key"
    key.save(path)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert read_signing_key(path.read_bytes()) == key
    assert read_verifying_key(key.verifying.text()) == key.verifying
    with pytest.raises(FileExistsError):
        generate_key("another", suite).save(path)


@both_suites
def test_a_private_key_never_shows_in_a_log_line(suite: Suite) -> None:
    key = generate_key("quzhou/ledger", suite)
    assert key.private.hex() not in repr(key)
    assert repr(key.private) not in repr(key)


def test_a_damaged_private_key_file_is_refused_in_words() -> None:
    broken = PRIVATE.replace(b"AYEK", b"AYEL")
    for content in (b"", b"\xff\xfe", PUBLIC.encode(), broken, PRIVATE[:-4], PRIVATE + b"\n" + PRIVATE, b"x" * 5000):
        with pytest.raises(Malformed):
            read_signing_key(content)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "line\nbreak", "x" * 200])
def test_a_name_that_cannot_stand_in_a_signature_line_is_refused(name: str) -> None:
    with pytest.raises(Malformed, match="密钥名称"):
        generate_key(name)


def test_a_fingerprint_is_the_same_however_it_is_typed() -> None:
    fingerprint = generate_key("quzhou/ledger").verifying.fingerprint
    assert normalised_fingerprint(spoken_fingerprint(fingerprint)) == fingerprint
    assert normalised_fingerprint(fingerprint.replace("a", "A") + "\n") == fingerprint
    assert normalised_fingerprint(fingerprint[:-1]) is None
    assert normalised_fingerprint("ledger.public") is None


@pytest.mark.parametrize(
    "note",
    [
        "",
        TEXT,
        f"{TEXT}{SIGNATURE}",
        f"{TEXT}\n{SIGNATURE[:-1]}",
        f"{TEXT}\n{SIGNATURE.replace('— ', '- ')}",
        f"{TEXT}\n{SIGNATURE}unsigned words\n",
        f"{TEXT}\n— PeterNeumann AAAA\n",
        f"{TEXT}\n— PeterNeumann {'A' * 61}\n",
        f"{TEXT}\n{SIGNATURE.replace('JnAM=', 'JnAN=')}",
        f"a\n\n{TEXT}\n{SIGNATURE}",
        f"\x1b[2J{TEXT}\n{SIGNATURE}",
        f"{TEXT}\n{SIGNATURE * 101}",
        f"{TEXT * 2000}\n{SIGNATURE}",
        f"\ud800{TEXT}\n{SIGNATURE}",
    ],
)
def test_what_is_not_a_signed_note_is_refused_in_words(note: str) -> None:
    with pytest.raises(Malformed):
        parse_note(note)


@both_suites
def test_a_wrong_signature_is_not_healed_by_a_good_one_that_follows(suite: Suite) -> None:
    key = generate_key("quzhou/ledger", suite)
    good, other = sign_note("one\n", key), sign_note("two\n", key)
    line = other.rpartition("\n\n")[2]
    both = good.replace("\n\n", f"\n\n{line}")
    assert parse_note(good).signers([key.verifying]) == [key.verifying]
    assert parse_note(both).signers([key.verifying]) == []


@both_suites
def test_a_note_can_carry_a_witness_whom_the_reader_does_not_know(suite: Suite) -> None:
    key, witness = generate_key("quzhou/ledger", suite), generate_key("zhejiang/justice", suite)
    note = parse_note(sign_note("head\n", witness, key))
    assert note.signers([key.verifying]) == [key.verifying]
    assert note.signers([witness.verifying, key.verifying]) == [witness.verifying, key.verifying]
    assert note.signers([generate_key("quzhou/ledger", suite).verifying]) == []
