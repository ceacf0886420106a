"""The words of general cases as the field uses them. The value is stored, the label is shown."""

from django.db import models


class Titled(models.TextChoices):
    """Choices that a form derived from an act shows by their Chinese label."""

    @property
    def title_text(self) -> str:
        return str(self.label)


class ClueSource(Titled):
    INSPECTION_RANDOM = "INSPECTION_RANDOM", "双随机检查"
    INSPECTION_SPECIAL = "INSPECTION_SPECIAL", "重点专项检查"
    INSPECTION_GENERAL = "INSPECTION_GENERAL", "一般检查"
    PATROL = "PATROL", "日常巡查"
    UAV = "UAV", "无人机巡查"
    IOT = "IOT", "监测设备"
    COMPLAINT_12345 = "COMPLAINT_12345", "投诉举报"
    GRID_EVENT = "GRID_EVENT", "网格事件"
    TRANSFER_IN = "TRANSFER_IN", "其他机关移送"
    SUPERIOR_ASSIGNED = "SUPERIOR_ASSIGNED", "上级交办"
    MEDIA = "MEDIA", "媒体披露"
    SELF_REPORT = "SELF_REPORT", "当事人主动供述"
    JUDICIAL_RETURN = "JUDICIAL_RETURN", "司法机关退回"


class Nature(Titled):
    """What a violation endangers: one side of the table of 分类分级处置; codes as in `statute.grading`."""

    SAFETY = "SAFETY", "安全类"
    ECOLOGY = "ECOLOGY", "生态类"
    ORDER = "ORDER", "秩序类"
    PROPERTY = "PROPERTY", "财产类"
    RIGHTS = "RIGHTS", "权益类"


class Grade(Titled):
    MINOR = "MINOR", "轻微"
    LIGHT = "LIGHT", "较轻"
    GENERAL = "GENERAL", "一般"
    HEAVY = "HEAVY", "较重"
    SERIOUS = "SERIOUS", "严重"


class Disposition(Titled):
    """What the table of grades proposes to do with a clue."""

    EDUCATION = "EDUCATION", "教育提醒"
    COMMITMENT = "COMMITMENT", "告知承诺"
    CORRECTION = "CORRECTION", "责令改正"
    SIMPLE = "SIMPLE", "简易程序"
    GENERAL = "GENERAL", "普通程序"
    JOINT = "JOINT", "联合执法"
    CRIME = "CRIME", "移送司法机关"


class AffectedInterest(Titled):
    """《行政处罚法》第三十六条：前两项且有危害后果的，期限为五年。"""

    LIFE_AND_HEALTH = "LIFE_AND_HEALTH", "公民生命健康安全"
    FINANCIAL_SAFETY = "FINANCIAL_SAFETY", "金融安全"
    OTHER = "OTHER", "其他"


class EvidenceKind(Titled):
    """《行政处罚法》第四十六条第一款，按其顺序。"""

    DOCUMENTARY = "DOCUMENTARY", "书证"
    PHYSICAL = "PHYSICAL", "物证"
    AUDIOVISUAL = "AUDIOVISUAL", "视听资料"
    ELECTRONIC = "ELECTRONIC", "电子数据"
    WITNESS = "WITNESS", "证人证言"
    PARTY_STATEMENT = "PARTY_STATEMENT", "当事人的陈述"
    EXPERT = "EXPERT", "鉴定意见"
    ON_SITE_RECORD = "ON_SITE_RECORD", "勘验笔录、现场笔录"


class EvidenceSource(Titled):
    COLLECTED = "COLLECTED", "执法人员收集"
    PROVIDED_BY_PARTY = "PROVIDED_BY_PARTY", "当事人提供"
    SHARED_FROM_AGENCY = "SHARED_FROM_AGENCY", "其他行政机关移送"
    DEVICE = "DEVICE", "监控设备记录"
    APPRAISAL = "APPRAISAL", "检验、检测、鉴定"


class Legality(Titled):
    PENDING = "PENDING", "待查证"
    LAWFUL = "LAWFUL", "查证属实"
    EXCLUDED = "EXCLUDED", "排除"


class Element(Titled):
    """What a case must prove, or say that it does not arise."""

    IDENTITY = "IDENTITY", "当事人身份"
    TIME = "TIME", "违法时间"
    PLACE = "PLACE", "违法地点"
    ACT = "ACT", "违法行为"
    MANNER = "MANNER", "手段、情节"
    CONSEQUENCE = "CONSEQUENCE", "危害后果"
    QUANTITY = "QUANTITY", "数额、面积、数量"
    FAULT = "FAULT", "主观过错"
    PRIOR = "PRIOR", "既往违法情况"
    CIRCUMSTANCES = "CIRCUMSTANCES", "从轻、减轻、从重情节"
    CAUSE = "CAUSE", "因果关系"


class MajorGround(Titled):
    """Why a case needs more than the ordinary reviews; the first three are those of article 58."""

    PUBLIC_INTEREST = "PUBLIC_INTEREST", "涉及重大公共利益"
    COMPLEX = "COMPLEX", "案件情况疑难复杂、涉及多个法律关系"
    BY_LAW = "BY_LAW", "法律、法规规定应当法制审核的其他情形"
    GRAVE = "GRAVE", "情节复杂或者重大违法行为"
    SOCIAL_IMPACT = "SOCIAL_IMPACT", "社会影响较大"
    MANY_PARTIES = "MANY_PARTIES", "当事人人数众多"
    PETITION = "PETITION", "信访风险较大"


class Outcome(Titled):
    """《行政处罚法》第五十七条第一款：四种处理。"""

    PENALTY = "PENALTY", "给予行政处罚"
    NO_PENALTY = "NO_PENALTY", "不予行政处罚"
    NOT_ESTABLISHED = "NOT_ESTABLISHED", "违法事实不能成立，不予行政处罚"
    TRANSFER_CRIME = "TRANSFER_CRIME", "涉嫌犯罪，移送司法机关"


class NoPenaltyGround(Titled):
    UNDER_14 = "UNDER_14", "当事人不满十四周岁"
    NO_CAPACITY = "NO_CAPACITY", "当事人不能辨认或者不能控制自己行为"
    MINOR = "MINOR", "违法行为轻微并及时改正，没有造成危害后果"
    FIRST_MINOR = "FIRST_MINOR", "初次违法且危害后果轻微并及时改正"
    NO_FAULT = "NO_FAULT", "当事人有证据足以证明没有主观过错"


class MitigationGround(Titled):
    """Grounds that oblige to a lighter or mitigated penalty: 《行政处罚法》第三十条至第三十二条。"""

    MINOR_14_18 = "MINOR_14_18", "已满十四周岁不满十八周岁"
    PARTLY_CAPABLE = "PARTLY_CAPABLE", "尚未完全丧失辨认或者控制能力"
    REMOVED_HARM = "REMOVED_HARM", "主动消除或者减轻违法行为危害后果"
    COERCED = "COERCED", "受他人胁迫或者诱骗"
    VOLUNTEERED = "VOLUNTEERED", "主动供述行政机关尚未掌握的违法行为"
    MERIT = "MERIT", "配合查处违法行为有立功表现"
    OTHER = "OTHER", "法律、法规、规章规定的其他情形"


class Capacity(Titled):
    """《行政处罚法》第三十一条：责任能力。"""

    FULL = "FULL", "具有完全责任能力"
    LUCID = "LUCID", "间歇性精神病人，在精神正常时违法"
    PARTLY = "PARTLY", "尚未完全丧失辨认或者控制能力"
    INCAPABLE = "INCAPABLE", "不能辨认或者不能控制自己行为"


class LawFinding(Titled):
    """《行政处罚法》第三十七条：新旧规定的比对结论。"""

    NOT_LIGHTER = "NOT_LIGHTER", "新规定不较轻，适用行为时的规定"
    LIGHTER = "LIGHTER", "新规定较轻，适用新规定"
    NOT_ILLEGAL = "NOT_ILLEGAL", "新规定不认为是违法"


class PoliceAnswer(Titled):
    FILED = "FILED", "决定立案"
    REFUSED = "REFUSED", "决定不予立案"


class ObjectionKind(Titled):
    """《行政执法机关移送涉嫌犯罪案件的规定》第九条：两种途径。"""

    RECONSIDER = "RECONSIDER", "提请复议"
    SUPERVISE = "SUPERVISE", "建议人民检察院立案监督"


class PenaltyCode(Titled):
    """Kinds of article 9 that our users may impose; detention is not among them (第十八条第三款)."""

    WARNING = "WARNING", "警告"
    CRITICISM = "CRITICISM", "通报批评"
    FINE = "FINE", "罚款"
    CONFISCATE_GAINS = "CONFISCATE_GAINS", "没收违法所得"
    CONFISCATE_GOODS = "CONFISCATE_GOODS", "没收非法财物"
    SUSPEND_LICENCE = "SUSPEND_LICENCE", "暂扣许可证件"
    DOWNGRADE = "DOWNGRADE", "降低资质等级"
    REVOKE_LICENCE = "REVOKE_LICENCE", "吊销许可证件"
    RESTRICT_BUSINESS = "RESTRICT_BUSINESS", "限制开展生产经营活动"
    SUSPEND_BUSINESS = "SUSPEND_BUSINESS", "责令停产停业"
    CLOSE_BUSINESS = "CLOSE_BUSINESS", "责令关闭"
    RESTRICT_PRACTICE = "RESTRICT_PRACTICE", "限制从业"
    OTHER_BY_LAW = "OTHER_BY_LAW", "法律、行政法规规定的其他行政处罚"


class ReviewKind(Titled):
    COMPLIANCE = "COMPLIANCE", "合规性审查"
    LEGAL_1 = "LEGAL_1", "法制审核（告知前）"
    LEGAL_2 = "LEGAL_2", "法制审核（决定前）"


class ReviewResult(Titled):
    PASS = "PASS", "审查通过"
    SUGGEST = "SUGGEST", "通过，附建议"
    RETURN = "RETURN", "退回补正"
    AGREE = "AGREE", "同意"
    AGREE_WITH_CHANGES = "AGREE_WITH_CHANGES", "修改后同意，退回修改"
    RETURN_FOR_EVIDENCE = "RETURN_FOR_EVIDENCE", "退回补充调查"
    DISAGREE = "DISAGREE", "不同意"
    TRANSFER = "TRANSFER", "建议移送"


class StatementKind(Titled):
    MADE = "MADE", "提出陈述、申辩"
    WAIVED = "WAIVED", "明确放弃陈述、申辩和要求听证的权利"


class InputKind(Titled):
    """What a party may enter by the code on a document."""

    STATEMENT = "STATEMENT", "陈述、申辩"
    HEARING = "HEARING", "要求听证"
    RECEIPT = "RECEIPT", "签收文书"
    WAIVER = "WAIVER", "放弃陈述、申辩和听证"


class ServiceMethod(Titled):
    DIRECT = "DIRECT", "直接送达"
    LEAVE = "LEAVE", "留置送达"
    ELECTRONIC = "ELECTRONIC", "电子送达"
    MAIL = "MAIL", "邮寄送达、委托送达"
    FORWARD = "FORWARD", "转交送达"
    NOTICE = "NOTICE", "公告送达"


class ClosingReason(Titled):
    PENALTY_EXECUTED = "PENALTY_EXECUTED", "行政处罚决定执行完毕"
    NO_PENALTY = "NO_PENALTY", "决定不予行政处罚"
    FACTS_NOT_ESTABLISHED = "FACTS_NOT_ESTABLISHED", "违法事实不能成立"
    TRANSFERRED = "TRANSFERRED", "已移送"
    COURT_EXECUTED = "COURT_EXECUTED", "人民法院执行完毕"
    COURT_REFUSED = "COURT_REFUSED", "人民法院裁定不予受理或者不予执行"
    EXECUTION_TERMINATED = "EXECUTION_TERMINATED", "终结执行"
    WITHDRAWN = "WITHDRAWN", "撤销案件"
    TERMINATED = "TERMINATED", "终止调查"
