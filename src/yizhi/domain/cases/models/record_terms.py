"""The words of records and samples. The value is stored, the label is shown."""

from yizhi.domain.cases.models.terms import Titled


class RecordKind(Titled):
    ON_SITE = "ON_SITE", "现场检查（勘验）笔录"
    QUESTIONING = "QUESTIONING", "询问笔录"


class Standing(Titled):
    """Who answers or is present, in relation to the party."""

    PARTY = "PARTY", "当事人本人"
    REPRESENTATIVE = "REPRESENTATIVE", "法定代表人、负责人"
    AGENT = "AGENT", "委托代理人"
    STAFF = "STAFF", "现场负责人、工作人员"
    WITNESS = "WITNESS", "证人、知情人"
    NOBODY = "NOBODY", "当事人不在场"


class Signing(Titled):
    """How a record was closed: signed on every page, or why not and who saw it."""

    SIGNED = "SIGNED", "已逐页签名"
    REFUSED = "REFUSED", "未签名，已注明情况"


class SampleEnd(Titled):
    """What became of the samples (D11)."""

    RETURNED = "RETURNED", "退还当事人"
    RETAINED = "RETAINED", "作为证据留存"
    USED_UP = "USED_UP", "检验中耗尽"
