"""Citations of a text held against the library of laws, as of a day: what is wrong, why, what to cite instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from yizhi.domain.norms.models import Article, Law, LawVersion
from yizhi.domain.norms.queries import version_at
from yizhi.domain.norms.sources.law_text import ArticleText, short_title
from yizhi.statute.chinese import chinese_date
from yizhi.statute.citation import Citation, citations
from yizhi.statute.place import Place

GOOD, WRONG, REPEALED, NOT_YET, UNKNOWN = "good", "wrong", "repealed", "not_yet", "unknown"
LONGEST = 200_000  # characters of a text that are looked at
_FEWEST = 3  # characters of a short title that may stand for a longer one


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of one citation. `state` `unknown`: the library does not have the law, so nothing is said."""

    start: int
    end: int
    cited: str
    state: str
    why: str = ""
    instead: str = ""
    law: Law | None = None
    anchor: str = ""


class Linter:
    """Laws are looked up once for all citations of a text."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._laws: dict[str, Law | None] = {}
        self._versions: dict[object, LawVersion | None] = {}

    def remarks(self, text: str) -> list[Remark]:
        """One remark for each citation, in the order of the text; good ones included."""
        return [self.remark(one) for one in citations(text[:LONGEST])]

    def remark(self, cited: Citation) -> Remark:
        law = self._law(cited.title)
        if law is None:
            why = f"法规库中没有《{cited.title}》，无法核对"
            return Remark(cited.start, cited.end, str(cited), UNKNOWN, why, "核对名称是否完整、准确")
        if law.pk not in self._versions:
            self._versions[law.pk] = version_at(law, self.day)
        version = self._versions[law.pk]
        if version is None:
            return self._not_in_force(cited, law)
        if cited.place is None:
            return Remark(cited.start, cited.end, str(cited), GOOD, law=law)
        return self._placed(cited, cited.place, law, version)

    def _law(self, title: str) -> Law | None:
        """By the full title, the cited name, or a short title that only one law can be meant by."""
        name = short_title(title)
        if name not in self._laws:
            found = Law.objects.filter(name=name).first()
            if found is None and len(name) >= _FEWEST:
                longer = list(Law.objects.filter(name__endswith=name).order_by("rank")[:2])
                found = longer[0] if len(longer) == 1 else None
            self._laws[name] = found
        return self._laws[name]

    def _placed(self, cited: Citation, place: Place, law: Law, version: LawVersion) -> Remark:
        article = Article.objects.filter(law_version=version, number=place.article, sub=place.sub).first()
        if article is None:
            whole = Place(place.article, place.sub)
            why = f"《{law.name}》在 {chinese_date(self.day)} 没有{whole}（共 {version.article_count} 条）"
            return self._wrong(cited, why, law)
        text = ArticleText(article.number, article.sub, (), article.text)
        if place.paragraph > len(text.paragraphs):
            why = f"《{law.name}》{article.label}只有 {len(text.paragraphs)} 款"
            return self._wrong(cited, why, law, article.anchor)
        if place.item and not text.quoted(place.paragraph or 1, place.item):
            return self._wrong(cited, f"《{law.name}》{article.label}该款没有第 {place.item} 项", law, article.anchor)
        return Remark(cited.start, cited.end, str(cited), GOOD, law=law, anchor=article.anchor)

    def _wrong(self, cited: Citation, why: str, law: Law, anchor: str = "") -> Remark:
        return Remark(cited.start, cited.end, str(cited), WRONG, why, "对照原文更正条、款、项", law, anchor)

    def _not_in_force(self, cited: Citation, law: Law) -> Remark:
        versions = list(law.versions.order_by("effective_from"))
        coming = [v for v in versions if v.effective_from and v.effective_from > self.day]
        gone = [v for v in versions if v.effective_to and v.effective_to < self.day]
        if gone:
            why = f"《{law.name}》自 {chinese_date(gone[-1].effective_to)} 之后不再有效"  # type: ignore[arg-type]
            return Remark(cited.start, cited.end, str(cited), REPEALED, why, _instead(law), law)
        if coming:
            why = f"《{law.name}》自 {chinese_date(coming[0].effective_from)} 起施行，这一天尚未施行"  # type: ignore[arg-type]
            return Remark(cited.start, cited.end, str(cited), NOT_YET, why, "引用当日有效的规定", law)
        why = f"《{law.name}》在 {chinese_date(self.day)} 是否有效，法规库不能确定"
        return Remark(cited.start, cited.end, str(cited), UNKNOWN, why, "查明施行、废止日期后引用", law)


def _instead(law: Law) -> str:
    heirs = names(repealed_by(law))
    return f"已由{heirs}废止，查找其中的相应规定" if heirs else "查明代替它的规定后引用"


def repealed_by(law: Law) -> Sequence[LawVersion]:
    """The versions whose last words repeal the law."""
    found = LawVersion.objects.filter(repeals__overlap=[law.title, law.name]).select_related("law")
    return list(found.order_by("repeals_on"))


def names(versions: Iterable[LawVersion]) -> str:
    return "".join(f"《{name}》" for name in dict.fromkeys(version.law.name for version in versions))
