"""``yizhi deadline RULE START``: until when, and why."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime

from yizhi.statute.deadlines import VERSIONS, Deadline, Extension, Pause, compute
from yizhi.statute.deadlines.deadline import CHINA
from yizhi.statute.refusal import Refusal, RefusedError

REFUSED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "计算法定期限：到哪一天为止，为什么"
    parser.add_argument("rule", nargs="?", metavar="RULE", help="期限规则编号，例如 T-PAY；--list 列出全部")
    parser.add_argument("start", nargs="?", metavar="START", help="起算日 2022-09-16，按小时的期限为 2022-09-16T09:30")
    parser.add_argument(
        "--pause", action="append", default=[], metavar="FROM..TO", help="不计入的期间，首尾两日都在内；可以重复"
    )
    parser.add_argument("--extend", action="append", default=[], metavar="N", help="批准延长的长度；可以重复")
    parser.add_argument("--basis", default="", metavar="条款", help="中止或者延长所依据的条款")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    parser.add_argument("--list", action="store_true", help="列出全部期限规则")


def run(args: argparse.Namespace) -> int:
    """Print the deadline and return 0; on refusal print why (on standard error, or as JSON) and return 2."""
    if args.list:
        for rule_id, versions in VERSIONS.items():
            print(f"{rule_id:<16}{versions[-1].title}（{versions[-1].citation or versions[-1].reliability.chinese}）")
        return 0
    try:
        deadline = _compute(args)
    except RefusedError as error:
        _report(error.refusal, as_json=args.json)
        return REFUSED
    print(json.dumps(deadline.as_json(), ensure_ascii=False, indent=2) if args.json else deadline)
    return 0


def _compute(args: argparse.Namespace) -> Deadline:
    if not args.rule or not args.start:
        raise RefusedError(
            Refusal("无法计算期限", "没有给出规则编号和起算日", next_step="例如：yizhi deadline T-PAY 2022-09-16")
        )
    return compute(
        args.rule,
        _moment(args.start),
        pauses=[_pause(text, args.basis) for text in args.pause],
        extensions=[_extension(text, args.basis) for text in args.extend],
    )


def _moment(text: str) -> date | datetime:
    """A day, or an instant in China Standard Time when no zone is written."""
    try:
        if len(text) <= 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise RefusedError(_bad_date(text)) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=CHINA)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedError(_bad_date(text)) from None


def _pause(text: str, basis: str) -> Pause:
    start, dots, end = text.partition("..")
    if not dots:
        raise RefusedError(
            Refusal(
                f"中止期间“{text[:40]}”未被接受", "应写明起止两日", next_step="例如：--pause 2022-10-10..2022-10-20"
            )
        )
    return Pause(_day(start.strip()), _day(end.strip()), basis=basis)


def _extension(text: str, basis: str) -> Extension:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise RefusedError(Refusal(f"延长“{text[:40]}”未被接受", "延长的长度应为正整数", next_step="例如：--extend 30"))
    return Extension(int(text), basis=basis)


def _bad_date(text: str) -> Refusal:
    return Refusal(
        what=f"日期“{text[:40]}”未被接受",
        why="不是有效的公历日期",
        next_step="按 年-月-日 填写，例如 2022-09-16；按小时的期限写作 2022-09-16T09:30",
    )


def _report(refusal: Refusal, *, as_json: bool) -> None:
    if not as_json:
        print(refusal, file=sys.stderr)
        return
    fields = {
        "what": refusal.what,
        "why": refusal.why,
        "article": refusal.article,
        "next_step": refusal.next_step,
    }
    print(json.dumps({"refused": fields}, ensure_ascii=False, indent=2))
