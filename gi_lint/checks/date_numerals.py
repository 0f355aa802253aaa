"""date_numerals 日期用字: dates in Chinese numerals are written with 〇."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report


@settings
class DateNumerals:
    """No date in Chinese numerals has one of the characters `wrong` in the place of 〇. Each wrong date once."""

    wrong: str

    @cached_property
    def _dates(self) -> re.Pattern[str]:
        char = f"[〇零一二三四五六七八九十{re.escape(self.wrong)}]"
        return compiled(rf"二\s?{char}\s?{char}\s?{char}\s?年(?:{char}{{1,3}}月(?:{char}{{1,3}}日)?)?")

    def _is_wrong(self, text: str) -> bool:
        return any(char in text for char in self.wrong)

    def run(self, report: Report) -> Iterator[Outcome]:
        found: dict[str, list[Location]] = {}
        for paragraph in (one for one in report.body if "二" in one.text and self._is_wrong(one.text)):
            for match in filter(lambda match: self._is_wrong(match[0]), self._dates.finditer(paragraph.text)):
                found.setdefault(match[0], []).append(paragraph.locate(*match.span()))
        for text, (first, *others) in found.items():
            right = "".join("〇" if char in self.wrong else char for char in text)
            wrong = next(char for char in text if char in self.wrong)
            message = say("日期“{text}”中的“{wrong}”应写作“〇”", text=text, wrong=wrong)
            advice = say("改为“{right}”", right=right)
            yield Outcome(
                FAIL, message, first, related=tuple(others), expected=right, actual=text, suggestion=advice, key=text
            )
