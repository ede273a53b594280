"""Levels, counts, ranks and numbers that are none."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind, base_called
from yuebao.core.unit import Unit
from yuebao.read.amounts.additions import said_to_add
from yuebao.read.amounts.among import of_those_told
from yuebao.read.amounts.behind import part_behind
from yuebao.read.amounts.counts import (
    ALL_TOLD,
    COMERS,
    DAILY,
    NEW_ONES,
    OF_SIZES,
    counted_words,
    grew_by,
    made_by,
    newly,
)
from yuebao.read.amounts.deeds import EARNERS, done_next, done_of_plan, done_to_people, done_with
from yuebao.read.amounts.durations import SPANS, lasts, time_of
from yuebao.read.amounts.givers import given, spends, without_takers
from yuebao.read.amounts.joint import COUNTED, with_others
from yuebao.read.amounts.means import (
    EACH_ONE,
    gained_daily,
    is_per_day,
    made_daily,
    mean_moved,
    mean_named,
    shared_out,
    shared_so,
)
from yuebao.read.amounts.movers import count_movers
from yuebao.read.amounts.others import of_the_other, tells_of_others
from yuebao.read.amounts.recounts import (
    SIGNED,
    by_unit,
    done_again,
    for_each,
    handled,
    happened,
    moves_again,
    newly_again,
    of_class,
    of_same_class,
    of_same_count,
    of_same_people,
    of_so_many,
    of_those,
    read_priced,
    with_projects,
)
from yuebao.read.amounts.sales import sold, sum_of, turned, with_goods
from yuebao.read.amounts.sequence import with_told
from yuebao.read.amounts.travellers import read_travellers
from yuebao.read.names.again import passing_so
from yuebao.read.names.before import leave_parts
from yuebao.read.names.gains import BUILT, NEWLY, altogether, more_gained, since_then
from yuebao.read.names.listed import of_listed, told_of_listed
from yuebao.read.names.lists import listed_together
from yuebao.read.names.spots import counted_spots, spot_told
from yuebao.read.names.topmost import by_their_rank
from yuebao.read.proportions.plans import AIM, AIMED, foresee, planned
from yuebao.read.speech import Speech
from yuebao.read.state.courses import over_course, since_start
from yuebao.read.state.drafts import COMPARATORS, Draft, Refusal, last_period
from yuebao.read.state.spoken import Subject, as_one, is_ratio
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.money import MONEY
from yuebao.read.words.phrases import clean, split_list
from yuebao.read.words.predicates import before_number, hedge_within
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import ends_in, holds, openings, signs, stands

_EACH_DAY: Final = ("平均每天", "平均每日", "日均", "每天", "每日")
_DAILY_OPENS: Final = openings(_EACH_DAY)
_PEOPLE = frozenset({"人", "人次", "人员", "名"})
_ARRANGED: Final[tuple[str, ...]] = ("收入安排", "支出安排", "收入拟安排", "支出拟安排", "支出计划安排")
"""How a budget is told that is still to be spent."""
_GIVEN: Final = re.compile(
    "(?:设立|安排|拨付|下达|落实|争取|兑现|投[入放]|筹集|[发派]放|派发|推出|统筹|配套)了?(?:共|累计|合计|总计)?(?:约|近|超过?|逾)?$"
)
"""Verbs of giving money, which what is given stands behind: 发放|300万元|餐饮消费券."""
_HELD: Final = frozenset({"举办", "举行", "设置", "设立"})
_SHOWN: Final = re.compile("的?(?P<what>展览展示|展览|展示|展区|展厅|展馆)")
_FUND: Final = re.compile(
    "的?(?P<of>[^，。；、]{0,20}?(?:资金|基金|补助|补贴|贷款|经费|消费券|红包|奖励))(?=[，。；、])"
)
_INVESTED: Final = re.compile(
    "[^，。；]{0,10}(?:企业|国家|地区|经济体)(?:进行|开展)了?(?P<what>[^，。；]{0,8}(?:直接投资|投资))(?=[，。；])"
)
"""What companies counted did: 对3115家境外企业进行了|非金融类直接投资."""
_TWIN: Final = re.compile(
    "[（，]?(?:[以按](?:美元|人民币)计(?:算|价)?|[以按][^，。；（）、0-9]{0,8}汇率(?:计算)?|折合|约合|等值|合|折|约|于|为|达)+"
    "(?:人民币|美元)?(?:为|约)?"
)
"""What says an amount again in another currency: （折合）."""
_OTHER_MONEY: Final = re.compile(
    "(?:折?合|约合|相当于|等于|等值于?|折算?为?|若|如)*(?:[以按用]?(?:美元|人民币|欧元|港元)(?:计算?|计价|折算)?)?"
)
"""What says only that an amount is told in another currency, or reckoned in one."""
_MONEY_ENDS: Final = signs("折合约于值为算若如元币计价")
"""What that ends with."""
_TWIN_ENDS: Final = signs("计算价率合折约值于为达币元")
"""What ends so that says an amount again in another currency."""
_BROUGHT_IN: Final = frozenset({"增产", "减产"})
_MEDALS: Final = frozenset({"金牌", "银牌", "铜牌"})
_WINNING: Final = frozenset({"", "获", "获得", "夺得", "荣获", "共获", "共获得", "夺", "斩获", "摘得"})
_EACH_SO_MANY: Final = re.compile(
    "每(?:[百千万]|十万|百万)(?:名|个)?(?:常住|户籍)?(?:人口|人|老年人|老人|户|居民)"
)
_CAME: Final[tuple[str, ...]] = ("接待", "门票")
_CAME_SO: Final = frozenset(
    {"到会", "会", "参会", "到场", "观展", "参展", "入场", "入馆", "到会人数", "参会人数"}
)
"""How those came who were spoken of, told before how many: 采购商明显回升，|到会|5.4万人."""
_CLASSED: Final = signs("准级类质数")
_AIMS: Final = signs("标划务数")
_AIMED_AT: Final = re.compile("(?P<aim>(?:全年|年度|年初|本年)(?:目标|计划|任务)(?:任务|数)?)")
_AIM_ALONE: Final = frozenset({"目标", "任务", "计划", "目标任务", "预期目标", "计划数", "目标数", "任务数"})
_AIM_OF_YEAR: Final = re.compile(
    "(?P<aim>(?:全年|今年|本年度?|当年|年度)(?:预期)?(?:目标|计划|任务)(?:任务|数)?)(?:为|是|达|定为)*$"
)
"""An aim of the year told behind its time: 执行额15亿美元。|全年目标|30亿美元."""
_GROWTH_OF_IT: Final = re.compile("[，、（](?:同比|较?比?上年)?(?:增[长速幅]|下降)")
_DONE_OF_IT: Final = re.compile("[，；、（](?:已|目前)?(?:完成|进度|占)")
_LED_BY: Final = re.compile(
    "的?(?P<of>[^，。；0-9的]{2,8}?)(?:(?<=额)，(?=[较比同])|(?:继续|持续|依旧|仍|遥遥|大幅|牢牢)*"
    "(?:位?居|位?列|排名?|领先|领跑|夺冠|高居|稳居|荣登|成为|[稳坐]坐|独占鳌头|拔得头筹|蝉联|跻身|问鼎|紧[随跟]|次之))"
)
"""What an amount measures, behind it: 以3684亿元|成交额居首, 以2.3万亿元|的出口额位居第二."""
_AMONG: Final = re.compile("的?(?P<of>[^，。；0-9的]{2,12}?)中，")
"""What an amount measures that is divided: 在所实现的2233亿元|旅游收入中，民航收入."""
_MAKING: Final = re.compile("(?:录得|实现|取得|完成)了?(?:约|近|超过?|逾)*$")
_MADE: Final = re.compile("的?(?P<of>[^，。；（）0-9的]{2,8})(?=[，。；（）]|$)")
"""What an amount measures that was made, behind it: 实现5亿元|利润."""
_UNUSUAL: Final = signs("日每均增减降净献标划务给高牌然械社")
"""A character without which the words of a level are those of no mean, gain, harvest, aim, medal or grant."""
_PAUSES: Final = signs("，。；、）")
_LED_OR_GIVEN: Final = signs("以在录实取完为向给发投拨落")
"""A character without which nothing leads an amount whose measure stands behind it, and nobody gives it."""
_AT_MOST: Final = ("给予最高", "给予", "奖励最高", "补助最高", "补贴最高", "最高给予", "资助最高")


def read_level(
    speech: Speech,
    clause: Clause,
    start: int,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    words: str,
    following: int,
) -> None:
    context = speech.context
    unit = units[0]
    assert unit is not None
    dimension = unit.dimension
    section = run[-1].value.section
    amount, counts, lone, first = section == "measure", section == "count", len(run) == 1, run[0].start
    if dimension in SPANS:
        words = time_of(speech, unit, words) if lone else words
        if lasts(speech, run[0], unit, told, words):
            speech.skipped += [Refusal(token.start, token.stop, "duration") for token in run]
            return
    text, stop = speech.text, run[-1].stop
    money = dimension in MONEY and ends_in(words, _MONEY_ENDS)
    if money and _OTHER_MONEY.fullmatch(words) is not None:
        words = ""  # （合456.7亿美元，增长33%）; 以美元计，682亿美元
    if (
        (amount or counts)
        and stands(text, stop, AIMED)
        and (text.startswith("的", stop) or AIM.match(text, stop) is not None)
        and planned(speech, clause, start, run, unit)
    ):
        return
    if amount and lone and words and stands(text, start - 1, COUNTED):
        words = with_others(text, clause.start, start) + words  # 15家商场和8家餐饮企业|实现销售额
    if counts and lone and count_movers(speech, clause, start, run[0], unit, told):
        return
    if told.word == "增收" and not told.compare and words.endswith(EARNERS):
        words, told = f"{words}增收", told._replace(kind="", word="")  # 带动就业800人，|户均增收|2.1万元
    signed = text[first] in "+-" and told.compare != "" and not told.kind  # 余额213亿元，较年初|+17.9亿元
    change = (signed or told.kind == "move" or (told.kind == "noun" and not words)) and not (
        told.word == "新增"
        and not told.compare
        and (
            context.subject is None
            or _is_new(context.subject, words)
            or (section == "count" and words != "" and words not in DAILY)
            or (section == "count" and not words and NEW_ONES.match(text, stop) is not None)
        )
    )
    new = told.word if told.word == "新增" and not change else newly(words) if counts else ""
    newcomers = _in_zone(speech, words.removesuffix(new), dimension) if new else ""
    if newcomers:
        words, new = newcomers, ""
    elif new and words[:1] not in ("", "新"):
        words = new + words.removesuffix(new)  # 服务外包企业新增23家，累计320家
    sign = told.sign
    words = words if change or section == "ratio" else mean_named(words, text, start, first)
    of = context.subject  # 日均|新登记 of 新登记经营主体
    died = change and told.word == "净增" and not words and dimension == "人"
    if died and of is not None and of.before.startswith("死亡"):
        change, words = False, "净增人口"  # 全年出生2.1万人，死亡1.1万人，|净增|1.0万人
    unusual = holds(words, _UNUSUAL)
    if unusual:
        if change and told.word in ("新增", "净增") and words in DAILY and context.subject is not None:
            named = gained_daily(context.subject, told.word)
            speech.add(run[0], unit, "level", named, "level", bound=told.bound)
            return  # 新登记企业增长9%，平均每天新增1.2万户: so many of them, no change
        led = stands(words, 0, _DAILY_OPENS)
        did = next((words[len(each) :] for each in _EACH_DAY if led and words.startswith(each)), "")
        again = did != "" and of is not None and of.indicator.startswith(did)  # 平均每天|新设, of 新设企业
        counted = of if (words in DAILY or again) and section == "count" and not change else None
        alike = counted is not None and counted.dimension == dimension and len(run) == 1
        if counted is not None and alike and (again or counted.head == "数"):
            named = counted._replace(before=f"日均{counted.before}", level=None, period=None)
            speech.add(run[0], unit, "level", named, "level", bound=told.bound)
            return  # 货运车辆37万辆次，日均1773辆次
        passed = passing_so(did, of, dimension) if did and of is not None and not change else ""
        words = f"日均{passed}" if passed else words
        change, sign, words, told = said_to_add(speech, start, section, change, told, words)
    led = amount and lone and speech.marked and holds(text, _LED_OR_GIVEN, start, first)
    if led:
        if text.find("以", start, told.stop) >= 0:
            words += _measured_behind(speech, _LED_BY, stop)  # 技术服务合同以3684亿元|成交额居首
        if text.startswith("在", start):
            words = _measured_behind(speech, _AMONG, stop) or words  # 在所实现的2233亿元|旅游收入中
        if told.kind == "" and _MAKING.search(text, start, first) is not None:
            known = words != "" and speech.naming.head(words)[1] is not None
            earned = "盈利额" if text.startswith(("盈利", "的盈利"), stop) else ""
            words += "" if known else earned or _measured_behind(speech, _MADE, stop)  # 录得81亿元|盈余
    if words and text[told.stop] == "规" and text.startswith("规模", told.stop) and _is_sized(speech, words):
        words += "规模"  # 数字经济规模达59万亿元, but of 出口规模达 the 出口
    words = "" if words == "双双" else turned(of, sum_of(of, words, text[start:first], unit))  # |双双|突破
    opens = amount and not words and lone and (first == clause.start or part_behind(text, stop))
    if unusual:
        if lone and of is not None and ends_in(words, _AIMS):
            alone = words in _AIM_ALONE
            aim = _AIM_OF_YEAR.search(text, start, first) if alone else _AIMED_AT.fullmatch(words)
            if aim is not None:
                foresee(speech, run[0], unit, of, aim.group("aim"))
                if _DONE_OF_IT.match(text, stop) is not None:
                    context.subjects = (of,)
                elif _GROWTH_OF_IT.match(text, stop) is not None:
                    context.subjects, context.period = (speech.drafts[-1].subject,), speech.drafts[-1].period
                return  # 新增泊位1.1万个（年度目标1万个）
        if amount and words.endswith(_AT_MOST):
            speech.refuse(run, "number:no subject")
            return
    if amount and words.endswith("安排") and (words.endswith(_ARRANGED) or spends(context.subject)):
        words = clean(words[:-2].removesuffix("拟").removesuffix("计划"))  # 支出|安排625亿元
    last = speech.drafts[-1] if speech.drafts else None
    if amount and lone and not change and (led or (last is not None and last.subject.head in ("数", ""))):
        words = given(speech, start, first, stop) or words  # 为78906户农户|提供了193.3亿元|的风险保障
    if dimension == "位" and words.endswith(("位次", "排名", "名次")):
        words = ""  # 在副省级城市中的位次上升两位
    goes_on = amount and lone and not stands(text, stop, _PAUSES) and text[stop : stop + 1].isalpha()
    if goes_on and _GIVEN.search(text, start, first) is not None:
        fund = _FUND.match(text, stop)
        if fund is not None and not words.endswith(fund["of"]):
            words = clean(fund["of"])  # 市商务局发放|2.8亿元消费补贴
    if amount and lone and dimension == "平方米" and words[-2:] in _HELD:
        shown = _SHOWN.match(text, stop)
        if shown is not None:  # 举办15万平方米的展览展示、236场论坛
            words, speech.used = shown["what"] + "面积", shown.end()
    if goes_on and not change and words[-1:] in "口":
        words = with_goods(speech, words, start, first, stop)
    bare = counts and not words and not told.verb and told.kind == ""
    if bare and (grew_by(text, stop, following) or made_by(speech, run, clause, following)):
        speech.skipped += [Refusal(token.start, token.stop, "count_in_name") for token in run]
        return  # 17项重要民生物资涨2.4%
    if bare and lone and dimension == "种" and read_priced(speech, run[0], stop):
        return
    firms = of if words == "企业" and counts else None
    if firms is not None and firms.head == "数" and firms.before.endswith("企业"):
        words = words if not text.startswith("总数", told.stop) else ""  # 新增37户规上工业企业，企业|总数达
    if (counts or opens) and not change:
        alone = not words
        words = counted_words(speech, clause, start, run, told, words, following)
        words = of_those_told(speech, stop, words) if alone else words
        words = without_takers(speech, start, words, stop) if counts else words
        if (
            new == "新增"
            and words
            and text.endswith("新增", start, run[0].start)
            and not words.startswith("新")
            and new not in words
        ):
            words = new + words  # 新增37户|规上工业企业
        if words and told.stop < run[0].start and OF_SIZES.search(words) is not None:
            classed = of_class(speech, unit, words, text[told.stop : run[0].start])
            told = told if classed == words else told._replace(bound="=")  # 1000万人次以上的有|39个
            words = classed
        elif words and text.startswith("的", told.stop) and told.verb and not told.kind:
            words = of_those(speech, unit, words)
        words = happened(speech, unit, sold(unit, done_to_people(unit, done_with(speech, words))))
    elif words.endswith(("生产", "销售", "成交")) or words.find("销售", 0, len(words) - 1) >= 0:
        words = sold(unit, words)  # 水泥生产884万吨
    elif words.endswith("运输") and dimension in ("吨公里", "人公里"):
        words = words[:-2] + ("货物" if dimension == "吨公里" else "旅客") + "周转量"
    period = context.period
    added = words in ("总数", "总量") and context.kind == "abs_change"
    if added and period is not None and period.kind == "year":  # 全年净增…，总数达…: at the year's end
        speech.override = period.at_end()
    spoken = context.subject
    went_on = False
    if speech.pieces and words[:2] == "接待" and words in ("接待", "接待游客", "接待人次"):
        words = spot_told(speech.pieces[-1]) + words  # 云台山景区，|前4天接待|21万人
    if counts and lone and words[-2:] in SIGNED:
        words = with_projects(speech, unit, words)
    if last is not None:
        words = done_next(speech, unit, words) if lone and (counts or amount) else words
        words = words if words or change else done_of_plan(speech, start, first)
        alike = last.unit is unit or (last.unit.symbol == unit.symbol and last.unit == unit)
        went_on = alike and len(speech.drafts) > speech.opened
        if counts and lone and words[:1] == "新":
            words = newly_again(speech, unit, words)
        if counts and lone and last.unit.dimension == dimension:
            words = of_same_count(words, last.subject)
        if counts and lone and len(words) == 2:
            words = done_again(speech, unit, words)
        if words.endswith("接待"):  # 甲景区接待游客8万人次，乙景区接待5万人次
            crowds = (d.subject for d in reversed(speech.drafts[speech.opened :]) if d.unit == unit)
            words = words[:-2] + next((one.head for one in crowds if one.head[:2] == "接待"), "接待")
        if lone and len(words) < 10 and (dimension == "人次" or (went_on and last.subject.partner)):
            words = of_same_people(speech, words, unit)
        if words[:1] in "接门" and words.startswith(_CAME) and len(speech.drafts) > speech.opened:
            words = counted_spots(speech, last, first) + words  # 甲类的83家景区，|接待游客537.6万人次
        if alike and ends_in(words, _CLASSED):
            words = of_same_class(words, last.subject)
    if words == "总数" and spoken is not None and spoken.known is None and not spoken.head:
        words = words if spoken.level is not None else spoken.before + words  # 星级酒店规模扩大，总数达86家
    if words in _CAME_SO and spoken is not None and spoken.level is None:
        who = spoken.indicator  # 欧美采购商明显回升，到会|5.4万人
        words = who if who.endswith(COMERS) else words
    bare_again = amount and lone and not words and context.dated and len(speech.drafts) == speech.opened
    summed = bare_again and not speech.spoken and "累计" in text[text.rfind("。", 0, first) + 1 : first]
    if summed and context.cut is not None:
        context.subjects = (context.cut,)  # 分城乡看，城镇278亿元；乡村24亿元。1-10月累计|2712亿元
    twin = amount and last is not None and stands(text, first - 1, _TWIN_ENDS)
    twin = twin and last is not None and _TWIN.fullmatch(text, last.stop, first) is not None
    words = "" if twin else words  # 以美元计为|79亿美元
    told_again = (
        last is not None and not words and (twin or not told.kind) and (twin or clause.bracket == last.stop)
    )
    beside = None
    if last is not None and last.kind == "abs_change" and not words and text[last.stop : first] == "、":
        beside = next((one for one in reversed(context.told) if one.dimension == dimension), None)
    if beside is not None and last is not None:  # 增加2万座、|49万米
        sign = -1 if last.value < 0 else 1
        speech.add(run[0], unit, "abs_change", beside, last.rule, sign=sign, base=last.base)
        return
    if told_again and last is not None and last.kind == "level" and text[first] in "+-" and not twin:
        speech.add(run[0], unit, "abs_change", last.subject, "change:±")
        return  # 备案项目14个（|-2个）
    again = told_again and last is not None and last.kind == "abs_change"
    if again and last is not None and not of_the_other(text, last.stop, first):  # 增加26公顷（398亩）
        sign = -1 if last.value < 0 else 1
        speech.add(run[0], unit, "abs_change", last.subject, last.rule, sign=sign, base=last.base)
        return
    went_on_here = len(speech.drafts) > speech.opened
    listed = last is not None and words != "" and text[start] == "、"
    if last is not None and listed and _is_made(speech, last, words):
        words += "产量"  # 生产汽车5万辆、手机8万台
    elif (words in EACH_ONE or (words[:1] == "每" and _EACH_SO_MANY.fullmatch(words))) and went_on_here:
        by_area = change and of is not None and of.head.endswith("产")  # 单产439公斤/亩，每亩增加5公斤
        words = of.indicator if of is not None and by_area else shared_out(speech, unit, words)
    elif words[1:2] == "均" and len(words) > 2 and went_on_here:
        words = shared_so(speech, unit, words)
    elif last is not None and words in _MEDALS and last.unit == unit:
        words = last.subject.before[: -len(words)] + words if _won(last) else words
    elif last is not None and listed:
        words = handled(speech, last, words)
    if counts and not words and not change and text.endswith("新建", start, first):
        of = context.subject
        counted_so = of is not None and of.head == "数"  # 基站9万个，其中3月|新建|1万个
        words = "新建" + of.before if of is not None and counted_so else words
    words = for_each(speech, last, run, words) if counts and words else words
    moved_too = change and any(
        draft.kind == "abs_change" and draft.unit.dimension == dimension
        for draft in speech.drafts[speech.opened :]
    )
    if change and told.word in _BROUGHT_IN and words:
        words = _for_what(speech, text[start : told.stop], words)
    if words.endswith("业") and text.startswith(("流向", "投向"), start) and context.whole is None:
        invested = context.subject  # 多个领域对外投资保持增长。流向制造业136.6亿美元
        if invested is not None and invested.known is not None and "投资" in invested.known.measure:
            context.whole = invested
    told_as = "ratio" if moved_too and amount else section  # 机械增303亿元；设备增176亿元
    if context.whole is not None and words:
        leave_parts(speech, words, stop)
    gone = read_travellers(speech, words, unit) if counts and lone and not change else None
    subjects: tuple[Subject, ...] | None = (gone,) if gone is not None else None
    subjects = subjects or speech.subjects(run, words, dimension=dimension, section=told_as, change=change)
    against = split_list(told.against, len(run)) if change and told.compare == "other" else None
    if against is not None and (subjects is None or subjects == (context.subject,) * len(run)):
        if words:  # 进出口总额高于甲市、乙市3亿元和1亿元
            subjects = (speech.name(words, dimension=dimension, section=section),) * len(run)
        elif context.subject is not None:
            subjects = (context.subject,) * len(run)
    if subjects is None:
        twofold = by_unit(speech, units, words) if len(run) == 2 else None
        if twofold is not None:
            subjects = tuple(speech.naming.subject(each, None, section="measure") for each in twofold)
        elif words and _with_worth(speech, units, words):
            subjects = (speech.name(words, dimension=dimension, section=section),) * 2
    elif lone and context.listed and speech.naming.is_bare(words):
        subjects = listed_together(speech, text[start:first], words, subjects)
    if subjects is not None and speech.pieces and told_of_listed(speech, text[start:first]):
        subjects = tuple([by_their_rank(speech, of_listed(speech, one, ""), first) for one in subjects])
    if told.sum and not words and len(run) == 1 and len(context.subjects) > 1:
        subjects = (by_their_rank(speech, as_one(context.subjects), first),)
    if subjects is None:
        speech.refuse(run, "list:the numbers do not match the subjects")
        return
    built = lone and dimension in ("米", "平方米") and text.rfind("月", last.stop if last else 0, first) < 0
    built = built and (words[:1] == "总" or (not words and BUILT.search(text, start, first) is not None))
    if counts or built:
        told_new = last is not None and went_on and NEWLY.match(last.subject.before) is not None
        all_told = built or ALL_TOLD.search(text, start, first) is not None
        all_told = all_told or (not words and told_new and text.find("共计", start, first) >= 0)
        if told_new and not words and last is not None and text.find("达", start, first) >= 0:
            alike = unit is not None and last.unit.dimension == unit.dimension
            more = alike and last.unit.convert(last.value, unit) < run[0].value.value
            all_told = all_told or more  # 新增12家，达到98家
        if all_told and NEWLY.match(words) is None and text.find("新", start, first) < 0:
            subjects = tuple(map(altogether, subjects))  # 新增从业人员860人；从业人员累计15.8万人
    if change:
        if last is not None and moves_again(last, run, words, dimension):
            subjects = (last.subject,) * len(run)  # 增速居全省第5位，比一季度前移1位
        subjects = (mean_moved(speech, run[0].value, unit) if lone and not words else ()) or subjects
        base_name = COMPARATORS.get(told.compare, "")
        if told.compare in ("other", "mom"):
            step = last_period(context.period, text[start:first]) if told.compare == "mom" else ""
            base_name = told.against or step
        elif not told.compare and (
            context.compare == "other" or (context.compare == "mom" and context.against)
        ):
            base_name = context.against  # 与2010年普查相比，城镇人口|增加20万人; 与去年第4季比较，…分别增加
        elif not told.compare and (course := over_course(speech)) is not None:
            since = since_start(course)[1]
            base_name = since.name if since is not None else ""
        base = base_called(base_name) if base_name else since_then(speech, subjects[0], start, first)
        bases = [base] * len(run) if against is None else [Base(name=name) for name in against]
        previous, moved = run[0], more_gained(told.word, subjects)
        for token, unit_, subject, than in zip(run, units, moved, bases, strict=True):
            if token is not previous:  # 多增22亿元和|少增41亿元
                gap = before_number(
                    text, previous.stop, token.start, speech.ends, speech.lexicon, ratio=False
                )
                sign, previous = gap.sign if gap.kind == "move" else sign, token
            speech.add(
                token,
                unit_ or unit,
                "abs_change",
                subject,
                f"change:{told.word or '净增'}",
                sign=sign,
                bound=told.bound,
                base=than,
            )
        if dimension != "位":  # …增速居第4位，比上月前移1位。其中，8月增长4%: of no growth itself
            first_of = subjects[0] if subjects[0].dimension else subjects[0]._replace(dimension=dimension)
            speech.speak_of(subjects if len(run) > 1 else (first_of,))
        return
    if lone and not (subjects[0].head or subjects[0].before or subjects[0].parts):
        speech.refuse(run, "number:no subject")
        return
    if lone and dimension in ("人次", "人") and is_ratio(subjects[0]) and words[-3:] != "死亡率":
        speech.refuse(run, "number:no subject")  # 客房入住率84%。住客恢复更为显著，录得|613万人次
        context.subjects, context.topic = (), None
        return
    told_subjects = []
    if told_again and last is not None and period is not None and period.kind == "years":
        speech.override = last.period
    rule, bound = "list:分别" if len(run) > 1 else "level", told.bound
    for place, token in enumerate(run):
        unit_, subject = units[place], subjects[place]
        if place:
            bound = hedge_within(text[stop : token.start])[0] or told.bound
        stop = token.stop
        ratio = (
            not counts
            and subject.known is not None
            and subject.known.nature == "ratio"
            and subject.head.endswith(("率", "比", "比值"))
        )
        kind: Kind = "ratio" if ratio else "level"
        index = speech.add(token, unit_ or unit, kind, subject, rule, bound=bound)
        when = period if period is not None and period.kind == "years" else speech.drafts[-1].period
        told_subjects.append(subject.told(index, (unit_ or unit).dimension, when))
    if not told_again:  # 合同额3万亿元（约4351亿美元）, told once
        context.told = with_told(speech, context.told, told_subjects)
        if context.compare == "mom" != context.steady and told_yearly(speech):
            context.compare = ""  # 出口5亿元，同比增长3%，环比增长2%；进口4亿元，增长5%
    follows = len(run) == 1 and len(speech.drafts) > speech.opened + 1
    if follows and is_per_day(told_subjects[0], words, speech.drafts[-2], spoken):
        assert spoken is not None
        speech.speak_of((spoken,))  # 钢材300万吨，日平均产量10万吨，增长5%: the month's growth
        return
    if follows and spoken is not None and context.whole is None and made_daily(told_subjects[0], spoken):
        context.whole, context.inline = spoken, True  # …；生铁5742万吨: of all that was made again
    if counts and tells_of_others(speech, told_subjects[0], spoken, unit, text[start:first], run[-1].stop):
        return
    bounded = speech.drafts[-1].bound in (">", "<")
    speech.speak_of(tuple(of_so_many(speech, told_subjects) if bounded else told_subjects))
    made = _INVESTED.match(text, run[-1].stop) if counts else None
    if made is not None:
        speech.speak_of((speech.naming.subject(made["what"], None),))


def _is_sized(speech: Speech, words: str) -> bool:
    """Whether 规模 behind *words* is a part of the measure's name: 数字经济规模, 新增社会融资规模."""
    if speech.naming.head(words)[1] is None:
        return True
    sized = speech.naming.head(f"{words}规模")[1]
    return sized is not None and sized.printed.endswith("规模") and sized.measure == sized.printed


def _with_worth(speech: Speech, units: list[Unit | None], words: str) -> bool:
    """Whether two numbers say how much of one thing, and what it was worth: 硫磺进口78万吨、1.4亿美元; or
    how many it is and of how many people: 旅游团队达2千个、4万人次.
    """
    if "分别" in words or split_list(words, 2) is not None:
        return False
    told = [unit.dimension for unit in units if unit is not None]
    worth = [dimension in MONEY for dimension in told]
    peopled = len(told) == 2 and told[0] != told[1] and told[1] in _PEOPLE and not worth[0]
    known = speech.naming.head(words)[1] is not None  # 其中鲜苹果5万吨、3亿元
    known = known or (speech.context.subject or speech.nameless()).flow in ("出口", "进口")
    return peopled or (known and sorted(worth) == [False, True])


def told_yearly(speech: Speech) -> bool:
    """Whether this sentence told a rate against the year before."""
    return any(draft.kind == "yoy_rate" for draft in speech.drafts[speech.opened :])


def _is_made(speech: Speech, last: Draft, words: str) -> bool:
    """Whether *words* are one more product of a list whose first member was said to be made."""
    known = last.subject.known
    return (
        last.kind == "level"
        and known is not None
        and known.measure == "产量"
        and speech.naming.head(words)[1] is None
    )


def _won(last: Draft) -> bool:
    """Whether the medals told before were won where those after them were too: 省级金牌11枚、|银牌8枚."""
    before = last.subject.before
    return before[-2:] in _MEDALS and before[:-2] not in _WINNING


def _for_what(speech: Speech, said: str, words: str) -> str:
    """What was brought in more or less of, without why: 秋粮|因灾减产; the last crop where none is named."""
    at = words.find("因")
    if at < 0 and "因" in said:
        return "" if speech.context.subject is not None else words  # 因面积减少|减产12万吨
    words = clean(words[:at]) if at >= 0 else words
    return words if speech.naming.head(words)[1] is not None else words + "产量"


def _is_new(subject: Subject, words: str) -> bool:
    """Whether what is spoken of counts newcomers itself: 新增贷款…，其中9月|新增."""
    return not words and subject.indicator.startswith("新增")


def _in_zone(speech: Speech, who: str, dimension: str) -> str:
    """The newcomers of a zone that *who* alone is, where they were counted last:
    新增企业32家，其中高新区|新增10家.
    """
    last = speech.context.whole or speech.context.subject
    if (
        last is None
        or last.dimension not in ("", dimension)
        or "新增" not in last.before
        or who[-1:] not in "区园城"
    ):
        return ""
    group = speech.naming.groups.of(who)
    if group is None or group.place != who:
        return ""
    return who if speech.context.whole is not None else who + last.before[last.before.index("新增") :]


def _measured_behind(speech: Speech, said: re.Pattern[str], stop: int) -> str:
    """The measure that stands behind its amount, as *said* tells it; nothing where the lexicon knows none."""
    behind = said.match(speech.text, stop)
    known = behind is not None and speech.naming.head(behind["of"])[1] is not None
    return behind["of"] if behind is not None and known else ""
