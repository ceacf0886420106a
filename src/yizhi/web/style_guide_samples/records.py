"""A record in full, one that has just begun, and the small parts around it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from yizhi.platform import clock
from yizhi.platform.pages.patterns import (
    Badge,
    Deadline,
    DocumentTile,
    Fact,
    FileTile,
    NextAct,
    PersonTile,
    Record,
    TimelineEntry,
)
from yizhi.platform.registry import Duty
from yizhi.statute.refusal import Refusal
from yizhi.web.errors import TROUBLES

HERE = "/style-guide/"
NUMBER = "衢江莲花当罚〔2026〕第000012号"
LONG_NAME = "衢州市衢江区莲花镇某某农副产品加工与冷链仓储专业合作社联合社（普通合伙）第三经营部"
CRUMBS = (("处罚办案", HERE), ("当场处罚", HERE), ("衢江莲花当罚〔2026〕第000012号", ""))
SWATCHES = (
    ("ground", "底色"),
    ("surface", "面"),
    ("quiet", "浅面"),
    ("deep", "深面"),
    ("primary", "主色"),
    ("soft", "主色浅"),
    ("ok", "完成"),
    ("warn", "注意"),
    ("danger", "危险"),
    ("info", "信息"),
)
BADGES = (
    Badge("草稿"),
    Badge("等待第二名执法人员确认", "info", "user-check"),
    Badge("临近期限", "warn", "clock"),
    Badge("已超期", "danger", "circle-alert"),
    Badge("已结案", "ok", "check"),
)
REFUSAL = Refusal(
    "现在不能当场收缴罚款",
    "罚款 300 元，超过当场收缴的一百元上限；当事人未提出到指定银行或者通过电子支付系统缴纳罚款确有困难。",
    "《行政处罚法》第六十八条、第六十九条",
    "请告知当事人自收到决定书之日起十五日内到指定银行或者通过电子支付系统缴纳。",
)
TROUBLE = TROUBLES[404]
OPEN_ACT = NextAct("simple_case.serve", "交付当事人", HERE, tone="primary", icon="send")
DANGER_ACT = NextAct("simple_case.withdraw", "撤销", HERE, tone="danger", icon="undo-2")
SHUT_ACT = NextAct("simple_case.collect", "当场收缴", HERE, (REFUSAL,))
FACTS = (
    Fact("当事人", LONG_NAME, wide=True),
    Fact("统一社会信用代码", "91330800MA28F0000X"),
    Fact("违法事项", "未经批准擅自占用城市道路、公共场所设摊经营"),
    Fact("违法地点", "莲花镇涧峰路与振兴街交叉口东侧人行道"),
    Fact("罚款", "200 元"),
    Fact("案件来源", Badge("日常巡查", "info")),
    Fact("听证", False),
    Fact("减轻情节", None),
)
FIGURES = (
    {"title": "本月当场处罚", "value": 46, "unit": "件", "tone": "neutral"},
    {"title": "临近期限", "value": 4, "unit": "件", "tone": "warn"},
    {"title": "已超期", "value": 1, "unit": "件", "tone": "danger"},
    {"title": "本月罚款", "value": "9,200", "unit": "元", "tone": "neutral"},
    {"title": "收缴率", "value": "97.8", "unit": "%", "tone": "ok"},
)


def _deadlines(today: date) -> tuple[Deadline, ...]:
    articles = "《行政处罚法》"
    why = ("自收到决定书之日的次日起算", "期间为十五日，按自然日计算", "届满日为法定节假日的，顺延至其后的第一个工作日")
    return (
        Deadline("缴纳罚款", today + timedelta(11), "还有 11 天", "neutral", why, f"{articles}第六十七条"),
        Deadline("决定书报所属机关备案", today + timedelta(1), "还有 1 天", "warn", why[:1], f"{articles}第五十二条"),
        Deadline("罚款缴付银行", today - timedelta(2), "已超期 2 天", "danger", why[:2], f"{articles}第七十一条"),
    )


def _timeline(now: datetime) -> tuple[TimelineEntry, ...]:
    officer = {"actor": "陈明远", "unit": "衢江区莲花镇综合行政执法队", "certificate": "浙执法 08030012345"}
    return (
        TimelineEntry(now - timedelta(minutes=6), sentence="交付当场处罚决定书，当事人签收", tone="ok", **officer),
        TimelineEntry(now - timedelta(minutes=9), sentence="作出决定，罚款 200 元", url=HERE, sealed=True, **officer),
        TimelineEntry(now - timedelta(minutes=14), "周雅琴", "确认事实与处理意见", "市场监督管理局莲花所", sealed=True),
        TimelineEntry(
            now - timedelta(hours=3),
            sentence="听取当事人陈述和申辩",
            detail="当事人称不知道该处禁止设摊，未提交证据。",
            **officer,
        ),
        TimelineEntry(now - timedelta(days=2), "系统", "该当事人一年内同类违法一次，已提示办案人员", tone="warn"),
    )


def _evidence(now: datetime) -> tuple[FileTile, ...]:
    digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    place = "莲花镇涧峰路"
    return (
        FileTile("现场照片-占道全景-由东向西拍摄.jpg", HERE, "image", "", digest, now, place, 2_345_678),
        FileTile("执法记录仪.mp4", HERE, "video", "", digest, now, place, 734_003_200),
        FileTile("现场录音.m4a", HERE, "audio", "", digest, now, "", 8_345_678),
        FileTile("营业执照复印件.pdf", HERE, "file", "", digest, None, "", 345_678),
    )


def record() -> Record:
    now = clock.now()
    return Record(
        title=f"{LONG_NAME}未经批准擅自占用城市道路设摊经营案",
        kind="当场处罚",
        number=NUMBER,
        status=Badge("已作出决定", "info", "gavel"),
        marks=(Badge("一年内再次违法", "warn"), Badge("账本已封存", "ok", "shield-check")),
        crumbs=CRUMBS,
        facts=FACTS,
        acts=(OPEN_ACT, NextAct("simple_case.receipt", "登记票据", HERE, icon="receipt"), SHUT_ACT),
        deadlines=_deadlines(now.date()),
        timeline=_timeline(now),
        documents=(
            DocumentTile(
                "当场行政处罚决定书", HERE, "衢江莲花当罚〔2026〕第000012号", now.date(), Badge("已送达", "ok")
            ),
            DocumentTile("责令改正通知书", HERE, status=Badge("草稿")),
        ),
        evidence=_evidence(now),
        people=(
            PersonTile("陈明远", "主办人", "衢江区莲花镇综合行政执法队", "浙执法 08030012345", HERE),
            PersonTile("周雅琴", "协办人", "衢江区市场监督管理局莲花市场监督管理所", "浙执法 08030067890"),
            PersonTile("欧阳建国", "执法队长", "衢江区莲花镇综合行政执法队"),
        ),
        trace_url=HERE,
    )


def fresh() -> Record:
    """A record that has just begun and that this person may only read."""
    refusal = Refusal(
        "您不能办理本案", "您不是本案的执法人员", "《行政处罚法》第四十二条", "需要接办的，请执法队长指派"
    )
    return Record(
        title="张某某占道经营案",
        kind="当场处罚",
        status=Badge("草稿"),
        crumbs=CRUMBS[:2],
        acts=(NextAct("simple_case.decide", "作出决定", HERE, (refusal,)),),
        facts=(Fact("当事人", "张某某"), Fact("罚款", None)),
    )


def duties() -> list[dict[str, Any]]:
    today = clock.today()
    return [
        {
            "title": "等我确认",
            "items": [
                Duty("某某便利店占道经营案", "陈明远请您作为第二名执法人员确认", HERE, today, "danger"),
                Duty(f"{LONG_NAME}未经批准设摊案", "核对事实、证据和拟罚款 200 元", HERE, today + timedelta(2), "warn"),
            ],
        },
        {
            "title": "等我交付",
            "items": [Duty("李某某倾倒建筑垃圾案", "决定书尚未交付", HERE, today + timedelta(6))],
        },
    ]
