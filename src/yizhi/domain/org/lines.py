"""Department lines (条线): the second half of every scope key."""

from typing import Final

ENFORCEMENT_LINES: Final = {
    "comprehensive": "综合行政执法",
    "market": "市场监管",
    "ecology": "生态环境",
    "transport": "交通运输",
    "health": "卫生健康",
    "emergency": "应急管理",
    "culture": "文化市场",
    "agriculture": "农业农村",
    "natural_resources": "自然资源",
    "construction": "建设",
}

# No case is ever on one of these: whoever holds only these keys reads no case.
OFFICE_LINES: Final = {
    "guidance": "综合执法指导",
    "coordination": "协同指挥",
    "justice": "执法监督",
    "organisation": "机构队伍管理",
    "norms": "法规事项管理",
    "personnel": "人事档案",
    "government": "政府",
    "judicial": "司法机关",
    "finance": "财政",
}

LINES: Final = ENFORCEMENT_LINES | OFFICE_LINES

ORGANISATION: Final = "organisation"
JUSTICE: Final = "justice"
GUIDANCE: Final = "guidance"
COORDINATION: Final = "coordination"
NORMS: Final = "norms"
PERSONNEL: Final = "personnel"


def line_title(line: str) -> str:
    """The Chinese name of a line; an unknown code is shown as it is."""
    return "全部条线" if line == "*" else LINES.get(line, line)
