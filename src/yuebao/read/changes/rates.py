"""Percentages: rates, ratios, multiples, 翻番 and 持平."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind
from yuebao.core.unit import Unit
from yuebao.read.changes.announced import of_loans, of_rate_led, read_as_said
from yuebao.read.changes.growth import (
    RATE_ENDS,
    RATES,
    STANDS,
    as_compared,
    led_by_growth,
    read_led,
    read_rate,
    subject_known,
)
from yuebao.read.changes.mosts import read_most
from yuebao.read.changes.moved import falls_named, is_unknown_move, told_at
from yuebao.read.changes.multiples import (
    is_of_rate,
    of_words,
    read_as_once_more,
    read_as_then,
    read_multiple,
    read_of_mean,
)
from yuebao.read.changes.there import OF_PLACES, read_there
from yuebao.read.dates.listed import parting_first
from yuebao.read.dates.periods import compared
from yuebao.read.names.again import adjusted
from yuebao.read.names.alike import other_side
from yuebao.read.names.counties import PLACE_ENDS, is_unlisted
from yuebao.read.names.jointly import as_items
from yuebao.read.proportions.answers import read_answer
from yuebao.read.proportions.completions import (
    OF_PLAN,
    PLAN_ENDS,
    PLANS,
    read_done,
    read_done_rate,
    read_of_plan,
)
from yuebao.read.proportions.contributions import (
    DRAGS,
    pull_word,
    pulled_along,
    read_contributed,
    read_contribution,
)
from yuebao.read.proportions.denominators import shared_base
from yuebao.read.proportions.divided import of_kin, read_divided
from yuebao.read.proportions.parts import (
    DATED,
    came_of_unread,
    moves_share,
    opens_part,
    owns_no_rate,
    read_part,
    read_part_of,
)
from yuebao.read.proportions.points import ARRIVED, CAME_TO, moves_rate, read_arrived, read_points
from yuebao.read.proportions.shares import read_of_another, read_share
from yuebao.read.proportions.wholes import part_of_other
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import FALLS, PERCENT, Draft
from yuebao.read.state.spoken import Subject, as_one, is_ratio, out_of_zone
from yuebao.read.words.clauses import Clause
from yuebao.read.words.hanzi import JOINING
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs, stands

_AGAIN: dict[str, Kind] = {
    "ratio": "ratio", "share": "share", "yoy_rate": "yoy_rate", "mom_rate": "mom_rate",
    "other_rate": "other_rate", "avg_rate": "avg_rate", "completion": "completion",
}  # fmt: skip
"""Kinds that a percentage without words of its own goes on with."""
_BEHIND: Final = re.compile(
    "(?:以上|左右|以下|以内|多)?[的之]?(?P<against>按年|按月|按季|同比|环比|年)?的?(?:实质|实际|名义|较大|显著|明显|大幅|轻微|可观|强劲|中?高速|较快|较高|快速|平稳|稳定|稳步|稳健|迅猛|强势|温和|持续|恢复性|正|负)*的?"
    "(?P<noun>增速|升幅|跌幅|增幅|涨幅|降幅|减幅|增长率|升势|跌势|(?<=[成成多])(?:增长|升幅|跌幅)|(?<=[的速快高稳定步健猛势和续性正负著显幅劲质际义])(?:增长|成长|下[跌降滑挫]|上升|跌|减少|缩减|萎缩|衰退|回落))(?P<after>后|之后)?(?=(?:的?(?:态势|势头|步伐))?(?:明显|有所|大幅|进一步|继续|略有?|显著|再)*(?:加快|提[高升]|回升|收窄|放缓|回落|扩大|加速)?(?:[，。；）]|$))"
)
_PAUSES: Final[tuple[str, ...]] = ("，", "。", "；", "、", "）")
_NAMED: Final[tuple[str, ...]] = ("增速", "增幅", "涨幅", "降幅", "升幅", "跌幅")
_GROWTHS: Final[tuple[str, ...]] = ("成长率", "增长率", "年增率")
_BASIS: Final = re.compile("的?(?:名义|实质|实际)(?=[增升涨降跌]幅$|增速$)")
_MARKS: Final = signs("，。；、）")
_SOME: Final = signs("的约近")
_NO_RATES: Final[tuple[str, ...]] = ("占比", "比重", "贡献率")
_TURNS: Final = re.compile("[占重献拉复以最完目计预任]|回升")
"""Without one of these a percentage behind a move is its rate: shares, contributions, plans and what was
recovered say one.
"""
_TO: Final = frozenset({"至", "到", "至约", "到约", "为", "达", "达到"})
"""What stands between a change of points and what it leads to."""
_EACH_TO: Final = frozenset({"分别至", "分别为", "分别达", "分别达到", "分别升至", "分别降至"})
"""The same where several changed: 分别上升1.2个和0.5个百分点，|分别达到|46.1%和9.3%."""
_SIGNED: Final = re.compile("(?:同比|环比|按年|按月|年)?")
_BETWEEN: Final = re.compile("与(?P<whole>.{2,16}?)(?:（[^）]*）)?(?:之比|的比[值例率])为?")
_OR: Final = frozenset({"或", "或约", "或者", "，或", "（或", "，即", "即"})

_ONCE: Final = re.compile(
    "(?:仅|只)?(?:为|是|达到?|(?<=[仅只])有|相当于|及)((?:去年|上年|前年|(?:20[0-9]{2}|二[零〇○][零〇○一二三四五六七八九]{2})年)(?:同期|同月|同季|全年)?(?:的?(?:水平|数字|数值))?|疫情?前(?:同期|水平)?)的(?:约|近)?$"
)
_BRACKET: Final = re.compile("（[^（）]*）$")
_EACH_HAD: Final[tuple[str, ...]] = ("分别", "分别录得", "分别有", "各录得", "录得", "分别为", "分别达")
_OPINION: Final = re.compile("满意|认为|感到")
_EXTENT: Final = re.compile(
    "[^，。；]{0,6}?(?:水平|[高低](?:位|点|水准)|新[高低]|峰值|谷底|[最较][高低]值?|区间|范围|位置|关口|大关|水准)"
)
"""What a percentage reaches, behind it, which is no whole of it: 5.2%的|年内低位."""
_GAVE_TO: Final = re.compile("^对.*贡献$|对[^，]*(?:增长|增产|增收|增量|增速|上涨|下降)的贡献$")
"""What was given to a whole's growth: 单产提高|对增产的贡献."""
_OWN_PERCENT: Final = frozenset({"ratio", "price"})
"""Natures of measures that are percentages themselves, no shares: rates, indices."""
_OF_ITS_OWN: Final[tuple[str, ...]] = ("率", "度", "指数", "之比", "比例")
"""Ends of names that no table knows of what is told in per cent itself."""
_IS_OF: Final = re.compile("(.*?)(?:是|为|相当于)(.{2,12})")
_REACHES = re.compile("(?P<part>.{2,}?)(?:已)?(?:达到|达|约为|约占)(?P<whole>.{0,12}?(?:总.|全部).{0,8})的?")
"""新车销量达到汽车总销量的44.8%: a share of the whole that the words behind the verb name."""
_MOVED_TO: Final = re.compile(
    "(?:逐[步月季年]|持续|稳步|快速|连续|进一步|一路)?(?:提[升高]|上升|增[加长]?|下降|降低?|扩大|收窄|缩小|放缓|加快|回升|回落|攀?升)(?:到|至|为)"
)
_GROWTH_OF: Final = re.compile(
    "(.{3,}?)(?P<by>同比|环比)?(?:涨幅|(?P<fell>[降跌]幅)|增速|增幅|变动(?=中|$))中?"
)
_RECOVERED: Final = re.compile(
    "(?:分别|已|均|按可比口径)*(?:恢复[至到]|回升[至到]|回复[至到]?)(.{2,12}?)的?(?:约|近|超|超过)?$"
)
_AT_RATE: Final = re.compile(  # 以23.1%|的增速; 在1.0%|的同比涨幅|中
    "(?:左右|以上)?(?:的|(?=[涨跌增升降]幅(?:居首|最[大高小低]|领[先涨跌])))(?P<by>同比|年均|平均|环比)?(?:总|整体|较?高|较快|高速|快速|逆势|正)?(?:增速|增长率?|增长速度|增幅|速度|(?:涨幅|(?P<fell>[降跌])幅|变动)(?=[中里之]|位?居|排|领))(?:[^，。；]{0,2}(?:增长|跑|领|位|居))?"
)
_MEMBERS: Final[tuple[str, ...]] = ("企业", "港", "开发区", "园区", "新区", "产品", "类", "业")
"""How those end that grow at a rate of theirs: 外资企业|以3.2%的增速."""
_BY: Final = {"环比": "mom", "年均": "average", "平均": "average"}
_GOT: Final = re.compile("(?:取得|录得|维持|达到|获得|保持|实现)了?$")
_AT_SHARE: Final = re.compile("的(?:占比|比重|份额|市场份额|市占率)")
"""What tells behind a number that it is a share: 甲和乙分别以64.9%和8.1%|的占比|位居前两位."""
_NARROWED: Final = re.compile("收窄|缩小|扩大|收敛|减小|加深")
_MADE_UP: Final = re.compile("(?:及?以上|左右|以内)(?:[是为](?!\\d)|来自|由|集中[在于])")
"""What stands behind a share of a whole that is named before it, of what follows."""


def read_ratio(
    speech: Speech,
    clause: Clause,
    start: int,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    words: str,
    following: int,
) -> None:
    context, text = speech.context, speech.text
    first, stop = run[0].start, run[-1].stop
    words = words if len(run) == 1 else parting_first(words)
    if "项" in words[1:4]:
        words = as_items(speech, words)
    if not told.kind and len(run) > 1 and text.startswith("持平", first):
        told = told._replace(kind="move", word="持平", sign=1)  # 分别|持平|和增长7.1%
    each = text[start] == "分" and told.kind == "move" and text.startswith("分别", start)  # 4个区县…，|分别为
    lead = text[first - 1]
    one = len(run) == 1 and (first in speech.ends or stands(text, first - 1, OF_PLACES) or each)
    if one and read_there(speech, run[0], units, told, words):
        return
    if read_answer(speech, run, units, told):
        return
    paced = "进度" in told.word or told.against.endswith("进度")
    if told.kind == "move" and (told.share or paced or moves_rate(speech, told, words, first)):
        read_points(speech, start, run, units, told, words)  # 超进度42.31%, 占全国的比重提升18.6%
        return
    if not told.kind and not told.compare and len(run) == 1 and _MADE_UP.match(text, stop) is not None:
        speech.refuse(run, "number:a share of what follows")  # 技术进口70%以上为专利许可
        return
    if (
        told.kind in ("move", "noun")
        and (stop == len(text) or stands(text, stop, _MARKS))
        and not stands(text, first - 1, _SOME)
        and (not speech.marked or _TURNS.search(text, start, first) is None)
        and not words.endswith(_NO_RATES)
    ):
        read_rate(speech, run, units, told, words)  # 同比增长4.2%，: none of what follows
        return
    if lead == "的" and read_of_another(speech, clause, start, run, units, told, words):
        return
    if read_divided(speech, clause, run, units, told, words, following):
        return
    unit = units[0] or PERCENT
    said = text[start:first]
    if "（" in said:
        said = _BRACKET.sub("", said)
    if read_led(speech, run, units, told, words, said):
        return
    behind = None if text.startswith(_PAUSES, run[-1].stop) else _BEHIND.match(text, run[-1].stop)
    each = len(run) == 1 or (behind is not None and text.endswith(_EACH_HAD, start, first))
    if behind is not None and each and told.kind in ("", "move", "noun"):
        _rate_behind(speech, run, units, told, words, behind)
        return
    amount = speech.drafts[-1] if speech.drafts and clause.bracket == speech.drafts[-1].stop else None
    if amount is not None and amount.kind == "abs_change" and not told.kind and not words:
        told = told._replace(kind="move", word="（", sign=-1 if amount.value < 0 else 1)
        read_rate(speech, run, units, told, "")  # 增加6.9万人（0.62%）
        return
    if text[start : run[0].start] in _OR and speech.drafts and speech.drafts[-1].kind == "abs_change":
        fell = speech.drafts[-1].value < 0  # 增加4千人或0.04%
        read_rate(speech, run, units, told._replace(kind="move", word="或", sign=-1 if fell else 1), "")
        return
    if read_done(speech, run, units, told, said):
        return
    if told.kind == "share" and told.word in ("相当于", "相等于", "约当"):
        against_what = text[told.whole[0] : told.whole[1]] if told.whole is not None else ""
        if unit.dimension == "倍":
            told = told._replace(kind="", word="")  # 相当于流通货币六倍
        elif read_as_then(speech, run, units, told, said, words, against_what):
            return
    planned = told.kind == "share" and said[-1:] in PLAN_ENDS and OF_PLAN.search(said) is not None
    if (told.kind == "share" and not planned) or words.endswith(("占比", "比重")) or words == "税比":
        words = words if words != "税比" else "税收占比"
        read_share(speech, clause, run, units, told, words)
        return
    if text[run[0].start - 1] in "由从" and not told.kind and moves_share(speech, start, run):
        read_share(speech, clause, run, units, told._replace(kind="share"), words)
        return
    if told.kind == "" and text[run[0].start] in "+-" and units[0] == PERCENT and _SIGNED.fullmatch(said):
        read_rate(speech, run, units, told._replace(kind="noun", word="±"), "")  # 服装（+35.9%）
        return
    left = speech.context.left == len(speech.drafts) > speech.opened  # 由上年的43%下降|为今年的41%
    before = _ONCE.search(said) if unit.dimension == "%" and len(run) == 1 and not left else None
    if before is not None:  # 为去年同期的96.1%
        speech.override = None
        named = of_words(clean(said[: before.start()]), words)
        named = "" if speech.naming.is_generic(named) else named
        subjects = speech.subjects(run, named, dimension="", section="ratio")
        speech.each(run, units, subjects, "multiple", "multiple", told, sign=1, base=Base(name=before[1]))
        return
    if "完成" in words and not told.kind and read_done_rate(speech, run, units, told, words):
        return
    alone = not told.kind and not told.compare and len(run) == 1 and unit.dimension == "%"
    alone = alone and not any(plan in said for plan in PLANS)  # 为年度投资计划的30.9%
    of_which = part_of_other(speech, said, start) if alone and "的" in said else None
    if of_which is not None:
        read_share(speech, clause, run, units, told._replace(kind="share", word="为", whole=of_which), "")
        return
    recovered = _RECOVERED.search(said)
    if recovered is not None:  # 恢复至2019年同期的60.7%
        speech.override = None
        named = of_words(clean(said[: recovered.start()]), words) if recovered.start() else ""
        subjects = speech.subjects(
            run, "" if speech.naming.is_generic(named) else named, dimension="", section="ratio"
        )
        once = Base(name=recovered[1])
        speech.each(run, units, subjects, "multiple", "multiple", told, sign=1, base=once)
        return
    if "平均" in said[-9:] and read_of_mean(speech, run, units, told, said):
        return
    if "年" in said and read_as_once_more(speech, run, units, told, said):
        return  # 恢复到2019年同期的82%和60%，2021年同期的94%和73%
    if len(run) > 1 and (said in _EACH_TO or said in _TO) and read_arrived(speech, run, units, told):
        return  # 比重分别上升1.2个和0.5个百分点，分别达到46.1%和9.3%
    if (said in _TO or CAME_TO.fullmatch(said)) and speech.drafts[speech.opened :]:  # 上升0.2个百分点至3.4%
        moved = speech.drafts[-1]
        kind = ARRIVED.get(moved.kind)
        if kind == "ratio" and not is_ratio(moved.subject):
            kind = "yoy_rate" if moved.subject.head.endswith(("增速", "升幅", "增幅", "涨幅")) else kind
        if kind is not None and moved.unit.dimension != unit.dimension and _of_moved(speech, moved, start):
            speech.add(
                run[0], unit, kind, moved.subject, "arrive:至", base=moved.base if kind == "share" else None
            )
            return
    reached = _REACHES.fullmatch(words) if not told.kind and said.rstrip("约近").endswith("的") else None
    if reached is not None and unit == PERCENT and len(run) == 1:
        opened = text.index(reached["whole"], start)
        stop = opened + len(reached["whole"])
        told = told._replace(kind="share", word="达到", whole=(opened, stop))
        read_share(speech, clause, run, units, told, clean(reached["part"]))
        return
    if len(run) == 1 and read_most(speech, clause, start, run, units, told):
        return
    held = _ONCE.fullmatch(said)
    if held is not None and not left and context.subject is not None and len(run) == 1:
        speech.override = None
        speech.each(
            run, units, (context.subject,), "multiple", "multiple", told, sign=1, base=Base(name=held[1])
        )
        return
    if told.kind != "rate" and read_contributed(speech, run, units, told, start, said):
        return
    pull = pull_word(said, points=False)
    if told.kind == "rate" and words.endswith(("科技进步", "总资产")):
        advance = speech.name(f"{words}贡献率", dimension="", section="level")
        speech.speak_of((advance,))
        speech.each(run, units, (advance,) * len(run), "ratio", "ratio", told, sign=1)
        return
    if told.kind == "rate" or words.endswith("贡献率") or _GAVE_TO.search(words) is not None:
        read_contribution(speech, run, units, told, start, "contribution_rate")
        return
    if pull and told.compare == "yoy" and said.endswith(pull):
        sign = -1 if pull in DRAGS else 1  # 比上年同期拉高21.4%
        read_rate(speech, run, units, told._replace(kind="move", word=pull, sign=sign), words)
        return
    along = pulled_along(speech, start, first) if pull and told.kind == "move" and len(run) == 1 else ""
    if along:  # 拉动食品价格环比下降1.3%
        read_rate(speech, run, units, told, along)
        return
    if pull and told.kind in ("move", "pull", "noun"):
        read_contribution(speech, run, units, told, start, "contribution")
        return
    if read_of_plan(speech, run, units, told, words, said):
        return
    if unit.dimension == "倍" and text[run[0].start] == "+" and not told.kind:
        told = told._replace(kind="move", word="+", sign=1)  # 电单车（640辆，+1.4倍）
    if unit.dimension == "倍" and ((told.kind == "" and not told.compare) or is_of_rate(said)):
        read_multiple(speech, run, units, told, words, said)
        return
    if told.compare and told.kind in ("move", "arrive") and text[first - 1] in "至到" and unit.symbol == "%":
        rated = speech.naming.subject(words, None) if words else context.subject
        if rated is not None and is_ratio(rated):
            told = told._replace(kind="arrive", compare="")  # 失业率环比上升至5.2%: how high it is
    if (
        told.kind in ("move", "noun")
        or (told.kind == "arrive" and told.noun)
        or (told.compare and told.kind in ("", "arrive"))
    ):
        read_rate(speech, run, units, told, words)
        return
    after = clean(DATED.sub("", text[run[-1].stop : following]).removeprefix("是").removeprefix("为"))
    led = led_by_growth(speech, words) if after in STANDS and words and not told.kind else None
    if led is not None:
        read_rate(speech, run, units, told, led)
        return  # 机械类增速以15%最高，电子类4%|居次|
    if after in STANDS or (_EXTENT.match(after) is not None and not words):
        after = ""  # 南京市4%|次之|; 就业不足率…，维持于1.6%的水平
    if text[stop : stop + 1] == "的" and _AT_SHARE.match(text, stop) is not None and "以" in said:
        told, words = told._replace(kind="share"), words.removesuffix("以")
        if not read_divided(speech, clause, run, units, told, words, following):
            read_share(speech, clause, run, units, told, words)
        return
    at_rate = _AT_RATE.match(text, run[-1].stop)
    if at_rate is not None:
        words = _GOT.sub("", words)
        own = speech.naming.head(words)[1] if words else None
        if not words and at_rate.end() < len(text) and text[at_rate.end()] in "中里":
            grew = told_at(speech, run[0], at_rate["fell"] is not None)
            if grew is not None:
                speech.speak_of((grew._replace(level=None, period=None),))
        if subject_known(speech, words) or not words or own is not None:  # 以23.1%的增速
            compare, sign = told.compare or _BY.get(at_rate["by"], "yoy"), told.sign
            told = told._replace(compare=compare, sign=-1 if at_rate["fell"] else sign)
            who = words.removesuffix("以") if said.endswith("以") else ""
            member = len(who) > 1 and (speech.kind_of(who) or who.endswith(_MEMBERS))
            read_rate(speech, run, units, told, who if member else "" if own is None else words)
            return
    grown = _GROWTH_OF.fullmatch(after) if not words or told.verb is False else None
    if grown is not None and text[run[-1].stop : run[-1].stop + 1] == "的":  # 5.5%的出厂价格同比涨幅中
        compare = told.compare or _BY.get(grown["by"], "yoy")
        sign = -1 if grown["fell"] and run[0].value.value > 0 else told.sign
        read_rate(speech, run, units, told._replace(compare=compare, sign=sign), grown[1])
        return
    of_growth = words.endswith(_GROWTHS) and not words.endswith(("自然增长率", "人口增长率", "机械增长率"))
    if words.endswith(_NAMED) or (of_growth and (len(run) > 1 or said[-1:] in "由从的部北")):
        told_of = context.subject.indicator if context.subject is not None else ""
        plain = _BASIS.sub("", words)  # 货物出口跌幅由…，而实质|跌幅由
        told = told._replace(sign=-1) if not told.kind and words.endswith(FALLS) else told  # 降幅由3.1%
        read_rate(speech, run, units, told, told_of + plain if plain != words and len(plain) < 3 else plain)
        return
    _, known = speech.naming.head(words) if words else ("", None)
    last = speech.drafts[-1] if speech.drafts[speech.opened :] else None
    subject = context.subject
    who = words.removeprefix("是").removeprefix("为")
    if (
        known is None
        and words[-1:] in PLACE_ENDS
        and not told.kind
        and context.kind == "yoy_rate"
        and len(run) == 1
        and subject is not None
        and subject.known is not None
        and subject.known.nature == "flow"
        and text[first].isdigit()
        and ((zone := speech.kind_of(who) == "zone") or is_unlisted(who))
    ):  # 收入呈两位数增长，分别为：开发区24.6%，泗县11.7%
        placed = out_of_zone(subject)
        placed = speech.with_place(placed, who) if zone else placed._replace(area=who)
        speech.each(run, units, (placed,), "yoy_rate", "again:yoy_rate", told, sign=1)
        return
    if not words or speech.naming.is_generic(words):
        if (
            after
            and run[-1].stop < clause.stop
            and _MOVED_TO.match(after) is None
            and not speech.naming.is_generic(after)
            and text[run[-1].stop] not in "，。；、和与及"
            and (subject is not None or len(after) > 1)
        ):
            read_part(speech, run, units, told, after)
            return
        index = subject is not None and context.kind not in _AGAIN and subject.head.endswith(("指数", "PMI"))
        later = None
        if clause.bracket >= 0 and context.kind in ("rate_change", "yoy_rate"):
            ahead = (one for one in reversed(speech.drafts[speech.opened :]) if one.start > clause.stop)
            later = next((one for one in ahead if one.kind == "rate_change"), None)
        changed = last is not None and last.kind == "rate_change" and context.kind == "rate_change"
        last, changed = later or last, changed or later is not None
        changed = changed and last is not None and _of_moved(speech, last, start)
        if changed and last is not None and last.subject.head.endswith((*RATE_ENDS, *FALLS)):
            rated = last.subject  # 增幅虽较上年同期回落2个百分点，但仍达15.7%
            if clause.stop < last.start and subject is not None:
                rated = subject  # 出口（5.2%）及进口（7.4%）增速分别回落
            for noun in (*RATE_ENDS, *FALLS):
                rated = rated._replace(head=rated.head.removesuffix(noun))
            fell = last.subject.head.endswith(FALLS)
            speech.each(
                run, units, (rated,), RATES[context.compare], "again:rate", told, sign=-1 if fell else 1
            )
            return
        again = "ratio" if words.endswith("指数") or index else context.kind  # 生产指数高于50%，指数分别为…
        then = speech.ends.get(first)
        value = clause.bracket >= 0 or (then is not None and then.kind == "time")
        value = value or (again == "rate_change" and adjusted(speech, first) is not None)
        if again == "rate_change" and value and subject is not None and is_ratio(subject):
            again = "ratio"  # 五星级酒店入住率（79.8%）上升42.3个百分点; 下降0.1个百分点，其中三季度5.0%
        newly = subject is not None and (last is None or last.subject.known is not subject.known)
        lasts = told.verb or bool(context.listed)  # 失业率最低的三个市为甲、乙和丙，分别为
        if newly and subject is not None and lasts and clause.bracket < 0 and _own_percent(subject):
            again = "ratio"  # 五星级酒店入住率最高，为80.7%
        bracketed = clause.bracket >= 0 and again in RATES.values()
        if bracketed and _OPINION.search(text, stop, text.find("。", stop) % (len(text) + 1)):
            speech.refuse(run, "ratio:no subject")  # 对环境卫生（96.8%）感到满意的比例
            return
        several = again == "share" and len(context.subjects) == len(run) > 1 and context.share_base is None
        if several and len({one.head for one in context.subjects}) > 1:  # 展会数量和展览面积占比居首，分别为
            read_share(speech, clause, run, units, told, words)
            return
        if came_of_unread(speech, first) or text.endswith("贡献率", 0, max(0, clause.start - 1)):
            speech.refuse(run, "ratio:no subject")  # 对增长的贡献率，由0.5%上升到33.9%
            return
        said_over = context.announced.kind if context.announced is not None else ""
        if subject is not None and (said_over == "completion" or (said_over and again not in _AGAIN)):
            again = said_over  # 按完成进度由高到低排列：园区（85.2%）
        if subject is not None and again in _AGAIN:
            subjects = speech.subjects(run, words, dimension="", section="ratio")
            alone = again == "share" and len(run) == 1 and not words
            if alone and "合计" in said and len(context.subjects) > 1:
                subjects = (as_one(context.subjects),)  # 占比分别为…，合计46.9%
            kind, shared = as_compared(context, _AGAIN[again])
            if subjects and again == "share":
                shared = of_kin(speech, subjects[0], shared_base(speech, subjects[0]))
            if alone and last is not None and _told_finer(text, last, clause.start, said):
                subjects, shared = (last.subject,), last.base  # 占总量的比重超六成，|达|61.7%
            fell = last is not None and last.rule.endswith(FALLS) and _NARROWED.search(said) is not None
            sign = -1 if fell or (again != "share" and falls_named(speech, run[0])) else 1  # 降幅…收窄至2.1%
            speech.each(run, units, subjects, kind, f"again:{again}", told, sign=sign, base=shared)
            return
        if last is not None and last.kind == "contribution_rate":  # 贡献率由40%上升至63.2%
            rates = (last.subject,) * len(run)
            speech.each(run, units, rates, last.kind, "again:contribution", told, sign=1, base=last.base)
            return
        if (
            context.percents and last is not None and len(run) == 1
        ):  # 分区（进出口额，占比）⏎甲区：4.8亿元，|25.9%
            told_so = sum(draft.kind != "level" for draft in speech.drafts[speech.opened :])
            what = context.percents[min(told_so, len(context.percents) - 1)]
            read_as_said(speech, clause, run, units, told, words, what)
            return
        speech.refuse(run, "ratio:no subject")
        return
    last_kind = speech.drafts[-1].kind if speech.drafts[speech.opened :] else ""
    bare = not told.verb and not told.kind and known is None
    if bare and text[start] in JOINING and last_kind in RATES.values():  # 矿产品131.1%、化学品61.3%
        read_rate(speech, run, units, told._replace(kind="noun", word="、"), words)
        return
    if bare and context.each_is and len(run) == 1:  # 执行额增速前三位：|甲县23.1%
        read_as_said(speech, clause, run, units, told, words, context.each_is)
        return
    titled = last is None and context.kind == "yoy_rate" and text[max(0, clause.start - 2)] in "率速幅"
    if bare and clause.after in "，：" and (titled or (last is not None and last.rule == "rate:、")):
        # 主要国家CPI年增率，美国2.4%，日本3.5%
        read_rate(speech, run, units, told._replace(kind="noun", word="、"), words)
        return
    told_whole = context.kind == "share" and context.share_base is not None and told.verb
    told_whole = told_whole and (known is None or known.nature not in _OWN_PERCENT)  # 景气指数为54%
    if told_whole and (last is None or (last_kind == "share" and last.base is context.share_base)):
        read_share(speech, clause, run, units, told, words)  # 占…的比重，第一产业为5.6%
        return
    goes_on = not told.kind and context.kind == "yoy_rate" and last_kind != "ratio"
    goes_on = goes_on and subject is not None and subject.flow is not None
    if goes_on and speech.kind_of(words) in ("partner", "province", "city"):
        read_rate(speech, run, units, told._replace(kind="noun", word="达"), words)  # 其中韩国达49.9%
        return
    arrived = known is None and told.kind == "arrive" and last_kind == "share"  # 日本比重升到31%，韩国降到27%
    likewise = told.verb and not told.kind and not told.compare and last_kind == "share"
    likewise = likewise and not words.endswith(_OF_ITS_OWN)  # 民营企业占比39.5%，外资企业为41.2%
    likewise = likewise and (known is None or known.nature not in _OWN_PERCENT)
    if (bare or arrived or likewise) and context.kind == "share" and last_kind:
        told = told._replace(kind="share")
        read_share(speech, clause, run, units, told, words)  # 增加者占14.4%、持平者57.6%
        return
    used = known is not None and known.printed.endswith("能耗") and run[0].value.value < 0
    if known is not None and (known.nature == "flow" or used) and not told.verb and not told.compare:
        if unit.symbol == "成":  # 机电产品出口超六成
            read_share(speech, clause, run, units, told._replace(kind="share"), words)
        elif text[first - 1] in "由从" and context.kind not in RATES.values():
            speech.refuse(run, "ratio:no subject")  # 关税由15%降至10%
        else:
            read_rate(speech, run, units, told, words)  # 单位GDP能耗-3.3%
        return
    done = told.verb and words.endswith("完成") and text[run[-1].stop : run[-1].stop + 1] not in "，。；、"
    if after and (done or "完成" in said[-3:]):
        read_part(speech, run, units, told, after)
        return
    if len(run) == 1 and known is None and is_unknown_move(speech, said, words, told):
        speech.refuse(run, "rate:a word that is not known")  # 同比拉长12.4%
        return
    if known is None and not told.kind and len(run) == 1 and opens_part(words, after):
        read_part(speech, run, units, told, after)
        return
    pauses = stop == len(text) or stands(text, stop, _MARKS)
    goes_behind = bare and not told.compare and len(run) == 1 and not pauses
    if (
        goes_behind
        and text[stop : stop + 1] not in "（("
        and read_part_of(speech, run, units, told, words, clause.stop)
    ):
        return
    of_next = known is None and len(run) == 1 and bool(said) and text.startswith("的", stop)
    if of_next and owns_no_rate(words) and _EXTENT.match(text, stop + 1) is None:
        speech.refuse(run, "ratio:of what stands behind it")  # 企业获得5%的市场份额
        return
    base: Base | None = None
    between = _BETWEEN.fullmatch(said)
    if between is not None and subject is not None and len(run) == 1:  # 顺差…，与国内生产总值之比为1.9%
        whole = clean(between["whole"])
        made = Subject(f"{subject.indicator}与{whole}之比", "", None, subject.indicator, subject.parts)
        speech.each(run, units, (made,), "ratio", "ratio", told, sign=1, base=Base(name=whole))
        return
    compared, of_other = _IS_OF.fullmatch(words), said.rstrip("约近")[-1:] in ("的", "之")
    beside = other_side(words, subject) if of_other and subject is not None and len(run) == 1 else ""
    if beside:  # 农村居民人均可支配收入1.9万元，为城镇居民的48.2%
        words, base = "", Base(name=beside)
    elif compared is not None and of_other:  # 中位数是平均数的86.7%
        words, whom = compared[1], compared[2].removesuffix("之")  # but 失业率为多年最低的3.9%
        base = Base(name=whom) if whom[-2:] not in ("最低", "最高") else base
        if subject is not None and subject.indicator.endswith(words):
            words = ""
    words = of_rate_led(speech, words, run) if bare else words
    words = of_loans(speech, words) if words[-2:] == "贷款" else words
    subjects = speech.subjects(run, words, dimension="%", section="level")
    speech.each(run, units, subjects, "ratio", "ratio", told, sign=1, base=base)


def _of_moved(speech: Speech, moved: Draft, start: int) -> bool:
    """Whether what is told now is still what *moved*: not 产销率上升4个百分点；郊区毛利率最低，|为20.7%."""
    now = speech.context.subject
    if now is None or "；" not in speech.text[moved.stop : start]:
        return True
    return now.known is moved.subject.known and now.before == moved.subject.before


def _told_finer(text: str, last: Draft, start: int, said: str) -> bool:
    """Whether *said* tells the share told last more finely, or what it went to: 占比超六成，|达61.7%."""
    if last.kind != "share":
        return False
    if last.stop >= start:
        return said[-1:] in "到至为"  # 由41.3%|上升到|52.8%
    return said[:1] in "达为" and text[last.stop : start].removeprefix("以上") == "，"


def _own_percent(subject: Subject) -> bool:
    """Whether *subject* is told in per cent itself: 入住率, 满意度."""
    return subject.known is not None and subject.known.nature == "ratio"


def _rate_behind(
    speech: Speech,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    words: str,
    behind: re.Match[str],
) -> None:
    """录得14.3%的按年升幅: the noun of the rate stands behind its number, its subject maybe further on."""
    row, against = compared(speech, behind["against"]) if behind["against"] else ("", "")
    sign = 1 if behind["noun"][0] in "增升涨成上" and "负" not in behind[0] else -1
    told = told._replace(kind="noun", word=behind["noun"], sign=sign, compare=row, against=against)
    when = next((t for t in speech.ends.values() if t.kind == "time" and t.stop == run[0].start), None)
    if when is not None and speech.text[when.start - 1] in "比较于":  # 相比前9个月2.9%的增速
        speech.override = speech.context.resolve(when.value)
        read_rate(speech, run, units, told, "")
        speech.override = None
        return
    if row:
        speech.context.compare = row
    named = words if words and not speech.naming.is_generic(words) and len(words) > 1 else ""
    read_rate(speech, run, units, told, named)
    if not named and behind["after"] and speech.drafts:
        speech.pending = speech.drafts[-1]
