"""markdown: a comment for a pull request, in GitHub Flavored Markdown (version 0.29-gfm), which GitLab and Gitee read.

Everything that comes from a report, a path or a rule is escaped by character references: it is never markup, neither
in Markdown nor between HTML tags. A comment on GitHub holds 65,536 characters; what would go beyond is counted instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gi_lint.check import FAIL
from gi_lint.finding import Finding, Result, Run
from gi_lint.formatters.common import relative
from gi_lint.formatters.wording import details, kind_words, place_of, summary, word_of
from gi_lint.language import labelled, say
from gi_lint.patterns import compiled

LONGEST = 60_000  # characters, which leaves room for what a CI job adds
# What can mark something inside a line: punctuation with a meaning, bare links, and @name and #1, which GitHub looks
# for in what is shown and not in what is written.
_MARKUP = compiled(r"(?P<sign>[@#](?=\w))|[\\`*_\[\]<>&|~$@#:]|(?<=[wW]{3})\.")
_ZERO_WIDTH_SPACE = "&#8203;"


def write(run: Run) -> str:
    """The run as a comment: a table of the files with findings, then each file's findings."""
    pieces = [_summary(run)]
    left = LONGEST - len(pieces[0])
    left_out = 0
    for piece, findings in _pieces(run):
        left -= len(piece)
        if left >= 0:
            pieces.append(piece)
        else:
            left_out += findings
    if left_out:
        pieces.append(say("\n还有 {left_out} 个问题因篇幅未列，请看完整的检查结果。\n", left_out=left_out))
    return "".join(pieces)


def escaped(text: str) -> str:
    """Text that Markdown and HTML show as it is, on one line: no markup, links, mentions or references."""
    return _MARKUP.sub(_reference, " ".join(text.split()))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};" + (_ZERO_WIDTH_SPACE if match["sign"] else "")


def _summary(run: Run) -> str:
    return f"## {say('政府信息公开年报检查')}\n\n{say('{sentence}。', sentence=summary(run))}\n"


def _pieces(run: Run) -> Iterator[tuple[str, int]]:
    """The parts of the comment after its head, each with how many findings it tells."""
    faulty = [result for result in run.results if result.findings]
    if faulty:
        yield f"\n| {say('文件')} | {' | '.join(kind_words().values())} |\n|---|--:|--:|--:|--:|\n", 0
    for result in faulty:
        yield _row(result), 0
    for result in faulty:
        yield f"\n### {escaped(relative(result.path))}\n\n", 0
        for finding in result.findings:
            yield _item(finding), 1


def _row(result: Result) -> str:
    return f"| {escaped(relative(result.path))} | {' | '.join(map(str, result.counts.values()))} |\n"


def _item(finding: Finding) -> str:
    word = f"**{word_of(finding)}**" if finding.kind == FAIL else word_of(finding)
    place = place_of(finding.location)
    message = escaped(finding.message)
    lines = [f"- {word} {escaped(finding.rule)} {labelled(place, message) if place else message}"]
    lines += [f"  <details><summary>{say('依据和改法')}</summary>", ""]
    told = [(say("规则"), finding.title), *details(finding)]
    lines += [f"  - {labelled(name, escaped(text))}" for name, text in told]
    lines += ["", "  </details>", ""]
    return "\n".join(lines)
