"""How far a rule can be relied on, in words that need no key."""

from yizhi.statute.deadlines import DeadlineRule
from yizhi.statute.parameters import DEFAULT_PARAMETERS
from yizhi.statute.provenance import Reliability

_WORDS = {
    Reliability.LAW: "天数和算法出自现行法律条文。",
    Reliability.SEED: "出自平台的建设需求，不是法律条文。",
    Reliability.SOURCE: "出自公开资料，请以原文件为准。",
    Reliability.CODE: "出自公开的程序代码，请以正式文件为准。",
    Reliability.UNVERIFIED: "各地通行做法，天数未逐条核对，请以正式文件为准。",
    Reliability.DESIGN: "法律没有规定天数，此为平台默认的内部管理要求，各地可以另设。",
    Reliability.COMPUTED: "由其他法定数值推算得出。",
}


def trust(rule: DeadlineRule) -> str:
    """One or two sentences; a configured length names the document it rests on."""
    words = _WORDS[rule.reliability]
    if not rule.length.parameter:
        return words
    return f"{words}来源：{DEFAULT_PARAMETERS[rule.length.parameter].source}。"
