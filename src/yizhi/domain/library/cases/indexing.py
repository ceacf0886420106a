"""Keeping what answers questions in step with the lake: the embedded index, or the cluster where one is configured."""

from collections.abc import Callable

from yizhi.domain.library.cases import shelf
from yizhi.domain.library.index import building
from yizhi.domain.library.index.cluster import loading
from yizhi.domain.library.lake.store import Lake, Part


def bring_up(lake: Lake, *, processes: int = 0, tell: Callable[[int], None] = lambda n: None) -> int:
    """Put in what is missing; how many cases were put in. Nothing is done twice."""
    cluster, folder = shelf.cluster(), shelf.index_folder()
    if cluster is not None:
        return loading.load(cluster, lake, folder, tell=tell)
    return building.build(lake, folder, processes=processes, tell=tell)


def forget(lake: Lake, year: int, key: int) -> None:
    cluster, folder = shelf.cluster(), shelf.index_folder()
    if cluster is not None:
        loading.forget(cluster, folder, year, key)
    else:
        building.forget(lake, folder, year, key)


def renamed(year: int, whole: Part, small: list[Part]) -> None:
    """The cases of the small parts are in already; from now on they have the name of the whole part."""
    cluster, folder = shelf.cluster(), shelf.index_folder()
    if cluster is not None:
        loading.renamed(cluster, whole, small)
    else:
        building.renamed(folder, year, whole, small)
