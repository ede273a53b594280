"""Numbers without a unit: indices, ratios, and what a bare number goes on to say."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind
from yuebao.core.unit import Unit
from yuebao.read.amounts.short_levels import unit_left_out
from yuebao.read.names.indices import INDEX, index_of, index_told, is_index
from yuebao.read.names.runs import RANGES
from yuebao.read.proportions.plans import read_target
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PLAIN, Refusal
from yuebao.read.state.spoken import Subject
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import split_list
from yuebao.read.words.scan import Number, Token

_COUNTED_BY: Final[tuple[str, ...]] = ("人次", "架次", "艘次", "家次")
_ANCHORED = re.compile("以[^，。；（）]{2,10}(?:为|=)$")
_WHERE: Final = frozenset({"城市", "农村", "城镇", "乡村"})
_INDEX = re.compile("(?:指数|系数|得分|评分|总分|(?<=.)分数|积分|(?<![速幅率])比|PMI)(?:[A-Z]+[0-9]*)?$")
_PROPORTIONS = frozenset({"比值", "倍差", "比率"})
"""What a multiple is called again, where it moved."""


def read_bare(speech: Speech, run: list[Token], told: Predicate, words: str) -> None:
    """A number without a unit: an index (PMI为50.2), else unread."""
    spoken_of = speech.context.subject
    if (
        not words
        and len(run) == 1
        and speech.text[run[0].start - 1] == "（"
        and speech.text[run[0].stop : run[0].stop + 1] == "）"
        and spoken_of is not None
        and spoken_of.head.endswith("指数")
    ):  # 综合消费物价指数（104.65）按年上升
        speech.add(run[0], PLAIN, "level", spoken_of, "index", bound=told.bound)
        return
    later = speech.context.fresh and not words and not told.kind and (told.sum or told.verb)
    if later and spoken_of is not None and len(run) == 1 and spoken_of.head.endswith("指数"):
        index = speech.add(run[0], PLAIN, "level", spoken_of, "index", bound=told.bound)
        speech.speak_of((spoken_of.told(index, "", speech.drafts[-1].period),))
        return  # 11月生产指数111.3，…，累计前11月平均105.3
    if not words and speech.placed and len(run) == 1 and spoken_of is not None and is_index(spoken_of):
        there = spoken_of._replace(level=None, period=None)  # 综合指数依次为：甲县2.31、乙区|2.51
        speech.add(run[0], PLAIN, "level", there, "index", bound=told.bound)
        return
    at = words.find("由")
    if at > 1 and speech.override is not None:  # 性别比由2010年普查97.4
        words = words[:at]
    _, known = speech.naming.head(words)
    number: Number = run[0].value
    if (
        number.value == 100
        and len(run) == 1
        and (words.endswith("性") or _ANCHORED.search(speech.text, 0, run[0].start))
    ):  # （女性为100）
        speech.skipped.append(Refusal(run[0].start, run[0].stop, "name:100"))
        return
    if len(run) > 1 and words and all(token.value.large for token in run):
        subjects = speech.subjects(run, words, dimension="", section="none")
        units = [
            Unit(symbol=size, dimension="", scale=Fraction(speech.lexicon.large[size]))
            for size in (token.value.large for token in run)
        ]
        counted_by = words.endswith(_COUNTED_BY)
        if subjects is not None and not counted_by:  # 票房增至642亿元…；票房分别为559亿、609亿
            units = [unit_left_out(speech, one, size) for one, size in zip(subjects, units, strict=True)]
        if subjects is not None and (counted_by or all(unit.dimension for unit in units)):
            # 公立医院、民营医院诊疗人次分别为1210万和330万
            speech.each(run, list(units), subjects, "level", "list:分别", told, sign=1)
            speech.context.told += subjects
            speech.speak_of(subjects)
            return
    grew = speech.context.subject if not words and told.kind == "move" and not told.against else None
    grew = grew if len(speech.drafts) == speech.opened and speech.after == "，" else None
    if number.large and len(run) == 1 and (words or (grew is not None and grew.known is not None)):
        unit = Unit(symbol=number.large, dimension="", scale=Fraction(speech.lexicon.large[number.large]))
        # 出游人次27.25亿; 从业人员增长较快，新增3.5万
        subject = grew if grew is not None else speech.name(words, dimension="", section="none")
        unit = unit_left_out(speech, subject, unit)  # 物流总额12万亿元…；农产品物流总额1.2万亿
        if told.kind == "move" and subject.known is not None:  # 贷款增加14.43万亿
            base = Base(name=told.against) if told.against else None
            rule, sign = f"change:{told.word}", told.sign
            speech.add(run[0], unit, "abs_change", subject, rule, sign=sign, bound=told.bound, base=base)
            speech.context.told += (subject,)
            speech.speak_of((subject,))
            return
        index = speech.add(run[0], unit, "level", subject, "level", bound=told.bound)
        counted = subject.head[-2:] if subject.head.endswith(_COUNTED_BY) else ""  # 旅游总人次26.9亿
        counted = unit.dimension or counted
        subject = subject.told(index, counted, speech.drafts[-1].period)
        speech.context.told += (subject,)
        speech.speak_of((subject,))
        return
    times = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if times is not None and times.kind == "multiple" and told.kind == "move" and words in _PROPORTIONS:
        so_many = times.subject._replace(head=times.subject.head + words, known=None, level=None)
        for token in run:  # 城镇居民收入是农村居民的1.89倍，比值比上年缩小0.03
            speech.add(token, PLAIN, "abs_change", so_many, f"change:{told.word}", sign=told.sign)
        return
    if known is not None and known.nature == "ratio" and len(run) == 1:
        rated = speech.name(words, dimension="", section="none")
        if told.kind == "move":  # 总人口性别比较上年下降0.3
            base = Base(name=told.against) if told.against else None
            rule, sign = f"change:{told.word}", told.sign
            speech.add(run[0], PLAIN, "abs_change", rated, rule, sign=sign, bound=told.bound, base=base)
            speech.speak_of((rated,))
            return
        speech.each(run, [PLAIN], (rated,), "ratio", "ratio", told, sign=1)
        return
    last = speech.drafts[-1] if speech.drafts else None
    spoken = speech.context.subject
    if told.kind == "move" and len(run) == 1 and read_target(speech, run[0], told, words):
        return
    if not words and len(run) == 1 and spoken is not None and last is not None and spoken.known is not None:
        lead = speech.text[last.stop : run[0].start]
        if lead in ("至", "到") and spoken.known.nature == "price":  # 物价指数下降0.3%至102.5
            speech.add(run[0], PLAIN, "level", spoken, "index", bound=told.bound)
            return
    fell = told.kind == "arrive" and not words and number.value == 0 and len(run) == 1
    if fell and last is not None and last.kind == "level" and len(speech.drafts) == speech.opened + 1:
        speech.override = None  # 由去年同期的6.4万吨下降至0
        speech.add(run[0], last.unit, "level", last.subject._replace(level=None, period=None), "level")
        return
    if told.kind == "arrive" and not words and last is not None and len(run) == 1:
        unit = PLAIN
        if number.large and last.unit.dimension == "" and last.unit.symbol:  # 由6.5亿增至|10.1亿
            unit = Unit(symbol=number.large, dimension="", scale=Fraction(speech.lexicon.large[number.large]))
        if last.unit.dimension == "" and bool(last.unit.symbol) == bool(number.large):
            again = (last.subject._replace(level=None, period=None),)
            speech.each(run, [unit], again, last.kind, last.rule, told, sign=1)
            return
    if (
        told.kind == "move"
        and last is not None
        and last.unit == PLAIN
        and len(run) == 1
        and words in ("", last.subject.indicator)
    ):
        base = Base(name=told.against) if told.against else None  # 较1-7月下降0.4
        speech.add(
            run[0],
            PLAIN,
            "abs_change",
            last.subject,
            f"change:{told.word}",
            sign=told.sign,
            bound=told.bound,
            base=base,
        )
        return
    several = speech.context.subjects
    if told.kind == "move" and not words and len(run) == len(several) > 1 and _plain(speech, len(run)):
        base = Base(name=told.against) if told.against else None
        rule, units = f"change:{told.word}", [PLAIN] * len(run)
        speech.each(run, list(units), several, "abs_change", rule, told, sign=told.sign, base=base)
        return  # 大型、小型企业分别为121.3、104.2，比上季度分别提高|1.2、0.4
    parts = split_list(words, len(run))
    each = speech.text.find("分别", max(0, run[0].start - 8), run[0].start) >= 0
    listed = len(run) > 1 and each and _INDEX.search(words) is not None
    if listed or (parts is not None and all(_INDEX.search(part) for part in parts)):
        # 投入指数、产出指数分别为109.7、119; 出口、进口商品价格指数分别为; 数量指数分别为
        subjects = speech.subjects(run, words, dimension="", section="none")
        if subjects is not None:
            speech.each(run, [PLAIN] * len(run), subjects, "level", "index", told, sign=1)
            speech.speak_of(subjects)
            return
    if each and known is None and parts is not None and index_told(speech):
        members = speech.subjects(run, words, dimension="点", section="level")
        if members is not None and all(member.head.endswith(INDEX) for member in members):
            speech.each(run, [PLAIN] * len(run), members, "level", "index", told, sign=1)
            speech.speak_of(members)
            return  # 企业景气指数112.4，其中大型、中型企业分别为128.6和113.2
        if all(map(speech.headless, parts)):
            members = tuple(_class_of(speech, part) for part in parts)
            speech.each(run, [PLAIN] * len(run), members, "level", "index", told, sign=1)
            return
    if (known is not None and known.nature == "price" and len(run) == 1) or _INDEX.search(words):
        if known is None and len(speech.drafts) == speech.opened and speech.context.whole is None:
            subject = speech.naming.subject(words, None, scope=speech.context.scope, section="none")
            speech.context.leave_region()  # 中部地区比重上升。集中度指数CR8为83.2: none of that region's
        else:
            subject = speech.name(words, dimension="", section="none")
        kind: Kind = "ratio" if words.endswith("之比") else "level"
        index = speech.add(run[0], PLAIN, kind, subject, "index", bound=told.bound)
        subject = subject.told(index, "", speech.drafts[-1].period)
        speech.context.told += (subject,)
        speech.speak_of((subject,))
        if len(run) == 2 and speech.text[run[0].stop : run[1].start] in RANGES:
            speech.add(run[1], PLAIN, "level", subject, "index", bound=told.bound)
        elif len(run) > 1:
            speech.refuse(run[1:], "number:no unit")
        return
    single = len(run) == 1 and bool(words) and known is None
    part = index_of(speech, words, "点") if single else None
    if part is not None:  # 企业景气指数112.3。分行业看，采矿业98.2
        index = speech.add(run[0], PLAIN, "level", part, "index", bound=told.bound)
        speech.speak_of((part.told(index, "", speech.drafts[-1].period),))
        return
    if single and last is not None and last.rule == "index" and len(speech.drafts) > speech.opened:
        member = _class_of(speech, words)
        speech.add(run[0], PLAIN, "level", member, "index", bound=told.bound)
        return  # 居民消费价格总指数100.3，其中食品烟酒类99.6、衣着类101.2
    if known is not None:  # what follows is still said of it: 总就业人数为371.89万，较…增7100人
        speech.speak_of((speech.name(words, dimension="", section="none"),))
    speech.refuse(run, "number:no unit")


def _class_of(speech: Speech, words: str) -> Subject:
    """The index of the class that *words* name of the one told last: 居民消费价格指数100.3，食品烟酒类."""
    whole = (speech.context.whole or speech.drafts[-1].subject).indicator
    if words in _WHERE:
        return Subject(words + whole, "", None, words, (("region", words),))  # 城市居民消费价格指数
    name = words + ("价格指数" if "价格" in whole else "指数")
    return Subject(name, "", None, words, (("category", words),))


def _plain(speech: Speech, count: int) -> bool:
    """Whether the last *count* numbers told have no unit at all."""
    last = speech.drafts[-count:]
    return len(last) == count and all(draft.unit == PLAIN and draft.rule == "index" for draft in last)
