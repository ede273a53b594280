"""What was added to a stock: its increment, its newcomers, and what is told of them and not of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.core.fact import Base
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.words.clauses import Clause

GAINS: Final = frozenset({"增量", "新增额", "增加额", "增长额", "新增量", "余额增量", "存量增量", "新增部分"})
"""What a stock's increment is called behind the stock itself: 贷款余额5亿元，增量占全国的9%."""
BUILT: Final = re.compile("累计(?:已|共)?(?:建成|达|拥有|有|完成)")
"""What stands there in all, behind the new of them: 新建农田21万亩，累计建成198万亩."""
NEWLY: Final = re.compile(
    "(?:当年|本年|年内)?新(?:认[定证]|增|登记|改?扩?建|设立?|培育|引进|批准?|获批|注册"
    "|发展(?!理念|格局|阶段)|开通|投用)(?=.{2})"
)
"""How newcomers are counted, before what they are: 新认定|高新技术企业."""
NEWLY_FILED: Final = re.compile(f"{NEWLY.pattern}(?:登记|备案)?")
"""The same with the file that they are new in: 新增登记|ITO企业."""
_STOCKS: Final = ("余额", "存量")
_ALL_AGAIN: Final = re.compile(
    "，(?P<led>(?:全[市省区县州盟国]|目前|累计|现有|共有?|总)*)(?P<of>[^，。；0-9]{2,10}?)(?P<all>总数|总人数|总量)?"
    "(?:已|累计|共|达到?|为|约|超过?|突破|近|增至)*(?=[0-9])"
)
"""A stock told again as a whole, behind what newcomers are made of: 从业人员总数|达6.8万人."""
_MORE: Final = frozenset({"多增", "少增", "多增加", "少增加"})
"""How an increment is told against another: 比年初增加5亿元，同比|多增|1亿元."""


def gained(last: Subject) -> Subject | None:
    """What was added to the stock *last*; None where it is none.

    The increment of a 存量 that stands at a month's or a year's end is told of that month or year.
    """
    stock = next((end for end in _STOCKS if last.head.endswith(end)), "")
    if not stock:
        return None
    then = last.period if stock == "存量" else None
    if then is not None and then.kind == "instant":
        of_year = then.stop % 12 == 0
        then = Period(
            start=then.stop - (12 if of_year else 1), stop=then.stop, kind="year" if of_year else "month"
        )
    head = last.head.removesuffix(stock) + "增量"
    return last._replace(head=head, known=None, level=None, period=then or last.period)


def as_gain(speech: Speech, subject: Subject, whole: str) -> Subject:
    """*subject* as a share of *whole* has it: 住户存款余额…，比年初增加12亿元，占各项存款|增量|的81%, 占全部|
    新增|存款.
    """
    word = next((word for word in GAINS if whole.endswith(word)), "")
    word = "增量" if not word and whole.startswith("新增") and "新增" not in subject.indicator else word
    if not word:
        return subject
    gain = gained(subject)
    if gain is not None:
        return gain._replace(head=gain.head.removesuffix("增量") + word)
    lent = subject.head.endswith(("贷款", "存款"))  # 制造业贷款比年初增加6亿元，占各项贷款|增量
    return (added_to(speech, subject, word) or subject) if lent else subject


def added_to(speech: Speech, spoken: Subject, words: str) -> Subject | None:
    """The increment (*words*) of what was told to have grown by so much: 比上年增加4.8亿元，增量占全省的."""
    grew = next((d for d in reversed(speech.drafts[speech.opened :]) if d.kind != "rank"), None)
    if grew is None or grew.kind != "abs_change" or grew.subject.indicator != spoken.indicator:
        return None
    head = "" if spoken.head == "数" else spoken.head  # 企业达到553家，比去年增加388家，增量居全国第1
    return spoken._replace(head=head + words, known=None, level=None)


def more_gained(word: str, subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """The increments of the stocks *subjects*, where *word* tells how much more, or less, they grew by."""
    if word not in _MORE:
        return subjects
    return tuple(gained(subject) or subject for subject in subjects)


def since_then(speech: Speech, subject: Subject, start: int, first: int) -> Base | None:
    """Since when *subject* is told to have grown a year ago, in the gap before *first*: since the same day as
    this year. 比年初增加5亿元，去年同期|增加|4亿元.
    """
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "abs_change" or speech.override is None:
        return None
    then, same = last.period, last.subject.indicator == subject.indicator
    told = same and then is not None and speech.override == then.year_ago()
    return last.base if told and speech.text.find("年同期", start, first) >= 0 else None


def all_again(speech: Speech, clause: Clause, whole: Subject) -> Subject | None:
    """All there are of what the *whole* before a 其中 was added to, where *clause* tells them: 新增2350人，
    其中大学学历2012人，|从业人员总数6.8万人.
    """
    if "新" not in whole.indicator or not clause.numbers:
        return None
    told = _ALL_AGAIN.match(speech.text, clause.start - 1)
    if told is None or not (told["led"] or told["all"]) or told.end() != clause.numbers[0].start:
        return None
    everyone = altogether(whole)
    alike = everyone is not whole and everyone.indicator.removesuffix("数").endswith(told["of"])
    return everyone if alike else None


def altogether(subject: Subject) -> Subject:
    """新认定高新技术企业12家，累计达90家: all of them, not the new ones."""
    new = NEWLY.search(subject.indicator)  # the head too: 新增|从业人员
    if new is None or new.end() > len(subject.before):
        return subject
    whose = subject.before[: new.start()]
    if whose and whose[-1] not in "区园城市县内":  # 高新区|新增|研发机构, 系统内|新登记|企业
        return subject
    before = whose + subject.before[new.end() :]
    family = subject.family.replace(new.group(), "", 1)
    return subject._replace(before=before, family=family, level=None, period=None)


_TRADE_ALONE: Final = frozenset(
    {
        "出口",
        "进口",
        "进出口",
        "出口额",
        "进口额",
        "进出口额",
        "进出口总额",
        "进出口总值",
        "出口总额",
        "进口总额",
    }
)
_NO_TRADER: Final = re.compile(
    "居民|支出$|学位|学校|床位|农田|公路|住宅|住房|小区|就业|人口|保险|医院|藏书|参保|低保|学生|教师|幼儿|森林|绿地|用电|游客"
)
"""What trades nothing, and is none whose trade is told behind it."""


_MAY_TRADE: Final = re.compile(
    "企业|公司|[园港区厂]|基地|口岸|平台|市场|国家|地区|产品|商品|外贸|跨境|集团|品牌"
)


def _is_counted(last: Subject) -> bool:
    """Whether things were counted that neither trade nor are traded: 新登记经营主体4.6万户, 基站1200个."""
    return last.head == "数" and last.dimension in _THINGS and _MAY_TRADE.search(last.before) is None


_THINGS: Final = frozenset({"个", "户", "所", "处", "座", "条", "项", "场", "家"})

_EARNED: Final = frozenset({
    *("营收", "收入", "总收入", "营业收入", "主营业务收入", "经营收入", "销售收入"),
    *("销售额", "产值", "总产值", "增加值"),
    *("利润", "净利润", "利润总额", "利税", "税收", "税收收入", "出口", "出口额"),
})  # fmt: skip
"""What firms earn, told alone."""
_HEADS: Final = frozenset({"人", "名", "个", "人次"})
_HIRED: Final = re.compile(
    "(?P<who>.*?)(?:累计|直接|共|已)*(?:新增|新招|净增|吸纳|带动|解决|提供|创造|培训|招[聘收])(?:社会|各类|城镇)?(?:就业|岗位|工作岗位|就业岗位|员工|人员|人才|学员|从业人员)(?:人?数)?"
)
"""People taken in or places made for them, who earn nothing by themselves."""

_STAGED: Final = frozenset(
    {"开工项目", "竣工项目", "投产项目", "建成项目", "完工项目", "建成投产项目", "竣工投产项目"}
)
"""So many of the projects told before that were begun or done with."""
_SPENT_ON: Final = frozenset({"投资", "完成投资", "年度投资", "到位资金", "累计投资"})


def _earner(context: Context, last: Subject) -> Subject | None:
    """Who earns what is told behind the people that *last* says were taken in: 公司营收8亿元，新增员工9人，
    |利润; 外包企业吸纳就业5万人，|营业收入.
    """
    hired = _HIRED.fullmatch(last.indicator)
    if hired is None:
        return last
    if hired["who"]:
        who = hired["who"]
        return last._replace(before=who, family=who) if last.before.startswith(who) else last
    earned = (one for one in reversed(context.told) if one.known is not None and one.dimension[-1:] == "元")
    return next(earned, None)


def unless_gained(context: Context, words: str) -> Subject | None:
    """What is spoken of; nothing where so many came newly and *words* tell how many there are at a point in
    time: 新增从业人员2180人；期末|从业人员|5.9万人.
    """
    last = context.subject or context.topic
    alone = words in _TRADE_ALONE and last is not None and last.flow is None
    if last is not None and alone and (_NO_TRADER.search(last.indicator) or _is_counted(last)):
        return None  # 民生支出26亿元。|出口|5亿元
    if last is not None and last.before in _STAGED and words in _SPENT_ON:
        projects = (one for one in context.told if one.before[-2:] == "项目" and one.before not in _STAGED)
        return next(projects, last)
    if last is not None and words in _EARNED and last.dimension in _HEADS:
        return _earner(context, last)
    if last is None or not context.fresh or not last.before.startswith("新增") or words[:2] == "新增":
        return last
    return None if context.period is not None and context.period.kind == "instant" else last


def is_capital(spoken: Subject | None) -> bool:
    """Whether capital that came is spoken of, which a bare 到位 goes on to tell."""
    return spoken is not None and spoken.head.endswith(("资金", "外资", "内资")) and "合同" not in spoken.head


FULFILLED: Final = frozenset({"执行", "到位", "到资", "到账", "新签"})
"""What is done with what was agreed, or that it was, and names by itself how much of it was."""
_CONTRACTED: Final[tuple[str, ...]] = ("合同额", "合同金额", "合同总额", "营业额", "执行额", "签约额")


def in_full(words: str, last: Subject) -> str:
    """*words* that end in what was done with what *last* agreed, called what that measures: 合同额…，离岸执行
    is 离岸执行额; 合同外资…，制造业|到位 is 制造业到位外资. What was told of it already is not named twice:
    实际使用外资…，开发区|到位.
    """
    whose, done = words[:-2].removesuffix("实际"), words[-2:]
    if done == "新签":  # 新签合同额…，完成营业额…。在甲国|新签
        return f"{words}合同额" if last.head.endswith(_CONTRACTED) else words
    if done == "执行":
        agreed = "合同" in last.indicator or last.head[:2] in ("协议", "执行", "签约")
        return f"{whose}执行额" if agreed else words
    if last.known is None or not last.known.measure.endswith("外资"):
        return words
    return whose + (last.head if last.known.measure.startswith("实际") else f"{words[len(whose) :]}外资")


def fulfilled(speech: Speech, words: str) -> str:
    """*words* that end in what was done with what was agreed, in full where what was told last names that."""
    context = speech.context
    if not speech.headless(words):
        return words
    told = (one for one in (context.subject, context.whole, context.topic) if one is not None)
    return next((named for one in told if (named := in_full(words, one)) != words), words)
