"""What one decided case is in the lake: the published penalty record (行政处罚“双公示”), and what the library adds.

Identity documents of natural persons, which the exchange tables also carry, are never kept. Money is in fen.
"""

import hashlib
from typing import Final

import pyarrow as pa

SCHEMA: Final = pa.schema(
    [
        ("key", pa.int64()),
        ("number", pa.string()),
        ("agency", pa.string()),
        ("agency_code", pa.string()),
        ("party", pa.string()),
        ("party_kind", pa.string()),
        ("party_code", pa.string()),
        ("registration_no", pa.string()),
        ("organisation_no", pa.string()),
        ("tax_no", pa.string()),
        ("institution_no", pa.string()),
        ("society_no", pa.string()),
        ("representative", pa.string()),
        ("violation", pa.string()),
        ("facts", pa.string()),
        ("basis", pa.string()),
        ("kinds", pa.string()),
        ("content", pa.string()),
        ("fine_fen", pa.int64()),
        ("confiscated_fen", pa.int64()),
        ("licence", pa.string()),
        ("decided_on", pa.date32()),
        ("valid_to", pa.date32()),
        ("published_to", pa.date32()),
        ("source", pa.string()),
        ("source_code", pa.string()),
        ("note", pa.string()),
        ("item", pa.string()),
        ("division", pa.string()),
        ("tier", pa.string()),
        ("procedure", pa.string()),
        ("text", pa.string()),
        ("origin", pa.string()),
    ]
)
NAMES: Final = tuple(SCHEMA.names)
CODED: Final = ("agency", "agency_code", "party_kind", "violation", "basis", "kinds", "item", "division", "tier")
"""Columns of few values, written with a dictionary."""

SYNTHETIC, IMPORTED, OWN = "SYNTHETIC", "IMPORTED", "OWN"
ORIGINS: Final = {SYNTHETIC: "合成样例", IMPORTED: "公示导入", OWN: "本平台"}

TIERS: Final = {
    "": "未标注",
    "MITIGATED": "减轻",
    "LIGHTER": "从轻",
    "GENERAL": "一般",
    "HEAVIER": "从重",
    "SERIOUS": "情节严重",
}
PROCEDURES: Final = {"": "未标注", "SIMPLE": "简易程序", "GENERAL": "普通程序"}
KINDS: Final = (
    "警告",
    "通报批评",
    "罚款",
    "没收违法所得、没收非法财物",
    "暂扣许可证件",
    "降低资质等级",
    "吊销许可证件",
    "限制开展生产经营活动",
    "责令停产停业",
    "责令关闭",
    "限制从业",
    "行政拘留",
    "其他",
)
"""处罚类别 of the exchange table; several are separated by a semicolon."""


def case_key(agency: str, number: str) -> int:
    """The identity of a case: its agency and the number of its decision, as a positive 63-bit number."""
    digest = hashlib.blake2b(f"{agency}\x1f{number}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def public_key(key: int) -> str:
    """The key as an address shows it."""
    return f"{key:016x}"
