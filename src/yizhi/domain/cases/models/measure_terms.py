"""The words of preservation, sealing and detention. The value is stored, the label is shown."""

from yizhi.domain.cases.models.terms import Titled


class MeasureKind(Titled):
    """先行登记保存 keeps evidence (行政处罚法第五十六条); 查封、扣押 are coercive measures (行政强制法第九条)."""

    PRESERVE = "PRESERVE", "先行登记保存"
    SEAL = "SEAL", "查封"
    DETAIN = "DETAIN", "扣押"


class Relation(Titled):
    """What a thing has to do with the violation. Only the first may be sealed or detained (行政强制法第二十三条)."""

    INVOLVED = "INVOLVED", "涉案的场所、设施、财物或者证据"
    NECESSITY = "NECESSITY", "当事人及其所扶养家属的生活必需品"
    UNRELATED = "UNRELATED", "与违法行为无关"


class ThingOutcome(Titled):
    RETURN = "RETURN", "解除，退还"
    COPY_AND_RETURN = "COPY_AND_RETURN", "记录、复制、拍照后退还"
    APPRAISE = "APPRAISE", "送交检验、检测、鉴定"
    SEIZE = "SEIZE", "依法转为查封、扣押"
    CONFISCATE = "CONFISCATE", "没收"
    DESTROY = "DESTROY", "销毁"
    TRANSFER = "TRANSFER", "随案移送有关机关"


class LiftGround(Titled):
    """《行政强制法》第二十八条第一款，按其顺序；最后一项为第十九条。"""

    NO_VIOLATION = "NO_VIOLATION", "当事人没有违法行为"
    UNRELATED = "UNRELATED", "与违法行为无关"
    HANDLED = "HANDLED", "已经作出处理决定，不再需要"
    EXPIRED = "EXPIRED", "期限已经届满"
    NOT_NEEDED = "NOT_NEEDED", "其他不再需要采取措施的情形"
    NOT_APPROVED = "NOT_APPROVED", "紧急实施后未获批准"


class KeeperKind(Titled):
    STORE = "STORE", "本机关涉案财物仓库"
    ON_SITE = "ON_SITE", "就地"
    THIRD_PARTY = "THIRD_PARTY", "委托第三人"


class StorageNeed(Titled):
    NORMAL = "NORMAL", "一般"
    COLD = "COLD", "冷藏、冷冻"
    HAZARDOUS = "HAZARDOUS", "危险物品专库"
    VALUABLE = "VALUABLE", "贵重物品保险柜"


class ThingState(Titled):
    INTACT = "INTACT", "完好，与清单一致"
    WORN = "WORN", "自然损耗、变质"
    DAMAGED = "DAMAGED", "损坏"
    MISSING = "MISSING", "短少、灭失"
