"""html: one page for people (HTML Living Standard), with the findings beside the report as it was read.

The page needs no network and no script: its style stands in the page and is the only thing that its Content Security
Policy (W3C, CSP Level 3) allows, by its hash; checkboxes and CSS filter by level. Text of reports, paths and rules
enters through `markup.element`, which escapes it.

A run keeps no reports. The page asks `Run.document` for each report that has findings, one at a time, which reads it
again; a file that cannot be read is shown without its text.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence, Set
from hashlib import sha256
from pathlib import Path

from gi_lint import __version__
from gi_lint.document import ReadError
from gi_lint.finding import Finding, Result, Run, Suppressed
from gi_lint.formatters.common import relative
from gi_lint.formatters.html_report import ReportAsRead
from gi_lint.formatters.marks import Mark, Spot, marks_of
from gi_lint.formatters.markup import Markup, element
from gi_lint.formatters.wording import Tally, details, kind_words, reading_of, summary, tally, whereabouts, word_of
from gi_lint.language import labelled, say

_TITLE = "政府信息公开年报检查结果"
_HOW = "点击编号，在问题与原文之间跳转；点击页首的级别，隐藏或显示该级别的问题"
_ACCEPTED_BY = {"baseline": "基线", "comment": "文中注释", "config": "配置"}


def write(run: Run) -> str:
    """The run as an HTML document."""
    style = Path(__file__).with_name("html.css").read_text(encoding="utf-8")
    head = element("head", *_head(style))
    body = element("body", *_body(run))
    return f'<!DOCTYPE html>\n<html lang="{say("zh-CN")}">\n{head}\n{body}\n</html>\n'


def _head(style: str) -> Iterator[Markup]:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield element("meta", charset="utf-8")
    yield element("meta", http_equiv="Content-Security-Policy", content=policy)
    yield element("meta", name="referrer", content="no-referrer")
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("meta", name="generator", content=f"gi-lint {__version__}")
    yield element("title", say(_TITLE))
    yield element("style", Markup(style))


def _body(run: Run) -> Iterator[Markup]:
    found = run.counts
    for kind in kind_words():  # before all that they filter, since CSS only looks ahead
        yield element("input", type="checkbox", class_="filter", id=f"show-{kind}", checked=True)
    chips = (
        element("label", word, " ", element("b", str(found[kind])), for_=f"show-{kind}", class_=kind)
        for kind, word in kind_words().items()
    )
    yield element("header", element("h1", say(_TITLE)), element("div", *chips, class_="chips"), class_="bar")
    files = [_File(number, result) for number, result in enumerate(run.results, start=1)]
    yield element("main", *_overview(files, run), *(file.section(run) for file in files if file.has_something))
    yield element("footer", f"gi-lint {__version__}", " · ", say(_HOW))


def _overview(files: Sequence[_File], run: Run) -> Iterator[Markup]:
    yield element("p", say("{sentence}。", sentence=summary(run)), class_="summary")
    names = (say("文件"), say("机关"), say("年度"), *kind_words().values())
    header = element("tr", *(element("th", name) for name in names))
    worst_first = sorted(files, key=lambda file: tuple(file.result.counts.values()), reverse=True)
    rows = "\n".join(file.row() for file in worst_first)
    yield element("table", header, Markup(f"\n{rows}\n"), class_="overview")
    if run.files > 1 and (found := tally(run)):
        yield _by_rule(found)


def _by_rule(found: Sequence[Tally]) -> Markup:
    """How often each rule found something, for whoever looks at many files."""
    header = element("tr", *(element("th", say(name)) for name in ("规则", "级别", "问题", "文件")))
    rows = (
        element(
            "tr",
            element("td", f"{one.rule}　{one.title}"),
            element("td", one.word, class_=f"count {one.kind}"),
            *(element("td", str(count), class_="count") for count in (one.findings, one.files)),
        )
        for one in found
    )
    return element("table", header, *rows, class_="overview rules")


class _File:
    """The part of the page that is about one file. `number` makes its ids."""

    def __init__(self, number: int, result: Result) -> None:
        self.number = number
        self.result = result
        self.has_something = bool(result.findings or result.suppressed)

    def row(self) -> Markup:
        result = self.result
        path = relative(result.path)
        name = element("a", path, href=f"#f{self.number}") if self.has_something else path
        unknown = say("不明") if result.is_report else ""
        texts = (name, result.agency or unknown, str(result.year or unknown))
        figures = [
            element("td", str(count), class_=f"count {kind}" if count else "count")
            for kind, count in result.counts.items()
        ]
        return element("tr", *(element("td", text) for text in texts), *figures)

    def section(self, run: Run) -> Markup:
        result = self.result
        children = [element("h2", relative(result.path))]
        if read := reading_of(result):
            children.append(element("p", read, class_="quiet"))
        if result.findings:
            children.append(self._beside(run) if result.is_report else self._list(frozenset()))
        if result.suppressed:
            children.append(element("h3", say("已接受 {count} 个", count=len(result.suppressed))))
            children.append(element("ul", *(_accepted(accepted) for accepted in result.suppressed), class_="accepted"))
        return element("section", *children, id=f"f{self.number}")

    def _beside(self, run: Run) -> Markup:
        """The findings, and beside them the report with their marks."""
        findings = self.result.findings
        marks: dict[Spot, list[Mark]] = {}
        try:
            document = run.document(self.result.path)
        except ReadError as error:
            report = element("p", say("不能显示原文：{error}", error=error), class_="quiet")
        else:
            marks = marks_of(document, findings)
            shown = ReportAsRead(self.number, document, findings, marks).blocks()
            report = element("article", *shown, class_="report", lang="zh-CN")
        marked = {mark.number for found in marks.values() for mark in found if mark.main}
        return element("div", self._list(marked), report, class_="beside")

    def _list(self, marked: Set[int]) -> Markup:
        """The findings, numbered; `marked` are the numbers of those with a mark in the report."""
        numbered = enumerate(self.result.findings, start=1)
        items = (self._item(number, finding, number in marked) for number, finding in numbered)
        return element("ol", *items, class_="findings")

    def _item(self, number: int, finding: Finding, marked: bool) -> Markup:
        kind = finding.counts_as
        target = f"#f{self.number}p{number}" if marked else None
        badge = element("a", str(number), class_=f"badge {kind}", href=target)
        head = element(
            "p", badge, " ", element("b", f"{finding.rule} {word_of(finding)}"), f" {finding.title}", class_="head"
        )
        told = [part for name, text in _details(finding) for part in (element("dt", name), element("dd", text))]
        message = element("p", finding.message, class_="message")
        return element(
            "li", head, message, element("dl", *told), class_=f"finding {kind}", id=f"f{self.number}n{number}"
        )


def _details(finding: Finding) -> list[tuple[str, str]]:
    told = details(finding, whereabouts(finding.location) or say("全文"))
    return [*told, (say("理由"), finding.why)] if finding.why else told


def _accepted(accepted: Suppressed) -> Markup:
    finding = accepted.finding
    by = labelled(say(_ACCEPTED_BY.get(accepted.by, accepted.by)), accepted.reason)
    return element("li", element("b", finding.rule), f" {finding.message}{say('（{remark}）', remark=by)}")
