"""Laws as Markdown: title, history lines, `<!-- INFO END -->`, `##` headings, 第…条 with their paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from yizhi.domain.norms.sources.dating import dated_by, day, starts, stated_start
from yizhi.domain.norms.sources.law_text import IN_FORCE, ArticleText, LawText, Report, VersionText, check_sequence
from yizhi.statute.place import DIGITS, number

INFO_END = "<!-- INFO END -->"
_ARTICLE = re.compile(rf"^第([{DIGITS}]+)条(?:之([{DIGITS}]+))?(?:[\s　]+|$)(.*)$")
_FILE_DATE = re.compile(r"\((\d{4})-(\d{2})-(\d{2})\)")
_PLACE_FIRST = re.compile(r"^(.{2,4}?)[省市]")


@dataclass(slots=True)
class _Draft:
    """What has been read so far of one file."""

    title: str = ""
    history: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    articles: list[ArticleText] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)

    def head(self, line: str) -> str:
        if line.startswith("# ") and not self.title:
            self.title = line[2:].strip()
        else:
            self.history.append(line)
        return ""

    def body_line(self, line: str) -> str:
        """Take one line of the body; returns what is wrong with it."""
        try:
            (self.heading if line.startswith("#") else self.body)(line)
        except ValueError as error:
            return str(error)
        return ""

    def heading(self, line: str) -> None:
        depth = len(line) - len(line.lstrip("#"))
        self.path[max(0, depth - 2) :] = [line.lstrip("#").strip()]

    def body(self, line: str) -> None:
        found = _ARTICLE.match(line)
        if found:
            sub = number(found.group(2)) if found.group(2) else 0
            self.articles.append(ArticleText(number(found.group(1)), sub, tuple(self.path), found.group(3).strip()))
        elif self.articles:
            last = self.articles[-1]
            text = f"{last.text}\n{line}" if last.text else line
            self.articles[-1] = ArticleText(last.number, last.sub, last.path, text)
        else:
            self.preamble.append(line)


def read(path: Path, report: Report) -> Iterator[LawText]:
    """Every law in a Markdown file, or in the Markdown files of a folder, in the order of their names."""
    for file in sorted(path.rglob("*.md")) if path.is_dir() else [path]:
        law = read_file(file, report)
        if law is not None:
            yield law


def read_file(file: Path, report: Report) -> LawText | None:
    """The law of one file; None, with a report, when the file is no law."""
    source = file.name
    draft, in_body = _Draft(), False
    with file.open(encoding="utf-8", errors="replace") as lines:
        for at, raw in enumerate(lines, start=1):
            line = raw.strip()
            if "�" in line:
                report.add(source, at, "有不能识别的字符，已按原样保留")
            if not line:
                continue
            if line == INFO_END:
                in_body = True
            else:
                take = draft.body_line if in_body else draft.head
                if words := take(line):
                    report.add(source, at, words)
    if not in_body:
        report.add(source, 0, f"没有“{INFO_END}”，不是法规文件")
        return None
    return _finished(draft, file, report)


def _finished(draft: _Draft, file: Path, report: Report) -> LawText | None:
    source = file.name
    if not draft.title:
        report.add(source, 1, "没有标题")
        return None
    articles = tuple(draft.articles)
    if draft.preamble and articles:
        report.add(source, 0, f"正文首条之前有 {len(draft.preamble)} 段文字，归入全文")
    if draft.preamble:
        articles = (ArticleText(0, 0, (), "\n".join(draft.preamble)), *articles)
    check_sequence(source, draft.title, tuple(a for a in articles if a.number), report)
    found = _FILE_DATE.search(file.name)
    dated = day(found.groups()) if found else dated_by(draft.history)
    effective, known = starts(dated, stated_start(articles))
    version = VersionText(dated, effective, None, known, IN_FORCE, tuple(draft.history), articles)
    region = _region(draft.title)
    return LawText(draft.title, _level(draft.title, draft.history), region, "", "", (version,))


def _region(title: str) -> str:
    """The province or city named first in the title; 全国 when none is."""
    found = _PLACE_FIRST.match(title)
    return found.group(1) if found else "全国"


def _level(title: str, history: list[str]) -> str:
    """Taken from who adopted it; the Markdown form names no level."""
    adopted = " ".join(history)
    if "全国人民代表大会" in adopted:
        return "法律"
    if "国务院" in adopted:
        return "行政法规"
    if "人民代表大会" in adopted:
        return "地方性法规"
    return "其他规范性文件"


def write(law: LawText, version: VersionText) -> str:
    """The Markdown form of a version: reading it again gives the same articles, headings and history."""
    lines = [f"# {law.title}", *version.history, INFO_END]
    path: tuple[str, ...] = ()
    for article in version.articles:
        changed = next((i for i, h in enumerate(article.path) if path[i : i + 1] != (h,)), len(article.path))
        lines += [f"{'#' * (i + 2)} {article.path[i]}" for i in range(changed, len(article.path))]
        path = article.path
        first, *rest = article.text.split("\n")
        lines += [f"{article.label} {first}".rstrip() if article.number else first, *rest]
    return "\n\n".join(lines) + "\n"
