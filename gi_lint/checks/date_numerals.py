"""date_numerals 日期用字: dates in Chinese numerals are written with 〇."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report


@settings
class DateNumerals:
    """No date in Chinese numerals has one of the characters `wrong` in the place of 〇. Each wrong date once."""

    wrong: str

    def run(self, report: Report) -> Iterator[Outcome]:
        found: dict[str, list[Location]] = {}
        zero = f"[〇零一二三四五六七八九十{re.escape(self.wrong)}]"
        pattern = rf"二\s?{zero}\s?{zero}\s?{zero}\s?年(?:{zero}{{1,3}}月(?:{zero}{{1,3}}日)?)?"
        for paragraph in report.body:
            if "二" in paragraph.text and any(char in paragraph.text for char in self.wrong):
                for match in compiled(pattern).finditer(paragraph.text):
                    if any(char in match[0] for char in self.wrong):
                        found.setdefault(match[0], []).append(paragraph.locate(match.start(), match.end()))
        for text, (first, *others) in found.items():
            right = "".join("〇" if char in self.wrong else char for char in text)
            wrong = next(char for char in text if char in self.wrong)
            message = say("日期“{text}”中的“{wrong}”应写作“〇”", text=text, wrong=wrong)
            advice = say("改为“{right}”", right=right)
            yield Outcome(
                FAIL, message, first, related=tuple(others), expected=right, actual=text, suggestion=advice, key=text
            )
