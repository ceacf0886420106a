"""The words of this module as the field uses them. The value is stored, the label is shown."""

from django.db import models


class Titled(models.TextChoices):
    """Choices that a form derived from an act shows by their Chinese label."""

    @property
    def title_text(self) -> str:
        return str(self.label)


class Level(Titled):
    """The four levels; a level is the length of its division code (2, 4, 6, 9)."""

    PROVINCE = "PROVINCE", "省级"
    CITY = "CITY", "市级"
    COUNTY = "COUNTY", "县级"
    TOWNSHIP = "TOWNSHIP", "乡镇级"


class DivisionKind(Titled):
    PROVINCE = "省", "省"
    CITY = "地级市", "地级市"
    DISTRICT = "市辖区", "市辖区"
    COUNTY = "县", "县"
    COUNTY_CITY = "县级市", "县级市"
    SUBDISTRICT = "街道", "街道"
    TOWN = "镇", "镇"
    RURAL_TOWNSHIP = "乡", "乡"
    OFFICE = "办事处", "办事处"


class AgencyKind(Titled):
    GUIDANCE_OFFICE = "GUIDANCE_OFFICE", "综合执法指导办"
    COMPREHENSIVE = "COMPREHENSIVE", "综合行政执法机关"
    PROFESSIONAL = "PROFESSIONAL", "专业执法机关"
    REGULATOR = "REGULATOR", "监管部门"
    TOWNSHIP = "TOWNSHIP", "乡镇（街道）"
    JUSTICE_BUREAU = "JUSTICE_BUREAU", "司法行政部门"
    PUBLIC_SECURITY = "PUBLIC_SECURITY", "公安机关"
    COURT = "COURT", "人民法院"
    PROCURATORATE = "PROCURATORATE", "人民检察院"
    FINANCE = "FINANCE", "财政部门"
    GOVERNMENT = "GOVERNMENT", "人民政府"
    COMMAND_CENTRE = "COMMAND_CENTRE", "治理中心"


class Basis(Titled):
    """On what the power to penalise rests (行政处罚法第十七条至第二十一条)."""

    AUTHORITY = "AUTHORITY", "法定职权"
    AUTHORISED_BY_LAW = "AUTHORISED_BY_LAW", "法律、法规授权"
    ENTRUSTED = "ENTRUSTED", "委托"


class TeamKind(Titled):
    TOWNSHIP = "TOWNSHIP", "乡镇（街道）综合行政执法队"
    SQUAD = "SQUAD", "派驻中队"


class AppointmentKind(Titled):
    HOME = "HOME", "编制所在"
    POSTING = "POSTING", "派驻"
    VILLAGE = "VILLAGE", "驻村"


class Seat(Titled):
    CAPTAIN = "CAPTAIN", "执法队长"
    EXECUTIVE_DEPUTY = "EXECUTIVE_DEPUTY", "常务副队长"
    DEPUTY = "DEPUTY", "副队长"
    OFFICER = "OFFICER", "执法队员"
    AUXILIARY = "AUXILIARY", "辅助人员"
    LEGAL_REVIEWER = "LEGAL_REVIEWER", "法制审核人员"
    COMPLIANCE_REVIEWER = "COMPLIANCE_REVIEWER", "合规性审查员"
    AGENCY_HEAD = "AGENCY_HEAD", "行政机关负责人"
    SECTION_HEAD = "SECTION_HEAD", "办案机构负责人"
    GUIDANCE = "GUIDANCE", "综合执法指导人员"
    SUPERVISOR = "SUPERVISOR", "执法监督员"
    COMMAND = "COMMAND", "指挥席"
    ADMINISTRATOR = "ADMINISTRATOR", "系统管理员"
    STAFF = "STAFF", "在编人员"


class ExtraRole(Titled):
    """Parts that a person may be named for besides the seat."""

    HEARING_CHAIR = "HEARING_CHAIR", "听证主持人"
    HEARING_CLERK = "HEARING_CLERK", "听证记录员"
    CASE_COMMITTEE = "CASE_COMMITTEE", "案审委员会成员"
    FILE_ASSESSOR = "FILE_ASSESSOR", "案卷评查员"
    ASSET_KEEPER = "ASSET_KEEPER", "装备、罚没物品保管员"
    FINANCE_VIEWER = "FINANCE_VIEWER", "财政对账人员"
    TRAINING_ADMIN = "TRAINING_ADMIN", "培训管理员"
    UAV_PILOT = "UAV_PILOT", "飞手"
    UAV_ADMIN = "UAV_ADMIN", "航飞管理员"


class CertificateKind(Titled):
    PROVINCE = "PROVINCE", "浙江省统一制发"
    MINISTRY = "MINISTRY", "国务院部门制发"


class CertificateStatus(Titled):
    VALID = "VALID", "有效"
    EXPIRING = "EXPIRING", "即将到期"
    EXPIRED = "EXPIRED", "已过期"
    NOT_YET = "NOT_YET", "未生效"
    SUSPENDED = "SUSPENDED", "暂扣"
    REVOKED = "REVOKED", "收回"


class QualificationKind(Titled):
    A = "A", "A 类"
    B = "B", "B 类"
    C = "C", "C 类"


class Relation(Titled):
    """What may hinder a fair handling (行政处罚法第四十三条)."""

    RELATIVE = "RELATIVE", "近亲属"
    INTEREST = "INTEREST", "有直接利害关系"
    OTHER = "OTHER", "其他可能影响公正执法的关系"
