"""What a block says of its figures once all of it is told: names in full, owners apart, sides, currencies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core.number import Bound
from yuebao.read.amounts.moved_cities import name_moved_cities
from yuebao.read.changes.comparators import of_last_week, since_new_year
from yuebao.read.changes.multiples import moved_in_times
from yuebao.read.names.acronyms import call_in_full, full_names
from yuebao.read.names.currencies import Currencies
from yuebao.read.names.distinct import tell_apart
from yuebao.read.names.patents import KINDS_OF_PATENTS, name_patents
from yuebao.read.names.postponed import name_by_what_follows
from yuebao.read.names.sides import name_totals, of_only_side, of_side
from yuebao.read.names.unmeasured import measure_unmeasured
from yuebao.read.names.volumes import name_volumes
from yuebao.read.names.wholes import Wholes
from yuebao.read.proportions.fitting import fit_wholes
from yuebao.read.proportions.named_wholes import NamedWholes
from yuebao.read.proportions.sums import add_up_shares
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Draft
from yuebao.read.words.hedged import Hedges

_GOES_ON: Final = frozenset("、和及与至到-—–～~")
"""What stands between a number and the next that its hedge is said of too: 约3.6亿吨|、|2.3亿吨."""


def bound_by(drafts: list[Draft], text: str, told: Hedges) -> None:
    """What the hedges *told* of their *text* say of *drafts*."""
    stop = -1
    said: Bound | None = None
    for draft in drafts:
        hedge = told.get(draft.start) or told.get(-draft.stop)
        if hedge is None and stop >= 0 and text[stop : draft.start] in _GOES_ON:
            hedge = said
        if hedge is not None and draft.bound == "=":
            draft.bound = hedge
        stop, said = draft.stop, hedge


class Finishing:
    """The last step of each block of an article, with what the whole article says for it: whether a currency
    is meant throughout, what initials stand for, which totals were told.
    """

    def __init__(self, article: str, texts: Sequence[str], rare: frozenset[str]) -> None:
        self.currencies = Currencies(article, rare)
        self.full_names = full_names(texts, rare)
        self.wholes = Wholes()
        self.named_wholes = NamedWholes()

    def finish(self, speech: Speech, text: str, heading: str) -> None:
        """Settles what the drafts of the block *text*, under *heading*, are called and are in."""
        context, drafts = speech.context, speech.drafts
        name_by_what_follows(speech, text)
        if "元" in text or "占" in text or "市场" in text:
            measure_unmeasured(speech)
        tell_apart(drafts, text)
        if context.below == "上周" and "上周" in text:
            of_last_week(drafts, text)
        if "倍" in text:
            moved_in_times(drafts)
        if context.heading_compare == "mom":
            since_new_year(drafts)
        self.wholes.carry(drafts, text)
        if "元" in text or "币" in text:
            self.currencies.tell(drafts, text, speech.offset)
        if "岸" in text or "岸" in heading:
            of_side(drafts, text, heading)
        if context.side != "两岸" and drafts:
            context.side = of_only_side(drafts, text, context.side, context.home)
        if "总量" in text or "总额" in text:
            name_totals(drafts)
        if self.full_names:
            call_in_full(drafts, self.full_names, text)
        if "计" in text and "%" in text:
            add_up_shares(drafts, text)
        if "占" in text and "%" in text:
            fit_wholes(drafts, text, speech.offset, speech.ago)
        self.named_wholes.name(drafts, speech.ago)
        if "专利" in text and any(kind in text for kind in KINDS_OF_PATENTS):
            name_patents(drafts)
        if "口" in text:
            name_volumes(speech, drafts)
        if "价" in text and "城市" in text:
            name_moved_cities(drafts, text)
