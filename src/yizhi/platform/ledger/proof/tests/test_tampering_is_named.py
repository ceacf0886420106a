"""Each part of a bundle altered in turn: the verdict fails and the failed check names the part."""

import base64
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yizhi.platform.ledger.proof.algorithms import SUITES
from yizhi.platform.ledger.proof.archive import read_archive, write_archive
from yizhi.platform.ledger.proof.bundle import BundledDocument, verify_bundle
from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.keys import generate_key
from yizhi.platform.ledger.proof.tests.log import NUMBER, PDF, Case, canonical, decided_case
from yizhi.platform.ledger.proof.verdict import Verdict

CASES = [decided_case(suite) for suite in SUITES]
cases = pytest.mark.parametrize("case", CASES, ids=[suite.name for suite in SUITES])


def failed(data: bytes) -> dict[str, str]:
    verdict = verify_bundle(data)
    assert not verdict.verified
    return {check.code: check.says + check.detail for check in verdict.failed}


def read(data: bytes) -> Verdict | None:
    """The verdict; None when the bundle is refused as unreadable. Any other error is a defect."""
    try:
        return verify_bundle(data)
    except Malformed:
        return None


def edited(case: Case, edit: Callable[[dict[str, Any]], None]) -> bytes:
    members = read_archive(case.bundle())
    index = json.loads(members["bundle.json"])
    edit(index)
    return write_archive({**members, "bundle.json": json.dumps(index).encode()})


@cases
def test_a_fine_made_smaller_in_the_body_is_named_by_its_entry(case: Case) -> None:
    issue = case.parts["entries"][1]
    lowered = replace(issue, body=issue.body.replace('"fine_fen":5000', '"fine_fen":100'))
    assert lowered != issue
    found = failed(case.bundle(entries=[case.parts["entries"][0], lowered]))
    assert "第 302 号记录" in found["entry.included"]


@cases
def test_a_reformatted_body_is_not_canonical(case: Case) -> None:
    issue = case.parts["entries"][1]
    spaced = replace(issue, body=json.dumps(json.loads(issue.body), ensure_ascii=False))
    found = failed(case.bundle(entries=[case.parts["entries"][0], spaced]))
    assert "第 302 号记录是规范文本" in found["entry.canonical"]


@cases
def test_a_moved_entry_is_named(case: Case) -> None:
    confirm, issue = case.parts["entries"]
    assert "第 301 号记录" in failed(case.bundle(entries=[confirm, replace(issue, index=301)]))["entry.included"]


@cases
def test_an_altered_path_is_named(case: Case) -> None:
    confirm, issue = case.parts["entries"]
    path = (bytes(32), *issue.path[1:])
    assert "entry.included" in failed(case.bundle(entries=[confirm, replace(issue, path=path)]))


@cases
def test_an_entry_shown_twice_is_named(case: Case) -> None:
    confirm, issue = case.parts["entries"]
    assert "重复" in failed(case.bundle(entries=[confirm, issue, issue]))["entries.distinct"]


@cases
def test_an_altered_document_is_named(case: Case) -> None:
    found = failed(case.bundle(documents=[BundledDocument("D40", NUMBER, PDF + b" ")]))
    assert list(found) == ["document"]
    assert f"文书 D40（{NUMBER}）" in found["document"]
    assert "文书被改动" in found["document"]


@cases
def test_a_document_under_another_number_is_named(case: Case) -> None:
    found = failed(case.bundle(documents=[BundledDocument("D40", NUMBER.replace("1", "2"), PDF)]))
    assert "没有登记这份文书" in found["document"]


@cases
def test_a_slipped_in_document_is_named(case: Case) -> None:
    slipped = BundledDocument("D41", "", b"%PDF another")
    assert "文书 D41" in failed(case.bundle(documents=[*case.parts["documents"], slipped]))["document"]


@cases
def test_a_slipped_in_file_is_named(case: Case) -> None:
    members = read_archive(case.bundle())
    found = failed(write_archive({**members, "documents/decision-final.pdf": b"%PDF"}))
    assert list(found) == ["strays"]
    assert "documents/decision-final.pdf" in found["strays"]


@cases
def test_an_altered_head_is_named(case: Case) -> None:
    checkpoint = case.parts["checkpoint"].replace("T10:30:00", "T10:31:00")
    assert checkpoint != case.parts["checkpoint"]
    assert "签名无效" in failed(case.bundle(checkpoint=checkpoint))["head.signature"]


@cases
def test_a_swapped_key_is_named(case: Case) -> None:
    other = generate_key("quzhou/ledger", case.log.key.suite).verifying
    assert "head.signature" in failed(case.bundle(keys=[other]))


@cases
def test_an_altered_consistency_proof_is_named(case: Case) -> None:
    growth = case.log.growth(299)
    broken = replace(growth, path=(*growth.path[:-1], bytes(32)))
    found = failed(case.bundle(growth=[broken]))
    assert list(found) == ["growth"]
    assert "299 条以来" in found["growth"]


@cases
def test_an_older_head_under_a_key_of_the_forger_is_named(case: Case) -> None:
    """Else a forger could date the log back: the older head counts only under the head's own or a trusted key."""
    forger = replace(case.log, key=generate_key("quzhou/ledger", case.log.key.suite))
    keys = [case.log.key.verifying, forger.key.verifying]
    assert "签名无效" in failed(case.bundle(keys=keys, growth=[forger.growth(300)]))["growth"]


@cases
def test_an_unreadable_older_head_is_named(case: Case) -> None:
    broken = replace(case.log.growth(300), checkpoint="nonsense")
    assert "无法读取" in failed(case.bundle(growth=[broken]))["growth"]


@cases
@pytest.mark.parametrize("change", [{"value": "李四"}, {"salt": "00" * 32}, {"field": "address"}, {"entry": "none"}])
def test_an_altered_personal_value_is_named(case: Case, change: dict[str, str]) -> None:
    assert list(failed(case.bundle(opened=[replace(case.parts["opened"][0], **change)]))) == ["opened"]


@cases
def test_without_entries_nothing_is_proven(case: Case) -> None:
    assert {"entries", "decision"} <= failed(case.bundle(entries=[])).keys()


@cases
def test_without_the_decision_no_penalty_is_proven(case: Case) -> None:
    found = failed(case.bundle(entries=case.parts["entries"][:1], documents=[], opened=[]))
    assert list(found) == ["decision"]


@cases
def test_without_the_confirmation_two_officers_are_not_proven(case: Case) -> None:
    assert list(failed(case.bundle(entries=case.parts["entries"][1:]))) == ["officers.two"]


@cases
def test_an_entry_that_is_no_act_is_named(case: Case) -> None:
    other = case.log.entry(301)
    assert canonical({"other": "between"}) == other.body
    assert "第 301 号记录" in failed(case.bundle(entries=[*case.parts["entries"], other]))["entry.body"]


def _leaves(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        return [leaf for key, item in pairs for leaf in _leaves(item, (*at, key))]
    return [at]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_part_of_the_index_can_be_altered_unnoticed(data: st.DataObject) -> None:
    """Any text or number of bundle.json replaced: the bundle fails or cannot be read."""
    index = json.loads(read_archive(CASES[0].bundle())["bundle.json"])
    place = data.draw(st.sampled_from(_leaves(index)))

    def edit(content: dict[str, Any]) -> None:
        *way, last = place
        for step in way:
            content = content[step]
        old = content[last]
        content[last] = old + 1 if isinstance(old, int) else data.draw(_altered(old))

    verdict = read(edited(CASES[0], edit))
    assert verdict is None or not verdict.verified


def _altered(text: str) -> st.SearchStrategy[str]:
    """The text with one character replaced by another letter or digit. Base64 padding bits do not count as altered."""
    places = st.integers(0, len(text) - 1)
    letters = st.sampled_from("abcXYZ0189")

    def replaced(draw: tuple[int, str]) -> str:
        place, letter = draw
        return text[:place] + letter + text[place + 1 :]

    return st.tuples(places, letters).map(replaced).filter(lambda new: _meaning(new) != _meaning(text))


def _meaning(text: str) -> object:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return text.lower() if len(text) in (36, 64) else text


@settings(max_examples=200, deadline=None)
@given(place=st.integers(0), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_in_the_file_never_changes_what_is_proven(place: int, bit: int) -> None:
    """Zip headers hold bits that mean nothing; whatever still verifies says exactly the same."""
    original = CASES[0].bundle()
    changed = bytearray(original)
    changed[place % len(changed)] ^= 1 << bit
    verdict = read(bytes(changed))
    assert verdict is None or not verdict.verified or verdict == verify_bundle(original)


def test_two_files_of_one_name_are_refused() -> None:
    """A viewer might show the one while the verifier reads the other."""
    target = io.BytesIO(CASES[0].bundle())
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("documents/01-D40.pdf", b"%PDF other")
    with pytest.raises(Malformed, match="两个同名文件"):
        verify_bundle(target.getvalue())
