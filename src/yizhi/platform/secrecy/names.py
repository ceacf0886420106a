"""Names of natural persons in running text: by surname alone for the public, and found where a word announces them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
    "谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温葛季施占祝毕柴"
    "俞傅翁章鲁洪毋申倪赖翟樊殷耿关华焦"
)
COMPOUND: Final = ("欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "令狐", "慕容", "端木", "公孙", "尉迟")
_ROLE: Final = (
    "(当事人|经营者|法定代表人|负责人|驾驶员|驾驶人|业主|被处罚人|违法行为人|证人|见证人|举报人|投诉人|报警人|委托代理人|代理人|监护人|"
    "被询问人|受访人|受害人|被害人|签收人|邻居|员工|店员|摊主|店主|房东|租客|承租人|出租人|村民|居民|住户|姓名)"
)
_NAME: Final = rf"(?:{'|'.join(COMPOUND)})[一-鿿]{{1,2}}|[{SURNAMES}][一-鿿]{{1,2}}?"
_ANNOUNCED: Final = re.compile(
    rf"{_ROLE}([：:\s]?\s*)({_NAME})(?=[，,。；;（(、\s]|$|在|于|系|的|未|将|从|因|经|为|驾|称|表示|反映|陈述|证实|承认|到场)"
)
_TITLED: Final = re.compile(rf"({_NAME})(?=先生|女士|小姐|同志)")
_APART: Final = re.compile(r"[，,、；;：:（）()/\s]+")
_NO_NAMES: Final = (
    "本人",
    "家属",
    "人员",
    "干部",
    "单位",
    "社区",
    "公司",
    "同上",
    "父亲",
    "母亲",
    "配偶",
    "见证人",
    "物业",
    "村委会",
)
_GAP: Final = r"[\s·.]*"


def person_name(name: str) -> str:
    """王小明 → 王某某: the surname and nothing else."""
    name = name.strip()
    if not name:
        return ""
    surname = name[:2] if name[:2] in COMPOUND else name[:1]
    return f"{surname}某某"


def without(text: str, names: Iterable[str]) -> str:
    """The text without the given names, also when typed with gaps, and without names that a role or title announces."""
    for name in sorted({name.strip() for name in names}, key=lambda one: (-len(one), one)):
        if len(name) > 1 and "某" not in name:
            text = person_name(name).join(_pattern(name).split(text))
    text = _TITLED.sub(lambda found: found[0] if "某" in found[0] else person_name(found[0]), text)
    return _ANNOUNCED.sub(_by_surname, text)


def announced(text: str) -> Iterator[str]:
    """The names that a role or a title announces in the text."""
    found = [one[3] for one in _ANNOUNCED.finditer(text)] + [one[1] for one in _TITLED.finditer(text)]
    yield from (name for name in dict.fromkeys(found) if "某" not in name)


def written(field: str) -> Iterator[str]:
    """The names in a field where people write who somebody is: 赵小伟（社区工作人员） → 赵小伟."""
    for piece in _APART.split(field.strip()):
        if 1 < len(piece) < 5 and not piece.endswith(_NO_NAMES) and "某" not in piece:
            yield piece


def _by_surname(match: re.Match[str]) -> str:
    role, between, name = match.groups()
    return match[0] if "某" in name else f"{role}{between}{person_name(name)}"


@lru_cache(maxsize=512)
def _pattern(name: str) -> re.Pattern[str]:
    letters = [re.escape(one) for one in name if not re.fullmatch(_GAP, one)]
    return re.compile(_GAP.join(letters))
