"""The entrance of the library: the rooms there are, each with what one finds in it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.platform.scope.access import public


@dataclass(frozen=True, slots=True)
class Room:
    title: str
    text: str
    url_name: str
    icon: str


ROOMS = (
    Room("检索条文", "用自己的话在全部法律、法规、规章中查找条文", "library:laws", "search"),
    Room("法规库", "按日期查阅法律、法规、规章的条文、版本和沿革", "norms:laws", "book-open"),
    Room("处罚案例", "检索已公示的处罚案例，比较事实、裁量和罚款", "library:cases", "scale"),
    Room("类案与裁量参考", "写下事实，查看可能涉及的事项、相似案例和罚款分布", "library:similar", "chart-column"),
    Room("以案释法", "用已公示的决定说明法律，任何人可以查阅", "library:lessons", "book-check"),
    Room("口袋手册", "六十条：场景、步骤、应当、不得和依据", "library:handbook", "book-check"),
)


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "library/home.html", {"rooms": ROOMS})
