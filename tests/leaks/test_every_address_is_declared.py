"""No page can be added that the matrix does not walk, and none that does not say who may open it."""

from tests.leaks.addresses import ADDRESSES, UNDECLARED, routes


def test_every_address_says_how_a_foreign_record_is_asked_for() -> None:
    missing = [f"{r.name}（{r.pattern}）" for r in routes() if r.name not in ADDRESSES and not _is_act(r.pattern)]
    assert not missing, (
        f"地址 {'、'.join(missing)} 未列入泄漏检查：在 tests/leaks/addresses.py 的 ADDRESSES 中以其名称加一行，"
        "说明如何为他人的记录生成地址；不得让人知道记录存在的，用 Record(...)"
    )


def test_the_matrix_names_no_address_that_is_gone() -> None:
    assert set(ADDRESSES) <= {route.name for route in routes()}


def test_every_view_says_who_may_open_it() -> None:
    open_doors = [
        f"{r.name}（{r.pattern}）"
        for r in routes()
        if getattr(r.view, "access", None) not in {"signed_in", "roles", "public"} and r.namespace not in UNDECLARED
    ]
    assert not open_doors, f"视图 {'、'.join(open_doors)} 没有用 access.signed_in、for_roles 或者 public 声明"


def _is_act(pattern: str) -> bool:
    """Endpoints of acts are made from the declarations; `test_acts_out_of_scope_change_nothing` walks them all."""
    return pattern.startswith("api/acts/")
