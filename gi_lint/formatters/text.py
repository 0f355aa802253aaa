"""text: for people. One finding a paragraph, with place, basis and remedy; with --quiet a line each."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.document import Location
from gi_lint.finding import LEVEL_WORDS, OPEN_WORD, Finding, Result, Run, View

Styled = tuple[str, str]  # text and the name of its colour
_COLORS = {"error": "bold red", "warning": "bold yellow", "note": "cyan", "open": "magenta"}


def write(run: Run, view: View) -> str:
    """The run as Chinese text, coloured for a terminal if wanted."""
    lines = [line for result in run.results for line in _file(result, view.quiet)]
    lines.append([("", _summary(run))])
    if view.color:
        return _colored(lines)
    return "".join("".join(text for _, text in line) + "\n" for line in lines)


def _file(result: Result, quiet: bool) -> Iterator[list[Styled]]:
    if quiet:
        for finding in result.findings:
            yield [("bold", f"{result.path}  "), *_headline(finding)]
        return
    if result.findings:
        yield [("bold", result.path), ("dim", f"  （{reading_of(result)}）")]
    for finding in result.findings:
        yield [("", "  "), *_headline(finding)]
        yield from ([("dim", f"      {line}")] for line in _details(finding))
    if result.findings:
        yield [("", "")]


def reading_of(result: Result) -> str:
    """What the file was taken for, so that a wrong reading is seen at once."""
    year = f"{result.year} 年报告" if result.year else "年度不明"
    form = f"{result.template} 年格式" if result.template else "格式不明"
    return f"{result.agency or '机关不明'}，{year}，{form}"


def _headline(finding: Finding) -> list[Styled]:
    color = _COLORS["open" if finding.kind == "open" else finding.level]
    place = place_of(finding.location)
    return [
        ("", f"{place}  " if place else ""),
        (color, f"{finding.rule} {finding.word}"),
        ("", f"：{finding.message}"),
    ]


def place_of(place: Location) -> str:
    """Where a finding is, in words: line and column of a text file, paragraph or table cell of others."""
    words = []
    if place.page is not None:
        words.append(f"第 {place.page} 页")
    if place.line is not None:
        words.append(f"第 {place.line} 行" + (f"第 {place.column} 列" if place.column else ""))
    elif place.grid is not None:
        row = f"第 {place.grid_row} 行" if place.grid_row else ""
        column = f"第 {place.grid_column} 列" if place.grid_column else ""
        words.append(f"文中第 {place.grid} 个表{row}{column}")
    elif place.block is not None:
        words.append(f"第 {place.block} 段" + (f"第 {place.column} 字" if place.column else ""))
    return "，".join(words)


def _details(finding: Finding) -> Iterator[str]:
    place = finding.location
    if place.row_label:
        column = f"“{place.column_label}”列" if place.column_label else ""
        yield f"位置：“{place.row_label}”行{column}，原文“{place.quote or '（空白）'}”"
    elif place.quote:
        yield f"原文：{place.quote}"
    for other in (related for related in finding.related if related.path is not None):
        where = "，".join(filter(None, (place_of(other), f"“{other.quote}”" if other.quote else "")))
        yield f"对照：{other.path}" + (f"（{where}）" if where else "")
    if finding.suggestion:
        yield f"分析：{finding.suggestion}"
    yield f"依据：{finding.basis}"
    yield f"改法：{finding.fix}"


def _summary(run: Run) -> str:
    counts = [f"{LEVEL_WORDS[level]} {run.faults(level)}" for level in LEVEL_WORDS]
    return f"检查 {len(run.results)} 个文件：{'，'.join(counts)}，{OPEN_WORD} {run.open}" + (
        f"，已接受 {run.suppressed}" if run.suppressed else ""
    )


def _colored(lines: list[list[Styled]]) -> str:
    # rich is slow to import and only a terminal needs it.
    from rich.console import Console
    from rich.text import Text

    # Whether to colour is decided already: rich is not to ask NO_COLOR or TERM again.
    console = Console(force_terminal=True, color_system="standard", no_color=False, highlight=False, soft_wrap=True)
    with console.capture() as capture:
        for line in lines:
            console.print(Text.assemble(*((text, style) for style, text in line)))
    return capture.get()
