"""The numbers that a text states: how many of what, which share of a whole, which change, which parts of a total.

Every claim keeps its exact span, so that a finding can show the place as typed. Which words name which quantity
(收到 … 申请 is `received`) is not known here: rule packs declare it and hand it in as `Phrase`s.

The reading order: `numbers` finds the figures, `times` tells the year of each, `reading` its role and its words,
`turns` which words or counts numbers behind 分别 go with, `quantities` what each counts, `nothing` the words for zero,
`lists` the totals with their parts, `roles` what a list says of the counts in it, `wholes` shares of one whole.

`lists` stands on what the text says of lists: `words` holds the words of the field, `marks` tells what stands between
two counts, `matters` what a count is of, `measures` whether it may be added to another, `sums` whether it says that it
is a sum or the rest, `openings` where a list begins, `extent` where it ends; `breakdowns` and `divisions` read the
lists of one paragraph.
"""

from __future__ import annotations

from gi_lint.claims.extent import may_be_of_both, surely_goes_on
from gi_lint.claims.lists import read_breakdowns
from gi_lint.claims.marks import claims_before, closes_bracket, is_beside, is_joined, without_brackets
from gi_lint.claims.matters import has_catch_all, may_concern_both, tells_left_over, topic
from gi_lint.claims.measures import sum_of
from gi_lint.claims.model import (
    CHANGE,
    COUNT,
    CUMULATIVE,
    IMPLIED_ZERO,
    LAST_YEAR,
    PART,
    RATE,
    SHARE,
    THIS_YEAR,
    TOTAL,
    WHOLE,
    ZERO,
    Breakdown,
    Claim,
    Context,
    Key,
    Phrase,
    joined,
)
from gi_lint.claims.quantities import Phrases
from gi_lint.claims.reading import read_claims
from gi_lint.claims.roles import with_roles
from gi_lint.claims.wholes import of_one_whole, rates_of_two
from gi_lint.claims.words import EARLIER_YEARS, FALLS, MORE_OR_LESS, RECEIVED, RISES, WAYS_OF_ASKING

__all__ = [
    "CHANGE",
    "COUNT",
    "CUMULATIVE",
    "EARLIER_YEARS",
    "FALLS",
    "IMPLIED_ZERO",
    "LAST_YEAR",
    "MORE_OR_LESS",
    "PART",
    "RATE",
    "RECEIVED",
    "RISES",
    "SHARE",
    "THIS_YEAR",
    "TOTAL",
    "WAYS_OF_ASKING",
    "WHOLE",
    "ZERO",
    "Breakdown",
    "Claim",
    "Context",
    "Key",
    "Phrase",
    "Phrases",
    "claims_before",
    "closes_bracket",
    "has_catch_all",
    "is_beside",
    "is_joined",
    "joined",
    "may_be_of_both",
    "may_concern_both",
    "of_one_whole",
    "rates_of_two",
    "read_breakdowns",
    "read_claims",
    "sum_of",
    "surely_goes_on",
    "tells_left_over",
    "topic",
    "with_roles",
    "without_brackets",
]
