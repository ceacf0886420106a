"""What a record asks for, in its order: the headings of an inspection, the questions of a questioning.

The words are design; what the law demands of them is the credential (第五十五条第一款), the right to ask that an
officer withdraws (第四十三条), the duty to answer truthfully (第五十五条第二款).
"""

from collections.abc import Mapping

ON_SITE: Mapping[str, str] = {
    "process": "检查（勘验）经过",
    "scene": "现场情况",
    "violation": "涉嫌违法的具体情形",
    "measured": "测量、勘验的方法和数据",
    "fixed": "提取的物品，拍摄的照片、录像",
    "remark": "在场人员对检查情况的意见",
}
QUESTIONS: Mapping[str, str] = {
    "credential": "我们是{agency}的执法人员{officers}，现向你出示执法证件（{certificates}）。你是否看清？",
    "withdrawal": "你认为我们与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避。你是否申请回避？",
    "duty": "你应当如实回答询问，并协助调查，不得拒绝或者阻挠。你是否清楚？",
    "who": "请说明你的姓名、职务以及与当事人的关系。",
    "what": "请说明有关行为发生的时间、地点和经过。",
    "manner": "使用了什么工具、方式？数量、面积或者数额是多少？",
    "permit": "该行为是否取得许可或者批准？",
    "consequence": "造成了什么后果？是否已经改正？",
    "prior": "此前是否因同类行为受到过处理？",
    "proof": "你能提供哪些证据材料？",
    "more": "你还有什么需要补充？",
}


def inspected(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Heading and text of an inspection, without what was left blank."""
    return [(title, answers[key].strip()) for key, title in ON_SITE.items() if answers.get(key, "").strip()]


def questioned(answers: Mapping[str, str], further: str, told: Mapping[str, str]) -> list[tuple[str, str]]:
    """Question and answer in their order; `further` holds questions of the officer's own, `问：` and `答：` by line."""
    found = [
        (text.format(**told), answers[key].strip()) for key, text in QUESTIONS.items() if answers.get(key, "").strip()
    ]
    last = found.pop() if found and answers.get("more", "").strip() else None
    return [*found, *own_questions(further), *([last] if last else [])]


def own_questions(text: str) -> list[tuple[str, str]]:
    """Pairs of the officer's own questions. Errors: ValueError where a line belongs to no question."""
    found: list[tuple[str, str]] = []
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            continue
        mark, words = line[:2], line[2:].strip()
        if mark in ("问：", "问:"):
            found.append((words, ""))
        elif not found:
            raise ValueError("第一行应以“问：”开头")
        else:
            said = words if mark in ("答：", "答:") else line
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{said}".strip())
    if any(not question or not answer for question, answer in found):
        raise ValueError("每个“问：”之后应有“答：”")
    return found
