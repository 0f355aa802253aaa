"""repealed_terms 废止的规定: no sentence tells a rule that is no longer in force as present practice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gi_lint.check import FAIL, Outcome, SettingError, settings
from gi_lint.document import Sentence, sentences_of
from gi_lint.language import say
from gi_lint.report import Report
from gi_lint.text import cut, fold

_KEYS = ("any", "with", "unless", "says")
_ACCOUNT = ("counts", "rules")  # keys that may be left out
_LONGEST = 20  # characters behind the words in which a count of their clause is looked for


@settings
class RepealedTerms:
    """No sentence has one of the words that a repealed rule is known by.

    terms: by a name of its own, for each rule the words `any` that show it, the words `with` of which the sentence
    must have one too, the words `unless` that excuse it, and what the finding `says`. Each rule once. With `counts`,
    measure words, a sentence tells what was done and no rule where such a count stands before the words, or behind
    them in their clause, and none of `rules` before them: 受理申请2件，于15个工作日内答复.
    """

    terms: Mapping[str, Mapping[str, str | tuple[str, ...]]]

    def __post_init__(self) -> None:
        for name, term in self.terms.items():
            for key in (*term, *_KEYS):
                if key not in (*_KEYS, *_ACCOUNT) or key not in term:
                    said = say("{name}: 应有的键是 {known}", name=name, known=say("、").join(_KEYS))
                    raise SettingError("terms", said)

    def run(self, report: Report) -> Iterator[Outcome]:
        words = [word for term in self.terms.values() for word in term["any"]]
        told = [p for p in report.body if any(map(fold(p.text).__contains__, words))]
        sentences = [sentence for paragraph in told for sentence in sentences_of(paragraph, 0)]
        for name, term in self.terms.items():
            places = [place for sentence in sentences if (place := _place(sentence, term)) is not None]
            if places:
                first, *others = (sentence.locate(start, end) for sentence, start, end in places)
                message = say("“{first.quote}”是已经废止的规定，{says}", first=first, says=say(str(term["says"])))
                yield Outcome(FAIL, message, first, related=tuple(others), key=name)


def _place(sentence: Sentence, term: Mapping[str, str | tuple[str, ...]]) -> tuple[Sentence, int, int] | None:
    """The sentence with the first word that shows a repealed rule, where nothing excuses it."""
    text = sentence.folded
    found = next((word for word in term["any"] if word in text), None)
    if found is None or not any(word in text for word in term["with"]) or any(word in text for word in term["unless"]):
        return None
    start = text.find(found)
    if _is_account(text[:start], text[start + len(found) :], term):
        return None
    return sentence, start, start + len(found)


def _is_account(before: str, behind: str, term: Mapping[str, str | tuple[str, ...]]) -> bool:
    """Whether the words before and behind those of a repealed rule tell of so many requests what was done with them."""
    if any(word in before for word in term.get("rules", ())):
        return False
    units = "|".join(map(re.escape, term.get("counts", ())))
    near = (before, cut(behind[:_LONGEST], ",;。")[0])
    return bool(units) and any(re.search(rf"\d(?:{units})", words) for words in near)
