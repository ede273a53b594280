"""Percentage points: the change of a share, of a rate, or a contribution."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind, base_called
from yuebao.core.unit import Unit
from yuebao.read.names.pointers import all_at_once
from yuebao.read.proportions.contributions import pull_word, read_carried_over, read_contribution
from yuebao.read.proportions.denominators import base_of, shared_base
from yuebao.read.proportions.divided import of_kin
from yuebao.read.proportions.owners import of_output
from yuebao.read.proportions.wholes import PLACES_OWN
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import COMPARATORS, FALLS, PERCENT, PLANNED, POINTS, Draft, last_period
from yuebao.read.state.spoken import Subject, is_ratio
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean, split_list
from yuebao.read.words.predicates import COMPARATIVES, before_number
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import endings, ends_in

ARRIVED: dict[str, Kind] = {"rate_change": "ratio", "share_change": "share"}
CAME_TO: Final = re.compile(
    "(?:已|并|也)?(?:上?升|提[高升]|攀升|增加?|扩大|下?降|回[升落]|下滑|降低|缩小|减少?)[至到]约?"
)
"""What says what a share has come to that moved right before: 占比提升2个百分点，|升至|73%."""
"""What is printed behind a move to, by the move."""
_RATE_KINDS: Final = frozenset({"yoy_rate", "mom_rate", "other_rate", "avg_rate", "rate_change"})
_BRACKETED = re.compile("（[^）]*）")
_PULLING = re.compile("[^，]*?(?:拉动|带动|推动)(?P<of>[^，]+(?:占比|比重|份额))$")
_ROOMS: Final[tuple[str, ...]] = ("酒店", "旅馆", "公寓", "宾馆", "住宿场所")
_HOTELS = re.compile("^(?:酒店|旅馆)业?(?:场所)?(?:及(?:酒店式)?公寓)?(?:客房)?")
_SPREADS: Final[tuple[str, ...]] = ("利差", "息差", "利率差")
"""Differences of rates, which stand in percentage points themselves."""
_RATE_NOUNS: Final[tuple[str, ...]] = ("增速", "增幅", "涨幅", "恢复程度", "恢复水平")
_OF_NOTHING: Final = frozenset({"进度", "完成进度", "实际", "名义", "实际增速", "名义增速"})
_IN_PRICES: Final = frozenset({"实际", "名义", "实质"})
"""In which prices growth is told, which is no part of what grew."""
_INSIDE = re.compile("(?P<part>[^在，]*)在(?P<whole>[^，在]{2,24}?)当?中所?占?的?(?:比重|占比|份额|比例)")
"""What a share is within, before 比重: (新兴业务)在电信业务收入中所占的."""
_AHEAD: Final = re.compile("^(?:超过?|[快高慢低]于|短|与|较|距|比|欠|落后|滞后)|(?<=进度)(?:相?差|慢|低)$")
_INDUSTRY: Final = re.compile("[一二三]")
_INDUSTRIES: Final = re.compile("(?:第?[一二三](?:次?产业?|、|和|与)+)+(?:增加值)?(?:占比|比重)?")
"""The three industries as the words before a change name them: 一产; 第一、二产业."""
_NARROWING: Final[tuple[str, ...]] = ("收窄", "扩大", "缩小")
_RATE_TOLD: Final = re.compile("(?P<rate>[增涨降跌升]幅|增速|增长率)$")
_RATE_MOVED: Final = re.compile(
    "(?P<rate>[增涨降跌升]幅|增速)(?:同比|环比)?(?:提[高升]|回[落升]|加快|放缓|扩大|收窄|上升|下降)$"
)
_GREW_THAN: Final = re.compile("(?:增长|下降)(?=[较比])")
"""A growth that is told to have moved, with the move behind it."""
_EXCEEDED = re.compile("超过?([^，、\\d]{2,12}?(?<!进度)(?<!任务)(?<!目标))")
_SHARES_MOVE: Final[tuple[str, ...]] = ("下降", "上升", "提高", "提升", "回落", "降低", "扩大")
_SHARES_MOVED: Final = endings((*_SHARES_MOVE, "了"))
_OF_PLACE: Final = re.compile("(?P<all>[全我本][国省市区县州])的?(?P<name>(?:总[量额值数])?(?:中|内)?)")
"""A place as the whole that a share is of: 占|全市总量|比重提升."""
_SHARE_NAMED: Final = re.compile("(?:占比|比重|比例|份额)[^，。；]{0,4}(?:，[为达])?$")

_ABOVE: Final = frozenset({"change:高于", "change:低于", "change:快于", "change:慢于", "change:高出"})
"""Differences from what is named behind the word."""


_APART: Final = re.compile("(?:[两二三]者|[两二]地|增速|增幅|涨幅|降幅|跌幅|占比|之间|仅|也)*相差")


def _read_apart(speech: Speech, run: list[Token], words: str) -> bool:
    """By how much the two rates told last are apart: 全市下降6.3%，全省下降0.6%，二者相差|5.7个百分点. Says
    whether it was told of them: a change of the first, beside the other's.
    """
    if _APART.fullmatch(words) is None or len(speech.drafts) < speech.opened + 2:
        return False
    first, other = speech.drafts[-2:]
    if first.kind != other.kind or first.kind not in _RATE_KINDS or is_ratio(first.subject):
        return False
    apart = other.subject.indicator if first.area == other.area else other.area
    head = first.subject.head + ("降幅" if first.value < 0 and other.value < 0 else "增速")
    subject = first.subject._replace(head=head, area=first.area, level=None)
    speech.add(run[0], POINTS, "rate_change", subject, "change:相差", base=Base(name=apart or ""))
    return True


_ONCE_GREW: Final = re.compile(
    "(?:[增降]速|[增涨降跌]幅)[由从][^，。；0-9]{0,6}[0-9]{0,4}[^，。；0-9]{0,8}?的?(?:同比|环比)?(?:增长|下降|上涨|下跌)$"
)
"""How a rate is told that went to another since: 增速由7月份的|下降|1.3%转正."""


def moves_rate(speech: Speech, told: Predicate, words: str, at: int) -> bool:
    """Whether a percentage *at* a place is by how much the growth told right before changed, or stands above
    another's: 增长9.6%，增速较上月|回落|1.2%; 增长9.6%，|高于|全国3%.
    """
    if _ONCE_GREW.search(speech.text, max(0, at - 24), at) is not None:
        return False
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind not in _RATE_KINDS or (words and words not in _RATE_NOUNS):
        return False
    paced = told.word.startswith(_PACES)  # 增长10.4%，较一季度|加快|0.2%
    beside = told.word in COMPARATIVES or told.word in _THAN_ANOTHER
    return told.noun != 0 or bool(words) or paced or (beside and told.against != "")


_PACES: Final[tuple[str, ...]] = ("加快", "放缓", "放慢", "减慢", "减缓", "加速", "提速")
"""How only a rate moves."""
_THAN_ANOTHER: Final = frozenset({"高", "低", "快", "慢"})
"""How a rate stands beside another's behind 比."""
_MEAN_TOLD: Final = re.compile("([两二三四五]年(?:平均|年均))[^，。；、0-9]{0,8}$")
_MEAN_SAID: Final = re.compile("([两二三四五]年(?:平均|年均))(?=增速|增幅|涨幅|增长率)")
_MEAN_RATE: Final = re.compile("([两二三四五]年(?:平均|年均))增速$")
_WORSE: Final = re.compile("[较比]([^，。；的]{2,10})差$")


def in_either_prices(words: str) -> str:
    """*words* that name what grew, without the prices its growth was told in: 居民收入|实际."""
    return words[:-2].removesuffix("的") if words[-2:] in _IN_PRICES else words


def _rate_of_trades(speech: Speech, words: str) -> Subject | None:
    """The rate that *words* are a part of, or, of another trade, the one told last, of no trade itself:
    制造业失业率为4.4%，|零售业|下跌0.3个百分点.
    """
    whole = speech.context.whole if words else None
    if words[-1:] != "业":
        return whole
    last = speech.context.subject if whole is None else None
    beside = last is not None and is_ratio(last) and last.before.endswith("业")
    of = last if beside else whole
    if of is None or not of.family.endswith("业"):
        return whole or (of and of._replace(parts=tuple(p for p in of.parts if p[0] != "sector")))
    return of._replace(family="", parts=tuple(p for p in of.parts if p[0] != "sector"))


def read_points(
    speech: Speech,
    start: int,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    words: str,
) -> None:
    """Percentage points: the change of a share, of a rate, or a contribution."""
    context, text = speech.context, speech.text
    if len(run) > 1 and told.compare == "other" and text[run[0].stop + 1 : run[1].start] in PLACES_OWN:
        for token, unit in zip(run, units, strict=True):  # 高于全国0.7、全省2.3个百分点
            if token is not run[0]:
                words, area = "", speech.ends[token.start]
                told = told._replace(against=text[area.start : area.stop])
            read_points(speech, start, [token], [unit], told, words)
        return
    if len(run) == 1 and words.endswith("相差") and not told.kind and _read_apart(speech, run, words):
        return
    said = text[start : run[0].start]
    if words in ("差", "较差") and not told.kind and context.subject is not None:
        worse = _WORSE.search(said)  # 较2019年的91.5%|差7.2个百分点, 较2019年差7.2个百分点
        than = worse[1] if worse is not None else context.against
        compare = "other" if than else context.compare
        told, words = told._replace(kind="move", word="差", sign=-1, compare=compare, against=than), ""
    beside = not told.kind or (told.noun > 0 and words.startswith("超过"))  # 超过非税收入|增幅|8.9个百分点
    over = _EXCEEDED.fullmatch(words) if beside and not told.compare and context.subject else None
    if over is not None:  # 服务业占比49%，超过制造业7个百分点
        told, words = (
            told._replace(kind="move", word="超过", sign=1, compare="other", against=over[1], noun=0),
            "",
        )
    other = _again_above(speech, run[0], words) if not told.kind and not told.compare else ""
    if other:  # 增幅高于甲县34个百分点、乙县27个百分点
        above_one, words = speech.drafts[-1], ""
        told = told._replace(kind="move", word=above_one.rule[7:], compare="other", against=other)
        told = told._replace(sign=-1 if above_one.value < 0 else 1)
    if not told.kind and words.startswith(("份额", "比重", "占比")) and words not in ("份额", "比重", "占比"):
        speech.refuse(run, "rate:a word that is not known")  # 份额比去年同期提拔1.7个百分点
        return
    pulling = _PULLING.fullmatch(words + "占比" * told.share) if "动" in words else None
    if pulling is not None:  # 拉动新兴服务占比提升3个百分点: whose share rose, no contribution
        words = pulling["of"]
    caused = told.kind in ("", "pull") and not told.compare and ("影响" in said or "因素" in said)
    if caused and read_carried_over(speech, run, units, told, said):
        return
    if told.kind == "move" and "率" in said[:8] and _told_moved(speech, run, units, told, said):
        return
    pull = pull_word(said) if pulling is None else ""
    if pull or "贡献" in said or (context.kind == "contribution" and not told.kind and not told.compare):
        read_contribution(speech, run, units, told, start, "contribution")
        return
    about_share = told.share or "占比" in words or "比重" in words or "份额" in words
    if not about_share and told.kind == "move" and read_structure_moved(speech, run, units, told, words):
        return
    falls = told.noun < 0 or (words != "" and any(word in words for word in FALLS))
    falls = falls or (not words and bool(speech.pieces) and speech.pieces[-1].startswith(FALLS))
    about_rate = words != "" and any(word in words for word in (*_RATE_NOUNS, "降幅", "率"))
    ending = next((word for word in _RATE_NOUNS if words.endswith(word)), "") if words else ""
    named = "" if words in _OF_NOTHING else words
    for word in ("占比", "比重", "份额", "降幅", *_RATE_NOUNS) if named else ():
        named = named.removesuffix(word)
    if about_rate and len(named) > 3:
        named = in_either_prices(named)  # 农村居民收入|实际|增速快于城镇居民
    inside = _INSIDE.match(said) if about_share and "中" in said else None
    if inside is not None:  # 在电信业务收入中所占的比重上升
        named = inside["part"]
    named, whole = clean(named.removesuffix("占")) if named else "", ""
    if inside is not None:
        whole = inside["whole"]
    elif about_share and "占" in named:  # 第一产业占地区生产总值的比重上升
        named, _, whole = named.rpartition("占")
    moved = words[:1] == "占" and told.kind == "move" and not (about_share or about_rate)
    if moved and speech.naming.head(words[1:])[1] is not None:
        about_share, named, whole = True, "", words[1:]  # 占全省进出口总值较去年同期提升2个百分点
    section = "level" if words.endswith("率") else "ratio"
    against = _comparators(told, len(run))
    if against is not None and named and split_list(named, len(run)) is None:
        speech.speak_of((speech.name(named, dimension="", section=section),))
        named = ""  # 进出口增速分别比全国、全省高19.7、8.7个百分点: of one subject
    both = all_at_once(speech, run, named)  # 分别为48%和46%，均上升1个百分点
    subjects = (both,) if both is not None else speech.subjects(run, named, dimension="", section=section)
    if against is not None and context.subject is not None and (not named or subjects is None):
        subjects = (context.subject,) * len(run)  # 分别高于全国、全省0.5、1.6个百分点
    whole_ratio = _rate_of_trades(speech, named) if len(run) == 1 and subjects is not None else None
    if (
        whole_ratio is not None
        and subjects is not None
        and is_ratio(whole_ratio)
        and subjects[0].known is None
        and subjects[0].head == ""
        and told.kind == "move"
        and not told.noun
        and not about_share
        and not about_rate
        and words == named
    ):  # 平均入住率83.4%，其中五星级酒店升2.2个百分点
        again = whole_ratio.before.startswith(named[-2:])  # 酒店平均入住率…，其中五星级酒店
        part = named.removesuffix(whole_ratio.before[:2]) if again else named
        subjects = (speech.with_member(whole_ratio, part),)
    elif named and named == words and subjects is not None and told.kind == "move" and not told.noun:
        subjects = _hotels(speech, subjects)
    rated = context.rated
    if len(rated) == len(run) + 1 and all(one.indicator.endswith(rated[0].indicator) for one in rated[1:]):
        rated = rated[1:]  # 恩格尔系数30.8%，其中城镇29.7%，农村32.6%，分别下降0.2和0.3个百分点
    if not named and len(rated) == len(run) > 1 and speech.drafts and speech.drafts[-1].kind == "ratio":
        subjects = rated  # 毛利率28.6%，净利率8.3%，分别下降1.1和0.6个百分点
    if subjects is None and not named and told.kind == "move" and (of := _shares_of_one(speech, len(run))):
        _add_moved(speech, run, units, told, of)
        return
    if subjects is None:
        speech.refuse(run, "list:the numbers do not match the subjects")
        return
    goes_on = not named and not told.noun and len(run) == 1
    if goes_on and speech.drafts and context.kind in ("share", "share_change"):
        told_of = (d for d in reversed(speech.drafts) if d.rule != PLANNED and d.kind != "rate_change")
        shared = next(told_of, speech.drafts[-1]).subject
        subjects = (shared._replace(area=context.area) if speech.placed else shared,)
    share = about_share or (not about_rate and not named and context.kind in ("share", "share_change"))
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    told_shares = last is not None and last.kind == context.kind and last.kind in ("share", "share_change")
    if not share and not about_rate and told_shares:
        share = (
            told.compare in ("", "yoy") and speech.naming.head(named)[1] is None
        )  # 甲比重提高0.2个百分点，乙下降
    above = told.word in COMPARATIVES or (
        told.compare == "other" and told.word in ("高", "低", "多", "少", "超")
    )
    of_rates = told.noun or any(noun in told.against for noun in _RATE_NOUNS)
    above = above and not of_rates and told.against.startswith(tuple(PLACES_OWN))
    beside = share and above and not about_share
    if share and above:
        share = False  # 占比高出全国平均16个百分点, 占比比全国平均高16个百分点
        subjects = tuple(map(_of_share, subjects, [last] * len(subjects)))
    if share and not about_share and of_rates:
        share = False  # 占全市的60.6%，比全市平均增幅高8.4个百分点
    ranked = last is not None and last.kind == "rank" and last.subject.head.endswith("速")
    of_rate = ranked or not share  # 增速列第四位，比甲市低2.6个百分点
    kind: Kind = "rate_change" if of_rate else "share_change"
    spread = not share and not told.kind and not told.compare and subjects[0].indicator.endswith("差")
    if spread and subjects[0].indicator.endswith(_SPREADS):
        kind = "ratio"  # 利差1.55个百分点
    sign = told.sign if told.kind in ("move", "pull") else 1
    base, before = None, context.kind
    for place, (token, unit, subject) in enumerate(zip(run, units, subjects, strict=True)):
        if place:  # 分别下降2.6个百分点、提高1.9个百分点
            gap = before_number(
                text, run[place - 1].stop, token.start, speech.ends, speech.lexicon, ratio=False
            )
            sign = gap.sign if gap.kind == "move" else sign
        if named != words and words.endswith("进度"):  # 完成…的50%，进度超过去年同期
            subject = subject._replace(head=subject.head + "完成进度")
        elif told.noun and told.kind != "move" and not named and last is not None and last.kind == "ratio":
            sign = told.noun  # 失业率6.9%，跌幅达1.1个百分点: the rate itself
        elif falls and not share:  # signed as what is named: 降幅收窄 lowers the 降幅
            subject = subject._replace(head=subject.head + (told.named or "降幅"))
        elif not share and (told.noun > 0 or ending):
            rate = told.named or (ending if ending.startswith("恢复") else "增速")
            mean = _MEAN_SAID.search(said) if "年" in said else None  # 两年平均增速比一季度加快
            rate = mean[1] + rate if mean is not None else rate
            subject = subject._replace(head=subject.head + rate)
        elif (
            not share
            and before in _RATE_KINDS
            and "进度" not in told.word
            and not named
            and not _went_on(speech, subject)
            and not is_ratio(subject)
            and not subject.head.endswith(("增长率", "成长率"))
        ):
            subject = subject._replace(head=subject.head + _rate_name(speech, told))
        elif not share and not named and before == "contribution_rate" and not is_ratio(subject):
            subject = subject._replace(head=subject.head + "贡献率")  # 对增长的贡献率54%，比上年提高3个百分点
        elif not share and named and not is_ratio(subject) and _GREW_THAN.search(said) is not None:
            subject = subject._replace(head=subject.head + "增速")  # GDP增长较一季度回落2.9个百分点
        elif not share and last is not None and not is_ratio(subject):
            rate = rate_told(last)  # 批发业增幅提高2.9个百分点，|零售业|回落1.9个百分点
            fits = rate not in FALLS or told.word.startswith(_NARROWING)
            subject = subject._replace(head=subject.head + rate * fits)
        if share:
            base = _whole_moved(speech, clean(whole), subject) if whole else shared_base(speech, subject)
            base = base if whole else of_kin(speech, subject, base)
            subject = of_output(speech, subject, base)
            if base is not None and told.compare not in ("", "yoy"):  # 占比较年初提高1.2个百分点
                base = replace(base, against=COMPARATORS.get(told.compare, "") or told.against or "其他时期")
        elif "进度" in told.word:  # 超序时进度3.5个百分点
            base = Base(name=_AHEAD.sub("", told.word))
        elif told.compare == "other" or told.compare in (
            "mom",
            "year_end",
            "year_start",
            "month_end",
            "quarter_end",
        ):
            name = (
                against[place]
                if against is not None
                else told.against
                if told.compare == "other" or (told.compare == "mom" and told.against)
                else last_period(context.period, said)
                if told.compare == "mom"
                else COMPARATORS.get(told.compare, "")
            )
            base = base_called(name, area=_against_area(speech, name)) if name else None
        speech.add(
            token,
            unit or POINTS,
            kind,
            subject,
            f"change:{told.word or '个百分点'}",
            sign=sign,
            bound=told.bound,
            base=base,
        )
    if beside:
        context.kind = before  # 占比57%，高于全国11个百分点，但较去年同期|下降2个百分点
    if named:
        speech.speak_of(subjects)


_TOLD_AS: Final[dict[str, Kind]] = {
    "比重": "share", "占比": "share", "份额": "share", "贡献率": "contribution_rate",
    "增速": "yoy_rate", "增幅": "yoy_rate",
}  # fmt: skip
_NOUN: Final = f"(?:{'|'.join(_TOLD_AS)})"
_NOUNS_MOVED: Final = re.compile(f"，?(?:但|且|其)?(?P<nouns>{_NOUN}(?:[和与及、]{_NOUN})*)(?=[^率])")
"""What was told before by the word for it, that moved: 比重70%…，贡献率54%，|比重和贡献率|分别提高."""


def _told_moved(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, said: str
) -> bool:
    """Reads how the share, the growth or the part in growth moved that the sentence told before, one number
    each, where the last is among them: 对增长的贡献率54%，贡献率提高3个百分点. Says whether it does.
    """
    nouns = _NOUNS_MOVED.match(said)
    each = re.split("[和与及、]", nouns["nouns"]) if nouns is not None else []
    if len(each) != len(run) or "贡献率" not in each:
        return False
    here = speech.drafts[speech.opened :]
    of = [next((d for d in reversed(here) if d.kind == _TOLD_AS[noun]), None) for noun in each]
    if any(draft is None for draft in of):
        return False
    _add_moved(speech, run, units, told, [draft for draft in of if draft is not None], each)
    return True


def _shares_of_one(speech: Speech, count: int) -> list[Draft]:
    """The last *count* figures of the sentence, where they are all shares of one subject in several wholes:
    占全省41.5%，占全市53.2%，|同比分别提升|3.2、2.9个百分点. Nothing where they are not.
    """
    last = speech.drafts[speech.opened :][-count:]
    shares = len(last) == count and all(draft.kind == "share" and draft.base is not None for draft in last)
    one = shares and len({draft.subject.indicator for draft in last}) == 1
    return last if one and len({str(draft.base) for draft in last}) == count else []


def _add_moved(
    speech: Speech,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    of: list[Draft],
    nouns: list[str] | None = None,
) -> None:
    """Adds how each *of* those told before moved, called by its own noun of *nouns* where it is no share."""
    sign = told.sign
    for place, (token, unit, draft) in enumerate(zip(run, units, of, strict=True)):
        if place:  # 比重和贡献率分别提高0.9个、下降2.9个百分点
            gap = before_number(
                speech.text, run[place - 1].stop, token.start, speech.ends, speech.lexicon, ratio=False
            )
            sign = gap.sign if gap.kind == "move" else sign
        share, subject = draft.kind == "share", draft.subject
        if not share and nouns is not None:
            subject = subject._replace(head=subject.head + nouns[place])
        kind: Kind = "share_change" if share else "rate_change"
        base = draft.base if share else None
        rule = f"change:{told.word}"
        speech.add(token, unit or POINTS, kind, subject, rule, sign=sign, bound=told.bound, base=base)


def _again_above(speech: Speech, token: Token, words: str) -> str:
    """What else the difference told last is from, if that is all that was said: 高于甲县3个百分点、|乙县."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "rate_change" or last.rule not in _ABOVE or len(words) > 5:
        return ""
    said = speech.text[last.stop : token.start]
    place = speech.ends.get(token.start)
    if said[:1] != "、" or (words and (said[1:] != words or speech.naming.head(words)[1] is not None)):
        return ""
    if not words:
        if place is None or place.start != last.stop + 1 or place.kind not in ("city", "province", "own"):
            return ""
        speech.context.area = speech.context.settled = last.area
    return said[1:]


def _of_share(subject: Subject, last: Draft | None) -> Subject:
    """The share that *last* told of *subject*, which stands above another place's: 服务贸易占外贸的比重."""
    if last is None or last.kind != "share" or last.subject.indicator != subject.indicator:
        return subject
    whole = last.base.name if last.base is not None else ""
    named = f"{subject.head}占{whole}的比重" if whole else f"{subject.head}占比"
    return subject._replace(head=named, known=None, level=None)


def _hotels(speech: Speech, subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """平均入住率…；五星级酒店及四星级酒店分别升42.3及29.6个百分点: the rate of each of those rooms."""
    if not all(one.known is None and one.before.endswith((*_ROOMS, "星级")) for one in subjects):
        return subjects
    of_rooms = [draft.subject for draft in speech.drafts if draft.kind == "ratio" and draft.subject.known]
    whole = next((of for of in reversed(of_rooms) if of.head.endswith("率")), None)
    if whole is None or (not whole.head.endswith("入住率") and not whole.before.startswith(("酒店", "旅馆"))):
        return subjects
    kept = whole.before.rpartition("星级")[2].removeprefix("酒店")  # 五星级酒店|客房平均入住率
    rate = (kept if "星级" in whole.before else _HOTELS.sub("", whole.before)) + whole.head
    rooms = "酒店" if "星级酒店" in whole.before else ""  # 五星级酒店升1.9个百分点，|三星级|则跌
    named = [one.before + (rooms if one.before.endswith("星级") else "") + rate for one in subjects]
    return tuple(
        speech.naming.subject(name, None)._replace(area=one.area)
        for name, one in zip(named, subjects, strict=True)
    )


def _comparators(told: Predicate, count: int) -> list[str] | None:
    """The comparators of a list of points, one each, when as many are named."""
    if told.compare != "other" or count < 2:
        return None
    return split_list(_BRACKETED.sub("", told.against).replace("分别", ""), count)


def _went_on(speech: Speech, subject: Subject) -> bool:
    """Whether the change right before was of *subject* itself, no rate of it: 失业率…下降0.1个百分点."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    return last is not None and last.kind == "rate_change" and last.subject.indicator == subject.indicator


def rate_told(last: Draft) -> str:
    """The rate whose change *last* told, or by whose changes it counted: 3个省份增速提高，|上海提高."""
    if last.kind == "rate_change":
        told = _RATE_TOLD.search(last.subject.head)
    else:
        told = _RATE_MOVED.search(last.subject.before) if last.subject.head == "数" else None
    return told["rate"] if told is not None else ""


def _against_area(speech: Speech, name: str) -> str | None:
    return speech.context.own_called(name) if name.startswith(("全国", "全省", "全市")) else None


def _rate_name(speech: Speech, told: Predicate) -> str:
    """What a change of points after a rate is a change of: its 增速, or its 降幅 when that narrows."""
    last = speech.drafts[-1] if speech.drafts else None
    fell = (
        last is not None
        and last.kind in _RATE_KINDS
        and (last.value < 0 or last.subject.head.endswith(FALLS))
    )
    if fell and told.word.startswith(_NARROWING):
        return "降幅"
    return _mean_before(speech, last) + "增速" if last is not None else "增速"


def _mean_before(speech: Speech, last: Draft) -> str:
    """The years that the growth just told is the mean of (两年平均增长13%，较上月|提升6个百分点)."""
    if last.kind == "rate_change":  # 两年平均增长13%，高于全国2个百分点，|较一季度提升6个百分点
        mean = _MEAN_RATE.search(last.subject.head)
        return mean[1] if mean is not None else ""
    if last.kind != "avg_rate":
        return ""
    told = _MEAN_TOLD.search(speech.text[max(0, last.start - 16) : last.start])
    return told[1] if told is not None else ""


def read_share_moved(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, words: str
) -> bool:
    """占比58%，比上年下降4%: what is printed as a rate right behind a share of nothing else is its change,
    and so is what *words* tell beside one printed so: 合资品牌份额比上年下降0.3%，豪华品牌|提升0.9%.
    """
    share = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if share is None or share.of is not None or len(run) > 1:
        return False
    moves = told.kind == "move" and ends_in(told.word, _SHARES_MOVED)
    if not moves or not told.word.rstrip("了").endswith(_SHARES_MOVE):
        return False
    if words:
        beside = share.kind == "share_change" and share.unit.dimension == "%" and not told.compare
        if not beside or speech.naming.head(words)[1] is not None:
            return False
        subject = speech.name(words, dimension="", section="ratio")
        speech.speak_of((subject,))
    elif share.kind != "share" or not told.compare:
        return False
    elif speech.text.rfind("同比", share.stop, run[0].start) >= 0:
        return False  # 轻工业产值占比24%，同比下降1.5%
    elif not _SHARE_NAMED.search(speech.text, max(0, share.start - 8), share.start):
        return False
    else:
        subject = share.subject
    speech.add(
        run[0],
        units[0] or PERCENT,
        "share_change",
        subject,
        f"share:{told.word}",
        sign=told.sign,
        bound=told.bound,
        base=share.base,
    )
    return True


def read_structure_moved(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, words: str
) -> bool:
    """三次产业结构调整为11:44:45，一产下降1个百分点: the shares of a structure that moved."""
    if "产" not in words:
        return False
    for draft in reversed(speech.drafts):
        if draft.rule == "structure":
            break
        if draft.kind != "share_change" or draft.base is None:
            return False
    else:
        return False
    named = _INDUSTRY.findall(words) if _INDUSTRIES.fullmatch(words) is not None else []
    if len(named) != len(run):
        return False
    sign = told.sign
    for place, (token, unit, which) in enumerate(zip(run, units, named, strict=True)):
        if place:  # 一产、二产分别下降1个、提高1个百分点
            gap = before_number(
                speech.text, run[place - 1].stop, token.start, speech.ends, speech.lexicon, ratio=False
            )
            sign = gap.sign if gap.kind == "move" else sign
        part = speech.naming.subject(f"第{which}产业增加值", None)
        base, rule = draft.base, f"change:{told.word}"
        speech.add(token, unit or POINTS, "share_change", part, rule, sign=sign, bound=told.bound, base=base)
    return True


def read_arrived(speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate) -> bool:
    """Reads what the shares, or the rates named as such, have come to that moved right before."""
    moved = speech.drafts[speech.opened :][-len(run) :]
    kind = ARRIVED.get(moved[-1].kind) if len(moved) == len(run) else None
    if kind is None or any(draft.kind != moved[0].kind for draft in moved):
        return False
    if kind == "ratio" and not all(is_ratio(draft.subject) for draft in moved):
        return False
    for token, unit, draft in zip(run, units, moved, strict=True):
        base = draft.base if kind == "share" else None
        speech.add(token, unit or PERCENT, kind, draft.subject, "arrive:至", bound=told.bound, base=base)
    return True


def _whole_moved(speech: Speech, whole: str, subject: Subject) -> Base | None:
    """What a share that moved is of, where *whole* says so: 占全市总量比重提升2个百分点."""
    of_place = _OF_PLACE.fullmatch(whole)
    if of_place is None:
        return base_of(speech, whole, subject, None)
    area = speech.context.own_called(of_place["all"])
    wider = area if area not in (subject.area, speech.context.area) else None
    return base_of(speech, of_place["name"].rstrip("中内"), subject, wider)
