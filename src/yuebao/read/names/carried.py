"""What a measure told after another keeps of the words before it: its spot, its side, its list's name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.firms import acts
from yuebao.read.names.incomes import paid_alike
from yuebao.read.state.spoken import Subject
from yuebao.read.words.joined import run_into
from yuebao.read.words.signs import endings, ends_in, holds, signs

if TYPE_CHECKING:
    from yuebao.read.names.subjects import Naming
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.state.drafts import Draft

_WORKS: Final = "对外承包工程"
OF_WORKS: Final = (("mode", _WORKS),)
_CONTRACTED: Final = frozenset(
    {"新签合同额", "新签合同金额", "合同额", "合同金额", "合同总额", "完成营业额", "营业额"}
)
"""What is told of projects contracted abroad, and of much else."""
_INSURER: Final = re.compile(
    "(?:实现|支付)?(?P<who>[^，、]{0,6}险)(?:业务|公司)?[^，、]{0,6}(?:赔|给付|保费)"
)
"""Whose claims or premiums are told, before what part of them it paid: 财产险|赔付金额…，赔付率."""
_MARGINS = frozenset({"毛利率", "利润率", "净利率", "销售毛利率"})
_TREATED: Final[tuple[str, ...]] = ("处置率", "利用率", "处理率", "收集率")
_LET: Final = frozenset({"出租率", "入住率", "开房率"})
"""How much of its rooms a hotel has let: 星级饭店客房5127间，平均|出租率."""
_MEANS = frozenset({"", "平均", "综合", "整体"})
_FIRMS = frozenset({"公司", "本公司", "本集团", "集团", "企业"})
_BALANCE = re.compile(
    "(?P<who>(?:[^，]{0,12}(?:机构|银行业?|信用社|农商行|公司))?(?:本外币|人民币|外币)?)(?:各项)?(?P<side>[存贷])款(?:余额)?"
)
"""A balance of a bank, of all banks, or in one currency."""
_HARMED = re.compile(
    "(?:事故)?(?:共|造成|累计)*(?:(?:(?:死亡|受伤|伤亡|重伤|轻伤|伤(?!亡)|失踪|下落不明)[和及、]?)+(?:人数)?|(?:直接)?(?:经济|财产)?损失(?:折款|额)?)"
)
_HARM_ENDS: Final = signs("亡伤踪明和及、数失款额")
"""How what that says may end."""
_OUTSOURCED: Final = signs("包岸O")
_SETTLED_RATES: Final = frozenset({"结案率", "审结率", "办结率", "执结率", "调撤率"})
_SEEN_TO: Final = "受理|新收|收案|结案|审结|办结|执结|审执结|未结|旧存"
_CASES: Final = re.compile(
    f"(?P<who>[^，]{{0,8}}?)(?:{_SEEN_TO})(?:各类)?(?P<what>[^，类]{{0,8}}案件)"
    f"|(?P<these>[^，]{{0,8}}案件)(?:{_SEEN_TO})"
)
_CAUSED = re.compile("^(?:事故|共|造成|累计)+")
_ACCIDENTS = re.compile(
    "(?:共|累计|共计)?(?:发生)?(?P<what>.{0,20}(?:事故|火灾))(?:死亡|受伤)?(?:人数)?(?:直接)?(?:经济|财产)?(?:损失)?"
)
_BY_MANNER = re.compile("以?(?:并购|合资|独资|合作|增资)方式(?=设立|新设|成立)")
"""How the firms counted were set up, and their capital came: 以并购方式|设立外商投资企业."""
_OF_FINANCE = re.compile("非?金融类")
"""Which firms were counted, and their capital is of: 非金融类|企业."""
_FIRMS_BY_STATE: Final = frozenset({"亏损企业", "盈利企业", "停产企业", "亏损面"})
"""Firms that a share counts, which no amount is cut by."""
_FARED: Final = re.compile("(?:亏损|盈利|停产)的?企业$")
_FIELDS: Final[tuple[str, ...]] = ("外包", "服务", "研发", "设计", "运维", "维护", "测试", "处理")
"""How the fields of outsourcing end that stand side by side."""
QUANTITIES: Final = frozenset({"进口量", "出口量", "进口数量", "出口数量"})
_UNSIDED = frozenset(
    {"销售收入", "营业收入", "主营业务收入", "利润总额", "利润", "净利润", "税收", "利税", "产值", "增加值"}
)
"""Measures of whole firms, which contracts' sides do not cut."""
_REGISTERED: Final = re.compile(
    "(?:现有|已有|共有|在册|累计)*(?:登记|注册|登录|入驻|备案)(?:注册|登记|备案)?的?企业"
)
"""All the firms there are on a list, of which no measure after them is."""
_COLLECTIVE = re.compile(
    "(?:[^、，]{1,20}、)+[^、，]{1,20}?(?:[、和与及][^、，]{1,14}?)?"
    "(?:(?P<great>等?[一二两三四五六七八九十]大(?=(?:千亿级?|百亿级?|主导|支柱|重点|主要|特色|优势|传统|战略性|新兴|先进|制造业|服务)*(?:产业|行业|板块|产业集群|产业链|领域)))"
    "|(?P<many>[0-9]+[个家座](?=综合保税区|保税区|综保区|园区|开发区|口岸|县[市区]|城市|行业|产业|企业|国家|地区|市场)|等(?:[0-9一二两三四五六七八九十]+[大个])(?=[^，]{3,}))"
    "|等(?=(?:战略性|高技术|高成长性|重点|主要|优势|支柱|传统|特色)*(?:新兴业务|新兴产业|高技术产业|未来产业|重点产业|支柱产业|优势产业|特色产业|传统产业|重点行业|主要行业|重点企业|新兴市场|重点领域)))"
)
"""A list of four or more up to what all of them are called: 甲、乙、丙和丁|4个综合保税区; or of as many as
are said to be great ones: 甲、乙、丙|三大主导产业.
"""


_ROSE = re.compile("行业|(?:增长|下降|上升|回升|加快)$")
_ROSE_OF = re.compile(
    "(?:[^，、]{0,4}行业(?:大类)?)?(?P<of>[^，、]{0,8}?[额值量])(?:同比|实现|保持|呈现?|呈|正)*(?:增长|下降)"
)
OF_FIRMS: Final = re.compile(
    "(?:^|(?<=企业))(?:每[百千万]元|人均(?:主营业务|营业)收入|产成品|存货|应收(?:账款|票据))"
)
"""Measures of firms, those told before with another: 规模以上工业企业营业收入…；|每百元营业收入中的成本."""


_EXHIBITORS: Final = re.compile(
    "(?:吸引|国?[海境国]?内外|境外|全球|新|的)*(?:参展|参会|展出)(?:企业|商|单位|机构)$"
)


_TAXES: Final = frozenset({"税收", "税收收入"})
_NO_TAXED: Final = frozenset({"sector", "category"})


def _untaxed(last: Subject) -> Subject:
    """*last*, an amount of some industry, without that where a sentence of its own tells taxes: 软件园|软件
    业务收入8亿元。|税收|1亿元.
    """
    cut = {dimension for dimension, _ in last.parts}
    if cut.isdisjoint(_NO_TAXED) or not cut <= {*_NO_TAXED, "region"}:
        return last
    place = "".join(word for dimension, word in last.parts if dimension == "region")
    parts = tuple(part for part in last.parts if part[0] == "region")
    return last._replace(before=place, family="", parts=parts) if last.before.startswith(place) else last


def of_fair(last: Subject | None, words: str) -> Subject | None:
    """Whose what is told behind a fair's exhibitors is: its own (软交会参展企业1.3万家，|观众|210万人次)."""
    if last is None or not words:
        return last
    if words in _TAXES and last.known is not None and last.known.nature == "flow":
        return _untaxed(last)
    if last.head != "数" or "展" not in last.before:
        return last
    fair = _EXHIBITORS.sub("", last.before)
    if fair == last.before:
        return last
    return last._replace(before=fair, family="", parts=(), level=None) if fair else None


def firms_measured(words: str) -> re.Match[str] | None:
    """Where *words* name a measure of firms; None where they name none."""
    return OF_FIRMS.search(words) if words[:1] in "每人产存应" or "企业" in words else None


def margin_of(printed: str, before: str, last: Subject) -> str:
    """Whose margin the bare ratio *printed* told after what *last* earned is: 软件业务收入5亿元，|毛利率;
    of the air whose good days were told, 优良率.
    """
    if not before and printed == "优良率" and last.indicator.endswith("空气质量优良天数"):
        return last.indicator[: -len("优良天数")]
    if printed in _LET and before in _MEANS and last.before.endswith("客房"):
        return last.before + before
    if printed == "赔付率":
        insurer = _INSURER.match(last.indicator)
        return before if before not in ("", "简单") or insurer is None else insurer["who"] + before
    earned = ("收入", "成本", "毛利", "利润", "利润总额", "利税")
    if printed not in _MARGINS or before not in _MEANS or not last.head.endswith(earned):
        return before
    return (last.before if last.before not in _FIRMS else "") + before


def other_balance(printed: str, last: Subject) -> str:
    """Whose deposits, or loans, the bare *printed* is, told after the other: 银行业存款余额…，贷款余额."""
    told, other = _BALANCE.fullmatch(last.indicator), _BALANCE.fullmatch(printed)
    if told is None or other is None or told["side"] == other["side"]:
        return ""
    return "" if other["who"] else told["who"]


_SIDES_OF_ACCOUNT: Final = frozenset({"收入", "支出", "总收入", "顺差", "逆差", "收支顺差", "收支逆差"})


def unsided(printed: str, last: Subject, before: str) -> str:
    """*before* without a side that only contracts have (离岸执行额3亿元，实现|销售收入5亿元), or without both
    sides of an account, one of which is told (跨境收支总额5亿元，其中|收入3亿元), or without the rooms that a
    mean price is of: 饭店客房出租率61%，|平均房价386元.
    """
    if "收支" in before and printed in _SIDES_OF_ACCOUNT:
        return before.rpartition("收支")[0]
    if printed in ("平均房价", "床位"):
        return before.removesuffix("平均").removesuffix("客房")
    flow = last.known is not None and last.known.nature == "flow"
    if printed not in _UNSIDED or not flow or "企业" in before:
        return before
    return before.removeprefix("离岸").removeprefix("在岸")


def of_same_partner(subject: Subject, closed: Subject, naming: Naming) -> Subject:
    """Goods told after a part that a ； closed are traded with its partner: 对欧盟纺织品出口…；服装出口."""
    partner = closed.partner
    kinds = {kind for kind, _ in subject.parts}
    if "product" not in kinds or "partner" in kinds or all(kind != "product" for kind, _ in closed.parts):
        return subject
    if not partner or subject.head != closed.head or not closed.before.startswith(f"对{partner}"):
        return subject
    return naming.subject(f"对{partner}{subject.indicator}", None)


def come_with(last: Subject) -> str:
    """Whose capital follows the firms that *last* counts, or how it came: 以并购方式设立企业58家."""
    manner = _BY_MANNER.match(last.before) or _OF_FINANCE.search(last.before)
    return last.partner or (manner.group() if manner is not None else "")


def counts_others(words: str, last: Subject, section: str) -> bool:
    """Whether those that *words* count, or tell a share of, have no part in *last*: 法院受理各类案件; of all
    firms: 展览面积3万平方米；境外企业占比.
    """
    if section == "count":
        return acts(words)
    if words in _FIRMS_BY_STATE or words.endswith("活动的企业"):
        return True  # 有研发活动的企业占比41%, behind what they spent
    if section == "ratio" and words.startswith(("从事", "开展", "拥有", "认为")) and words.endswith("企业"):
        return True  # 工业增加值增长6%。…；从事软件研发的企业占62%
    measured = last.known is not None and section == "ratio" and last.dimension != ""
    return measured and words.endswith("企业") and not last.dimension.endswith("元")


def are_fields(family: str, words: str) -> bool:
    """Whether *words* name another field of outsourcing than *family*: 软件研发外包…；系统运维服务."""
    return family not in ("服务外包", "服务") and family.endswith(_FIELDS) and words.endswith(_FIELDS)


_WITH_IT = re.compile("(?P<who>(?:[^，、]*企业)?)(?P<to>[对与自从向])其(?=[进出贸双][出口易边])")


def with_whom(words: str, last: Subject) -> str:
    """*words* with the partner that 其 stands for: 越南是第二大市场，对|其|进出口; 民营企业对|其|出口."""
    found = _WITH_IT.match(words)
    if found is None or not last.partner:
        return words
    return found["who"] + found["to"] + last.partner + words[found.end() :]


_FROM_THERE: Final = frozenset(
    ("ownership", f"{land}资") for land in ("港", "台", "侨", "澳", "日", "韩", "美", "欧")
)
"""Whose capital says where from it comes."""


def without_origin(subject: Subject) -> Subject:
    """*subject* without whose capital it is, where that says where from: 港资|到资…，其次为新加坡."""
    own = next((part for part in subject.parts if part in _FROM_THERE), None)
    if own is None:
        return subject
    before = subject.before.removeprefix(own[1])
    return subject._replace(before=before, parts=tuple(part for part in subject.parts if part != own))


def without_partner(subject: Subject) -> Subject:
    """*subject* of no partner, before it is told of another (民营企业|对欧盟|进出口), nor of several,
    before a place is told (与香港、日本进出口合计583亿元。|滨海新区|803亿元).
    """
    who = subject.partner
    if not who:
        return without_origin(subject) if subject.parts else subject
    first, _, others = who.partition("+")
    last = others.rpartition("+")[2]
    begin, end = subject.before.find(first), subject.before.rfind(last)
    if last and 0 <= begin < end:
        before = subject.before[:begin].rstrip("对与和自从向") + subject.before[end + len(last) :]
    else:
        before = subject.before.replace(f"对{who}", "").replace(who, "")
    return subject._replace(before=before, parts=tuple(p for p in subject.parts if p[0] != "partner"))


def closed_by_owner(closed: Subject) -> bool:
    """Whether the part that a ； *closed* counts firms of one ownership: 其中，民营企业数量增长9%；进出口."""
    return not closed.flow and any(kind == "ownership" for kind, _ in closed.parts)


_FORESEEN_OF: Final = re.compile(
    "(?P<of>[^，]*?)(?:本?年度?|全年)?计划(?:新?(?P<did>开工|竣工|投产|建成|完工|交付|改造|实施))?(?P<what>[^，]*)"
)
_BEGUN_OF: Final = re.compile(
    "(?P<of>[^，]*?)(?:实际|计划|已|新)+(?:开工|竣工|投产|建成|完工|交付|办结)(?P<what>[^，]*)"
)
_NEW: Final = signs("新再净")
"""What tells newcomers."""
_DONE_RATES: Final = frozenset({"开工率", "竣工率", "投产率", "完工率", "交付率", "建成率", "开复工率"})

_OF_A_HUNDRED: Final = frozenset({"费用", "成本", "销售费用", "管理费用", "财务费用", "研发费用"})
"""What firms lay out of each hundred yuan that they take in."""
_STAGES: Final = frozenset({"开工", "竣工", "投产", "建成", "完工", "开复工", "建成投产", "竣工投产"})


_OF_WHOM: Final[tuple[str, ...]] = ("外资", "内资", "省外资金", "市外资金", "境外资金")
"""How capital ends that is told by whose it is, and no plan's."""


def in_fact(words: str, last: Subject) -> str:
    """What came of what was planned, with what it was planned of: 省重点项目计划投资…，|实际完成投资|;
    计划开工项目255项，|实际已开工|206项; and how much of it was begun: |开工率|.
    """
    if words.startswith("实际") and not words.endswith(_OF_WHOM):
        plan = _FORESEEN_OF.fullmatch(last.indicator.removesuffix("数")) if "计划" in last.indicator else None
        if plan is None or (plan["of"] and plan["of"] in words):
            return words
        noun = plan["what"] if plan["did"] and not words.endswith(plan["what"]) else ""
        return plan["of"] + words + noun
    if words in _STAGES and last.head == "数" and last.before.endswith("项目"):
        return words + "项目"  # 计划开工项目214项，目前已|开工|178项
    begun = _BEGUN_OF.fullmatch(last.before) if words in _DONE_RATES else None
    if begun is not None:
        return (begun["of"] or begun["what"]) + words
    if words == "购进价格" and "出厂价格" in last.indicator:
        return last.indicator.replace("出厂", "购进")  # 工业生产者出厂价格…；|购进价格
    if words in _OF_A_HUNDRED and "每百元" in last.indicator:
        return last.indicator.rpartition("的")[0] + "的" + words  # 每百元营业收入中的成本…，其中|费用
    if words == "限额" and last.head.endswith("余额"):  # 政府债务余额42亿元，控制在|限额|45亿元以内
        return last.indicator.removesuffix("余额") + words
    if words.endswith(_TREATED) and len(words) < 7 and last.head in ("产生量", "清运量"):
        return last.before + words  # 危险废物产生量4万吨，|安全处置率
    rated = words[-1:] != "率" or last.head.endswith("率") or len(words) < 3
    return words if rated else _rate_of(words, last.indicator)


def _rate_of(words: str, told: str) -> str:
    """The rate *words* with whose it is, where what was *told* counts those that it is one of: 土地流转面积
    8万亩，|流转率|32%; 残疾人就业人数2万人，|就业率|65%. Newcomers have none.
    """
    whose, stem, _ = told.rpartition(words[:-1])
    whose = whose.removesuffix("次均").removesuffix("人均")  # 居民医保次均住院费用7126元，|住院率
    return words if len(whose) < 2 or stem in whose or holds(told, _NEW) else whose + words


def is_again(words: str, whole: Subject, recent: tuple[Subject, ...]) -> bool:
    """Whether *words* name again what the sentence before counted, so that they are no part of its last one:
    完成通村公路137公里，改善工程137公里。其中，船山区完成|通村公路|15公里. Of a partner's trade they are one.
    """
    if len(words) < 4 or len(recent) < 2 or whole.partner or whole.before.endswith("经济"):
        return False  # 民营经济增加值…，其中|第一产业增加值
    last = words[-1]
    for one in recent[:-1]:
        if (one.head or one.before)[-1:] == last and len(one.indicator) > 3 and words.endswith(one.indicator):
            return True
    return False


def performed(words: str, dimension: str) -> str:
    """*words* with the measure of what was done under contracts of outsourcing: ITO|执行|9.7亿美元."""
    if words[-2:] != "执行" or dimension[-1:] != "元" or not holds(words, _OUTSOURCED):
        return words
    return words + "额"


def harmed(words: str, last: Subject, dimension: str) -> str:
    """Who was harmed in the accidents told just before: 发生各类事故26起，|死亡|18人; what came of a plan."""
    if dimension == "元" and last.head.endswith(("工资", "薪酬", "收入")):
        return paid_alike(words, last)
    case = _CASES.fullmatch(last.before) if words in _SETTLED_RATES else None
    if case is not None:  # 受理刑事案件68件，结案38件，|结案率|为55.9%
        return (case["these"] or case["who"] + case["what"]) + words
    words = in_fact(words if "其" not in words else with_whom(words, last), last)
    if words[-2:] in ("签约", "执行") and dimension[-1:] == "元":  # 在岸业务…，|签约|2870万美元
        return words + "额" if len(words) > 3 or "外包" in last.indicator or "岸" in last.before else words
    if dimension not in ("人", "元") and words[-1:] != "率":
        return words
    if not ends_in(words, _HARM_ENDS) or _HARMED.fullmatch(words) is None:
        return words
    told = _ACCIDENTS.fullmatch(last.before)
    return told["what"] + _CAUSED.sub("", words) if told is not None else words


ASSESSED: Final[tuple[str, ...]] = ("考核", "考评", "评价", "测评", "评比", "评估")


def is_register(last: Subject) -> bool:
    """Whether *last* counts all the firms on a list (现有注册企业15家，完成合同额), or tells what some were
    assessed by: 综合考评列全省第3位。出口.
    """
    if not last.head and last.before.endswith(ASSESSED):
        return True
    return last.head == "数" and _REGISTERED.fullmatch(last.before) is not None


def told_before(words: str, last: Subject, recent: tuple[Subject, ...]) -> Subject:
    """The subject of the sentence before whose head *words* are, when *last* is another of that sentence:
    接包合同额…，离岸执行额…。接包合同额居全省第三.
    """
    if last.head == words or all(subject.indicator != last.indicator for subject in recent):
        return last
    return next((subject for subject in reversed(recent) if subject.head == words), last)


def wholly_divided(speech: Speech, whole: Subject) -> bool:
    """Whether the parts told since *whole* make it up, so that what follows speaks of the whole again, and
    of its place: 中学51所，其中公办42所，民办9所，|教职工. 贫困村61个，其中甲县31个，乙县30个，|贫困人口.
    """
    at = (whole.level if whole.level is not None else -1) - speech.offset
    if not 0 <= at < len(speech.drafts):
        return False
    total = speech.drafts[at]
    parts = [draft for draft in speech.drafts[at + 1 :] if draft.kind == "level"]
    if len(parts) < 2 or any(draft.unit is not total.unit and draft.unit != total.unit for draft in parts):
        return False
    if sum(draft.value for draft in parts) != total.value:
        return False
    if total.area != parts[-1].area:
        speech.context.area = total.area
    return True


def of_next_place(speech: Speech, dimension: str, stop: int) -> Subject | None:
    """What a place alone with a number in a unit of *dimension*, which ends at *stop*, tells: what the place
    or the sentence before began with, where its last measure is counted in another unit or is told of this
    place next: 金凤区21家，从业人员308人；|西夏区|1家. 南京市|61亿美元|，执行额45亿美元. None for any other.
    """
    context, text = speech.context, speech.text
    last, first, here = context.subject, None, context.area
    if last is None or not last.dimension:
        return None
    if not dimension and last.head == "数":
        return grown_by_part(context, speech.naming)  # 13个设区市中10个增长，宿迁|增长12.6%
    if last.dimension == dimension:
        ends = [at for at in (text.find("；", stop), text.find("。", stop)) if at >= 0]
        if not last.head or f"，{last.head}" not in text[stop : min(ends, default=len(text))]:
            return None
    there = ""
    for draft in reversed(speech.drafts[speech.opened :]):
        if draft.kind == "level":
            there = there or draft.area or ""
            if not there or draft.area != there or there == here:
                break
            first = draft.subject if draft.unit.dimension == dimension else None
    if first is None and not there:
        first = next((subject for subject in context.recent if subject.dimension == dimension), None)
        if first is None or context.recent[-1].indicator != last.indicator:
            return None
    if first is None or first.indicator == last.indicator:
        return None
    return first._replace(area=None, level=None, period=None)


def collective(words: str) -> str:
    """A long list by what all its members are called: 喀什、霍尔果斯、阿拉山口和乌鲁木齐|4个综合保税区."""
    found = _COLLECTIVE.match(words)
    if found is None:
        return words
    if found["great"]:
        return found["great"].removeprefix("等") + words[found.end() :]
    if words[: found.end()].count("、") + (found[0].count("和") > 0) < 3:
        return words
    return (found["many"] or "").removeprefix("等") + words[found.end() :]


def firms_of(last: Subject) -> str:
    """The firms that *last* is told of, by the words before its measure: 规模以上工业企业."""
    at = firms_measured(last.indicator)
    who = last.indicator[: at.start()] if at is not None else last.before
    return (
        who if who.endswith("企业") and any(kind in ("scope", "ownership") for kind, _ in last.parts) else ""
    )


def measured_before(last: Subject, lead: Subject | None, naming: Naming) -> Subject | None:
    """What was measured before it was counted how many trades rose: 增加值增长8%。32个行业增长，其中|某业; or
    of what it was counted: 21类商品中15类|零售额|实现增长，其中|某类.
    """
    rose = _ROSE_OF.fullmatch(last.before) if last.level is not None and last.head == "数" else None
    if rose is not None and naming.head(rose["of"])[1] is not None:
        return naming.subject(rose["of"], None)
    if last.level is None or lead is None or lead.known is None or lead.known.nature != "flow":
        return None
    counted = last.known is None and last.head == "数" and _ROSE.search(last.before) is not None
    return lead if counted or last.indicator.endswith("增长面") else None


def grown_by_part(context: Context, naming: Naming) -> Subject | None:
    """What grew where the last count is of the parts that it grew in, which are told by name next."""
    last, lead = context.subject, context.lead
    told = lead if lead is not None and lead.known is not None else context.before or context.opening
    made = measured_before(last, told, naming) if last is not None else None
    return made._replace(area=None, level=None, period=None) if made is not None else None


_CLASS_OF_GOODS: Final = re.compile(
    "(?:粮油|食品|饮料|烟酒|服装|鞋帽|针纺织品|衣着|化妆品|金银|日用品|生活用品|五金|体育|娱乐|书报|音像|家用电器|家电|中西药品"
    "|文化办公|家具|通[讯信]器材|煤炭|石油|建筑|建材|装潢|汽车|棉麻|居住|出行|吃|穿|用|烧|[^，、]{0,2}升级|基本生活|新能源汽车)[^，]*类(?:商品)?"
)


def sold_by_retail(speech: Speech, words: str) -> str:
    """*words* with the measure that classes of goods have in a text on retail sales: 粮油食品类|增长5%."""
    if not words.endswith(("类", "类商品")) or _CLASS_OF_GOODS.fullmatch(words) is None:
        return words
    context = speech.context
    for spoken in (context.subject, context.whole):
        if spoken is not None and spoken.known is not None and "零售" in spoken.head:
            return words  # whose measure and scope they take over
    known = context.subject.known if context.subject is not None else None
    if known is not None and known.nature == "price":
        return words  # 居民消费价格上涨2%，其中|食品类
    for told in (context.topic, context.lead, context.before, context.opening):
        if told is not None and told.known is not None and "零售" in told.indicator:
            return words + "零售额" if told.known.nature == "flow" else words
    return words


def of_same_works(drafts: list[Draft], works: bool) -> bool:
    """Names the projects contracted abroad that a partner's amounts are of, where the text told all of them
    last: 对外承包工程新签合同额…。在沿线国家|新签合同额. Returns whether they still are; *works* says that
    they were before these *drafts*.
    """
    for draft in drafts:
        subject = draft.subject
        if subject.known is None or subject.known.printed not in _CONTRACTED:
            continue
        if OF_WORKS[0] in subject.parts or "外包" in subject.before or "劳务" in subject.before:
            works = OF_WORKS[0] in subject.parts
            continue
        if not works or len(subject.parts) != 1 or "承包" in subject.before or not _is_of_works(subject):
            continue
        draft.subject = subject._replace(before=subject.before + _WORKS, parts=subject.parts + OF_WORKS)
        base = draft.base
        if base is not None and base.name == subject.head and not base.breakdown:
            draft.base = replace(base, name=_WORKS + base.name, breakdown=OF_WORKS)
    return works


def _is_of_works(subject: Subject) -> bool:
    dimension, part = subject.parts[0]
    if dimension != "sector" or subject.known is None:
        return dimension == "partner"
    return subject.known.printed in ("新签合同额", "完成营业额") and not part.endswith(("业", "服务"))


_AIMS: Final[tuple[str, ...]] = ("目标", "计划", "任务", "目标值", "计划数", "预算数", "任务数")
_AIMS_END: Final = endings(_AIMS)
_AIMED: Final = re.compile("(?:预期|增长|全年|年度|的|目标|计划|任务|预算|数|值)+$")


def told_again(speech: Speech, words: str) -> Subject | None:
    """Whose rate was told right before the amount of that measure (经开区增长29.9%，|软件业务收入|143亿元),
    or the zone that was named alone before it: 高新区，|软件业务收入|31亿元.
    """
    told = speech.context.subject if ends_in(words, _AIMS_END) and words.endswith(_AIMS) else None
    aimed = told is not None and told.known is not None
    if told is not None and aimed and speech.naming.head(_AIMED.sub("", words))[1] == told.known:
        return speech.naming.subject(words, None)  # 财政收入8亿元…。2024年，财政收入目标|为9亿元
    part = speech.drafts[-1] if words[:2] in ("相关", "有关") and speech.drafts else None
    if part is not None and part.kind == "share" and words[2:] in speech.lexicon.heads:
        sold = run_into(part.subject.before, words[2:])  # 网上销售占9%。相关销售值
        return speech.naming.subject(sold, None)
    if speech.after not in ("，", ",") or len(words) < 3:
        return None
    spoken = speech.context.subject
    named = spoken is not None and spoken.known is None and not spoken.head and spoken.level is None
    if spoken is not None and named and speech.spoken and not speech.placed:
        own, known = speech.naming.head(words)
        there = speech.naming.groups.of(own)
        if (
            known is not None
            and own
            and speech.kind_of(spoken.before) == "zone"
            and not (there is not None and there.place)
        ):
            return speech.naming.subject(spoken.before + words, None)
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind not in ("yoy_rate", "share") or speech.thing:
        return None  # 其中电子元器件增长62%；新兴产业|增长较快，实现|总产值|3.8亿元
    of = last.subject
    if last.kind == "share":  # 第三产业占比40%，|固定资产投资|61亿元
        same = last.base is not None and words == last.base.name != of.indicator
        return of._replace(level=None, period=None) if same and of.level is None else None
    if of.known is None or of.level is not None or not of.parts or "、" in of.indicator:
        return None
    again = of.indicator.endswith(words) and of.indicator != words
    return of._replace(level=None, period=None) if again else None


def of_all_firms(before: str) -> str:
    """*before* without firms by how they fared, whose nothing is that is told behind what they lost or
    earned: 规模以上工业企业|亏损企业.
    """
    all_of = _FARED.sub("", before) if before.endswith("企业") else before
    return all_of + "企业" if all_of and all_of != before and all_of[-2:] != "企业" else all_of
