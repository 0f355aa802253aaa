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

from gi_lint.claims.extent import may_be_of_both as may_be_of_both
from gi_lint.claims.extent import surely_goes_on as surely_goes_on
from gi_lint.claims.lists import read_breakdowns as read_breakdowns
from gi_lint.claims.marks import claims_before as claims_before
from gi_lint.claims.marks import closes_bracket as closes_bracket
from gi_lint.claims.marks import is_beside as is_beside
from gi_lint.claims.marks import is_joined as is_joined
from gi_lint.claims.marks import without_brackets as without_brackets
from gi_lint.claims.matters import has_catch_all as has_catch_all
from gi_lint.claims.matters import may_concern_both as may_concern_both
from gi_lint.claims.matters import tells_left_over as tells_left_over
from gi_lint.claims.matters import topic as topic
from gi_lint.claims.measures import sum_of as sum_of
from gi_lint.claims.model import CHANGE as CHANGE
from gi_lint.claims.model import COUNT as COUNT
from gi_lint.claims.model import CUMULATIVE as CUMULATIVE
from gi_lint.claims.model import IMPLIED_ZERO as IMPLIED_ZERO
from gi_lint.claims.model import LAST_YEAR as LAST_YEAR
from gi_lint.claims.model import PART as PART
from gi_lint.claims.model import RATE as RATE
from gi_lint.claims.model import SHARE as SHARE
from gi_lint.claims.model import THIS_YEAR as THIS_YEAR
from gi_lint.claims.model import TOTAL as TOTAL
from gi_lint.claims.model import WHOLE as WHOLE
from gi_lint.claims.model import ZERO as ZERO
from gi_lint.claims.model import Breakdown as Breakdown
from gi_lint.claims.model import Claim as Claim
from gi_lint.claims.model import Context as Context
from gi_lint.claims.model import Key as Key
from gi_lint.claims.model import Phrase as Phrase
from gi_lint.claims.model import joined as joined
from gi_lint.claims.quantities import Phrases as Phrases
from gi_lint.claims.reading import read_claims as read_claims
from gi_lint.claims.roles import with_roles as with_roles
from gi_lint.claims.sums import says_rest as says_rest
from gi_lint.claims.wholes import of_one_whole as of_one_whole
from gi_lint.claims.wholes import rates_of_two as rates_of_two
from gi_lint.claims.words import EARLIER_YEARS as EARLIER_YEARS
from gi_lint.claims.words import FALLS as FALLS
from gi_lint.claims.words import MORE_OR_LESS as MORE_OR_LESS
from gi_lint.claims.words import RECEIVED as RECEIVED
from gi_lint.claims.words import RISES as RISES
from gi_lint.claims.words import WAYS_OF_ASKING as WAYS_OF_ASKING
