"""Configuring what an agency's decisions tell about paying and remedies."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.models import NoticeParticulars
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.fields import Line, OptionalLine, Shown, fits
from yizhi.platform.acts.writing import Writing


@act(
    "notice_particulars.set",
    title="设置缴款与救济告知信息",
    basis=("《行政处罚法》第五十二条", "《罚款决定与罚款收缴分离实施办法》第七条"),
    by=role("ADMINISTRATOR", "GUIDANCE_OFFICE", "SYSTEM", title="管理员或者综合执法指导办"),
    says="{actor}设置{agency}的缴款与救济告知信息，自{valid_from}起启用",
)
def set_particulars(
    writing: Writing,
    *,
    agency: Annotated[UUID, Shown("机关", choices="agencies")],
    valid_from: Annotated[date, Shown("启用日期")],
    bank_name: Annotated[Line, fits(NoticeParticulars, "bank_name"), Shown("代收机构名称")],
    bank_address: Annotated[Line, fits(NoticeParticulars, "bank_address"), Shown("代收机构地址")],
    bank_account: Annotated[OptionalLine, fits(NoticeParticulars, "bank_account"), Shown("缴款账号")] = "",
    reconsideration_agency: Annotated[Line, fits(NoticeParticulars, "reconsideration_agency"), Shown("行政复议机关")],
    court: Annotated[Line, fits(NoticeParticulars, "court"), Shown("管辖人民法院")],
    source: Annotated[Line, Shown("来源", help="文件名称、文号或者确认人")],
) -> Any:
    organ = org.agency(agency)
    row = writing.create(
        NoticeParticulars,
        agency=organ,
        division=organ.division,
        valid_from=valid_from,
        bank_name=bank_name,
        bank_address=bank_address,
        bank_account=bank_account,
        reconsideration_agency=reconsideration_agency,
        court=court,
        source=source,
    )
    return row, {"agency": organ.name, "valid_from": valid_from.isoformat()}
