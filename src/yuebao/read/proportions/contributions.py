"""Contributions: who pulls, what is pulled, by how many points; and contribution rates."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind, base_called
from yuebao.core.unit import Unit
from yuebao.read.names.members import industries
from yuebao.read.names.pointers import all_of_these, grown, last_moved, so_many_moved
from yuebao.read.names.spelled import spelled_out
from yuebao.read.proportions.little import (
    BY_LITTLE,
    MADE_TOO,
    OF_LITTLE,
    RULE_MADE,
    give_of,
    of_place,
    place_of,
    read_little,
)
from yuebao.read.proportions.owners import of_owner
from yuebao.read.proportions.wholly import income_pulled, of_whole_place
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT, Draft
from yuebao.read.state.spoken import Subject, as_one
from yuebao.read.words.compounds import hold, loose
from yuebao.read.words.manner import ABOUT, Predicate
from yuebao.read.words.phrases import clean, last_member, split_list
from yuebao.read.words.predicates import before_number
from yuebao.read.words.scan import Token

_PULLS = (
    *("向上拉动", "向下拉动", "向上带动", "向下带动", "向上推动", "下拉", "拉动", "拉高", "拉低"),
    *("拖累", "拖低", "拉升", "推高", "带动", "影响", "推动"),
    "使(?=(?:[^，。；]{0,6}总指数|[CP]PI|[^，。；]{0,4}物价|居民消费价格)[^，。；]{0,4}[上下][涨跌升降])",
)
DRAGS: Final = ("向下拉动", "向下带动", "下拉", "拉低", "拖累", "拖低")
_PULLED, _PULLED_UP = re.compile("|".join(_PULLS)), re.compile("|".join(_PULLS[:9]))
_CONTRIBUTED = re.compile("(?:对|为)(?P<to>.*?)[的之]?负?(?:(?:拉动|带动|推动)?贡献|拉动|影响)")
_PULLS_IT = re.compile("[^，。；为达分约近作的]{3,}(?:增长|上升|增速|上涨|下降)")
_SAID_BEFORE = re.compile(
    "(?P<who>[^，。；：]{2,16}?)对(?:全[国省市县区])?(?P<to>[^，。；：]{2,16}?)(?:增长)?的?(?:拉动作用|贡献率?)(?:最为?|仍|尤为|更)?(?:大|高|突出|明显|显著|居首)，$"
)
"""Who contributed most to what, before by how much: 工业对经济增长的贡献最大，|贡献率达."""
_EACH_OF_THESE: Final = frozenset({"两者", "二者", "三者", "这两者", "两项", "三项"})
_THESE = re.compile(
    "(?:上述|以上|这)?(?:[两二三四五]|上述)(?:者|项|类?商品|类|个方面|大?领域|大?[行产]业|个?(?:县区|区县|县市|市县|市州|园区|片区|[区县市地省国]))(?:合计|共)?"
)
_GROWTH = ("增长", "成长", "增速", "涨幅", "降幅", "同比", "上涨", "的")
_PULLING: Final = frozenset({"力", "率", "作用", "幅度", "点数", "程度", "其", "它", "后者", "该指标"})
"""What is said of a pull, or points back at what was told, and names nothing that is pulled."""
_OF_GAIN = re.compile(
    "(?:合计|共同|共计)?贡献了?(?P<of>[^，。；0-9]{2,16}?(?:增量|增长额|增加额|增长量))的" + ABOUT + "$"
)
"""What part of a gain was made: 合计贡献全行业利润增量的|九成."""
_GIVES: Final = "贡献|撑起|创造|支撑"
_DOES: Final = (
    "完成|实现|承[担运]|吸[收纳引]|[集汇]聚|聚集|集中|提供|占[据有]|解决|上缴|缴纳|产出|生产|引进|拥有|接待"
)
"""Verbs of who made a part: of a whole, whose place need not be told, and of a place's."""
_PART_GIVEN: Final = re.compile(
    f"(?:合计|共同|共计|总共)?(?:(?:{_GIVES})了?(?P<all>[全我][国省市区县州])?"
    f"|(?:{_DOES})了?(?P<place>[全我][国省市区县州]))"
    "的?(?P<of>[^，。；0-9]{2,16}?)(?P<sum>总[量额])?的" + ABOUT + "$"
)
"""What measure the one spoken of made a part of, named before that part: 贡献全市|离岸执行额|的64%."""
_PART_TOO: Final = re.compile(
    f"(?:、|，?(?:和|以及|及|与)|，(?:(?:{_GIVES}|{_DOES})了?"
    "(?:[全我][国省市区县州])?的?)?)(?P<of>[^，。；、0-9]{2,16}?)(?P<sum>总[量额])?的" + ABOUT + "$"
)
"""Another measure that one made a part of, behind such a part: 贡献全市税收的60%|、就业|的80%."""
_GIVEN = re.compile("贡献了?(?P<of>[^，。；\\d]{0,6}?)" + ABOUT + "$")
MADE: Final = (
    "贡献",
    "创造",
    "完成",
    "实现",
    "聚",
    "承担",
    "吸引",
    "产出",
    "提供",
    "集中",
    "占据",
    "撑起",
    "吸纳",
    "吸收",
    "承运",
    "接待",
    "占有",
    "解决",
    "支撑",
    "上缴",
    "缴纳",
)
"""What stands before the part of a whole that somebody made: 创造了|全市42%的地区生产总值."""
_MADE_OF: Final = re.compile(
    "(?:(?:完成|实现|集聚|聚集|汇聚|吸引|产出|集中|占据|支撑)了?(?P<of>[全我][国省市区县州](?:[^，。；\\d了的]{1,6}业)?|[^，。；\\d了]{1,4}[省市])"
    "|(?:创造|承担|撑起|提供|吸纳|解决|上缴|缴纳)了?(?P<all>(?:[全我][国省市区县州](?:[^，。；\\d了的]{1,6}业)?|[^，。；\\d了]{1,4}[省市])?))的?"
    + ABOUT
    + "$"
)
_OF_WHAT = re.compile(
    "(?:以上|左右|多)?的(?P<what>[^，。；\\d]{2,12}?)(?=[，。；]|(?:、|和|以及|及|与)"
    + ABOUT
    + "[0-9一二三四五六七八九]|$)"
)
_CARRIED_OVER: Final = re.compile(
    "(?:翘尾|新(?:[涨降]价)?)(?:因素(?:的?影响)?|影响)(?:[与和、及][^，。；0-9]*)?(?:分别|均|大|约|为|是)*-?$"
)
_CARRIED: Final = re.compile("(?:翘尾|新(?:[涨降]价)?)(?:因素|影响)")
"""What part of a price's change came from the year before, and what from this one."""
_BY_ITSELF: Final = re.compile("一[项类](?:商品|产品|服务|业务)?(?:即|就|便|已)?$")
"""What says behind a name that it pulled alone: 手机|一项即|拉动."""
_PRAISED: Final = re.compile(
    "^(?P<who>[^，。；]{2,40}?[、和与及][^，。；、和与及]{2,16}?)的?(?:贡献|拉动|支撑|带动|引领|增长|增势|表现|势头)[^，。；、和与及]{1,8}$"
)
"""Several that are praised before what each gave is told: 汽车和医药制造业|贡献突出，分别拉动."""
_WHOLE_PLACE: Final = re.compile("[拉带推]动了?[全我][国省市区县州](?:增长|增速|$)")
_WHOLES: Final = ("flow", "stock")
"""What measures somebody can have made a part of."""
_RISES: Final = ("增长", "增速", "增幅", "增长率", "降幅", "涨幅", "回报", "目标", "任务", "进度", "水平")
_FIELDS: Final[tuple[str, ...]] = ("行业", "产业", "领域", "板块", "门类", "产品")
"""So many of which have a name even where none of them was told: 四大支柱产业."""
_GROWN: Final[tuple[str, ...]] = ("增幅", "增量", "增长", "增幅", "增长量")
_OF_ECONOMY: Final[tuple[str, ...]] = ("内需", "外需", "净需求", "国内需求", "净出口", "净外需")
"""Parts of demand, which are parts of the economy whatever was spoken of before."""
_ALL = ("合计", "共同", "共计")


def pull_word(said: str, *, points: bool = True) -> str:
    """The word of contribution in *said* (拉动); beside points also the weaker ones (带动)."""
    found = (_PULLED if points else _PULLED_UP).search(said)
    return found.group() if found is not None else ""


def read_contributed(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, start: int, said: str
) -> bool:
    """贡献了全省22.9%的增量, 贡献了全市七成以上的税收: what part of it the spoken subject made."""
    text, subject = speech.text, speech.context.subject
    if len(run) == 1 and read_little(speech, run[0], units[0], told, said):
        return True
    if "的" in said[-3:] and part_too(speech, run, told):
        return True
    if "贡献" not in said:
        if not _is_made(speech, said):
            return False
        if text[run[-1].stop : run[-1].stop + 1] not in "的以左多":
            return len(run) == 1 and "的" in said[-3:] and _part_given(speech, run[0], told, start)
    gained = _OF_GAIN.search(text, start, run[0].start)
    who = clean(speech.without(start, gained.start())) if gained is not None else ""
    who = "" if who in _ALL or _THESE.fullmatch(who) is not None else who
    if gained is not None and (subject is not None or who) and len(run) == 1:
        several = speech.context.subjects
        if who:
            one = (_contributors(speech, who, None, 1) or (speech.name(who, dimension="", section="ratio"),))[
                0
            ]
        else:
            one = as_one(several) if len(several) > 1 else several[-1]
        gain = Base(name=clean(gained["of"]), measure=clean(gained["of"]))
        speech.add(
            run[0], units[0] or PERCENT, "contribution_rate", one, RULE_MADE, bound=told.bound, base=gain
        )
        return True
    one_part = len(run) == 1 and text[run[0].start - 1] in "的约近超过逾"
    if one_part and _part_given(speech, run[0], told, start):
        return True
    what = _OF_WHAT.match(text, run[-1].stop)
    last = speech.drafts[-1] if speech.drafts else None
    if last is not None and last.rule == RULE_MADE and last.kind == "share" and last.stop <= start:
        too = MADE_TOO.fullmatch(text, last.stop, run[0].start) is not None
        if too and what is not None and len(run) == 1:
            base = Base(name=place_of(last) + what["what"], measure=what["what"])
            if of_place(last):
                give_of(speech, run[0], units[0], told, place_of(last), what["what"], RULE_MADE)
                return True
            owner = subject if subject is not None and subject.known is None else last.subject
            its = of_owner(speech, owner, what["what"])
            speech.add(run[0], units[0] or PERCENT, "share", its, RULE_MADE, bound=told.bound, base=base)
            return True
        if too or last.stop == start:
            return False
    given = _GIVEN.search(text, start, run[0].start)
    if given is None and (what is None or what["what"].endswith(_RISES)):
        return False
    made = _MADE_OF.search(text, start, run[0].start) if given is None else None
    at = given or made
    if at is None or len(run) > 1:
        return False
    of = given["of"] if given is not None else at["of"] or at["all"] or ""
    agent = clean(speech.without(start, at.start())) if text[start] != "的" else ""
    by_little = BY_LITTLE.match(text, text.rfind("，", 0, start) + 1, at.start()) if not agent else None
    if by_little is not None:
        agent = clean(speech.without(by_little.start("who"), by_little.end("who")))
    elif not agent:
        of_little = OF_LITTLE.match(text, text.rfind("。", 0, start) + 1, start)
        if of_little is not None:
            agent = clean(speech.without(of_little.start("who"), of_little.end("who")))
    if not agent and what is not None and of_place(last):
        give_of(speech, run[0], units[0], told, of, what["what"], RULE_MADE)
        return True
    if subject is None:
        if what is None or len(agent) < 2:
            return False
        subject = speech.name(agent, dimension="", section="ratio")  # 经开区贡献了全市六成的外资
    if what is None and of.endswith(_GROWN):  # 两者合计贡献总增幅逾九成
        two = speech.drafts[speech.opened :][-2:] if _THESE.fullmatch(agent) is not None else []
        both = tuple(draft.subject for draft in two) if len({draft.kind for draft in two}) == 1 else None
        one = as_one(both) if both is not None else subject
        gain = Base(name=of, measure=of)
        speech.add(
            run[0], units[0] or PERCENT, "contribution_rate", one, RULE_MADE, bound=told.bound, base=gain
        )
        return True
    if what is None:
        return False
    if agent and agent not in _ALL and not speech.naming.is_generic(agent):
        subject = speech.name(agent, dimension="", section="ratio")
        speech.speak_of((subject,))
    kind: Kind = "contribution_rate" if what["what"].endswith(_GROWN) else "share"
    base = Base(name=of + what["what"], measure=what["what"])
    its = of_owner(speech, subject, what["what"]) if kind == "share" else subject
    speech.add(run[0], units[0] or PERCENT, kind, its, RULE_MADE, bound=told.bound, base=base)
    return True


def _part_given(speech: Speech, token: Token, told: Predicate, start: int) -> bool:
    """Adds the share of a measure named before it that the one spoken of, or named here, made:
    前十强企业|合计贡献全市离岸执行额的64%. Says whether it did.
    """
    given = _PART_GIVEN.search(speech.text, start, token.start)
    if given is None:
        return False
    whole = _whole_of(speech, given)
    who, spoken = clean(speech.without(start, given.start())), speech.context.subject
    who = "" if who in _ALL or _THESE.fullmatch(who) is not None else who
    if whole.known is None or whole.known.nature not in _WHOLES or (not who and spoken is None):
        return False
    if who:
        subject = _part_of(speech, whole, who)
        speech.speak_of((subject,))
    elif spoken is not None and spoken.head == "数":
        subject = _part_of(speech, whole, spoken.before)  # 18家企业离岸执行额超千万美元
    else:
        several = speech.context.subjects
        subject = as_one(several) if len(several) > 1 else several[-1]
        known = subject.known
        if known is not None and subject.before and known.measure != whole.known.measure:
            subject = _part_of(speech, whole, subject.before)  # 开发区出口增长5%，创造了全市税收的6%
    here, place = speech.context.area, given["all"] or given["place"] or ""
    place = "" if here is None or here == place or here[-1] == place[-1:] else place
    _give(speech, token, told, subject, whole, place)
    return True


def part_too(speech: Speech, run: list[Token], told: Predicate) -> bool:
    """Adds the share that whoever made a part of one measure made of the next: 税收的60%、|就业的|80%."""
    last = speech.drafts[-1] if speech.drafts else None
    if last is None or last.rule != RULE_MADE or last.kind != "share" or last.base is None or len(run) > 1:
        return False
    too = _PART_TOO.fullmatch(speech.text, last.stop, run[0].start)
    place = last.base.area or ""
    if too is None:
        return False
    part, first = last.subject, last.base.name.removeprefix(place)
    who = part.indicator.removesuffix(first if part.indicator.endswith(first) else part.head)
    whole = _whole_of(speech, too)
    if whole.known is None or whole.known.nature not in _WHOLES or who == part.indicator or not who:
        return False
    _give(speech, run[0], told, _part_of(speech, whole, who), whole, place)
    return True


def _part_of(speech: Speech, whole: Subject, who: str) -> Subject:
    """What *who* has of a *whole*: 外资企业 of 工业增加值 is 外资企业工业增加值."""
    part = speech.with_member(whole, who)
    if part.indicator.endswith(whole.indicator):
        return part
    return speech.naming.subject(who + whole.indicator, None)


def _whole_of(speech: Speech, told: re.Match[str]) -> Subject:
    """The measure that is *told* to have been made a part of, with the 总额 that its name has."""
    of = clean(told["of"])
    if told["sum"] and speech.naming.head(of + told["sum"])[1] != speech.naming.head(of)[1]:
        of += told["sum"]
    return speech.naming.subject(of, None)


def _give(speech: Speech, token: Token, told: Predicate, part: Subject, whole: Subject, place: str) -> None:
    """Adds the share that *part* is of a *whole*, which is a wider *place*'s where one is told."""
    base = Base(
        name=place + whole.indicator, measure=whole.measure, area=place or None, breakdown=whole.parts
    )
    speech.add(token, token.value.unit or PERCENT, "share", part, RULE_MADE, bound=told.bound, base=base)


def _is_made(speech: Speech, said: str) -> bool:
    """Whether what is *said* before a share may tell that somebody made it, or the one before it."""
    return any(word in said for word in MADE) or (bool(speech.drafts) and speech.drafts[-1].rule == RULE_MADE)


def read_contribution(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, start: int, kind: Kind
) -> None:
    """A拉动B增长x个百分点, A对B增长的贡献率为x%: what adds to what."""
    context = speech.context
    pull, agent, pulled = _parties(speech, start, run[0].start)
    if len(run) > 1 and agent.removesuffix("分别") in _EACH_OF_THESE:
        agent = ""  # 甲业增长9%，乙业增长2%，|两者|分别拉动
    if not pulled and agent.endswith(_OF_ECONOMY):
        pulled = _economy(speech)  # 合计内需贡献6.11个百分点
    elif not pulled and len(agent) > 4 and agent.endswith("经济增长"):
        agent, pulled = agent.removesuffix("经济增长"), _economy(speech)  # 第三产业|经济增长的贡献率
    target = income_pulled(speech, pulled, speech.text[start : run[0].start])
    target = target or (speech.naming.subject(pulled, None) if pulled else None)
    base = _base(speech, target)
    if base is not None and target is None and not agent and _adds_to_economy(speech, base):
        base = _base(speech, speech.naming.subject(_economy(speech), None))
    if base is None:
        speech.refuse(run, "contribution:to nothing named")
        return
    made = speech.context.subject
    if target is None and base.breakdown[:1] and base.breakdown[0][0] == "region":
        base = of_whole_place(base)
    elif (
        target is None
        and made is not None
        and made.known is not None
        and base.name == made.indicator
        and (made.area or context.area) in (None, context.item_area, context.home)
        and _WHOLE_PLACE.search(speech.text, start, run[0].start) is not None
    ):
        base = Base(name=made.head, measure=made.measure)  # 商务服务业营业收入增长23%，拉动全市增长
    subjects = _contributors(speech, agent, target, len(run))
    if subjects is None:
        speech.refuse(run, "list:the numbers do not match the subjects")
        return
    if target is None and any(base.name == one.indicator for one in subjects) and len(run) > 1:
        base = _base(speech, speech.naming.subject(_economy(speech), None)) or base  # none adds to itself
    sign = -1 if pull in DRAGS or (told.kind == "move" and told.sign < 0) else 1
    if "负贡献" in speech.text[start : run[0].start]:
        sign = -1  # 国外净需求负贡献1.73个百分点
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if pull == "影响" and told.kind != "move" and last is not None and last.kind == "yoy_rate":
        sign = -1 if last.value < 0 else sign  # 汽车制造业下降29%，影响工业增速4.6个百分点
    for token, unit, subject in zip(run, units, subjects, strict=True):
        speech.add(
            token,
            unit or PERCENT,
            kind,
            subject,
            f"contribution:{pull}",
            sign=sign,
            bound=told.bound,
            base=base,
        )
    if kind == "contribution_rate" and agent:
        context.subjects = subjects


def read_carried_over(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, said: str
) -> bool:
    """在0.7%的同比涨幅中，上年价格变动的翘尾影响约为0.2个百分点，新影响约为0.5个百分点."""
    names = _CARRIED.findall(said) if _CARRIED_OVER.search(said) is not None else []
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    moved = last.subject if last is not None and last.kind in ("yoy_rate", "mom_rate") else None
    base = _base(speech, moved) if names else None
    if base is None or len(run) not in (1, len(names)):
        return False
    names = names if len(names) == len(run) else ["和".join(names)]
    for token, unit, name in zip(run, units, names, strict=True):
        part = Subject(name, "", None, name, ())
        speech.add(
            token, unit or PERCENT, "contribution", part, "contribution:影响", bound=told.bound, base=base
        )
    return True


def _parties(speech: Speech, start: int, stop: int) -> tuple[str, str, str]:
    """The word of contribution in ``text[start:stop]``, who contributes, and to what."""
    text = speech.text
    said = text[start:stop]
    led = said.find("对", said.find("对") + 3) if "对" in said else -1
    led = led if led > 0 and said[led + 1 : led + 2] != "外" else 0  # 对东盟进出口|对进出口增长的贡献率
    pulls, contributes = _PULLED.search(said), _CONTRIBUTED.search(said, led)
    if pulls is not None and contributes is not None and contributes.end() == pulls.end():
        contributes = (
            contributes if _PULLS_IT.match(said, pulls.end()) is None else None
        )  # 对日业务|拉动执行额
    before = _SAID_BEFORE.search(text, max(0, start - 40), start) if contributes is None else None
    if before is not None and pulls is None and said.startswith("贡献"):
        named = clean(speech.without(before.start("who"), before.end("who")))
        to = clean(before["to"])
        return "贡献", named, _economy(speech) if to == "经济" else to
    if pulls is not None and contributes is not None and contributes.start() < pulls.start():
        pulls = None  # 三次产业对经济增长的拉动
    if pulls is not None:
        word, agent_stop, first = pulls.group(), start + pulls.start(), start + pulls.end()
        last = before_number(text, first, stop, speech.ends, speech.lexicon, ratio=False).stop
    elif contributes is not None:
        word, agent_stop = contributes.group()[-2:].replace("拉动", "贡献"), start + contributes.start()
        first, last = start + contributes.start("to"), start + contributes.end("to")
    else:
        told = stop if speech.context.kind == "contribution" else start  # 对…的拉动分别为：第一产业0.62
        if "贡献" in said:  # 最终消费支出对经济增长贡献率为55%，|资本形成总额|贡献率为28%
            told = start + said.index("贡献")
        word, agent_stop, first, last = "贡献", told, start, start
    agent = clean(speech.without(start, agent_stop).replace("分别", "")).removesuffix("负")
    agent = _BY_ITSELF.sub("", agent) if "一" in agent else agent
    pulled = clean(speech.without(first, last)) if first < last else ""
    for growth in _GROWTH:
        pulled = pulled.removesuffix(growth)
    pulled = "" if pulled in _PULLING else pulled  # 拉动|力|为1.1个百分点, 拉动|其|增长
    return word, agent, _economy(speech) if pulled == "经济" else pulled


_SPENT: Final = ("消费", "消费支出", "资本形成", "资本形成毛额", "输出", "输入", "净输出", "存货", "业")
"""How parts of an economy's output end, by what it is used for or who makes it."""


def _adds_to_economy(speech: Speech, base: Base) -> bool:
    """Whether what grew last adds to the economy, for it cannot add to itself, the *base* found, nor to the
    one of its kind that did: 民间消费成长1.15%，|贡献0.55个百分点.
    """
    told = speech.drafts[speech.opened :]
    last = told[-1] if told else None
    if last is None or last.kind != "yoy_rate" or not last.subject.indicator.endswith(_SPENT):
        return False
    before = next((one for one in reversed(told[:-1]) if one.kind == "contribution"), None)
    beside = before is not None and before.base is not None and before.subject.indicator == base.name
    return beside or base.name == last.subject.indicator


def _economy(speech: Speech) -> str:
    """What an economy's growth (拉动|经济|增长) is the growth of, where no more is said."""
    return "国内生产总值" if speech.context.area == "全国" else "地区生产总值"


def pulled_along(speech: Speech, start: int, stop: int) -> str:
    """What is pulled, where what it changed by itself against a time is told: 拉动|食品价格|环比下降1.3%."""
    said = speech.text[start:stop]
    pulls = _PULLED.search(said)
    if pulls is None or "贡献" in said:
        return ""
    at = start + pulls.end()
    told = before_number(speech.text, at, stop, speech.ends, speech.lexicon, ratio=False)
    pulled = clean(speech.without(at, told.stop)) if told.compare in ("yoy", "mom") else ""
    return pulled if speech.naming.head(pulled)[1] is not None else ""


def _base(speech: Speech, target: Subject | None) -> Base | None:
    """What is pulled: as named, else as in the contribution before, else the topic."""
    if target is None:
        together = _together(speech)
        if together is not None and together.base is not None:
            return together.base
        spoken = speech.context.subject
        for at in range(len(speech.drafts) - 1, -1, -1):
            draft = speech.drafts[at]
            if draft.kind in ("contribution", "contribution_rate"):
                if at < speech.opened and _of_another(draft.subject, spoken):
                    break
                return draft.base
            if (
                draft.kind == "share"
                and at >= speech.opened
                and draft.subject == spoken
                and draft.base is not None
            ):
                return draft.base  # 占规模以上服务业的24.4%，拉动全市增长
        target, lead = speech.context.topic or speech.context.subject, speech.context.lead
        counted = target is not None and target.known is None and target.head == "数"
        listed = len(speech.context.subjects) > 1 and target in speech.context.subjects
        if lead is not None and lead.known is not None and (counted or listed):
            target = lead  # 工业增加值增长。有7个行业增长，其中，甲业、乙业分别增长，合计拉动
        elif counted:
            target = speech.context.opening or target  # 产值超亿元的企业5家，对全区增长的贡献率
    if target is None:
        return None
    served = "服务" if target.family.startswith("服务") else ""
    name = f"{served}{target.flow}" if target.flow else target.indicator
    return base_called(name, target.measure, target.parts)


def _of_another(told: Subject, spoken: Subject | None) -> bool:
    """Whether what contributed before is measured otherwise than the one *spoken* of: 出口…，民间投资."""
    if spoken is None or spoken.known is None or told.known is None:
        return False
    return told.known.measure != spoken.known.measure or told.flow != spoken.flow


def _together(speech: Speech) -> Draft | None:
    """The share just told of all that were listed, who then pull together too: …，合计占比81%，拉动增长."""
    last, spoken = speech.drafts[-1] if speech.drafts else None, speech.context.subjects
    if last is None or last.kind != "share" or len(spoken) < 2 or len(speech.drafts) <= speech.opened:
        return None
    return last if last.subject.indicator == as_one(spoken).indicator else None


def _each_moved(speech: Speech, last: Subject) -> tuple[Subject, ...]:
    """All up to *last* that are told to have moved in a row, each its own part of one measure, and then to
    pull together: 鲜菜价格上涨9.7%，猪肉价格上涨12.6%，|合计|影响CPI上涨0.38个百分点; nothing for one.
    """
    at = speech.text.rfind("；", 0, speech.drafts[-1].start) if speech.drafts else 0
    drafts = [draft for draft in speech.drafts[speech.opened :] if draft.start > at]
    alike = all(
        d.kind == drafts[-1].kind and d.subject.known == last.known and d.subject.parts for d in drafts
    )
    told = tuple(draft.subject for draft in drafts)
    return told if alike and len({one.indicator for one in told}) == len(told) > 1 else ()


def _contributors(
    speech: Speech, agent: str, target: Subject | None, count: int
) -> tuple[Subject, ...] | None:
    """Who contributes, one for each of *count* numbers; None when they cannot be told apart."""
    context = speech.context
    told = tuple(one for one in context.told if one.head != "数") if count == 1 else ()
    if count == 1 and _THESE.fullmatch(agent) is not None and (many := so_many_moved(speech, agent)):
        return (all_of_these(speech, many),)
    if len(told) > 1 and _THESE.fullmatch(agent) is not None:
        return (all_of_these(speech, told),)
    alike = grown(speech.drafts[speech.opened :], count + 1) if count == 1 else None
    if alike is not None and _THESE.fullmatch(agent) is not None:
        return (all_of_these(speech, alike),)  # 甲、乙分别下降6%和11%，二者合计下拉
    moved = last_moved(speech.drafts, agent) if count == 1 else None
    if moved is not None and (moved or not agent.endswith(_FIELDS)):
        return (as_one(moved),) if moved else None  # 甲、乙、丙、丁价格上涨，四项合计影响
    if not agent or agent in _ALL:
        spoken = context.subjects
        together = _together(speech) if count == 1 else None
        if together is not None:
            return (together.subject,)
        if (
            count == 1
            and len(spoken) > 1
            and speech.drafts
            and (agent or speech.drafts[-1].subject in spoken)
        ):
            return (all_of_these(speech, spoken),)  # 甲业、乙业利润分别增长4%、5%，对工业利润增长的贡献率
        if count == 1 and agent in _ALL and len(spoken) == 1 and (row := _each_moved(speech, spoken[0])):
            return (as_one(row),)
        pulled = speech.drafts[speech.opened :][-count:]
        if count == 1 and pulled and pulled[0].kind == "contribution" and "、" in pulled[0].subject.indicator:
            return (pulled[0].subject,)  # 甲、乙和丙3个行业共拉动增长4.1个百分点，贡献率达
        if len(spoken) == count:
            return spoken
        alike_told = count > 1 and len(pulled) == count and len({draft.kind for draft in pulled}) == 1
        if alike_told and pulled[0].kind in ("contribution", "contribution_rate"):
            return tuple(draft.subject for draft in pulled)  # 分别拉动GDP增长…，对GDP的贡献率分别为
        if count > 1 and (each := grown(speech.drafts[speech.opened :], count)):
            return each  # 甲增长8%，乙增长9%，分别拉动
        whole = context.whole.indicator if context.whole is not None else ""
        parts = tuple(one for one in context.told if one.indicator != whole)
        if len(parts) == count > 1:
            return parts  # 工资性收入…，增长6%，占55%；经营净收入…，贡献率分别为
        praised = _PRAISED.search(speech.pieces[-1]) if count > 1 and speech.pieces else None
        if praised is not None:
            return _contributors(speech, clean(praised["who"]), target, count)
        return (spoken[-1],) if spoken and count == 1 else None
    members = [clean(member) for member in re.split("、|和|与|以及", hold(agent)) if clean(member)]
    members = [last_member(loose(member)) for member in members]
    if count == 3 and len(members) == 1 and (spelled := spelled_out(agent, count)) != agent:
        members = [member.removesuffix("增加值") for member in spelled.split("、")]
    elif count > 1 and len(members) != count:
        members = split_list(agent, count) or members
    if len(members) > 1:
        members = industries(members)  # 第二、三产业分别拉动
    if target is not None and target.known is not None and target.known.trade:
        cut = [_cut_of(speech, _before_flow(speech, member)) for member in members]
        if count == 1:
            return (target._replace(parts=(*cut, *target.parts), level=None, period=None),)
        if len(cut) == count:
            return tuple(target._replace(parts=(part, *target.parts), level=None) for part in cut)
        return None
    named = tuple(speech.naming.subject(member, None) for member in members)
    if len(named) == count:
        return named
    return (as_one(named),) if count == 1 and named else None


def _cut_of(speech: Speech, member: str) -> tuple[str, str]:
    """How the part *member* cuts trade: 对东盟 and 东盟 by partner, 民营企业 by owner, else by goods."""
    partner = member.removeprefix("对")
    if speech.kind_of(partner) == "partner":
        return ("partner", partner)
    known = speech.lexicon.members.get(member)
    return known if known is not None and known[0] in ("ownership", "mode") else ("product", member)


def _before_flow(speech: Speech, words: str) -> str:
    """船舶出口 as the member 船舶 of the exports it adds to."""
    before, known = speech.naming.head(words)
    return before if known is not None and known.trade and before else words
