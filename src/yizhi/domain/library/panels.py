"""What this module shows elsewhere: its pages, and the handbook in the search box."""

from collections.abc import Iterable

from yizhi.domain.library import handbook
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.registry import Hit, Page, SearchSource, register
from yizhi.platform.scope.actor import Actor


def find_entries(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for one in handbook.entries(clock.today(), words)[:limit]:
        yield Hit(one.title, one.article, f"{reverse('library:handbook')}#{one.key}", "口袋手册")


register(
    Page("办案库", "library:home", "办案库", icon="library", order=10, keywords="法规 条文 检索 案例 手册"),
    Page("检索条文", "library:laws", "办案库", icon="search", order=20, keywords="法律 法规 问题"),
    Page("口袋手册", "library:handbook", "办案库", icon="book-check", order=40, keywords="六十条 规则"),
    SearchSource("口袋手册", find_entries, order=60),
)
