"""A handing over made through acts, each step as one call."""

from datetime import timedelta
from typing import Any

from yizhi.domain.cases.clues import acts as clues
from yizhi.domain.cases.general.tests.file import STALL, File
from yizhi.domain.cases.models import Clue, Transfer
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.transfers.acts import contesting, disputing, receiving, sending
from yizhi.domain.org.terms import Seat
from yizhi.domain.org.tests.world import BUILDER, certificate, person
from yizhi.platform.scope.session import acting


def peopled(file: File) -> None:
    """The market bureau of the county finds what the township may punish; the guidance office stands by."""
    market = file.world.market
    with acting(BUILDER):
        held = {"certificate": certificate(["market"])}
        file.people |= {
            "finder": person(market, Seat.OFFICER, name="卯一", **held),
            "finder_co": person(market, Seat.OFFICER, name="卯二", certificate=certificate(["market"])),
            "market_head": person(market, Seat.AGENCY_HEAD),
            "guide": file.world.guide(),
            "far_lead": file.world.far_officer(),
            "supervisor": file.world.supervisor(),
        }


def seen(file: File, part: str, one: Transfer) -> Transfer | None:
    with acting(file.who(part)):
        rows = Transfer.objects.select_related("sender", "receiver", "coordinator", "document")
        found: Transfer | None = rows.filter(pk=one.pk).first()
        return found


def fresh(file: File, one: Transfer, part: str = "finder") -> Transfer:
    found = seen(file, part, one)
    assert found is not None
    return found


def drafted(file: File, part: str = "finder", **changes: Any) -> Transfer:
    data = {
        "receiver": file.world.township.pk,
        "title": "擅自占道堆放物料",
        "found_at": file.at - timedelta(hours=2),
        "place": "航埠镇兴航路12号门前",
        "facts": "检查市场时发现门前占道堆放物料约十平方米。",
        "measures_taken": "当场制止，责令改正",
        "reason": "该事项已交由乡镇行使，请依法处理",
        "second": file.people["finder_co"].pk,
        "party": "衢州样例建材有限公司",
        "item": file.item(STALL).pk,
    }
    made: Transfer = file.do(sending.draft, part, **(data | changes)).record
    return made


def packed(file: File, one: Transfer, /, **changes: Any) -> None:
    data = {
        "kind": "AUDIOVISUAL",
        "name": "现场照片三张",
        "collected_at": one.found_at,
        "place": one.place,
        "lawful": True,
    }
    file.do(sending.add_item, "finder", one, **(data | changes))


def sent(file: File, **changes: Any) -> Transfer:
    one = drafted(file, **changes)
    packed(file, one)
    file.do(sending.send, "market_head", one)
    return one


def received(file: File, **changes: Any) -> Transfer:
    one = sent(file, **changes)
    file.do(receiving.receive, "lead", one)
    return one


def returned(file: File, ground: str = "INCOMPLETE", **changes: Any) -> Transfer:
    one = received(file, **changes)
    file.do(receiving.return_matter, "head", one, ground=ground, reason="没有现场笔录")
    return one


def accepted(file: File) -> tuple[Transfer, Clue]:
    one = received(file)
    file.do(receiving.accept, "head", one)
    with acting(file.who("head")):
        clue: Clue = Clue.objects.get(pk=fresh(file, one, "head").result_clue_id)
    return one, clue


def filed(file: File) -> tuple[Transfer, GeneralCase]:
    one, clue = accepted(file)
    file.do(clues.triage, "head", clue, handler=file.people["lead"].pk)
    return one, file.filed(clue=clue.pk, source="TRANSFER_IN")


def disputed(file: File, **changes: Any) -> Transfer:
    one = received(file, **changes)
    file.do(disputing.dispute, "head", one, position="固定对象由监管部门查处")
    return one


def contested(file: File) -> tuple[Transfer, GeneralCase]:
    """The township and the county's bureau both claim the township's filed case."""
    case = file.filed()
    data = {"receiver": file.world.bureau.pk, "position": "本机关最先立案"}
    made = file.do(contesting.contest, "head", case, **data).result["transfer"]
    with acting(file.who("head")):
        one: Transfer = Transfer.objects.get(pk=made)
    return one, case
