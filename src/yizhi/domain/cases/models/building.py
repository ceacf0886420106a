"""违法建筑处置: from the finding to the demolition, or to the party's own performance (浙江省违法建筑处置规定)."""

from typing import Any

from django.db import models

from yizhi.domain.cases.models.general.case import GeneralCase
from yizhi.domain.cases.models.terms import ServiceMethod, Titled
from yizhi.platform.acts.models import Record
from yizhi.platform.documents.models import Document
from yizhi.platform.procedure.models import Proceeding
from yizhi.platform.scope.models import Scoped
from yizhi.platform.secrecy.fields import EncryptedText


class Zone(Titled):
    """Inside or outside the boundary of urban development; another organ, another article (第三条、第六条)."""

    TOWN = "TOWN", "城镇违法建筑"
    VILLAGE = "VILLAGE", "乡村违法建筑"


class Finding(Titled):
    CORRECTABLE = "CORRECTABLE", "尚可采取改正措施消除影响"
    DEMOLISH = "DEMOLISH", "无法采取改正措施消除影响"
    KEEP = "KEEP", "无法消除影响，且不能实施拆除"


class TownGround(Titled):
    """第十一条第一项至第六项：应当认定为无法采取改正措施消除影响。"""

    NO_PERMIT = "NO_PERMIT", "未取得规划许可，且不符合详细规划强制性内容或者规划条件"
    EXCESS = "EXCESS", "超过许可的面积、高度，且超出合理误差范围"
    AFTER_COMPLETION = "AFTER_COMPLETION", "在已竣工验收的用地范围内擅自新建、搭建"
    UNSAFE = "UNSAFE", "存在安全隐患或者影响相邻建筑安全、通风、采光、日照"
    ENCROACHING = "ENCROACHING", "侵占道路、消防通道、广场、公共绿地等"
    OTHER = "OTHER", "其他应当认定的情形"


class OrderKind(Titled):
    CORRECT = "CORRECT", "责令限期改正"
    DEMOLISH = "DEMOLISH", "责令限期拆除"
    CONFISCATE = "CONFISCATE", "没收违法建筑或者违法收入"


class Building(Record, Scoped, Proceeding):
    """One illegal building. A fine is imposed in a penalty case of its own, named by `case`.

    Each paper stands beside the day of its service, from which the next period runs.
    """

    agency = models.ForeignKey("org.Agency", on_delete=models.PROTECT, related_name="+", verbose_name="处置机关")
    lead = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+", verbose_name="主办人")
    co = models.ForeignKey("org.Person", on_delete=models.PROTECT, related_name="+", verbose_name="协办人")
    party = models.ForeignKey("subjects.Party", on_delete=models.PROTECT, related_name="+", verbose_name="当事人")
    case = models.ForeignKey(GeneralCase, on_delete=models.PROTECT, null=True, blank=True, related_name="buildings")
    item_code = models.CharField("事项编码", max_length=40)
    item_name = models.CharField("事项", max_length=200)
    zone = models.CharField("类别", max_length=8, choices=Zone)
    place = models.CharField("地点", max_length=200)
    description = models.CharField("建筑情况", max_length=500)
    area = models.DecimalField("违法建筑面积（平方米）", max_digits=10, decimal_places=2)
    under_construction = models.BooleanField("正在建设中", default=False)
    found_on = models.DateField("发现日期")
    opened_at = models.DateTimeField("登记时间")
    stop = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    finding = models.CharField("认定", max_length=12, choices=Finding, blank=True)
    ground = models.CharField("认定情形", max_length=20, choices=TownGround, blank=True)
    finding_reason = models.CharField("认定理由", max_length=1000, blank=True)
    appraisal = models.CharField("鉴定结论", max_length=300, blank=True)
    shown_on = models.DateField("不能拆除的认定公示日期", null=True, blank=True)
    government_decision = models.CharField("人民政府决定文号", max_length=120, blank=True)
    statement = EncryptedText("当事人意见", null=True, blank=True)
    heard_at = models.DateTimeField("听取意见时间", null=True, blank=True)
    adopted = models.BooleanField("予以采纳", null=True, blank=True)
    reply = models.CharField("复核意见", max_length=500, blank=True)
    order = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order_kind = models.CharField("处置决定", max_length=12, choices=OrderKind, blank=True)
    ordered_by = models.ForeignKey("org.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField("履行期限", null=True, blank=True)
    order_served_on = models.DateField("处置决定送达日期", null=True, blank=True)
    help_on = models.DateField("申请组织拆除日期", null=True, blank=True)
    remedy_on = models.DateField("复议、诉讼受理日期", null=True, blank=True)
    remedy_ended_on = models.DateField("复议、诉讼终结日期", null=True, blank=True)
    upheld = models.BooleanField("维持处置决定", null=True, blank=True)
    demand = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    demand_due_on = models.DateField("催告期限", null=True, blank=True)
    demand_served_on = models.DateField("催告书送达日期", null=True, blank=True)
    government_order = models.CharField("人民政府责成文号", max_length=120, blank=True)
    execution = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    execution_served_on = models.DateField("强制执行决定送达日期", null=True, blank=True)
    announcement = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    clear_by = models.DateField("财物搬离期限", null=True, blank=True)
    demolish_at = models.DateTimeField("强制拆除实施时间", null=True, blank=True)
    demolished_at = models.DateTimeField("实际拆除时间", null=True, blank=True)
    protocol = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recording = models.CharField("照片、音像记录", max_length=200, blank=True)
    goods = models.CharField("财物登记", max_length=1000, blank=True)
    goods_place = models.CharField("财物存放处", max_length=200, blank=True)
    performed_on = models.DateField("履行日期", null=True, blank=True)
    letter = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    informed_at = models.DateTimeField("书面告知有关部门时间", null=True, blank=True)
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)
    end_reason = models.CharField("办结情况", max_length=300, blank=True)
    archived_at = models.DateTimeField("归档时间", null=True, blank=True)
    archive_number = models.CharField("档案号", max_length=8, blank=True)
    retention = models.CharField("保管期限", max_length=20, blank=True)

    class Meta:
        ordering = ["opened_at", "id"]
        indexes = [models.Index(fields=["division", "-id"], name="building_by_division")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "archive_number"],
                condition=~models.Q(archive_number=""),
                name="building_file_number",
            ),
            models.CheckConstraint(
                name="building_two_different_officers",
                condition=~models.Q(lead=models.F("co")),
                violation_error_message="主办人与协办人须为不同人员（《行政处罚法》第四十二条）",
            ),
        ]

    def recusal_subjects(self) -> list[Any]:
        return [self.party_id]

    def __str__(self) -> str:
        return f"{self.place}（{self.get_zone_display()}）"


class BuildingService(Record):
    """How one paper came to the party, with its proof."""

    scope_policy = "child"

    building = models.ForeignKey(Building, on_delete=models.PROTECT, related_name="services")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    method = models.CharField("送达方式", max_length=12, choices=ServiceMethod)
    sent_at = models.DateTimeField("送出时间")
    served_on = models.DateField("送达日期")
    receiver = EncryptedText("签收人", null=True, blank=True)
    refusal_reason = models.CharField("拒收情况", max_length=200, blank=True)
    witness = EncryptedText("见证人", null=True, blank=True)
    recording = models.CharField("照片、录像编号", max_length=120, blank=True)
    receipt = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["served_on", "id"]
