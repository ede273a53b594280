"""What stands between a subject and its number, read backwards from the number."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.number import Bound
from yuebao.lexicon import Lexicon
from yuebao.read.words.earlier import LAST_YEARS, behind_measure, comparator_words, led_from, more_done
from yuebao.read.words.endings import is_head
from yuebao.read.words.manner import Predicate
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import DIGITS, OF, holds, signs, stands
from yuebao.read.words.times import Time

_BOUND_BY: Final = frozenset("签履预节契合条失违")
_IN_HEADS: Final = frozenset({"noun", "share", "sum", "verb"})
"""Words that may be the end of an indicator: 自然增长率, 优良天数比例, 负债合计."""
_SO_MANY_YEARS: Final = re.compile("近?[两二三四五六七八九十]年$")
_IN_SHORT: Final = frozenset({"hedge", "move", "verb"})
"""Words of one character that may be the end of an indicator of two."""
_SENT_ON: Final = frozenset({"上行", "下行"})
_WARES: Final = frozenset("递件裹品货产货菜果")
"""What is sent up from the villages or down to them, and moves no measure: 快递|上行, 农产品|上行."""
_TAKEN: Final = frozenset("去了得到")
_ARRIVING: Final[tuple[str, ...]] = ("到港", "到岸", "到访", "到位", "到期", "到账", "到资", "去程", "去年")
_LED_TO: Final = frozenset({"至", "到"})
_BY_SO_MUCH: Final = signs("增减多少降跌收支净新")
"""What says that an amount behind 达到 is the change itself: 净增达到5万人."""
_RECORDS: Final = frozenset("名目记登附图摘实")
_FILING: Final = frozenset("举回申通预重填上汇呈")
_SCHOOLED: Final = frozenset("普职")
_COUNTING: Final = frozenset("统会设预估审")
_EACH_ONE: Final = frozenset("日户亩人")
_NO_PUPILS: Final = frozenset("学业校招新考师医本专")
"""What stands before 生 where 均 behind it says 'both' or 'each': 毕业生|均."""
_NO_MONTHS: Final = frozenset("0123456789一二两三四五六七八九十各每个连逐当本上")
"""What stands before 月 where 均 behind it says 'both' or 'each'."""
"""What 均 is said of each of: no adverb behind these."""
_COMPARED: Final = frozenset("快大小好多高低强慢为")
_SKIPPED: Final = frozenset('的了：:“”"‘’ 、')
_BOUNDS: Final[dict[str, Bound]] = {"≈": "≈", ">": ">", "<": "<"}
_LIMITS: Final = frozenset({"以上", "以下", "以内"})
_RANKS: Final = {"move": 3, "flat": 3, "arrive": 3, "noun": 2, "pull": 3, "rate": 3, "share": 2}
_IN_ORDER = (
    "高于",
    "低于",
    "快于",
    "慢于",
    "高出",
    "高过",
    "领先于",
    "落后于",
    "领先",
    "落后",
    "好于",
    "大于",
    "小于",
    "超出",
    "优于",
    "差于",
    "逊于",
    "胜于",
    "超越",
)
COMPARATIVES: Final = frozenset(_IN_ORDER)
_COMPARATIVE: Final = re.compile("|".join(_IN_ORDER))
_COMPARES: Final = signs("".join(said[0] for said in _IN_ORDER))
_YEAR_BEFORE: Final = re.compile(
    "(?:上年|去年|上一年|上年度)同(?:期|月|季|时期|一时期|一阶段)的?[^全省市国]?"
)
_GOT: Final = frozenset("接收")
"""What comes in before 到, which is no arrival then."""
_GIVING_BACK: Final = frozenset("返偿归退")
"""What makes 还 no adverb."""
_CUT: Final = frozenset("年月季")
_TAKEN_IN: Final = frozenset({"收入", "投入", "流入", "输入", "买入", "转入", "存入", "引入", "汇入", "融入"})
_SPLIT: Final = frozenset("年月季比")
_NOT_BEFORE_BI: Final = frozenset("占同环对相")
_YEARS: Final[tuple[str, ...]] = ("20", "19", "去年", "上年", "前年")
_NOT_AFTER_BI: Final = frozenset("重例率值较如")
_MOVED_SHARE: Final = re.compile("的?(?:比重|比例|份额)(?:已|也)?[由从]")
_ASKED_MORE: Final = frozenset("高低多少大小快慢约计以及均降年月季按")
"""What words before a number begin with that mean something else at times, as those of one character do."""
_OR_MORE: Final = frozenset({"以上", "及以上", "或以上", "以下", "及以下", "或以下"})
_SIZED: Final[tuple[str, ...]] = (
    *("限额", "规模", "资质", "及", "平方米", "平米", "职称", "学历", "学位", "文化程度", "级"),
    *("本科", "专科", "大专", "中专", "硕士", "博士", "研究生"),
)
_EXCEEDS: Final[tuple[str, ...]] = ("超过", "超出", "超")
_GAVE: Final = re.compile("贡献了?(?=[全我][国省市县区州](?:总[量额值]|总数)?的(?:将?近|约|超过?|逾)?$)")
_PASSED: Final = frozenset("资额量值入已均总金")
"""What stands before 过 that says an amount was passed."""
_YEAR_AGO: Final[tuple[str, ...]] = ("上年", "去年", "上一年", "前年", "前一年")
_HELD: Final = frozenset({"市", "持债", "持有"})
"""What stands before 占 in a share's name: 市占率, 持债占比."""
_NOT_SHARES: Final[tuple[str, ...]] = (
    *("占据了全", "占地面积", "占地约", "占用", "占据主", "占据重", "占据优", "占据首", "占据第", "占据绝"),
    *("占领", "占有率", "占线"),
)
_OF_USE: Final = re.compile("占用(?:水|电|气|户|工|能|煤)[^，。；]{0,8}?的?(?:比重)?(?:为|达)?[0-9]")
"""A whole whose name begins with 用: 占|用水总量的14.3%."""
_WHOLE_TAILS: Final[tuple[str, ...]] = (
    "的比重", "的比率", "比率", "的比例", "的份额", "比重", "比例", "份额", "的", "中", "总额的",
)  # fmt: skip


_SET_BESIDE: Final = frozenset("相对")
_CLASSES: Final[tuple[str, ...]] = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "I", "三类", "二类", "四类", "二级", "一级", "三级")
_STANDING: Final[tuple[str, ...]] = ("领先的", "领先指标", "领先指数", "落后指标", "落后指数")
"""Measures that are called as one stands among others."""


_BI_IN_NAMES: Final = re.compile(
    "[伦俄赞冈甘尚利米索]比亚(?!洲)|[桑三]比克|[利赖]比[里瑞]亚|勒比|林西比|亚比[绍索]|比利时|比亚迪|比索"
)
_BI_GOES_ON: Final = frozenset("亚克里瑞绍索利")


def in_name(text: str, at: int) -> bool:
    """Whether the 比 at *at* is part of a name and compares nothing: 莫桑|比|克, 加勒比, 比利时."""
    if text[at + 1 : at + 2] not in _BI_GOES_ON and text[at - 1 : at] not in "勒西":
        return False
    name = _BI_IN_NAMES.search(text, max(at - 2, 0), at + 4)
    return name is not None and name.start() <= at < name.end()


def find_comparative(text: str, start: int, stop: int) -> int:
    """Where a bare 比 or 较 that opens a comparison stands in ``text[start:stop]``, or -1."""
    for mark in "比较":
        at = text.rfind(mark, start, stop)
        while mark == "比" and at >= start and in_name(text, at):
            at = text.rfind(mark, start, at)
        if at < 0:
            continue
        if at > start and text[at - 1] in _NOT_BEFORE_BI:
            if mark == "比" and text[at - 1] == "同" and text.startswith(_YEARS, at + 1):
                return at  # 同比2022年节日同期|增长
            continue
        if at + 1 < len(text) and text[at + 1] in _NOT_AFTER_BI:
            continue
        if mark == "较" and text[at + 1 : at + 2] in _COMPARED:
            continue
        return at
    return -1


_REACHED: Final = frozenset({"通达", "直达", "触达", "遍及", "惠及"})
"""What is done to as many as follow, whose last character is else no part of a name."""
_AS_A_WHOLE: Final[tuple[str, ...]] = ("整体", "总体")
"""What is said of how all moved, and of what something is held against."""
_AFTER: tuple[tuple[str, Bound], ...] = (
    ("以上", ">"),
    ("及以上", ">"),
    ("或以上", ">"),
    ("有余", ">"),
    ("多", ">"),
    ("余", ">"),
    ("左右", "≈"),
    ("上下", "≈"),
    ("以内", "<"),
    ("以下", "<"),
)

_MANY_SIDED: Final = re.compile("多[边元种样方式]|上下[游级]")
_HEDGING: Final = signs("以及有多余左上")
"""What the words behind a number that say something of its bound begin with."""


def hedge_behind(text: str, stop: int) -> tuple[Bound | None, str]:
    """What the words behind a number say of its bound (以上, 左右), and those words."""
    if not stands(text, stop, _HEDGING):
        return None, ""
    for said, bound in _AFTER:
        if text.startswith(said, stop) and not _MANY_SIDED.match(text, stop):
            return bound, said
    return None, ""


HEDGED: Final[dict[str, Bound]] = {"近": "<", "逾": ">", "超": ">", "约": "≈", "过": ">"}
_HEDGES: Final = re.compile("(?:[将接]近|近|逾|超过?|大?约)$")


def hedge_within(gap: str) -> tuple[Bound | None, str]:
    """What the words between two numbers of a list say of the bound of the second, and the mark alone:
    481万人次及|逾|3.3万架次.
    """
    if gap[1:] == "基本" and gap[0] in "、和与及":
        return "≈", gap[0]
    if len(gap) < 2 or gap[-1] not in HEDGED or gap[0] not in "、和与及":
        return None, gap
    hedge = _HEDGES.search(gap)
    return (None, gap) if hedge is None else (HEDGED[gap[-1]], gap[: hedge.start()])


_AT_PRESENT = re.compile("[至到](?:目前|如今|现在|当前|眼下|现今|今天)的$")
"""When a rise has come so far."""
_PRESENT_ENDS: Final = signs("前今在下天")


def before_number(
    text: str, start: int, stop: int, ends: dict[int, Token], lexicon: Lexicon, *, ratio: bool
) -> Predicate:
    """Reads ``text[start:stop]`` backwards from the number at *stop*.

    *ends* holds the tokens of the clause by where they end; *ratio* says that the number is a
    percentage, so that 占 makes a share of it.
    """
    tails = lexicon.tails
    end = stop
    kind = word = compare = against = real = named = ""
    when: Time | None = None
    sign, noun, paired = 1, 0, 0
    bound: Bound = "="
    each = total = verb = share = gives = False
    rank = 0
    if stands(text, stop - 1, OF) and stands(text, stop - 2, _PRESENT_ENDS):
        now = _AT_PRESENT.search(text, max(start, stop - 7), stop)
        end = end if now is None else now.start() + 1  # 由50个增至|目前的|94个
    while end > start:
        token, last = ends.get(end), text[end - 1]
        if last == "）":  # 较上年同期（下同）增长
            if token is not None and token.kind == "partner":
                break  # 刚果（金）|12.5亿元
            opened = text.rfind("（", start, end)
            if opened > start and end - opened < 40:
                end = behind_measure(start, opened, ends, text) or opened
                continue
        if token is None:
            if last in "比较":
                when_behind = _behind_time(text, start, end, ends)
                if when_behind:  # 与9月|比较|上升
                    end = when_behind
                    continue
        elif token.start >= start:
            if token.value == "footnote" and token.kind == "skip":
                end = token.start  # 比上年增长[3]|5.6%
                continue
            if token.kind == "compare":
                if text[token.start] in "年月季" and not kind and last in "增减":  # 就业人数年增3万人
                    kind, word, rank, sign = (
                        "move",
                        text[token.start : end],
                        3,
                        1 if last == "增" else -1,
                    )
                if not compare:
                    compare, against = token.value, comparator_words(text[token.start : token.stop])
                end = token.start
                if text[end] in "比较" and text[end - 1 : end] in _SET_BESIDE and end > start:
                    end -= 1  # 相|比上月, 对|比上月
                continue
            if token.kind == "time":
                lead = text[token.start - 1] if token.start > start else ""
                led = led_from(text, start, token.start) if lead == "的" else -1
                if led >= 0:  # 比疫情前的2019年增长
                    compare, when, against, end = "other", token.value, text[token.start : token.stop], led
                elif (
                    lead
                    and lead in "比较与同"
                    and not (token.start - 2 >= start and text[token.start - 2] in "环")
                ) or (  # 和113年|相较增加
                    lead == "和" and text.startswith(("相较", "相比", "比较"), token.stop)
                ):
                    mean = compare == "average" and token.value.part == "years"
                    compare, when = compare if mean else "other", token.value
                    against = text[token.start : token.stop]
                    end = token.start - 1
                    if text[end - 1 : end] in _SET_BESIDE and end - 1 >= start:
                        end -= 1
                elif (
                    text.endswith(_EXCEEDS, start, token.start) and text[token.stop : token.stop + 1] != "的"
                ):  # 进度超过去年同期1.1个百分点
                    kind, word, rank, sign, bound = "move", "超过", 3, 1, "="
                    compare, when, against = "other", token.value, text[token.start : token.stop]
                    end = token.start - (1 if lead == "超" else 2)
                elif lead and lead in "由从自" and kind == "arrive":
                    break
                else:
                    end = token.start - (lead == "继" and token.start - 1 == start)  # 继2020年突破
                    paired = token.stop if lead and lead in "和与及、" else 0
                continue
            if token.kind in ("nest", "number", "rank", "none", "fold"):
                break
            if token.kind == "basis":
                real, end = token.value, token.start
                continue
            if token.kind != "mark" and token.value != "word:进一步":
                break
        if last == "）":  # 升幅（即基本通胀率）为1.7%
            at = text.rfind("（", start, end)
            if start < at and not holds(text, DIGITS, at, end):
                end = at
                continue
        for row in tails.get(text[end - 2 : end]) or tails.get(last, ()):
            said = row[0]
            size = len(said)
            if (
                end - size >= start
                and (size < 3 or text[end - size : end] == said)
                and not (said[0] in _SPLIT and _splits_word(text, end - size))
            ):
                break
        else:
            if end - 1 > start and (last in _SKIPPED or (last == "在" and text[end - 2] in "幅速")):
                end -= 1
                continue
            if last == "过" and end == stop and text[end - 2 : end - 1] in _PASSED:
                bound, end, verb = ">", end - 1, True  # 到位资金|过|100亿元
                continue
            done = more_done(text, start, end, ends) if end == stop and not ratio else -1
            if done >= 0:  # 比上年|多开工|6个
                kind, word, rank, sign, end = "move", text[done:end], 3, -1 if text[done] == "少" else 1, done
                continue
            break
        _, which, payload = row
        begins = said[0]
        plain = begins not in _ASKED_MORE and size > 1
        if plain:
            pass
        elif begins in "高低多少大小快慢" and text[end - size - 1 : end - size] == "最":
            break  # 给予最高200万元奖励, 单日最高达
        elif size == 1:
            if said == "录" and text[end - 2 : end - 1] in _RECORDS:
                break  # 名录42项
            if (said == "报" and text[end - 2 : end - 1] in _FILING) or text[end - 2 : end] == "结转":
                break  # 举报42件, 上年结转2亿元
            taken_in = said == "超" and text[end - 3 : end - 1] in _TAKEN_IN  # 营业收入|超9.88万亿元
            if which in _IN_SHORT and text[end - 2 : end] in lexicon.heads and not taken_in:
                break  # 出超, 起降
            if said == "到" and text[end - 2 : end - 1] in _GOT:
                break  # 接到5起投诉
            if said == "还" and text[end - 2 : end - 1] in _GIVING_BACK:
                break  # 稳岗返还3.1亿元
            if said == "高" and text[end - 2 : end - 1] in _SCHOOLED:
                break  # 普高3514人
            if said == "有" and text[end - 2 : end - 1] == "实":
                break  # 期末实有1.26万户
            if said == "升" and text[end - 2 : end - 1] == "每":
                break  # 汽油每升7.12元
            if said == "约" and end - 2 >= start and text[end - 2] in _BOUND_BY:
                break  # 签约
        if not plain:
            if begins == "约" and size == 2 and end - 3 >= start and text[end - 3] in _BOUND_BY:
                end -= 1  # 买卖合约|占5897份, 契约|有2911宗
                continue
            if size == 1 and begins in "达及" and text[end - 2 : end] in _REACHED and end - 2 >= start:
                break  # 线路通达|45个国家
            if begins == "计" and end - size > start and text[end - size - 1] in _COUNTING:
                break  # 纳入统计的75个
            if said in _OR_MORE and (share or text.endswith(_SIZED, start, end - size)):
                break  # 其中限额以上36.5亿元; 硕士以上|占12.6%; 90平方米及以下|上涨0.1%
            if said == "以下" and text[end - 3] in "县乡镇" and end - 3 >= start:
                break  # 县以下|11.9亿元
            if begins == "均" and end - size > start and _is_mean(text, end - size):
                if size == 1:
                    break  # 日均|同比增长
                size, said = size - 1, said[1:]  # 人均|达2.6平方米
        if which in _IN_HEADS and is_head(text, start, end, size, lexicon):
            break
        if which == "sum" and size == 3 and is_head(text, start, end - 1, 2, lexicon):
            end, verb = end - 1, True  # 收入总计|为40亿元
            break
        if not plain and which == "arrive" and said[0] == "降" and text[end - size - 1 : end - size] == "起":
            end, verb = end - size + 1, True  # 航班起降|为47万架次
            continue
        end -= size
        if which == "move":
            if said in _SENT_ON and text[end - 1 : end] in _WARES and end > start:
                end += size
                break  # 快递|上行|86万件
            to = text[end + size : end + size + 1]
            if rank < 3 and (to in _LED_TO or (to == "为" and not ratio)):
                kind, word, rank, sign = "arrive", said, 3, 1  # 缩短|至4.8天
                continue
            led_to = to == "达" and not ratio and rank < 3 and not compare
            if led_to and text.startswith("达到", end + size) and not holds(said, _BY_SO_MUCH):
                kind, word, rank, sign = "arrive", said, 3, 1  # 进一步扩容|达到36万平方米
                continue
        else:
            if which == "hedge":
                if said == "余" and text[end - 1 : end] in ("其", "剩"):  # 其余|6个, 剩余|3亿元
                    end += size
                    break
                if bound == "=" and not (said in _LIMITS and text[end + size : end + size + 1] == "的"):
                    bound = _BOUNDS[payload]  # 亿元以上的|67个: of a class, itself no limit
                if said == "突破":
                    verb = True
                continue
            if which == "degree":
                if "价格" in said or "不变价" in said or "可比价" in said or said == "实际":
                    real = "real"
                elif "口径" in said:
                    real = "comparable"
                elif said == "名义":
                    real = "nominal"
                continue
            if which == "verb":
                verb = True
                each = each or said.startswith(("分别", "依次", "各为"))
                continue
            if which == "each":
                each = True
                continue
            if which == "sum":
                total = verb = True
                continue
            if which == "noun":
                noun, named = int(payload), said
            elif which == "rate":
                gives = True
                if kind == "arrive":
                    break  # 对经济增长的|贡献率|提升到56%
            elif which == "share":
                share = True
                if said == "占" and text[end - 1 : end] == "的" and end > start:
                    kind, word = "share", said
                    break  # 订单增加的|占31.5%
        if not compare and which in ("move", "noun"):
            if (
                end > start
                and text[end - 1] in "均合"
                and text.endswith(("月均", "复合"), start, end)
                and end - 1 not in ends
            ):
                compare, end = "average", end - 2  # 月均增速, but not 月均用电量; 复合增长率
                over = _SO_MANY_YEARS.search(text, start, end)
                end = over.start() if over is not None else end  # 近两年|复合增长率
            elif plain:
                pass
            elif which == "move" and said[0] in _CUT:
                compare = "yoy" if said[0] == "年" else "mom"
            elif which == "move" and said.startswith("按年"):
                compare = "yoy"
        if rank < _RANKS[which]:
            kind, word, rank = which, said, _RANKS[which]
            sign = int(payload) if payload else 1
            if said in COMPARATIVES and not compare and end + size < stop:
                named_ = text[end + size : stop].strip("的约")  # 快于整体13个百分点
                past = not named_ or named_.startswith(_YEAR_AGO)
                compare, against = ("", "") if past else ("other", named_)
    whole = None
    reached = kind == "move" and share and ratio and text.endswith(("达到", "达"), start, stop)
    if ratio and (kind == "arrive" or (reached and compare == "")) and share and compare != "other":
        kind = "share"  # 比重攀升|达到56.2%
    if ratio and kind == "arrive" and gives:
        kind = "rate"
    gained = ratio and stands(text, stop - 1, OF) and kind in ("noun", "move") and word.endswith(("额", "量"))
    if gained and text.rfind("占", start, end) >= 0:
        kind, word, end = "", "", stop  # 占全省出口净增额的82.7%
    if ratio and kind in ("", "share"):
        at = text.rfind("占", start, stop)
        used = at >= 0 and text[at + 1 : at + 2] == "用" and _OF_USE.match(text, at) is not None
        if at >= 0 and (used or not text.startswith(_NOT_SHARES, at)):
            kind, word = "share", "占"
            whole = _whole(text, at + 1, stop, end)
            if text[end:at].lstrip("的") not in _HELD:
                end = at - (at > start and text[at - 1] in "所独")
        else:
            for equal in ("相当于", "相等于", "约当"):
                at = text.rfind(equal, start, stop)
                if at >= 0 and kind == "":
                    kind, word, whole = "share", equal, _whole(text, at + len(equal), stop, stop)
                    end = at
            gave = _GAVE.search(text, start, stop) if kind == "" and "贡献" in text[start:stop] else None
            if gave is not None:  # 完成营业额3.6亿美元，贡献了|全省的58.2%
                kind, word, whole, end = "share", "占", _whole(text, gave.end(), stop, stop), gave.start()
    mean = compare == "average" and not ratio  # 比GDP年均增速|低0.8个百分点
    if (not compare or mean) and kind in ("move", "flat", "noun"):
        at = find_comparative(text, start, end)
        if at >= 0:
            until = paired if paired and text[end - 1] in "和与及、" else end  # 比一季度和|上半年|均回落
            if until == at + 1 and text.startswith(_AS_A_WHOLE, until):  # 比整体|高, 比总体增速|快
                until = max(until, text.rfind(word, until, stop))
            compare, against, end = "other", text[at + 1 : until].strip("的，、"), at
            against = against.rstrip("要还更")  # 比总体增速|要|高
            end -= at > start and text[at - 1] == "同"
            if _YEAR_BEFORE.fullmatch(against) or LAST_YEARS.fullmatch(against):
                compare, against = "yoy", ""
    compares = kind in ("", "noun") and holds(text, _COMPARES, start, end)
    if compares and _COMPARATIVE.search(text, start, end):
        for said in _IN_ORDER:
            at = text.rfind(said, start, end)
            names = at >= 0 and text.startswith(_STANDING, at)  # 领先指标为98.31
            parted = ratio and at >= 0 and text.find("速，", at, end) >= 0  # 低于全市平均增速，|分别为3.4%
            if parted:
                kind, end = "noun", at
                break
            if at >= 0 and not names and not text.startswith(_CLASSES, at + len(said)):  # 达到或好于Ⅲ类
                kind, word = "move", said
                sign = -1 if said[0] in "低慢落小" else 1
                compare, against, end = "other", text[at + len(said) : end].strip("的"), at
                break
    if kind or compare:
        end = trimmed(text, start, end, ends, lexicon)
    return Predicate(
        end, kind, word, sign, bound, compare, against, when, each, total, verb, noun, named, share, real,
        whole,
    )  # fmt: skip


def _behind_time(text: str, start: int, end: int, ends: dict[int, Token]) -> int:
    """Where the time of 与9月比较 ends when such a comparison's last word ends at *end*, else 0."""
    for said in ("相比较", "比较", "相比", "相较", "比"):
        if text.endswith(said, start, end):
            at = end - len(said)
            token = ends.get(at)
            if token is None and said != "比":
                opened = text.rfind("（", start, at) if text[at - 1] == "）" else at
                token = ends.get(behind_measure(start, opened, ends, text) or opened)
            if token is None:
                return 0
            led = (token.kind == "time" and text[token.start - 1] in "与同和跟") or (
                token.kind == "compare" and text[token.start] in "与同和跟"  # 与去年同月|比较
            )
            return token.stop if led else 0
    return 0


def _is_mean(text: str, at: int) -> bool:
    """Whether 均 at *at* ends the word for a mean: 日均, 月均, but of 各月均 and 6月均 each one's."""
    each = text[at - 1]
    if each == "生":
        return at < 2 or text[at - 2] not in _NO_PUPILS
    return each in _EACH_ONE or (each == "月" and at > 1 and text[at - 2] not in _NO_MONTHS)


_AGES: Final = frozenset("青老少幼童壮财")
"""What 年 ends a word with, an age of people or a year of accounts: 青年, 2011财年."""


def _splits_word(text: str, at: int) -> bool:
    """Whether a word that begins with 年, 月, 季 or 比 at *at* would cut another: 上|年增长, 同|比增."""
    if text[at] == "比":
        return at > 0 and text[at - 1] in "同环对"
    if at > 1 and ("A" <= text[at - 2] <= "z" or text.startswith("均年增率", at - 1)):
        return False  # M2|年增率, M2平均|年增率
    if text[at] == "年" and text[at - 1 : at] in _AGES:
        return True  # 青|年增长
    if text[at - 1 : at] == "）":  # 上（9）|月增加
        at = text.rfind("（", 0, at)
    return at > 0 and text[at - 1] in "上去全本今同该每近当前均按半0123456789一二两三四五六七八九十个首次末"


def _whole(text: str, start: int, stop: int, tail: int) -> tuple[int, int] | None:
    """Where the denominator's words stand after 占, without 比重 and verbs; None when there are none."""
    end = min(stop, max(tail, start))
    taken = text[start : start + 1] in _TAKEN and not text.startswith(_ARRIVING, start)
    if taken and end - start > 2:  # 占去|全市的, 占到|货物出口额的
        start += 1
    turning = text.find("由", start, end) >= 0 or text.find("从", start, end) >= 0
    moved = _MOVED_SHARE.search(text, start, end) if turning else None
    if moved is not None:  # 占全部投资比重由上年同期的38.1%
        end = moved.start()
    if text[start : start + 1] == "比" and text[start : start + 2] != "比较":
        return None
    changed = True
    while changed:
        changed = False
        if text.endswith(_WHOLE_TAILS, start, end):
            for said in _WHOLE_TAILS:
                if text.endswith(said, start, end):
                    end -= len(said)
                    changed = True
        while end > start and text[end - 1] in "的达到为约近超过了":
            end -= 1
            changed = True
    return (start, end) if start < end else None


def trimmed(text: str, start: int, end: int, ends: dict[int, Token], lexicon: Lexicon) -> int:
    """Drops words of degree and times that stand before a move: 进出口|继续保持|增长."""
    while end > start:
        token = ends.get(end)
        if token is not None and token.start >= start and token.kind in ("time", "compare"):
            end = token.start
            continue
        if token is not None and token.kind in ("city", "province"):
            return end  # 成都|占
        for said, which, _ in lexicon.tails.get(text[end - 2 : end]) or lexicon.tails.get(text[end - 1], ()):
            if said == "均" and _is_mean(text, end - 1):
                return end
            if which in ("degree", "each") and text.endswith(said, start, end):
                end -= len(said)
                break
        else:
            return end
    return end
