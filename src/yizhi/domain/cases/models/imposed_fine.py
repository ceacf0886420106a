"""The index of fines: which conduct of which party was fined by whom, so that no agency fines it again."""

from django.db import models

from yizhi.platform.acts.models import Record
from yizhi.platform.scope.models import Scoped


class ImposedFine(Record, Scoped):
    """One decision's fine on one party, added when it is issued (行政处罚法第二十九条).

    Only `annulled_on` ever changes: a fine whose decision was revoked stands in nobody's way. `case_id` names a case at
    the scene or a general one. `ended_at` is set for conduct that lasted.
    The party is a keyed hash of the identity number. Row-level security shows a row within its scope; beyond it only
    the function `cases_fines_on_party` answers, about the party of a case at hand.
    """

    case_id = models.UUIDField()
    party_mark = models.CharField(max_length=64)
    item_code = models.CharField("事项编码", max_length=40)
    item_name = models.CharField("执法事项", max_length=200)
    agency_name = models.CharField("决定机关", max_length=80)
    decision_number = models.CharField("文号", max_length=80)
    decided_on = models.DateField("决定日期")
    occurred_at = models.DateTimeField("违法行为发生时间")
    ended_at = models.DateTimeField("违法行为终了时间", null=True, blank=True)
    annulled_on = models.DateField("决定被撤销日期", null=True, blank=True)
    place = models.CharField("地点", max_length=200)
    longitude = models.FloatField("经度", null=True, blank=True)
    latitude = models.FloatField("纬度", null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["party_mark", "-decided_on"], name="fine_by_party")]
        constraints = [models.UniqueConstraint(fields=["case_id", "party_mark"], name="one_fine_a_party_and_case")]
