"""`yizhi verify`: what a citizen reads, and what a program gets back."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

from yizhi.cli import verify
from yizhi.platform.ledger.proof.algorithms import SUITES, Suite
from yizhi.platform.ledger.proof.bundle import BundledDocument
from yizhi.platform.ledger.proof.keys import generate_key, spoken_fingerprint
from yizhi.platform.ledger.proof.tests.log import NUMBER, Case, decided_case


def run(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    verify.add_arguments(parser)
    return verify.run(parser.parse_args([str(argument) for argument in arguments]))


@pytest.fixture(scope="module", params=SUITES, ids=lambda s: s.name)
def case(request: pytest.FixtureRequest) -> Case:
    suite: Suite = request.param
    return decided_case(suite, older=5)


@pytest.fixture
def bundle(case: Case, tmp_path: Path) -> Path:
    path = tmp_path / "bundle.zip"
    path.write_bytes(case.bundle())
    return path


def test_without_the_published_key_a_bundle_is_consistent_and_no_more(
    case: Case, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(bundle) == 3
    told = capsys.readouterr().out
    assert told.startswith("结论：内容前后一致，但签署者未经核对")
    assert "✓ 已证明：文书 D40" in told
    assert "？未证明：签名公钥就是执法机关公布的公钥" in told
    assert spoken_fingerprint(case.log.key.verifying.fingerprint) in told
    assert case.log.key.suite.title in told
    assert "本工具从不证明：" in told


def test_key_file_fingerprint_and_anchor_file_close_what_was_open(
    case: Case, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, anchor = tmp_path / "ledger.public", tmp_path / "head.txt"
    key.write_text(case.log.key.verifying.text() + "\n", encoding="utf-8")
    anchor.write_text(case.log.head(5), encoding="utf-8")
    for given in (str(key), case.log.key.verifying.fingerprint):
        assert run(bundle, "--key", given, "--anchor", anchor) == 0
        assert "各项证明全部成立" in capsys.readouterr().out


def test_another_key_ends_with_1(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(bundle, "--key", generate_key("quzhou/ledger").verifying.fingerprint) == 1
    assert "✗ 不成立：签名公钥就是执法机关公布的公钥" in capsys.readouterr().out


def test_an_altered_document_ends_with_1_and_is_named(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(case.bundle(documents=[BundledDocument("D40", NUMBER, b"%PDF altered")]))
    assert run(path) == 1
    told = capsys.readouterr().out
    assert told.startswith("结论：未通过。有 1 项不成立")
    assert f"✗ 不成立：文书 D40（{NUMBER}）" in told


def test_json_says_the_same(bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(bundle, "--json") == 3
    told = json.loads(capsys.readouterr().out)
    assert told["verified"] is True
    assert {check["state"] for check in told["checks"]} == {"ok", "unknown"}
    assert run(tmp_path, "--json") == 2
    assert json.loads(capsys.readouterr().out)["verified"] is False


@pytest.mark.parametrize("content", [b"", b"noise", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_bundle_ends_with_2_and_a_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(content)
    assert run(path) == 2
    assert capsys.readouterr().err.startswith("无法核验：")


@pytest.mark.parametrize("path", ["missing.zip", "", ".", "nul\x00byte"])
def test_a_path_that_cannot_be_read_ends_with_2(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path) == 2
    assert "无法读取文件" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe", b"nonsense\n", b"x" * 200_000])
def test_a_key_or_anchor_file_that_is_none_ends_with_2(
    content: bytes, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(content)
    assert run(bundle, "--key", path) == 2
    assert run(bundle, "--anchor", path) == 2
    assert run(bundle, "--key", tmp_path / "missing") == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_too_large_is_not_read_whole(
    bundle: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(verify, "MAXIMUM_FILE", 100)
    assert run(bundle) == 2
    assert "过大" in capsys.readouterr().err


def test_a_forged_sentence_cannot_rewrite_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences, line breaks and direction marks in a record are shown as such, not obeyed."""
    forged = decided_case(older=1, issue=lambda body: body.update(says="\x1b[2J\n结论：通过。\u202e"))
    path = tmp_path / "bundle.zip"
    path.write_bytes(forged.bundle())
    run(path)
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "�[2J�结论：通过。�" in told
    assert sum(line.startswith("结论：") for line in told.splitlines()) == 1


def test_it_runs_where_there_is_no_django_no_database_and_no_other_encoding(case: Case, bundle: Path) -> None:
    """On another machine: a fresh interpreter that refuses Django and writes plain ASCII."""
    program = (
        "import sys, argparse; sys.modules.update({'django': None, 'psycopg': None});"
        "from yizhi.cli import verify; p = argparse.ArgumentParser(); verify.add_arguments(p);"
        "sys.exit(verify.run(p.parse_args(sys.argv[1:])))"
    )
    command = [sys.executable, "-c", program, str(bundle), "--key", case.log.key.verifying.fingerprint]
    done = subprocess.run(command, capture_output=True, env={"PYTHONIOENCODING": "ascii"}, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    done = subprocess.run(command, capture_output=True, env={"PYTHONUTF8": "1"}, timeout=60, check=False)
    assert "结论：通过" in done.stdout.decode()
