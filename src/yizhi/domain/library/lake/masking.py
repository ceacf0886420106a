"""Masking at the door of the lake: what names or identifies a natural person does not get in."""

import re
from typing import Final

_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
    "谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温葛季施占祝毕柴"
)
_COMPOUND: Final = ("欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "令狐", "慕容", "端木", "公孙", "尉迟")
_WIDE: Final = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_SEPARATED: Final = r"[\s\-—·]?"
_IDENTITY: Final = re.compile(rf"(?<![0-9A-Za-z])(?:\d{_SEPARATED}){{17}}[0-9Xx](?![0-9A-Za-z])")
_OLD_IDENTITY: Final = re.compile(rf"(?<![0-9A-Za-z])(?:\d{_SEPARATED}){{14}}\d(?![0-9A-Za-z])")
_PHONE: Final = re.compile(rf"(?<!\d)(?:\+?86{_SEPARATED})?1{_SEPARATED}[3-9](?:{_SEPARATED}\d){{9}}(?!\d)")
_LANDLINE: Final = re.compile(r"(?<!\d)0\d{2,3}[\s\-—]?\d{7,8}(?!\d)")
_ROLE: Final = (
    r"(当事人|经营者|法定代表人|负责人|驾驶员|驾驶人|业主|被处罚人|违法行为人|证人|举报人|投诉人|委托代理人|姓名)"
)
_NAMED: Final = re.compile(
    rf"{_ROLE}([：:\s]?\s*)((?:{'|'.join(_COMPOUND)})[一-鿿]{{1,2}}|[{_SURNAMES}][一-鿿]{{1,2}}?)"
    r"(?=[，,。；;（(、\s]|$|在|于|系|的|未|将|从|因|经|为|驾)"
)
HIDDEN: Final = "＊＊＊"
PERSON, HOUSEHOLD = "自然人", "个体工商户"


def person_name(name: str) -> str:
    """王小明 → 王某某: the surname and nothing else."""
    name = name.strip()
    if not name:
        return ""
    surname = name[:2] if name[:2] in _COMPOUND else name[:1]
    return f"{surname}某某"


def text(words: str, names: tuple[str, ...] = ()) -> str:
    """Without identity and telephone numbers, without the given names, and without names that a role announces."""
    found = words.translate(_WIDE) if any(mark in words for mark in "０１２３４５６７８９") else words
    found = _IDENTITY.sub(HIDDEN, found)
    found = _OLD_IDENTITY.sub(HIDDEN, found)
    found = _PHONE.sub(HIDDEN, found)
    found = _LANDLINE.sub(HIDDEN, found)
    for name in names:
        if len(name) > 1:
            found = found.replace(name, person_name(name))
    return _NAMED.sub(_announced, found)


def _announced(match: re.Match[str]) -> str:
    role, between, name = match.groups()
    return match[0] if "某" in name else f"{role}{between}{person_name(name)}"


def row(values: dict[str, str], hidden: tuple[str, ...] = ()) -> dict[str, str]:
    """A record as it may be kept: person's names by surname, their codes gone, every text masked.

    `hidden`: names of persons that are known to have no place in it.
    """
    kind, party, representative = (values.get(name, "") for name in ("party_kind", "party", "representative"))
    natural = PERSON in kind or (not kind and 1 < len(party) < 5 and party[:1] in _SURNAMES)
    known = (party if natural else "", representative, *hidden)
    names = tuple(dict.fromkeys(name for name in known if name and "某" not in name))
    kept = {name: value if name in _CODES else text(value, names) for name, value in values.items()}
    if natural:
        kept["party"] = person_name(party)
        kept |= {name: "" for name in _CODES if name.endswith("_no") or name == "party_code"}
    if representative:
        kept["representative"] = person_name(representative)
    return kept


_CODES: Final = (
    "number", "party_code", "registration_no", "organisation_no", "tax_no", "institution_no", "society_no",
    "agency_code", "source_code", "fine_wan", "confiscated_wan", "fine_fen", "confiscated_fen", "decided_on",
    "valid_to", "published_to", "division", "item", "tier", "procedure",
)  # fmt: skip
