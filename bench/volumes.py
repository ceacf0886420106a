"""How long one volume of a case file takes to be bound: about 120 pages at most 3 s.

Cover, index, running numbers and back sheet over documents and photographs already rendered, as `cases.binding` does
it for the archive. No database: what is read from it is measured elsewhere.
"""

import sys
from datetime import date, datetime
from typing import Any

from bench import installation
from bench.documents import photograph
from bench.figures import figure, median, milliseconds, percentile, publish

PAGES = 120
GOAL_MS = 3_000
ROUNDS = 5


def main() -> int:
    import django

    installation.enter()
    django.setup()
    from yizhi.domain.cases.binding import Bound, bind, pages_of, set_part
    from yizhi.domain.cases.case_file_parts import Part
    from yizhi.domain.cases.documents.tests.example import AT, COMPLETE, DOCUMENTS, NUMBER, ON
    from yizhi.platform import clock
    from yizhi.platform.documents.rendering.pictures import picture_as_svg
    from yizhi.platform.documents.rendering.render import render

    at = datetime(2026, 6, 1, 10, tzinfo=clock.CHINA)
    decision = render(DOCUMENTS["D40"], ON, COMPLETE["D40"], variant="full", number=NUMBER, issued_at=AT).pdf
    drawn = picture_as_svg(photograph(), "现场照片")

    def volume() -> bytes:
        papers: list[Bound] = []
        while sum(len(one.pages) for one in papers) < PAGES - 20:
            papers.append(Bound("行政处罚决定书", NUMBER, date(2026, 6, 1), "原件", pages_of(decision)))
        for number in range(20):
            facts = [("取得时间", "2026年6月1日"), ("取证人", "样例某")]
            picture = {"title": f"证据{number}", "height": 165, "svg": drawn, "facts": facts}
            papers.append(set_part(Part(f"证据{number}", date(2026, 6, 1), pictures=[picture]), at))
        return bind(papers, _cover, at, title="测量")

    def _cover(items: list[dict[str, Any]], pages: int) -> dict[str, Any]:
        return COMPLETE["D64"] | {"items": items, "item_count": len(items), "page_count": pages}

    size = len(volume())
    taken = milliseconds(volume, ROUNDS)
    figures = [
        figure(f"volume of {PAGES} pages, p50", median(taken), "ms"),
        figure(f"volume of {PAGES} pages, slowest", percentile(taken, 1.0), "ms", GOAL_MS),
        figure("its size", size / 1_000_000, "MB"),
    ]
    return 1 if publish("volumes", figures) else 0


if __name__ == "__main__":
    sys.exit(main())
