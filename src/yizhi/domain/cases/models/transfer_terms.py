"""The words of handing matters over between agencies. The value is stored, the label is shown."""

from yizhi.domain.cases.models.terms import Titled


class TransferKind(Titled):
    HANDOVER = "HANDOVER", "案件移送"
    CONTEST = "CONTEST", "管辖争议"


class Side(Titled):
    """Whose turn it is, or who handles the matter in the end."""

    SENDER = "SENDER", "移送机关（提出争议的机关）"
    RECEIVER = "RECEIVER", "接收机关（争议对方）"
    BOTH = "BOTH", "双方"


class SharedWith(Titled):
    """Where the result goes in the sixth link."""

    LIBRARY = "LIBRARY", "执法监管数据共享库"
    CREDIT = "CREDIT", "公共信用信息平台"
    PORTRAIT = "PORTRAIT", "监管对象档案（画像）"
    RISK = "RISK", "风险等级评定"


class RiskChange(Titled):
    """What the result means for how closely the object is watched from now on."""

    RAISED = "RAISED", "调高风险等级"
    KEPT = "KEPT", "风险等级不变"
    LOWERED = "LOWERED", "调低风险等级"


class ReturnGround(Titled):
    """Why the receiving agency gives the matter back. None of them is a matter of taste."""

    NOT_OURS = "NOT_OURS", "不属于本机关管辖或者权限"
    INCOMPLETE = "INCOMPLETE", "移送材料不全，无法审查"
    ALREADY_FILED = "ALREADY_FILED", "其他机关已先立案"
    CRIME = "CRIME", "涉嫌犯罪，应当移送司法机关"
