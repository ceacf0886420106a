"""`yizhi verify BUNDLE`: says in words what a proof bundle proves. Needs no database, no network and no Django."""

import argparse
import json
import sys
import unicodedata
from pathlib import Path

from yizhi.platform.ledger.proof.algorithms import suite_named
from yizhi.platform.ledger.proof.archive import MAXIMUM_FILE
from yizhi.platform.ledger.proof.bundle import verify_bundle
from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.keys import (
    VerifyingKey,
    normalised_fingerprint,
    read_verifying_key,
    spoken_fingerprint,
)
from yizhi.platform.ledger.proof.verdict import Check, State, Verdict

VERIFIED, FAILED, UNUSABLE, SIGNER_UNCHECKED = 0, 1, 2, 3
HELP = "离线核验处罚决定的验证材料包，说明证明了什么、没有证明什么"
_SMALL = 100_000
_MARKS = {State.OK: "✓ 已证明", State.FAILED: "✗ 不成立", State.UNKNOWN: "？未证明"}
_NEVER_PROVEN = (
    "违法事实本身是否属实、处罚是否适当：本工具只证明记录和文书未被改动、程序有据可查。",
    "此后该决定是否被变更、撤销：材料包只反映封存时的台账，请向作出决定的机关查询。",
    "记录所载的人是否亲自操作账号：以执法机关的账号管理为准。",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", metavar="材料包", help="验证材料包文件（.zip）")
    parser.add_argument("--key", metavar="公钥", help="执法机关公布的公钥：文件，或者 64 位指纹")
    parser.add_argument("--anchor", metavar="文件", help="早先留存的签名树头，用以证明此后历史未被重写")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出，供程序使用")


def run(args: argparse.Namespace) -> int:
    """0 verified under a published key, 1 a check failed, 2 unusable input, 3 consistent but the signer unchecked."""
    try:
        data = _read(Path(args.bundle), MAXIMUM_FILE)
        trusted = None if args.key is None else _trusted(args.key)
        anchor = None if args.anchor is None else _text(Path(args.anchor))
        verdict = verify_bundle(data, trusted, anchor)
    except Malformed as error:
        _print_unusable(str(error), as_json=args.json)
        return UNUSABLE
    if args.json:
        print(json.dumps(verdict.as_json(), ensure_ascii=True, indent=2))
    else:
        for line in _lines(verdict, trusted is not None):
            print(_printable(line))
    if not verdict.verified:
        return FAILED
    return SIGNER_UNCHECKED if trusted is None else VERIFIED


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "路径无效"
        raise Malformed(f"无法读取文件“{path}”：{reason}。请检查路径和权限。") from error
    if len(data) > most:
        raise Malformed(f"文件“{path}”过大，超过 {most} 字节，不予读取。")
    return data


def _text(path: Path) -> str:
    try:
        return _read(path, _SMALL).decode()
    except UnicodeDecodeError as error:
        raise Malformed(f"文件“{path}”不是文本，请检查是否选错了文件。") from error


def _trusted(key: str) -> list[VerifyingKey | str]:
    """One fingerprint, or the public keys in a file, one a line."""
    if fingerprint := normalised_fingerprint(key):
        return [fingerprint]
    lines = [line for line in _text(Path(key)).splitlines() if line.strip()]
    if not lines:
        raise Malformed(f"文件“{key}”里没有公钥。")
    return [normalised_fingerprint(line) or read_verifying_key(line) for line in lines]


def _lines(verdict: Verdict, key_given: bool) -> list[str]:
    lines = [_conclusion(verdict, key_given), ""]
    lines += [f"台账：{verdict.origin}，封存时共 {verdict.size} 条，签署时间 {verdict.at}，"]
    lines[-1] += f"算法 {suite_named(verdict.suite).title}"
    if verdict.fingerprint:
        hint = "" if key_given else "（请与执法机关公布的指纹逐组比对）"
        lines.append(f"签名公钥指纹{hint}：{spoken_fingerprint(verdict.fingerprint)}")
    proven = [c for c in verdict.checks if c.state is State.OK]
    for title, checks in (("不成立：", verdict.failed), ("证明了：", proven), ("未能证明：", verdict.unknown)):
        if checks:
            lines += ["", title, *(line for found in checks for line in _check_lines(found))]
    return [*lines, "", "本工具从不证明：", *(f"  · {sentence}" for sentence in _NEVER_PROVEN)]


def _conclusion(verdict: Verdict, key_given: bool) -> str:
    """Anybody can sign a bundle of their own: without the published key it merely agrees with itself."""
    if not verdict.verified:
        return f"结论：未通过。有 {len(verdict.failed)} 项不成立，材料包不能采信；其余各项即使成立也不作数。"
    if not key_given:
        return "结论：内容前后一致，但签署者未经核对。请用 --key 给出公布的公钥或者指纹，或者逐组比对下列指纹。"
    if verdict.unknown:
        return f"结论：通过。各项证明成立；另有 {len(verdict.unknown)} 项凭现有材料未能证明，见下。"
    return "结论：通过。各项证明全部成立。"


def _check_lines(found: Check) -> list[str]:
    lines = [f"  {_MARKS[found.state]}：{found.says}"]
    return [*lines, f"      {found.detail}"] if found.detail else lines


def _print_unusable(reason: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"verified": False, "error": reason}, ensure_ascii=True))
    else:
        print(_printable(f"无法核验：{reason}"), file=sys.stderr)


def _printable(text: str) -> str:
    """Without control and direction characters, with which a forged record could rewrite what the reader sees."""
    shown = "".join("�" if unicodedata.category(c).startswith("C") else c for c in text)
    encoding = sys.stdout.encoding or "utf-8"
    return shown.encode(encoding, "replace").decode(encoding)
