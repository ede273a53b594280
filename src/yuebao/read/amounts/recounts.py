"""What a count leaves out that the one before it said: 国家级基地3个、省级9个; 上涨的21个，下降的45个."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.read.amounts.fared import ALONE
from yuebao.read.amounts.grown import last_counted, of_growth
from yuebao.read.names.alike import OPPOSITES
from yuebao.read.names.gains import NEWLY, NEWLY_FILED, altogether
from yuebao.read.names.inherited import GRADES
from yuebao.read.names.made import models_of
from yuebao.read.names.units import is_trade, noun_counted
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Draft, Refusal
from yuebao.read.state.spoken import TOWN_OR_LAND, Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.scan import Token

_MOVED_ONES: Final = re.compile(f"(?P<of>[^的]{{0,16}}?){ALONE.pattern}的(?P<who>[^的]{{1,8}})")
"""Those counted by how they moved: 新建住宅价格上涨的|城市."""
_PRICED_SORTS: Final = re.compile(
    "(?P<who>[^，。；、：的]{1,8}?)的?(?P<price>(?:平均)?(?:市场|批发|零售|出厂|收购)?(?:价格|均价))"
    "(?:总体|整体|略有|略|小幅|有所|继续|持续|明显|稳中有?|以|趋|由升转|由降转|止[涨跌升降])*"
    "(?:上涨|下降|下跌|上升|回落|回升|走[低高弱强]|[平持]稳|[升降涨跌]|为主)(?=，其中)"
)
"""What sorts counted cost, said to have moved without how much: 6种|水果|平均批发价格|略有上涨，其中."""
_EACH_OF: Final[tuple[str, ...]] = (
    "每",
    "百户",
    "居民家庭",
    "城镇居民",
    "农村居民",
    "城乡居民",
    "平均每",
    "全体居民",
)
_COUNTED_NOUN = re.compile(
    "(项目|企业|公司|(?:住宅|楼宇|商业|工业)?单位|园区|合同|平台|商户|机构|景区|产品|机场|港口|城市|乡镇|镇|县|村|网点|医院|学校)数?$"
)
_HOMES: Final = "户(?:城镇|城市|市区|农村|城乡|常住)*(?:居民|农民|农牧民|牧民)*(?:住户|家庭)?(?:拥有)?"
_MANY = re.compile(
    f"[^，。]{{0,12}}?(?:平均)?每[百千万0-9]+(?:名|户籍|常住)?(?:人口|{_HOMES}|人|名)(?:拥有)?"
    f"|[^，。每]{{0,10}}百{_HOMES}"
)
_CLASSED_BY: Final = re.compile("(?P<by>[^0-9]{2,10}?(?:量|额|值|数|面积|人数))在?[0-9]")
"""By what those were classed that were counted last: 年旅客吞吐量|200—1000万人次的机场."""
_OWNED: Final = frozenset({"拥有量", "数"})
"""How it ends what households have so many of."""
_OF_SO_MANY: Final = re.compile("每[0-9十百千万]+(?:人口|人)中")
_GRADED = re.compile("(?:国家|自治区|自治州|省部|地市|省|市|县|区|部|街道|社区|乡镇|村|州|盟)级")
_DID_FIRST: Final = re.compile("^(?:争取|承担|培育|建成|创建|认定|拥有|获得|荣获|新增|新建|申报|立项|实施)+")
"""What was done with what is counted, before its grade: 争取|上级科技项目."""
_HAS_MOVED = re.compile("增长|下降|回落|上升|提高|减少|增加|持平|上涨|下跌")
_ANY_GRADE = re.compile(_GRADED.pattern + "(?:及?以上)?")
_BEGUN = re.compile("(?<=.{2})(?:新?开工(?:建设)?|基本建成|建成|竣工|投产|签约|落地|在建|在谈|续建|完工)$")
_CLASS = re.compile("(?:[一二三四五ⅠⅡⅢⅣⅤ优良]|劣?[ⅠⅡⅢⅣⅤ五]类?)(?P<of>级标准|类标准|级天数|级|类水质|类)")
_BUILT = frozenset(
    {
        "基本建成",
        "建成",
        "竣工",
        "开工",
        "新开工",
        "竣工交付",
        "主体竣工",
        "投产",
        "签约",
        "落地",
        "在建",
        "在谈",
        "续建",
        "完工",
    }
)
_FILED: Final = frozenset({"登记", "注册", "备案", "认定"})
_NEW_ALONE = frozenset(
    {
        "新认定",
        "新获批",
        "新注册",
        "新登记",
        "新备案",
        "新批",
        "新批准",
        "新设",
        "新设立",
        "新引进",
        "新培育",
        "新入库",
        "新成立",
        "新签",
        "新签约",
        "新落户",
        "新入驻",
    }
)
"""Newcomers to what was counted just before, without its name."""
_DONE_AGAIN: Final = frozenset(
    {"开行", "发运", "举办", "开展", "签约", "注册", "登记", "入驻", "接待", "培训", "开通", "执飞"}
)
"""Deeds that are counted again of those who did them, told before."""
_HAPPENED: Final = re.compile("[^，]{0,4}发生(?:各类)?(?P<what>[^，、]{0,10}?(?:事故|火灾|案件))")
_HANDLED: Final[tuple[str, ...]] = ("受理", "新收", "审结", "办结", "执结", "结案")
_SETTLED: Final = frozenset(
    {"审结", "执结", "审执结", "审结执结", "审理", "办结", "结案", "查结", "新收", "旧存", "未结", "尚未审结"}
)
_TAKEN: Final = re.compile(
    "(?P<who>[^，]*?)(?:共|累计)?(?:新收|受理|收|立案|立)(?P<what>[^，]*案件)|(?P<these>[^，]*案件)(?:收案|受理|立案|新收)"
)
"""Cases as they came in, before how many were settled."""
_OVER: Final = re.compile("超过?[0-9.十百千]*[万亿]*(?:美元|元|人|吨|件)")
_MOVED_SO: Final = re.compile("(?:同比|环比)?(?:上涨|下降|下跌|增长|回升|回落|上升|持平|增产|减产|增收|减收)")
_PEOPLE: Final[tuple[str, ...]] = (
    "客",
    "客人",
    "居民",
    "旅行者",
    *(way + who for way in ("出国", "出境", "入境") for who in ("", "人")),
)
"""How those are called who come from somewhere."""


_ZONE_FIRST: Final = re.compile(
    "[^，、的]{0,12}?(?:开发区|高新区|经开区|保税区|园区|产业园|软件园|科技园|示范区|新区)(?=.{3})"
)
"""The zone that a count of what is in it begins with."""


def of_so_many(speech: Speech, told: list[Subject]) -> list[Subject]:
    """Those counted right before the line that each of them is over, as those that the next number is of:
    |6个行业|主营业务收入超过1000亿元，占全部的46.7%.
    """
    if len(told) != 1 or len(speech.drafts) < speech.opened + 2:
        return told
    count, line = speech.drafts[-2:]
    subject = told[0]
    if count.kind != "level" or count.subject.head not in ("数", "") or line.bound not in (">", "<"):
        return told
    if not subject.before or subject.known is None:
        return told
    if not speech.text.startswith(subject.indicator, count.stop):
        return told  # 1920家上市公司合计实现营业收入
    so_many = speech.text[count.start : count.stop]
    return [subject._replace(before=so_many + subject.before, level=None)]


def _case_among(drafts: Iterable[Draft], dimension: str) -> re.Match[str] | None:
    """The first of *drafts* counted in *dimension* that tells cases as they came in."""
    told = (_TAKEN.fullmatch(draft.subject.before) for draft in drafts if draft.unit.dimension == dimension)
    return next((case for case in told if case is not None), None)


_INNS: Final[tuple[str, ...]] = ("饭店", "酒店", "宾馆", "酒店业场所", "民宿")
"""Whose rooms are counted behind them."""
_BOARDS: Final = frozenset({"主板", "创业板", "科创板", "北交所", "中小板", "A股", "B股", "H股"})
"""Where companies are listed, told alone for those that are."""


def _counted_in_trades(speech: Speech, unit: Unit) -> str:
    """What is counted in *unit* of a trade that is named alone, as of the one before it or of all: 零售业企业
    1.1万个；|制造业|0.7万个; 法人单位3.9万个。位居前三的行业是：|零售业|1.1万个. Nothing where none was.
    """
    alike = (d.subject for d in reversed(speech.drafts) if d.unit.dimension == unit.dimension)
    return noun_counted(next((one.before for one in alike if one.head == "数"), ""))


def happened(speech: Speech, unit: Unit, words: str) -> str:
    """*words* with what happened there, told of all before: 发生较大事故24起。煤矿|发生|1起; and with the
    firms that are listed there, where no count of them was told right before: 总市值2万亿元，其中|主板|82家.
    """
    inns = speech.context.subject if words == "客房" and unit.dimension == "间" else None
    if inns is not None and inns.head == "数" and inns.before.endswith(_INNS):
        return inns.before + words  # 星级饭店43家，|客房|5127间
    if is_trade(words) and speech.context.whole is None:
        return words + _counted_in_trades(speech, unit)
    models = models_of(speech, words, unit.dimension)
    if models != words:
        return models
    if words == "能繁母猪":
        return words + "存栏"  # 生猪出栏51.2万头，|能繁母猪|3.4万头: kept, none sold
    if words in _BOARDS and unit.dimension == "家":
        last = speech.context.whole or speech.context.subject
        return words if last is not None and last.head == "数" else words + "上市公司"
    if words in _SETTLED:
        case = _case_among(reversed(speech.drafts[speech.opened :]), unit.dimension)
        if case is not None:  # 法院受理一审案件52件，增长3%，|审结|50件; 刑事案件收案52件，|结案|50件
            return case["these"] + words if case["these"] else case["who"] + words + case["what"]
    if len(words) > 3 and unit.dimension == "件" and words.endswith(_HANDLED):
        case = _case_among((*reversed(speech.drafts), *speech.ago), "件")
        if case is not None and not case["these"]:  # 全市法院受理案件25万件。其中市中院|受理|2.8万件
            return words + case["what"]
    if unit.dimension != "起" or not words.endswith("发生") or len(words) < 4:
        return words
    for draft in (*reversed(speech.drafts), *speech.ago):
        said = _HAPPENED.fullmatch(draft.subject.before) if draft.unit.dimension == "起" else None
        if said is not None:
            return words[:-2] + said["what"]
    return words


def of_class(speech: Speech, unit: Unit, words: str, between: str) -> str:
    """A class of a size that the last count was of, or those that the sentence began with: 项目12个，其中
    3000万美元以上的|5个; 年旅客吞吐量200—1000万人次的机场3个，50万人次以下的|7个; 机场中，100万人次以上的.
    """
    if "%" in words[-3:]:
        return of_growth(speech, unit, words, between) or words
    spoken = speech.context.subject
    if spoken is None or spoken.dimension != unit.dimension:
        spoken = speech.context.whole or spoken
    noun = _COUNTED_NOUN.search(spoken.indicator) if spoken is not None else None
    noun = noun or _COUNTED_NOUN.search(speech.context.scope)
    if "的" not in between:
        return words
    limit = next(
        (
            said
            for said in ("及以上", "及以下", "或以上", "或以下", "以上", "以下", "以内")
            if said in between and said not in words
        ),
        "",
    )
    by = _CLASSED_BY.match(spoken.indicator) if spoken is not None and words[:1].isdigit() else None
    return (by["by"] if by is not None else "") + words + limit + (noun[1] if noun is not None else "")


def of_those(speech: Speech, unit: Unit, words: str) -> str:
    """Those of the last count that did something: 旅行社总数28家，完成填报的为|27家."""
    spoken = speech.context.subject
    if spoken is None or spoken.dimension != unit.dimension:
        return words
    if spoken.known is not None and spoken.head != "总数":
        return words
    noun = spoken.indicator.removesuffix("数").removesuffix("总")
    if "%" in noun:  # 增速在30%以上的企业有15家，下降的有|8家
        of, who = last_counted(speech, unit)
        return f"{of}{words}的{who}" if who else words
    noun = noun.rpartition("的")[2] if noun.endswith("单位") else noun
    moved = _MOVED_ONES.fullmatch(noun) if ALONE.fullmatch(words) is not None else None
    if moved is not None:  # 价格上涨的城市有21个，下降的有45个
        return f"{moved['of']}{words}的{moved['who']}"
    if (
        not 1 < len(noun) < 9
        or _HAS_MOVED.search(noun)
        or "、" in noun
        or words.endswith(noun)
        or speech.naming.head(words)[1] is not None
    ):
        return words
    return words + noun


def by_unit(speech: Speech, units: list[Unit | None], words: str) -> list[str] | None:
    """Two names of what two units count: 外联236万人次、889万人天; 接待…, of trips of the same sort."""
    told = [unit.dimension for unit in units if unit is not None]
    if told not in (["人次", "人天"], ["人次", "人日"], ["人", "人天"]) or not words or "、" in words:
        return None
    last = speech.context.subject
    if words == "接待" and last is not None:
        for doing in ("外联", "组织"):
            of, _, counted = last.indicator.rpartition(doing)
            words = of + words if counted in told else words
    return [words + unit for unit in told]


def for_each(speech: Speech, last: Draft | None, run: list[Token], words: str) -> str:
    """*words* with the many that the count listed before was for, or that was named over them: 每千人口医师
    3.4人，|注册护士|4.35人; 每百户耐用消费品拥有量：|空调|165台.
    """
    here = last is not None and len(speech.drafts) > speech.opened
    of = last.subject if last is not None and here else speech.context.subject
    each = of.before if of is not None else ""
    if of is None or not (each.startswith(_EACH_OF) or "百户" in each):
        return words
    many, number = _MANY.match(each), run[0].value
    if many is None or number.large or words in OPPOSITES:
        return words
    if "每" in words or "百户" in words or "均" in words[:3]:
        return words
    owned = "户" in many.group()  # 每百户拥有汽车56辆，空调165台
    if not here or last is None or last.kind != "level":
        of_homes = owned and number.ulp < 1 and of.head in _OWNED  # 每百户…拥有量49.7辆，增长2%；空调165.2台
        if not of_homes or (not here and of.level is not None):
            return words
    elif not (owned or number.ulp < 1 or speech.text[last.stop : last.stop + 1] == "、"):
        return words
    held = of.head if of.head == "拥有量" and not words.endswith(of.head) else ""
    return many.group() + words + held


def of_same_class(words: str, last: Subject) -> str:
    """*words* with whose class they are: 空气质量达到一级标准的有112天，达到|二级标准|的有210天."""
    ranked, before = _CLASS.fullmatch(words), last.indicator
    if ranked is None or not before.endswith(ranked["of"]) or len(before) <= len(words):
        return words
    return before[: -len(words)] + words if _CLASS.fullmatch(before[-len(words) :]) is not None else words


def include(speech: Speech, number: Token) -> None:
    """Opens the parts of what was just counted in the unit of *number*: 星级饭店186家，|包括|一星级6家."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "level" or number.kind != "number" or number.value.section != "count":
        return
    unit = number.value.unit
    if unit is not None and unit.dimension == last.unit.dimension and speech.context.whole is None:
        speech.nest()


_LATELY: Final = 12
_NEW: Final = _NEW_ALONE | {"新增", "新签", "新开工"}


_NEW_ONES: Final = frozenset({"", "企业", "项目"})
"""What words end with that tell only that there are new ones."""


def newly_again(speech: Speech, unit: Unit, words: str) -> str:
    """What is new again by its whole name, where *words* leave it out and a part of it was told since:
    新设企业21家，其中制造业3家。1-9月累计|新设|187家.
    """
    new = words[:2]
    if new not in _NEW or words[2:] not in _NEW_ONES:
        return words
    for draft in reversed(speech.drafts[-_LATELY:]):
        name = draft.subject.indicator
        if draft.kind == "level" and draft.unit.dimension == unit.dimension and name.startswith(new):
            name = name.removesuffix("数")
            if words == new:
                return name if len(name) > len(words) else words
            if name.endswith(words[2:]) and "外" in name[2:-2]:
                return name  # 新设外商投资企业1842家…。10月，|新设企业|196家
    return words


SIGNED: Final = frozenset({"签约", "新签", "引进", "落地", "开工", "竣工", "投产"})
"""What is done with projects, of which some did so many."""


def with_projects(speech: Speech, unit: Unit, words: str) -> str:
    """A deed (*words*) with what it was done with: 签约项目93个，…。其中，云湖区|签约|35个."""
    if unit.dimension not in ("个", "项") or len(words) > 9 or "项目" in words:
        return words
    whole, scope = speech.context.whole or speech.context.subject, speech.context.scope
    counted = (scope if len(words) > 3 else "") or (whole.before if whole is not None else "")
    return words + "项目" if counted.endswith("项目") else words


def done_again(speech: Speech, unit: Unit, words: str) -> str:
    """A deed (*words*) with who did it before: 中欧班列10月开行62列，年内累计|开行|573列."""
    if words not in _DONE_AGAIN or (unit.dimension == "列" and speech.context.trains):
        return words
    for draft in reversed(speech.drafts):
        if draft.kind == "level" and draft.unit.dimension == unit.dimension:
            return draft.subject.before if draft.subject.before.endswith(words) else words
    return words


def of_same_people(speech: Speech, words: str, unit: Unit) -> str:
    """A place (*words*) with whom the sentence counted last, of another one or of all: 内地住客98万人次、
    |香港|22万人次; 来台旅客219万人次，|日本|72万人次，占33%，|南韩|12万人次.
    """
    there = _visited_there(speech, words, unit)
    if there:
        return there
    told = (d for d in reversed(speech.drafts[speech.opened :]) if d.kind == "level" and d.unit == unit)
    last = next(told, None)
    kind = speech.kind_of(words)
    if last is None or kind in ("", "zone") or not last.subject.indicator.startswith(last.subject.partner):
        return words
    if not last.subject.partner and kind != "partner":
        return words
    people = last.subject.indicator[len(last.subject.partner) :].removesuffix("数")
    return words + people if people.endswith(_PEOPLE) and len(people) < 8 else words


_VISITED: Final = re.compile(
    "(?P<who>.{2,14}?)(?P<deed>(?:累计|日均)?(?:接待(?:游客|观众|读者|旅客|访客|学员)?|购票|入园|入馆|进馆|到馆|入场|参观|客流)(?:人次|人数|总?量)?)数?"
)
"""Where people came, and how they are told of there: 灵山景区|接待游客|."""
_DEED_SAID: Final = re.compile("接待|购票|入[园馆场住境]|进馆|到馆|参观|客流")
_WHERE: Final = re.compile(
    "(?!其|每|日均|境|省|市|国内|团|散)[^，、的0-9]{2,13}(?<![人客者众生员胞民口次量数童])"
)
"""Another place where they did, by its name alone."""


def _visited_there(speech: Speech, words: str, unit: Unit) -> str:
    """A spot (*words*) with how those who came to the one before are told of: 灵山景区接待游客168万人次；
    |天柱山|105万人次. Nothing where they are not.
    """
    if not unit.symbol.endswith("人次") or _WHERE.fullmatch(words) is None or not speech.headless(words):
        return ""
    told = (d for d in reversed(speech.drafts) if d.kind == "level")
    last = next(told, None)
    if last is None or not last.unit.symbol.endswith("人次") or speech.kind_of(words) == "partner":
        return ""
    there = _VISITED.fullmatch(last.subject.indicator)
    if (
        there is None
        or _DEED_SAID.search(words) is not None
        or words in there["who"]
        or _WHERE.fullmatch(there["who"]) is None
    ):
        return ""
    return words + there["deed"]


_LED_BY: Final = re.compile(
    "(?:投放储备|投放|出栏|存栏|出笼|屠宰|收储|调运|采购|收购|建成|修建|新改建|新建|改造|栽植|发放|培训|捐赠|审结|审执结|办结|受理|查处|破获|侦破"
    "|引进|招收|招聘|招引|救助|资助|检查|抽检|拆除|淘汰|更换|修复)(?=.{2,8}$)"
)
"""Verbs that lead a list of things handled: 投放储备|蔬菜2.2万吨、冻猪肉235吨."""


_LAID: Final = ("长度", "里程", "能力", "容量", "线路")
"""How ends what comes newly by length or power: 新增线路|长度|3公里、变电容量9万千伏安."""


def handled(speech: Speech, last: Draft, words: str) -> str:
    """*words* with the verb that the thing listed before them was led by: 新建公路12公里、|桥梁3座."""
    of_stock = (
        last.subject.head == "数"
        or (last.subject.known is not None and last.subject.known.nature == "stock")
        or last.subject.indicator.endswith(_LAID)
    )
    new = NEWLY_FILED.match(last.subject.indicator) if of_stock else None
    new = new if "人口" not in words else None
    if new is not None and NEWLY.match(words) is None and not words.startswith(speech.lexicon.happenings):
        return new.group() + words  # 新认定高新技术企业101家、|技术先进型服务企业|22家
    led = _LED_BY.search(last.subject.before) if last.subject.known is None else None
    if led is None or last.kind != "level" or speech.naming.head(words)[1] is not None:
        return words
    return words if words.startswith(speech.lexicon.happenings) else led.group() + words


def of_same_count(words: str, last: Subject) -> str:
    """*words* with what the last count counted, which they leave out: 国家级基地3个、|省级|9个."""
    then = _BEGUN.search(last.before) if words in _BUILT and last.known is None else None
    if then is not None:  # 棚户区改造新开工1860套，|基本建成|2240套
        return last.before[: then.start()] + words
    if (
        words in TOWN_OR_LAND
        and last.before[:2] in TOWN_OR_LAND
        and last.before[2:]
        and last.head in ("数", "")
    ):
        return (
            words if "发生" in last.before else words + last.before[2:]
        )  # 城市低保对象1.9万人，|农村|3.8万人
    if words.endswith("保险") and last.before.endswith("保险参保"):
        return words + "参保"  # 养老保险参保106万人，|工伤保险|86万人
    over = _OVER.match(words) if last.head == "数" and words[:1] == "超" else None
    alike = over is not None and last.before.endswith(words[over.end() :])
    if over is not None and alike and (told := _OVER.search(last.before)) is not None and told.start():
        return (
            last.before[: told.start()] + over.group() + last.before[told.end() :]
        )  # …超1亿元的12家，超5亿元的|3家
    if words in _NEW_ALONE and last.head == "数" and last.known is None:
        return words + NEWLY.sub("", last.before)  # 技术先进型服务企业112家，上半年|新认定|8家
    if words in _FILED and last.head == "数" and last.before[:1] == "新":
        return words + NEWLY.sub("", last.before)  # 新登记外包企业46家，累计|登记|1273家
    if words == "总数" and last.head == "数":
        return altogether(last).before + words
    each = _OF_SO_MANY.match(last.before) if "文化程度" in words[-8:] else None
    if each is not None:  # 每10万人中拥有大学文化程度的…；拥有高中文化程度的
        return each.group() + words
    graded = _GRADED.match(last.before)
    if graded is not None and last.known is None and _GRADED.match(words) is None:
        noun = last.before[graded.end() :]  # 国家级生态乡镇6个、|生态村|2个
        return graded.group() + words if words[:2] == noun[:2] and words != noun and len(words) > 2 else words
    if _GRADED.fullmatch(words) is None or last.known is not None or last.head != "数":
        return words
    several = GRADES.match(last.before)
    if several is not None:  # 国家级、省级示范社32家，其中|国家级|5家
        return words + last.before[several.end() :]
    graded = _ANY_GRADE.search(last.before)  # 认定|省级|品牌农产品3个、|市级|9个
    if graded is not None:
        return last.before[: graded.start()] + words + last.before[graded.end() :]
    zone = _ZONE_FIRST.match(last.before) if "区" in last.before or "园" in last.before else None
    whose = zone.group() if zone is not None else ""  # 软件园孵化机构6家，其中|国家级|1家
    return whose + words + _DID_FIRST.sub("", last.before[len(whose) :]).removeprefix("上级")


def read_how_many(
    speech: Speech, clause: Clause, start: int, number: Token, unit: Unit, so: re.Match[str]
) -> bool:
    """How many of them rose or fell: 新建住宅价格环比下降的有59个，…；同比上涨的仅4个."""
    context = speech.context
    words = speech.words(clause, start, so.start())
    last = context.subject.indicator.removesuffix("数") if context.subject is not None else ""
    moved = _MOVED_ONES.fullmatch(last) if not words else None
    if moved is not None and so["who"] in (None, moved["who"]):  # 价格上涨的城市有21个，下降的有45个
        named = f"{moved['of']}{so['how']}的{moved['who']}"
        speech.add(number, unit, "level", Subject(named, "数", None, named, ()), "level")
        return True
    all_of = context.topic
    if all_of is not None and all_of.head == "数" and all_of.dimension == unit.dimension:
        said, spoken = words + so["how"], context.subject
        before = spoken.before.removeprefix(all_of.before) if spoken is not None and not words else ""
        stirred = _MOVED_SO.search(before)
        of_what = before[: stirred.start()] if stirred is not None else ""
        said = said if said.startswith(of_what) else of_what + said  # 价格下跌的32种，|上涨的|28种
        return _how_many(speech, number, unit, all_of, all_of._replace(before=f"{all_of.before}{said}"))
    signed = words in ("负", "正")  # 负增长的有2个，甲区下降2%
    how = so["how"]
    if not words and "价格" in how:
        how = how.replace("价格", "")
        goods = speech.text.endswith("品中，", 0, clause.start)
        if context.topic is None or goods or not context.topic.head.endswith("价格"):
            words = "价格"  # 监测的商品中，|价格上涨的有|12种
    of = context.topic if not words or signed else speech.name(words, dimension="", section="ratio")
    if of is None:
        return False
    if signed:
        of = of._replace(level=None, period=None)
        named = f"{of.indicator}{words}{so['how']}"
        speech.add(number, unit, "level", Subject(named, "数", None, named, ()), "level")
        context.subjects = (of,)
        return True
    counted = Subject(of.indicator + how, (so["who"] or "") + "数", None, of.indicator, of.parts)
    return _how_many(speech, number, unit, of, counted)


def _how_many(speech: Speech, number: Token, unit: Unit, of: Subject, counted: Subject) -> bool:
    """Adds how many of those of *of* the words of *counted* are true of."""
    counted = counted._replace(level=None, period=None)
    index = speech.add(number, unit, "level", counted, "level")
    counted = counted.told(index, unit.dimension, speech.drafts[-1].period)
    speech.speak_of((counted,))
    speech.context.topic = of
    return True


def read_priced(speech: Speech, number: Token, stop: int) -> bool:
    """What so many sorts cost, said to have moved, of which the sentence goes on; whether it is."""
    text = speech.text
    sorts = _PRICED_SORTS.match(text, stop) if text.find("价", stop, stop + 16) > 0 else None
    if sorts is None:
        return False
    speech.skipped.append(Refusal(number.start, number.stop, "count_in_name"))
    speech.speak_of((speech.name(sorts["who"] + sorts["price"], dimension="", section="none"),))
    return True


def moves_again(last: Draft, run: list[Token], words: str, dimension: str) -> bool:
    """Whether what is now said to have moved is what stood before: a rank (居第5位，比一季度|前移1位), or how
    many places moved so (价格下降的城市有52个，比上月|增加4个).
    """
    if dimension == "位":
        return last.kind == "rank"
    counted = last.kind == "level" and last.unit.dimension == dimension and not words and len(run) == 1
    return counted and last.subject.head == "数" and _MOVED_SO.search(last.subject.before) is not None
