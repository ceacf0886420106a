"""A panel that is a small table: on a phone its first column is the title of a card."""

from collections.abc import Sequence

from yizhi.platform.pages.patterns import Column, Listing, Panel, Row

TABLE = "cases/general/table.html"


def table(title: str, icon: str, heads: Sequence[str], rows: Sequence[Row], empty: str = "", key: str = "") -> Panel:
    columns = [Column(str(n), head, phone="title" if n == 0 else "meta") for n, head in enumerate(heads)]
    data = Listing(title=title, columns=columns, rows=rows, empty=empty)
    return Panel(title=title, template=TABLE, data=data, key=key or icon, icon=icon, count=len(rows))
