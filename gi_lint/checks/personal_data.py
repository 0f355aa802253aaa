"""personal_data 个人信息: no identity-card number and no private mobile number stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.prose import Prose, prose_of
from gi_lint.report import Report
from gi_lint.text import fold

_LONG_NUMBER = compiled(r"\d{3}[ -]?\d{4}[ -]?\d{4}")
_IDENTITY = compiled(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = compiled(r"(?<![0-9A-Za-z./-])1[3-9][0-9](?:[0-9]{8}|([ -])[0-9]{4}\1[0-9]{4})(?![0-9A-Za-z@/-]|\.[0-9])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
_CHECK_DIGITS = "10X98765432"
_LAST_REGION = 82  # the first two digits of a number issued in China: 11 (北京) to 82 (澳门)
_BEHIND = 30  # characters from the beginning of a number within which it is said whose it is
_LABEL = 10  # characters before a number in which it is called an identity number
_BEFORE = 40  # characters before a number that say whose it is


@settings
class PersonalData:
    """No identity-card number (18 digits with a valid date of birth and check digit), no private mobile number.

    `identity`: words right before 18 digits that make them an identity number whatever the check digit (身份证号).
    `contacts`: words before a number that make it an office's (联系电话). `private`: words before it that make it a
    person's, whatever else stands there (申请人). `units`: words after a number that make it an amount.
    """

    contacts: tuple[str, ...]
    private: tuple[str, ...]
    identity: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        prose = prose_of(report.body)
        if not _LONG_NUMBER.search(prose.text):
            return
        text = fold(prose.text)
        for match in _IDENTITY.finditer(text):
            label = text[max(0, match.start() - _LABEL) : match.start()]
            is_named = any(word in label for word in self.identity)
            if is_identity_number(match[0]) or (is_named and has_birthday(match[0])):
                yield _outcome(prose, match, "身份证号码", 6, 4)
        for match in _MOBILE.finditer(text):
            if not text.startswith(tuple(self.units), match.end()) and not self._is_an_office(
                prose, text, match.start()
            ):
                yield _outcome(prose, match, "个人手机号码", 3, 4)

    def _is_an_office(self, prose: Prose, text: str, at: int) -> bool:
        """Whether the words around a number say that it is an office's: in its paragraph, the line above, or behind."""
        number = prose.number(at)
        before = text[prose.starts[max(0, number - 1)] : at]
        near = text[max(prose.starts[number], at - _BEFORE) : at]
        behind = text[at : at + _BEHIND].partition("\n")[0]
        return any(word in before or word in behind for word in self.contacts) and not any(
            word in near for word in self.private
        )


def is_identity_number(digits: str) -> bool:
    """Whether 18 digits are a citizen's number: region, date of birth and check digit of GB 11643-1999."""
    if not has_birthday(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return digits[17].upper() == _CHECK_DIGITS[total % 11]


def has_birthday(digits: str) -> bool:
    """Whether 18 digits begin with a region and a date of birth."""
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return born.year >= 1900 and 11 <= int(digits[:2]) <= _LAST_REGION


def _outcome(prose: Prose, match: re.Match[str], what: str, shown: int, last: int) -> Outcome:
    """The outcome for a number, whose middle the message does not repeat."""
    place = prose.locate(*match.span())
    masked = match[0][:shown] + "*" * (len(match[0]) - shown - last) + match[0][-last:]
    return Outcome(FAIL, say("文中有{what} {masked}", what=say(what), masked=masked), place, key=what)
