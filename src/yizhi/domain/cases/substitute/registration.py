"""What substitute performances show elsewhere."""

from yizhi.domain.cases.models.substitute import Substitute
from yizhi.platform.registry import RecordPage, register

register(RecordPage(Substitute.record_label(), "代履行", lambda identity: f"/cases/substitutes/{identity}/"))
