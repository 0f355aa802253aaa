"""Reports of a few lines, and what single rules say of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from gi_lint.finding import Finding
from gi_lint.linter import Linter, Options

SIX = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


@cache
def linter_of(rule: str) -> Linter:
    return Linter(Options(select=(rule,)))


def report(*lines: str, year: int = 2023, agency: str = "示例县人民政府") -> str:
    """A report on a year: title, period, and the lines given."""
    period = f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    return "\n".join((f"{agency}{year}年政府信息公开工作年度报告", period, *lines)) + "\n"


def found(rule: str, text: str, name: str = "年报.txt") -> list[Finding]:
    """What a rule finds in a text."""
    findings = linter_of(rule).lint(name, text.encode()).findings
    assert all(finding.rule in (rule, "P-04") for finding in findings), findings
    return [finding for finding in findings if finding.rule == rule]


def messages(rule: str, text: str) -> str:
    return "；".join(finding.message for finding in found(rule, text))


def quotes(findings: Sequence[Finding]) -> list[str | None]:
    return [finding.location.quote for finding in findings]
