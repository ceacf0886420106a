"""Importing laws: one act for a whole corpus."""

from collections.abc import Sequence
from typing import Annotated, Any

from pypinyin import Style, lazy_pinyin

from yizhi.domain.norms import corpus
from yizhi.domain.norms.acts.keepers import keeper, keepers
from yizhi.domain.norms.models import Article, Law, LawVersion
from yizhi.domain.norms.sources.dating import ended, repeals
from yizhi.domain.norms.sources.law_text import LawText, VersionText
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identifiers import new_id

RANKS = ("法律", "行政法规", "地方性法规", "部门规章", "地方政府规章", "司法解释", "其他规范性文件")
_BATCH = 4000


def initials(text: str, most: int = 60) -> str:
    """First letters of the syllables, for the search box only."""
    letters = lazy_pinyin(text, style=Style.FIRST_LETTER, errors=lambda rest: "")
    return "".join(letter[:1].lower() for letter in letters if letter.strip().isalpha())[:most]


@act(
    "law.import_corpus",
    title="导入法规库",
    by=keepers,
    basis=("《行政处罚法》第五条",),
    says="{actor}导入法规 {laws} 部、版本 {versions} 个、条文 {articles} 条（{source}）",
    offered=False,
)
def import_corpus(
    writing: Writing,
    *,
    sha256: Annotated[Line, Shown("内容校验")],
    source: Annotated[Line, Shown("来源")],
    division: Annotated[OptionalLine, Shown("保管单位区划", kind=Kind.HIDDEN)] = "",
    problems: Annotated[int, Shown("读取时的问题数", kind=Kind.HIDDEN)] = 0,
) -> dict[str, Any]:
    """Adds laws and versions that are not there yet; a version of the same law and date is left as it is.

    Ends of versions are settled anew for every law the import touches. Texts are never changed.
    """
    texts: Sequence[LawText] = corpus.taken(sha256)
    kept_by = keeper(writing, division)
    laws = _laws(writing, texts, kept_by)
    fresh = _versions(writing, texts, laws, kept_by, source)
    _name(texts, laws)
    for at in range(0, len(fresh), 400):
        rows = [row for version, text in fresh[at : at + 400] for row in _articles(version, text)]
        writing.create_many(Article, rows, batch_size=_BATCH)
    settle(writing, {law.title for law in laws.values()})
    given = sum(len(text.versions) for text in texts)
    return {
        "laws": len({version.law_id for version, _ in fresh}),
        "versions": len(fresh),
        "articles": sum(len(text.articles) for _, text in fresh),
        "already_there": given - len(fresh),
        "problems": problems,
        "sha256": sha256,
        "source": source,
    }


def _laws(writing: Writing, texts: Sequence[LawText], division: str) -> dict[str, Law]:
    """Every law by title, the missing ones made."""
    known = {law.title: law for law in Law.objects.filter(title__in=[text.title for text in texts])}
    rows = [
        {
            "title": text.title,
            "name": text.name,
            "initials": initials(text.name),
            "level": text.level,
            "rank": RANKS.index(text.level) if text.level in RANKS else len(RANKS),
            "region": text.region,
            "category": text.category,
            "issuer": text.issuer,
            "division": division,
        }
        for text in texts
        if text.title not in known
    ]
    return known | {law.title: law for law in writing.create_many(Law, rows)}


def _versions(
    writing: Writing, texts: Sequence[LawText], laws: dict[str, Law], division: str, source: str
) -> list[tuple[LawVersion, VersionText]]:
    """The versions that are not there yet, made, each with its text."""
    ids = [law.pk for law in laws.values()]
    seen = set(LawVersion.objects.filter(law__in=ids).values_list("law_id", "dated"))
    rows, kept = [], []
    for text in texts:
        law = laws[text.title]
        for version in text.versions:
            if (law.pk, version.dated) in seen:
                continue
            seen.add((law.pk, version.dated))
            rows.append(_row(law, version, division, source))
            kept.append(version)
    return list(zip(writing.create_many(LawVersion, rows), kept, strict=True))


def _name(texts: Sequence[LawText], laws: dict[str, Law]) -> None:
    """Versions that were there already are from now on also known by the names this corpus gives them."""
    given = {(laws[t.title].pk, v.dated): v.source_ids for t in texts for v in t.versions if v.source_ids}
    changed = []
    for version in LawVersion.objects.filter(law__in={law for law, _ in given}):
        more = [name for name in given.get((version.law_id, version.dated), ()) if name not in version.source_ids]
        if more:
            version.source_ids = [*version.source_ids, *more]
            changed.append(version)
    LawVersion.objects.bulk_update(changed, ["source_ids"], batch_size=500)


def _row(law: Law, version: VersionText, division: str, source: str) -> dict[str, Any]:
    ends = list(repeals(version))
    return {
        "id": new_id(),
        "law": law,
        "division": division,
        "dated": version.dated,
        "effective_from": version.effective_from,
        "effective_to": version.effective_to,
        "start_known": version.start_known,
        "status": version.status,
        "history": list(version.history),
        "repeals": [repeal.title for repeal in ends],
        "repeals_on": ends[0].on if ends else None,
        "article_count": sum(1 for article in version.articles if article.number),
        "source": source,
        "source_ids": list(version.source_ids),
        "sha256": corpus.version_hash(version),
    }


def _articles(version: LawVersion, text: VersionText) -> list[dict[str, Any]]:
    return [
        {
            "law_version": version,
            "order": order,
            "number": article.number,
            "sub": article.sub,
            "path": list(article.path),
            "text": article.text,
        }
        for order, article in enumerate(text.articles)
    ]


def settle(writing: Writing, titles: set[str]) -> None:
    """Each version of these laws, and of the laws they repeal, ends where the corpus as a whole says it ends."""
    named = LawVersion.objects.filter(law__title__in=titles).exclude(repeals=[]).values_list("repeals", flat=True)
    concerned = titles | {title for group in named for title in group}
    ends: dict[str, Any] = {}
    for group, on in LawVersion.objects.filter(repeals__overlap=list(concerned)).values_list("repeals", "repeals_on"):
        ends.update(dict.fromkeys(group, on))
    by_law: dict[Any, list[LawVersion]] = {}
    for version in LawVersion.objects.filter(law__title__in=concerned).select_related("law"):
        by_law.setdefault(version.law.title, []).append(version)
    changed = [v for title, rows in by_law.items() for v in _settled(rows, ends.get(title))]
    LawVersion.objects.bulk_update(changed, ["effective_to", "status"], batch_size=500)


def _settled(rows: list[LawVersion], repealed_on: Any) -> list[LawVersion]:
    """The versions of one law whose end or status is not what it should be, put right."""
    texts = [VersionText(v.dated, v.effective_from, v.effective_to, v.start_known, v.status, (), ()) for v in rows]
    should = {(t.dated, t.effective_from): t for t in ended(tuple(texts), repealed_on)}
    changed = []
    for version in rows:
        text = should[version.dated, version.effective_from]
        if (version.effective_to, version.status) != (text.effective_to, text.status):
            version.effective_to, version.status = text.effective_to, text.status
            changed.append(version)
    return changed
