"""Parts that stand behind their share: 约40%是制造业企业, 31.6%的发包来自华东地区."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base
from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.scan import Token

_ASKED = re.compile(
    "(?:以上|左右|以下|多)?的?(?P<who>(?:受访|被调查|受调查|被访|调查|样本|服务外包|工业|制造业|外贸)?(?:企业|者|居民|农户|企业家|用户|人|家庭|消费者|商户|零售商号|商号|零售商|商店|机构|单位|游客|旅客|网民|网友|学生|家长|车主|市民))"
    "(?:家)?(?:认为|表示|反映|预计|预期|预测|指出|预料|存在|选择|希望|计划|感到|对)"
)
_DOES = re.compile(
    "(?P<whole>[^，的]{1,8}?)(?P<did>(?:来自|源自|源于|投向|流向|销往|分布|集中(?=在|于)|位于|用于|实现|拥有|开通|建立|设有|开展|覆盖(?!率)).{2,})"
)
_FARES = re.compile(
    "(?P<whole>(?:工业|细分|主要|重点|监测|样本|规上)*(?:行业|产业|产品|市场|企业|城市|地区|国家|领域|品类|商品|项目|区县|县区|省份|门店|商户|景区|饭店|酒店))"
    "(?P<did>[^，的]{0,8}?(?:增[长速加幅]|降幅|下降|回升|回落|收窄|扩大|加快|放缓|上[涨升]|下[跌滑]|盈利|亏损|由负转正|转正|持平|好转|改善|保持).*)"
)
"""Those of whom a part fares so: 八成|行业|保持增长, 43%的|行业|增速回升."""
_ARE: Final = re.compile(
    "(?P<whole>[^，的是为]{0,6}?(?:断面|点位|水体|湖泊|湖库|河流|企业|单位|家庭|学生|居民|农户|人口|村|城市|人员|职工|员工|项目|产品|样品|样本|耕地|行业))"
    "(?P<did>(?:[是为]|属于|达到|优于|符合|处于|未|没有)(?P<what>[^，的]{2,20}))"
)
"""What a part of those named is, or has come to: 32%的|断面|为|劣Ⅴ类水质."""
_HAVE: Final = re.compile(
    "(?P<whole>[^，的是为有通]{0,4}?(?:村|乡镇|镇|街道|社区|小区|户|家庭|学校|小学|中学|医院|县|村民小组))"
    "(?P<did>已?(?:通(?!过)|[拥建设配]?有|使用|饮用|用上|开通|安装|配备|接入|种植|参加|完成|做饭)(?P<what>[^，]{1,20}))"
)
"""What a part of villages or households has: 95.2%的|户|拥有自己的住房."""
_WENT = re.compile("(?:来自|源自|源于|投向|流向|销往|分布在|集中在)(?P<listed>[^的]+、[^的]+)$")
"""What a part of all does: 的|发包|来自华东地区, 的|乡镇|实现快递直通."""

_OF_IT: Final = re.compile(
    "(?:以上|以下|左右|多|余)?的?(?P<whole>[^，。；的]{0,8}?)"
    "(?P<did>(?:来自|来源于|源自|源于|投向|流向|销往|运往|输往|供应|出口(?:到|至)|分布|集中(?=在|于)|位于|用于|用作|属于|依靠|依赖|由|内销|外销|自用|直销)[^，。；]*)"
)
"""What a part of a named thing does: 盒马鲜生60%|销售来自线上, 新产品30%|用于出口."""
_OF_IT_ALL: Final = frozenset({"这其", "这", "其", "当", "这当"})
"""What is left of what points at all that was told before: 这其中, 这当中."""
_WENT_SO: Final = frozenset("出来源投流销运输用内外进")
"""What begins what a part of it does."""
_NEAR: Final = 24
"""How far before a percentage those may stand of whom it is a part."""
_AMONG: Final = re.compile("(?P<of>[^，。；0-9]{2,14}?)(?:当?中|里)，?(?:有|约|近|超过?|逾)*$")
"""Those of whom a part does what stands behind it: 受访企业|中有60%认为订单增加."""
_IT_DOES: Final = re.compile(
    "(?:以上|左右|多)?(?:则|为)?(?:来自|源自|销往|运往|输往|流向|投向|用于|用作|内销|外销|自用|直销)"
)
"""What the rest of the same does: 新产品30%用于出口，70%|内销."""
_COUNTED: Final = re.compile("^(?:[一二三四五六七八九十]是|其[一二三四五六])")
_RATE_NAMED: Final = re.compile("[率比度数面税股幅息价量额值利]$|比例|系数|水平|收益|浓度|份额|成分|含量")
"""Names whose number may be a per cent of no part."""
_AIMS: Final = frozenset(
    {"目标", "任务", "预期目标", "增长目标", "年度目标", "全年目标", "目标任务", "增速目标", "目标值"}
)
"""What a per cent is of that nobody is a part of: 力争实现8%的|目标."""
_LINES: Final = frozenset({"以内", "以下", "以上", "之内", "之下"})
"""What says alone behind a per cent that something came below it or above it."""
DATED: Final = re.compile("^（[0-9一二三四五六七八九十年月至—–~-]{1,8}[年月季]）")
"""The time of a number alone, in a bracket behind it: 30.9%|（1-8月）."""
_COUNTED_TOO: Final = re.compile("^（[0-9.,]+[十百千万亿]*[^）0-9，]{1,3}）")
"""How many a part are, in the bracket between it and what it does: 42.3%|（1185家）|位于开发区."""
_THINK = re.compile("(?:则|亦|也|就)?(?:认为|预期|预计|预测|预料|表示|指出?|估计|反映)")


def _asked_before(speech: Speech) -> Base | None:
    """Who was asked, where the number before in the sentence told what a part of them said."""
    told = [draft for draft in reversed(speech.drafts[speech.opened :]) if draft.kind != "share_change"]
    last = told[0] if told else None
    if last is not None and last.kind == "level" and len(told) > 1 and last.subject == told[1].subject:
        last = told[1]  # 42.3%（1185家）位于开发区，三成
    return last.base if last is not None and last.kind == "share" else None


def _of_those_before(speech: Speech) -> Base | None:
    """Those of whom the number right before told a part, of whom this one tells another: 空缺中，79.3%要求
    具工作经验，46.7%|要求懂普通话.
    """
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.rule != "share:部分" or last.base is None:
        return None
    return last.base if last.base.name not in last.subject.indicator else None


def _called_so(are: re.Match[str]) -> str:
    """What those are called that are so: 劣Ⅴ类水质的断面, 亏损企业."""
    said = are["what"] if are["did"][0] in "是为" or are["did"][:2] == "属于" else are["did"]
    return said if said.endswith(are["whole"]) else f"{said}的{are['whole']}"


def _is_sort(words: str, measure: str) -> bool:
    """Whether *words* name a sort of what *measure* is of: 中长期贷款 of 贷款余额."""
    return words.endswith(measure.removesuffix("余额")[-2:]) and len(words) > 2


def read_part(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, after: str
) -> None:
    """约40%是制造业企业, 52%馆藏文物: the words behind the number name the part or the whole."""
    context = speech.context
    last = context.subject
    counted = _COUNTED_TOO.match(after) if after[:1] == "（" else None
    after = after[counted.end() :].removeprefix("为").removeprefix("的") if counted is not None else after
    if after.removeprefix("的") in _AIMS:  # 力争实现8%的目标
        before = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
        if before is not None and before.kind == "yoy_rate" and len(run) == 1:
            speech.each(run, units, (before.subject,), "yoy_rate", "rate:目标", told, sign=1)
        else:
            speech.refuse(run, "ratio:an aim for what is not told")
        return
    if after in _LINES:
        rated = (d for d in reversed(speech.drafts[speech.opened :]) if d.kind in ("yoy_rate", "ratio"))
        rate = next(rated, None)
        if rate is not None and len(run) == 1:  # CPI上涨0.6%，再次回落到|1%以内
            speech.each(run, units, (rate.subject,), rate.kind, "rate:以内", told, sign=1)
        else:
            speech.refuse(run, "ratio:a line for what is not told")
        return
    whole = after.split("的", 1)[0] if "的" in after else after
    does = _DOES.fullmatch(after) if "的" not in after else None
    are = _ARE.fullmatch(after) if does is None and "的" not in after else None
    are = are or _HAVE.fullmatch(after)
    of = _AMONG.search(speech.text, max(0, run[0].start - _NEAR), run[0].start)
    all_of_it = of is not None and of["of"] in _OF_IT_ALL
    if all_of_it and last is not None and after[:1] in _WENT_SO and "的" not in after:
        base = Base(name=last.indicator, measure=last.measure, breakdown=last.parts)
        went = Subject(f"{after}的{last.indicator}", "", None, after, ())
        speech.each(run, units, (went,) * len(run), "share", "share:部分", told, sign=1, base=base)
        return  # 稀土出口339吨，这其中|八成以上出口至美国
    told_of = of is not None and does is None and "的" not in after
    of_those = told_of and of is not None and speech.naming.head(clean(of["of"]))[1] is None
    plain = does is None and are is None and "的" not in after
    whole_told = _asked_before(speech)  # 41.2%是中长期贷款，而14.7%是短期贷款
    held = plain and last is not None and last.known is not None and _is_sort(after, last.known.printed)
    if whole_told is not None and plain and _is_sort(after, whole_told.measure):
        subject, base = speech.naming.subject(clean(after).removeprefix("是"), None), whole_told
    elif held and last is not None and speech.context.whole is None:
        subject = speech.naming.subject(clean(after), None)
        base = Base(name=last.indicator, measure=last.measure, breakdown=last.parts)
    elif last is not None and speech.context.whole is not None and not of_those and does is None:
        same = whole_told is not None and whole_told.name == speech.context.whole.indicator
        last = speech.context.whole if same else last  # 42.3%经甲口岸，28.1%经乙口岸
        subject = Subject(
            after + (context.counted or last.head.removesuffix("数") or last.before),
            "",
            None,
            after,
            (("sector", after),),
        )
        base = Base(name=last.indicator, measure=last.measure, breakdown=last.parts)
    elif told_of and of is not None:
        asked_of = clean(of["of"])  # 受访企业中有60%认为订单增加
        if speech.drafts and speech.drafts[-1].stop == of.start("of") + 1:
            asked_of = speech.drafts[-1].subject.before or asked_of  # 在受访的523家企业中，83%的企业
        base = Base(name=asked_of, measure=asked_of)
        subject = Subject(clean(after) if are is None else _called_so(are), "", None, after, ())
    elif (rest := _asked_before(speech)) is not None and _IT_DOES.match(speech.text, run[-1].stop):
        subject, base = Subject(f"{rest.name}{clean(after)}", "", None, rest.name, ()), rest
    elif (others := _asked_before(speech)) is not None and _THINK.match(speech.text, run[-1].stop):
        subject, base = Subject(clean(after).removeprefix("则"), "", None, after, ()), others
    elif plain and (others := _of_those_before(speech)) is not None:
        subject, base = Subject(clean(after), "", None, after, ()), others
    else:
        asked = _ASKED.match(speech.text, run[-1].stop)
        done = after.split("的", 1)[1] if "的" in after else ""
        named = done + whole if asked is None else after  # 六成的企业认为订单正常: of the firms asked
        whole = whole if asked is None else asked["who"]
        if does is None and asked is None and "的" not in after:
            does = _FARES.fullmatch(after)
        if does is not None and asked is None:  # 31.6%的发包来自华东地区
            whole, named = does["whole"], does["did"] + does["whole"]
        elif are is not None and asked is None:  # 32%的断面为劣Ⅴ类水质
            whole, named = are["whole"], _called_so(are)
        subject = Subject(named, "", None, named, ())
        base = Base(name=whole, measure=whole)
    speech.each(run, units, (subject,) * len(run), "share", "share:部分", told, sign=1, base=base)
    spoken = subject if counted is not None else Subject(after.replace("的", ""), "", None, after, ())
    speech.speak_of((spoken,))
    where = _WENT.search(after)
    if where is not None and speech.naming.head(base.name)[1] is not None:
        # 六成对外投资流向甲业、乙业，占比分别为
        context.listed = where["listed"]
        speech.speak_of((speech.naming.subject(base.name, None),))


_WENT_TO: Final = re.compile(
    "(?:上[升涨扬调修]|下[降跌滑调修]|提[高升]|[增减][加长少]?|回[落升]|攀升|扩[大增]|收窄|缩[小减窄]|放缓|加快|降低?|[升涨跌转])[到至为]"
)
"""What stands between what a rate was and what it became."""


def came_of_unread(speech: Speech, at: int) -> bool:
    """Whether the number at *at* says what became of one that was not read: 由9.7%上升到|10.8%."""
    was = speech.refused[-1] if speech.refused else None
    if was is None or not was.stop < at <= was.stop + 4:
        return False
    return _WENT_TO.fullmatch(speech.text, was.stop, at) is not None


def moves_share(speech: Speech, start: int, run: list[Token]) -> bool:
    """Whether a sentence whose first number *run* holds said that a share moved, and it only says from where:
    ITO占比上升，其中，软件研发由|9.7%上升到10.8%.
    """
    if len(run) > 1 or len(speech.drafts) > speech.opened:
        return False
    opened = speech.text.rfind("。", 0, start) + 1
    if all(speech.text.find(share, opened, start) < 0 for share in ("占比", "比重", "份额")):
        return False
    return _WENT_TO.match(speech.text, run[0].stop) is not None


def owns_no_rate(words: str) -> bool:
    """Whether *words* name a thing or somebody, and nothing whose number may be a per cent."""
    name = _COUNTED.sub("", words)
    return len(name) > 1 and _RATE_NAMED.search(name) is None


def opens_part(words: str, after: str) -> bool:
    """Whether *words* before a percentage only open what stands behind it: 四是|五成的投资流向."""
    return after != "" and (words[-1] in "中里" or _COUNTED.sub("", words) == "")


_RANKED: Final = re.compile("(?:则|仍|均)?为?(?:最[高低大小多少]|居[首冠末次]|次之|殿后|垫底)")
"""How a number stands among its siblings, behind it: 国中程度者2.19%|最低."""


def read_part_of(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, words: str, stop: int
) -> bool:
    """盒马鲜生60%销售来自线上, 新产品30%用于出口: what a part of what *words* name does; says if it is so.

    A percentage that stands between such a thing and what is said of it in another way is unread.
    """
    text, number = speech.text, run[0]
    behind = text[number.stop : stop].strip("以上下左右多余的")
    if not behind or _RANKED.fullmatch(behind) is not None or not owns_no_rate(words):
        return False
    said = _OF_IT.match(text, number.stop, stop)
    if said is None:
        speech.refuse(run, "ratio:a part of what is not told")
        return True
    who = clean(_COUNTED.sub("", words))
    whole = who + said["whole"]
    subject = Subject(f"{who}{said['did']}{said['whole']}", "", None, whole, ())
    base = Base(name=whole, measure=whole)
    speech.each(run, units, (subject,), "share", "share:部分", told, sign=1, base=base)
    return True


_AMONG_WHOLE: Final = re.compile(
    "(?P<whole>(?![^，、]*每)(?:[^，、]{2,14}[量额值入出资]|[^，、]{0,8}(?:进出口|出口|进口)(?=(?:总计|合计|商品)?[中里])|(?:户籍|常住|总)+人口|[^，、]{0,6}(?:技术|就业|从业)人员))(?:总计|合计|商品)?[中里]的?，?(?P<part>(?![位间小高])[^，、中]{2,8})"
)


def among_whole(speech: Speech, words: str, unit: Unit | None) -> str:
    """港口吞吐量中内贸1.6亿吨: the part, once the whole before 中 is spoken of; else *words*."""
    inner = _AMONG_WHOLE.fullmatch(words)
    if inner is None or speech.naming.head(inner["whole"])[1] is None:
        return words
    part = clean(inner["part"])
    known = speech.naming.head(part)[1]
    if known is not None and (known.trade or (known.printed != part and not part.endswith("人口"))):
        return words  # 进出口总值中出口; a part that is no whole indicator takes the words before it
    whole = speech.name(inner["whole"], dimension="", section="none")
    whole = whole._replace(dimension=unit.dimension if unit is not None else "")
    speech.speak_of((whole,))
    speech.context.whole, speech.context.outer = whole, speech.context.outer or whole
    return part
