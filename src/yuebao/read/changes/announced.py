"""What a list with a colon before it is of: 主要险种增长率分别为：企财险8.2%；货运险9.9%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind
from yuebao.read.changes.growth import RATES, read_rate
from yuebao.read.names.topics import lead_to_members
from yuebao.read.names.units import employed
from yuebao.read.proportions.shares import read_share
from yuebao.read.state.context import Announced
from yuebao.read.state.drafts import PERCENT
from yuebao.read.state.spoken import Subject, out_of_zone
from yuebao.read.words.list_titles import list_title
from yuebao.read.words.phrases import clean, county_of

if TYPE_CHECKING:
    from yuebao.core.unit import Unit
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.manner import Predicate
    from yuebao.read.words.scan import Token

RATED: Final = re.compile("(?:同比|年)?(?:年?增率|成长率|增长率|增速|增幅|升幅|跌幅|变动率)$")
_MOVED: Final = re.compile(
    "(?:同比|环比|年)?(?:年?增率|成长率|增长率|增速|增幅|升幅|涨幅|降幅|跌幅|减幅|变动率)$"
)
_FALLS: Final = frozenset("降跌减")
_LISTED: Final = re.compile("(?:分别|依次|各自)(?:为|是|达到?)|如[下次]$")
_OF_EACH: Final = re.compile(
    "(?:(?:其中|全[国省市县区])?的?(?:世界|全球)?(?:各|主要|重点|其他|其它|其余|分|[两二三四五六七八九十0-9]+[大个次]"
    "|前[两二三四五六七八九十0-9]+[位大]))+个?(?:主要|重点)?[类级]?"
    "(?:国家(?:[和及与/]地区|（地区）)|险种|险类|[^，、]{0,4}(?:等级|类型)|行业|产业|品种|板块|类别|类|领域|区域|地区|城市|县市区|区县|县区|园区|功能区|开发区|国家|市场|来源地"
    "|公司|企业|部门|业态|门类|商品|产品|服务|项目|区|县|市|省份)+(?:（地区）)?(?:最新)?的?(?=.)"
)
"""The members, as one word before what is told of each: 主要险种|增长率, 三大产业的|增速."""

_TITLED_ENTRY: Final = re.compile(
    "(?P<title>[^，、]{0,20}?前[一二三四五六七八九十两0-9]+[位名大强个]?的?(?:[^，、为是有]{1,6}?(?:[国地区县市园]|市场|企业|商品|领域|行业))?"
    "(?:分别|依次|主要)*[为是有])(?P<first>[^，、的]{2,12})"
)
_MEASURED_ENTRY: Final = re.compile(
    "(?:承接|其中)?(?:来自|对)?(?:前[一二三四五六七八九十两0-9]+[位名大强个]?|[两三四五六七八九十]大|各|主要)的?[^、为是有]{0,8}?"
    "(?:国家和地区|国家|地区|市场|来源[地国]|发包[地国]|目的[地国]|贸易伙伴|城市|园区|区县|县区|县市区|区市县|市|区|县|行业|领域)的?"
    "(?P<measure>[^、为是有]{2,12}?)(?:分别|依次)*[为是](?P<first>[^，、的]{2,12})"
)
"""The same with the measure behind what the members are: 前五大发包市场|离岸执行额|分别为|美国."""
_SHARES: Final[tuple[str, ...]] = ("占比", "比重", "份额", "占比为", "占比分别为", "占比情况")
_ORDERED_BY: Final = re.compile("（(?:[以按]|根据)(?P<of>[^（），]{3,14}?)计算?）")
"""What says by which measure the members are ordered: 前十位国家/地区|（以实际投入外资金额计）."""


_SPOKEN_BY: Final = re.compile(
    "[^，。；：、0-9]{0,9}(?:(?<![东西南北中全内外下上])(?<!事业)部|[局署厅]|统计处|计总?处|海关|央行|人民银行|研究院|中心|(?:协|公|商|联|联合|学|委员|[发管监储改])会)"
    "：(?=(?:20)?[0-9]{2,4}年|[0-9]{1,2}(?:[-—~～至到][0-9]{1,2})?[月日]|前[0-9一二三]|首[0-9一二三四五六七八九十]|第?[一二三四]季|[上下]半年|上[月季]|[今去全本]年)"
)
"""Who tells what the line behind the mark says of a time: |财政部：|11月出口."""
_OFFICE_ENDS: Final = frozenset("部局署厅处关行院心会")


def read_announced(speech: Speech, words: str, said: str) -> bool:
    """Speaks of what is told of each member of the list that *words* lead to, if they lead to one; of nothing
    where *said* is only who tells what comes next.
    """
    if said[-1:] in _OFFICE_ENDS and _SPOKEN_BY.match(speech.text) is not None:
        return True  # 财政部：11月出口
    if words.endswith(_SHARES):
        return _announce_shares(speech, words)
    if ("进度" in words or "完成率" in words) and (done := _DONE.fullmatch(words)) is not None:
        return _announce_done(speech, clean(done["of"]))
    ordered = _IN_ORDER.search(said) if "到" in said else None
    if ordered is not None:  # 按增速由高到低排列依次为：园区（85.2%）
        words = said = said[: ordered.start()].lstrip("按从以") + "分别为"
    if _LISTED.search(said, max(0, len(said) - 4)) is None:
        if list_title(words) == words:
            return False
        words = words.rstrip("为是有")  # 执行额前三位的国家为：美国3亿元
    context, opened = speech.context, _LISTED.sub("", words).removesuffix("情况").removesuffix("完成")
    moved = _MOVED.search(opened)
    measure = opened[: moved.start()] if moved is not None else opened
    by = _ORDERED_BY.search(said) if said.find("计") > 0 else None
    members = _OF_EACH.search(f"{measure}的") if by is None else None
    titled = list_title(measure) if members is None else ""
    if by is not None:
        measure = by["of"]
    elif members is not None:
        measure = clean(measure.replace(members.group().removesuffix("的"), "", 1))
    elif titled and titled != measure:  # 执行额排名前三的园区分别为; 出口增速居前三位的是
        moved = moved if moved is not None else _MOVED.search(titled)
        measure = clean(titled if moved is None else titled[: moved.start()])
    elif moved is None:
        return False
    spoken = context.topic or context.subject
    if measure and speech.naming.head(measure)[1] is not None:
        all_ = employed(speech) if measure == "从业人员" else None  # 企业数…。从业人员居前三位的行业是：
        spoken = all_ or speech.name(measure, dimension="", section="none")
    elif measure or moved is None:
        return False
    if spoken is None or spoken.known is None:
        return False
    kind: Kind = "ratio" if spoken.known.nature == "ratio" else "level"
    falls = moved is not None and moved.group()[-2] in _FALLS
    kind = RATES[context.compare] if moved is not None else kind
    return _announce_each(speech, spoken, kind, -1 if falls else 1)


_IN_ORDER: Final = re.compile(
    "[由从](?:高|大|快|多)[到至](?:低|小|慢|少)(?:进行)?(?:排列|排序|排名|依?次序)?"
)
_DONE: Final = re.compile(
    "[按从]?(?P<of>[^，、]*?)(?:年度|全年)?(?:目标|任务)*(?:完成)?(?:序时)?(?:进度|完成率|率)"
    "(?:[由从](?:高|快)[到至](?:低|慢)(?:排列|排序|排名)?|看)?(?:(?:较快|居前|靠前|较高|排名?在?前|前)[^，、]{0,8}?的?)?"
    "(?:[^，、]{0,3}(?:地区|区县|县区|县市|板块|园区|单位))?(?:依次|分别)?[为是有]?"
)
"""What tells that percents say how much of the year's aim each place did: 按完成进度由高到低排列."""


def _announce_done(speech: Speech, of: str) -> bool:
    """Speaks of *of*, or of what was told last, for how much of its aim each place did: 完成进度较快的有："""
    context = speech.context
    if of and speech.naming.head(of)[1] is None:
        return False
    done = speech.name(of, dimension="", section="none") if of else context.subject or context.before
    if done is None or done.known is None or done.known.nature not in ("flow", "stock"):
        return False
    return _announce_each(speech, done, "completion")


def _announce_shares(speech: Speech, words: str) -> bool:
    """三大业务类型占比：ITO 46.7%: speaks of the whole whose parts' shares are told next, if one was told."""
    of = words.removesuffix("分别").rstrip("为是")
    of, context = clean(of[:-2].removesuffix("所").removesuffix("的")), speech.context
    if speech.naming.head(of)[1] is not None:
        whole: Subject | None = speech.name(of, dimension="", section="none")
    elif "、" in of or not of:
        return False
    else:
        whole = context.measured(context.topic, context.subject)
    if whole is None or whole.known is None or whole.known.nature not in ("flow", "stock"):
        return False
    return _announce_each(speech, whole, "share")


def _announce_each(speech: Speech, measured: Subject, kind: Kind, sign: int = 1) -> bool:
    """Speaks of what is *measured* for the members to come, each with one number of *kind* and *sign*."""
    measured = out_of_zone(measured)._replace(level=None, period=None)
    lead_to_members(speech, measured)
    speech.context.announced = Announced(measured, kind, sign)
    return True


def titled_entry(speech: Speech, words: str) -> str:
    """*words* without the title of a list that its first member follows at once, which is spoken of for the
    members to come: 执行额前三位的国家为|美国|2.4亿美元、日本.
    """
    led = _MEASURED_ENTRY.fullmatch(words)
    known = speech.naming.head(led["measure"])[1] if led is not None else None
    if led is not None and known is not None and known.nature == "flow" and _is_member(speech, led["first"]):
        _announce_each(speech, speech.name(led["measure"], dimension="", section="none"), "level")
        return _first_of(speech, led["first"])
    led = _TITLED_ENTRY.fullmatch(words)
    if led is None or not (list_title(led["title"]) == "" or read_announced(speech, led["title"], "")):
        return words
    if speech.context.announced is None and speech.kind_of(led["first"]) == "city":
        return _first_of(speech, led["first"])
    return led["first"]


def _is_member(speech: Speech, words: str) -> bool:
    """Whether *words* name one of what a list tells: a place, a partner, a trade."""
    return bool(speech.kind_of(words)) or words.endswith("业") or words in speech.lexicon.members


def _first_of(speech: Speech, first: str) -> str:
    """The *first* member of a list: nothing where it is a city or a county, which is spoken of then."""
    if speech.kind_of(first) != "city" and county_of(first) != first:
        return first
    speech.context.area, speech.placed, speech.context.apart = speech.area_of(first) or first, True, True
    return ""


def read_entry(speech: Speech, run: list[Token], unit: Unit | None, told: Predicate, words: str) -> bool:
    """Reads a member of an announced list with its number alone: 企财险|8.2%; says whether it is one."""
    announced, naming = speech.context.announced, speech.naming
    if announced is None or len(run) > 1 or told.kind or told.compare or told.against:
        return False
    measure, kind = announced.measure, announced.kind
    if (unit is not None and unit.dimension == "%") != (kind != "level"):
        return False
    if naming.head(words)[1] is not None or (not words and not speech.placed):
        return False
    if not words:
        subject = measure
    elif speech.kind_of(words):
        goods = any(dimension in ("product", "category") for dimension, _ in measure.parts)
        subject = (speech.with_place if goods else speech.with_member)(measure, words)  # 木材进口量…：俄罗斯
    else:
        subject = naming.member(words, measure)
    if kind == "share":
        base = Base(name=measure.indicator, measure=measure.measure, breakdown=measure.parts)
        speech.add(run[0], unit or PERCENT, kind, subject, "announced:share", bound=told.bound, base=base)
        return True
    speech.each(run, [unit], (subject,), kind, f"announced:{kind}", told, sign=announced.sign)
    if kind == "level" and unit is not None:
        last = speech.offset + len(speech.drafts) - 1
        subject = subject.told(last, unit.dimension, speech.drafts[-1].period)
        speech.context.told += (subject,)  # …分别为：国道17万公里、省道31万公里，分别增加
    speech.speak_of((subject,))
    return True


def read_as_said(
    speech: Speech,
    clause: Clause,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    words: str,
    what: str,
) -> None:
    """Reads per cents that say nothing themselves as *what* was said over them: ``share``, or else a rate."""
    if what == "share":
        read_share(speech, clause, run, units, told._replace(kind="share"), words)
    else:
        read_rate(speech, run, units, told._replace(kind="noun", word="、"), words)


_RATE_LED: Final = re.compile("率(?:方面|部分)?[，：]")


def of_rate_led(speech: Speech, words: str, run: list[Token]) -> str:
    """What *words*, which stand bare before the percentage of *run*, are of, where the clause that opens the
    sentence names a rate and no number: 住用率，|观光旅馆|62.4%、民宿21.3%; *words* alone elsewhere.
    """
    of = speech.context.subject
    known = of.known if of is not None else None
    if of is None or known is None or known.nature != "ratio" or known.printed[-1] != "率":
        return words
    told = speech.drafts[speech.opened :]
    if not words or len(run) > 1:
        return words
    if told and (told[-1].rule != "ratio" or told[-1].subject.known is not known):
        return words
    stop = told[0].start if told else run[0].start
    led = _RATE_LED.search(speech.text, speech.text.rfind("。", 0, stop) + 1, stop)
    if led is None or speech.naming.head(words)[1] is not None:
        return words
    return words + (known.printed if len(known.printed) > 1 else of.before[-2:] + known.printed)


_LENT_AT: Final = re.compile("贷款(?P<rate>(?:加权)?平均利率|利率)$|(?P<lost>不良贷款率|不良率)$")
"""How a rate of loans is called, by what stands behind them."""


def of_loans(speech: Speech, words: str) -> str:
    """What loans that *words* name are at, behind a rate of loans that they are a part of, or at which others
    are lent: 企业贷款加权平均利率3.6%，其中|普惠小微贷款|4.2%; *words* alone elsewhere.
    """
    of = speech.context.whole or speech.context.subject
    lent = _LENT_AT.search(of.indicator) if of is not None else None
    if lent is None or (lent["lost"] and speech.context.whole is None):
        return words
    return words + (lent["rate"] or lent["lost"])
