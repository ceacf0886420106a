"""What a browser calls itself, in words a person recognises."""

import re

_BROWSERS = (
    ("MicroMessenger", "微信"),
    ("DingTalk", "钉钉"),
    ("TaurusApp", "浙政钉"),
    ("UOSBrowser|UosBrowser|Browser/UOS|UOS Professional", "统信浏览器"),
    ("Qaxbrowser|QAXBrowser", "奇安信浏览器"),
    ("360SE|360EE|QIHU|QHBrowser", "360 浏览器"),
    ("RedLotus|Honglian", "红莲花浏览器"),
    ("HuaweiBrowser|HarmonyOS.*Browser", "华为浏览器"),
    ("MiuiBrowser", "小米浏览器"),
    ("Edg/|EdgA/", "Edge 浏览器"),
    ("Firefox/", "Firefox 浏览器"),
    ("Chrome/|CriOS/|Chromium/", "Chrome 浏览器"),
    ("Safari/", "Safari 浏览器"),
)
_SYSTEMS = (
    ("HarmonyOS|OpenHarmony", "鸿蒙"),
    ("Android", "安卓"),
    ("iPhone|iPad", "苹果移动设备"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("UOS|Kylin|KYLIN|Linux", "Linux（含麒麟、统信）"),
)


def _first(table: tuple[tuple[str, str], ...], agent: str, otherwise: str) -> str:
    return next((title for pattern, title in table if re.search(pattern, agent)), otherwise)


def browser_title(agent: str) -> str:
    """“Edge 浏览器 · Windows”. Not verified: it only helps its owner recognise it."""
    agent = agent[:400]
    return f"{_first(_BROWSERS, agent, '其他程序')} · {_first(_SYSTEMS, agent, '未知系统')}"
