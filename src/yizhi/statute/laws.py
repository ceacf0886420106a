"""The norms the rules cite, each with its version and the days on which it is in force."""

from __future__ import annotations

from datetime import date

from yizhi.statute.provenance import InForce, Law


def _law(code: str, title: str, version: date, start: date, end: date | None = None) -> Law:
    return Law(code, title, version, InForce(start, end))


APL = _law("APL", "行政处罚法", date(2021, 1, 22), date(2021, 7, 15))
ACL = _law("ACL", "行政强制法", date(2011, 6, 30), date(2012, 1, 1))
ARL = _law("ARL", "行政复议法", date(2023, 9, 1), date(2024, 1, 1))
ARL_2017 = _law("ARL-2017", "行政复议法（2017年修正）", date(2017, 9, 1), date(2018, 1, 1), date(2023, 12, 31))
ALL = _law("ALL", "行政诉讼法", date(2017, 6, 27), date(2017, 7, 1))
CPL = _law("CPL", "民事诉讼法", date(2023, 9, 1), date(2024, 1, 1))
CPL_2021 = _law("CPL-2021", "民事诉讼法（2021年修正）", date(2021, 12, 24), date(2022, 1, 1), date(2023, 12, 31))
CPL_2017 = _law("CPL-2017", "民事诉讼法（2017年修正）", date(2017, 6, 27), date(2017, 7, 1), date(2021, 12, 31))
OGI = _law("OGI", "政府信息公开条例", date(2019, 4, 3), date(2019, 5, 15))
TCR = _law("TCR", "行政执法机关移送涉嫌犯罪案件的规定", date(2020, 8, 7), date(2020, 8, 7))
FSC = _law("FSC", "罚款决定与罚款收缴分离实施办法", date(1997, 11, 17), date(1998, 1, 1))
UAVR = _law("UAVR", "无人驾驶航空器飞行管理暂行条例", date(2023, 5, 31), date(2024, 1, 1))
MOHURD_55 = _law("MOHURD-55", "住房和城乡建设行政处罚程序规定", date(2022, 3, 10), date(2022, 5, 1))
ZJ_CAE = _law("ZJ-CAE", "浙江省综合行政执法条例", date(2021, 11, 25), date(2022, 1, 1))
ZJ_FINE_CAP = _law(
    "ZJ-FINECAP",
    "浙江省人民代表大会常务委员会关于政府规章设定罚款限额的规定",
    date(2021, 9, 29),
    date(2021, 9, 30),
)
ZJ_CAE = _law("ZJ-CAE", "浙江省综合行政执法条例", date(2021, 11, 25), date(2022, 1, 1))
ZJ_ILB = _law("ZJ-ILB", "浙江省违法建筑处置规定", date(2020, 9, 24), date(2020, 9, 24))
URBAN_RURAL_PLANNING = _law("URPL", "城乡规划法", date(2019, 4, 23), date(2019, 4, 23))

LAWS: tuple[Law, ...] = (
    APL,
    ACL,
    ARL,
    ARL_2017,
    ALL,
    CPL,
    CPL_2021,
    CPL_2017,
    OGI,
    TCR,
    FSC,
    UAVR,
    MOHURD_55,
    ZJ_CAE,
    ZJ_FINE_CAP,
    ZJ_CAE,
    ZJ_ILB,
    URBAN_RURAL_PLANNING,
)
