"""text: for people. One finding a paragraph, with place, basis and remedy; with --quiet a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gi_lint.document import Location
from gi_lint.finding import Finding, Result, Run
from gi_lint.formatters.wording import details, harmless, place_of, reading_of, summary, tally, word_of
from gi_lint.language import labelled, say

Styled = tuple[str, str]  # the name of a colour, and the text in it
_COLORS = {"error": "bold red", "warning": "bold yellow", "note": "cyan", "open": "magenta"}


def write(run: Run) -> str:
    """The run as text, coloured for a terminal if wanted."""
    lines = [line for result in run.results for line in _file(result, run.view.quiet, is_alone=len(run.results) == 1)]
    lines.append([("", summary(run))])
    if run.view.statistics:
        lines += [[("", line)] for line in statistics(run)]
    lines = [[(style, harmless(text)) for style, text in line] for line in lines]
    if run.view.color:
        return _colored(lines)
    return "".join("".join(text for _, text in line) + "\n" for line in lines)


def _file(result: Result, quiet: bool, is_alone: bool) -> Iterator[list[Styled]]:
    """What was found in a file; of one that is checked alone also what it was taken for, were it last year's report."""
    path = "\\n".join(result.path.splitlines())  # a name may break lines, which are for findings
    if quiet:
        for group in _together(result.findings):
            yield [("bold", f"{path}  "), *_headline(group)]
        return
    remarks = [remark for remark in result.remarks if not _is_told(remark, result)]
    read = reading_of(result)
    is_shown = bool(result.findings or remarks or (is_alone and read))
    if is_shown:
        yield [("bold", path), ("dim", say("  （{remark}）", remark=read) if read else "")]
    yield from ([("", "  "), ("dim", labelled(say("说明"), remark))] for remark in remarks)
    for group in _together(result.findings):
        yield [("", "  "), *_headline(group)]
        yield from ([("dim", f"      {line}")] for line in _details(group))
    if is_shown:
        yield [("", "")]


def _is_told(remark: str, result: Result) -> bool:
    """Whether a finding says what could not be read."""
    return any(remark.rstrip("。.") in finding.message for finding in result.findings)


def _together(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The findings one by one, but rules that cannot decide for the same reason at the same place together."""
    groups: list[list[Finding]] = []
    for finding in findings:
        if groups and finding.kind == "open" and _said(groups[-1][0]) == _said(finding):
            groups[-1].append(finding)
        else:
            groups.append([finding])
    return groups


def _said(finding: Finding) -> tuple[str, str, Location]:
    return finding.kind, finding.message, finding.location


def _headline(group: Sequence[Finding]) -> list[Styled]:
    finding = group[0]
    rules = say("、").join(sorted(finding.rule for finding in group))
    color = _COLORS[finding.counts_as]
    place = place_of(finding.location)
    return [
        ("", f"{place}  " if place else ""),
        (color, f"{rules} {word_of(finding)}"),
        ("", say("：") + finding.message),
    ]


def _details(group: Sequence[Finding]) -> Iterator[str]:
    """What there is to a finding; of several rules that cannot decide their own bases and remedies are left out."""
    finding = group[0] if len(group) == 1 else group[0]._replace(basis="", fix="")
    return (labelled(name, text) for name, text in details(finding))


def statistics(run: Run) -> Iterator[str]:
    """How often each rule found something at each level, the most frequent first, and in how many files."""
    found = tally(run)
    width = len(str(max((one.findings for one in found), default=0)))
    for one in found:
        files = say("（{files} 个文件）", files=one.files) if run.files > 1 else ""
        yield f"{one.findings:{width}}  {one.rule} {one.word}  {one.title}{files}"


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
