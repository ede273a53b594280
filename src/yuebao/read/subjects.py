"""Noun phrases to subjects: the head of an indicator, its breakdown, and what it takes over."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from yuebao.core.fact import Breakdown
from yuebao.core.period import Period
from yuebao.lexicon import Head, Lexicon

_OUTSOURCED = frozenset(("category", kind) for kind in ("ITO", "BPO", "KPO"))
"""What only service outsourcing is cut into."""


class Subject(NamedTuple):
    """What the prose is speaking of.

    ``before`` are the words before the head and ``head`` the head as printed; together they are
    the indicator. ``parts`` is the breakdown and ``family`` the words of ``before`` that belong to the
    measure (服务外包). ``known`` is the head's row when the lexicon has one. ``area`` overrides the
    context's. ``level`` is the position of its last printed level, None while there is none;
    ``dimension`` that level's unit dimension.
    """

    before: str
    head: str
    known: Head | None
    family: str
    parts: Breakdown
    area: str | None = None
    level: int | None = None
    dimension: str = ""
    period: Period | None = None

    @property
    def indicator(self) -> str:
        return self.before + self.head

    @property
    def flow(self) -> str | None:
        return self.known.measure if self.known is not None and self.known.trade else None

    @property
    def measure(self) -> str:
        """The canonical head with its family: what two figures of one total share."""
        if self.known is None:
            return self.family + self.head.removesuffix("数")
        if self.known.trade:
            return "服务贸易额" if self.family.startswith("服务") else f"{self.family}进出口额"
        return self.kin + self.known.measure

    @property
    def kin(self) -> str:
        """The family, also where a member implies it: ITO and 信息技术外包 are 服务外包."""
        return self.family or ("服务外包" if any(pair in _OUTSOURCED for pair in self.parts) else "")

    def told(self, level: int, dimension: str, period: Period | None) -> Subject:
        return self._replace(level=level, dimension=dimension, period=period)


_LONGEST_HEAD = 14
_OF_FLOWS = ("总", "额", "值", "商", "货", "价", "规模", "降", "增", "贸易", "企业", "退税", "交货")
_LED_FLOW = re.compile("(?P<to>(?:对|自|从|向|与).{2,14}?)(?P<flow>进出口|出口|进口)(?P<of>.{2,})")
_FOR_REASONS = re.compile("(?<=.{2})(?:也|则|亦|均|都)因[^，]{2,12}$")
_MADE = re.compile(
    "(?P<who>.*?)(?:分别|合计|共)*(?P<verb>平均日产|日均生产|日产|生产)(?P<what>(?![^，]{0,2}(?:总值|者|性|企|经营|力|线|基地|设备|资料|安全|用|服务|商|量|成本|价|指数|毛额))[^，产业和]{2,8})$"
)
_MADE_AS = {"平均日产": "日均产量", "日均生产": "日均产量", "日产": "日产量"}
_PARTNER_TAIL = re.compile(
    r"(?:(?:其他|其余)?(?:\d+个)?(?:成员国|国家)|成员国|共建国家(?:和地区)?|沿线国家(?:和地区)?|国家(?:和地区)?|地区|等(?:[^，、]{0,4}(?:市场|经济体|国家和地区|国家|地区)|国)|其他成员国)"
)
_STRIPPED = '的、，“”"‘’《》()：: 　和与及了'
_LEADS = re.compile(
    "^(?:综计|初步(?=访|入境|旅)|仅(?=[^，]{2})|[本上中下][上]?旬|如(?=[^，]{2,4}[省市县])|且(?=.{2})|致(?![力富使])|惟(?=.{2})|根据(?!地)|按照?(?=.{2,8}(?:分析|划分))|指(?![数标导定])|两大主力|三大主力|以?其?次[为是]|(?:下跌|上升|下降|录得[升跌]幅)的?类别方面|截至(?:目前)?|截止|其中|此外|另外|同时|并且|但(?!因)|而(?!立)|以及|据(?:统计|悉|测算)?(?!点)|(?:数据|结果)?显示|经?初步核算|预计|预估|估计|受(?![理益教伤灾训访])"
    "|(?:企业)?新?承接(?=.{2})|发生(?=营业|主营|成本|费用)|使(?![用领])|以来|末|底|[一二三四五六七八九十]是|累计|共(?:有|计)?(?![享建同和])|年末|全年|由于|从(?![业事属])|到(?![位账岸达港货发])|至|在(?![岸校园职册建线营保外岗学用库途网产])"
    "|主要(?:原因)?[是为]|分别|合计|上述|拥有|实现|目前|已有|已(?!婚)|完成(?!率|额)|达到|达(?![标成])|以上|左右|余(?!额)|多(?![种元边])|为|后(?![备续勤者])|年均|并(?!购|网)|期间|期末|[年月季期]内|历史(?=首)|以(?![来上及下内往])|带动|推动|尤其是|特别是|包括|另一方面|其次[为是]|录得|与|或|同(?!类|业|步|城)|(?:经季节性?调整的?)|输往(?=.*地区)|(?:输往|来自)(?:其他地区的)?(?:大部分|所有|部分|其他|若干|多个)主要(?:目的地|供应地|市场)的?|(?:今年|中秋|国庆|春节|“?五一”?|端午|清明|元旦)+节?(?:假期|长假|黄金周|期间)|中，|：|；|的|由(?!于)|每年|还|将|(?:正?增长|下降|上涨)、"
    "|有(?![色效机限线关害偿声价资待期益形轨毒氧奖序])|含(?!税|量|氧|水|油)|包含|最终(?:核算|计算|核实)|按[^，、的]{2,8}?(?:口径计算|口径测算|计算|测算|口径(?!计算|测算))的?(?=.{2}))+"
)
_TRAILS = re.compile(
    "(?:继续|实现|完成|保持|累计|(?<!负债)(?<!权益)(?<!收入)(?<!支出)合计|共计|达|(?<![中高初上下均相平])等|(?<![签履预节契合条违])约|(?<!资产)总计|仍|也|(?<!公)共|已|(?<![人日月年户])均|为|呈|的|分别|各|已?[从由]|将?在|以|每年|还|将|有|亦|则|[的]?(?:临时|修订|初步)(?:估计|数字)|(?<=[客数])(?:整体)?数字|有所|更是?|确定|(?:已|将)?有(?:机会|望)|将?可望|[为达约](?:人民币|港币|新台币)|依旧|仅|平均|来看|历史)+$"
)
_INNER = re.compile(
    "(?:总计|合计|累计|共计|共|将)(?=(?:实现|完成|达到|接待|发生|承接|签订|引进|开展|发放|发送|保障|投入|使用|利用|运送|新增|进出口|出口|进口))"
)
_BEFORE_HEAD = re.compile(
    "(?:将|实现|完成|共有|(?<![国所私公民])有|设有|(?<!公)共|等|的|达|已|累计|共计|拥有)+$"
)
_QUALIFIERS = ("后", "因素", "影响", "计算", "口径", "计价", "计", "比较", "相比")
_REPORTED = re.compile("^[^，]{2,40}?(?:公布|发布|公告|披露|发表)的?(?=.{2})")
_ANAPHOR = re.compile(
    "(?:这一?|该|此|有关|上述|前述)(?:个|项|些)?(?:指数|指标|数字|数值|比率|比例|价格|收益|总额|增速|金额)|[一二三四五六七八九十两]{1,2}年(?:来|间)?"
    "|按[^，、的]{2,8}(?:口径)?(?:计算|测算|口径)"
)
_AND = re.compile("和|与|及(?!以[上下]|其)")
_LISTED = re.compile("、|和|与|以及|及(?!以[上下]|其)|；")
_COMPOUND = re.compile("(?:和|与|及).*?(?:业|类|服务|设备|产品|器材|制品|贸易|企业|用品|技术|工程)")
_AMONG = re.compile(
    "^(?!规|限)[^，、的]{2,8}(?:工业|产业|行业|人口)中(?:共有|有)?(?![药学成间小央高部国介等心型外西东年低老青型])(?=[^，])"
)
"""A group that its members are counted among, without a comma: 食品工业中|乳制品."""
_LESS = re.compile("(扣除[^的，]{2,16}(?:投资|出口|进口))的")
_EXCLUDING = re.compile("^(?:扣除|剔除)[^，]{1,16}?的(?=.{2})")
_MAINLY = re.compile(
    "(?P<of>.{2,8}?)的?主要(?:货品|产品|商品|市场|国家|来源|地区)仍?(?:然是)?(?:以|为|是)(?P<member>.{2,})$"
)
_EMPTY = frozenset("但惟致且而在为从至到与同由将还并以的或")
_TOGETHER = re.compile("(?<=[\u4e00-\u9fff]{2})共(?=处理|办理|发生|开立|开行|接待|运送|发送|查处)")
_PUSHED = re.compile("^.{4,}?(?:推升|致使|[涨跌升降增]幅主要来自)(?=.{3,})")
_AGED = re.compile("[0-9]+.*?岁(?:组|以[上下])?")
_TOWARDS = re.compile(r"(?:[对与向从自]|输往|来自|销往|源自)?(?:(?:其他|其余)?\d+个)?")
_GRADE = re.compile("^(?:\\S{1,2}级)(?:及?以上)?")
_QUALIFIED = re.compile(
    "(?:扣除|剔除|按|以(?![上下内外])|同)[^，的]{1,12}?"
    "(?:因素(?:的?影响)?后?|口径(?:计算|比较|相比)?|计算|计价|(?<![总合共统])计)$"
)
_FOR_EXAMPLE = re.compile("^以.{2,40}?为(?:代表|主|主体|重点|核心|首|龙头|引领)的")
_SO_MANY = re.compile(r"^\d+个(?=[县区市])")
CITIES = re.compile(r"(\d+个[^，。]{0,8}?城市)(?:总计|合计|共)?承接(?=.)")
"""A group of cities whose figures these are: 37个服务外包示范城市承接|离岸服务外包."""
_EACH = re.compile("[^，]*?居民人均")
_LARGE = re.compile("^[^，、增降涨跌]{0,8}?[较更最][快大多高好]的(?=.{2})")
"""What says how a member stands out: 出口值较大的|电工器材."""
_FOOTNOTE = re.compile(r"\[\d{0,2}\]|〔\d{0,2}〕|[①-⑳“”‘’「」『』《》]")
_SERVICE = re.compile("服务$")
_ENTERPRISE = re.compile("企业$")
_MODE = re.compile("贸易(?:方式)?$")
_LIST_TITLE = re.compile(
    "(?:增长|增速|增幅|降幅|规模|占比|出口|进口)?(?:较快|最快|较大|最大|较高|居前|靠前|领先)的?(?:领域|行业|商品|产品|市场|国家|地区|省份|服务).*$"
    "|(?:主要|最大的?)?(?:来源地|目的地|来源国|发包地|贸易伙伴|合作伙伴|出口市场|进口市场|市场|国家和地区|国别和地区|来源国家|国家|地区)?"
    "(?:排名|位列|居|位居|排在)?前[一二三四五六七八九十两\\d]+(?:位|名|大|强|个)?(?:的)?(?:.*)$|(?:主要)(?:来源地|发包地|出口市场|贸易伙伴).*$"
)


@lru_cache(maxsize=8192)
def clean(words: str) -> str:
    """The noun phrase in *words*: leading connectives and trailing verbs dropped."""
    if not words:
        return words
    if "0" <= words[0] <= "9":
        words = _SO_MANY.sub("", words)
    if not words.isalnum():
        words = _FOOTNOTE.sub("", words).strip(_STRIPPED)
    elif words[:1] in _STRIPPED or words[-1:] in _STRIPPED:
        words = words.strip(_STRIPPED)
    if "布" in words or "表" in words or "披露" in words:
        words = _REPORTED.sub("", words)
    if words.startswith(("扣除", "剔除")):
        words = _EXCLUDING.sub("", words)
    if words[-2:] and "的" in words and ("较" in words or "更" in words):
        words = _LARGE.sub("", words)
    if "推升" in words or "致使" in words or "来自" in words:  # 需求推升超级市场营业额
        words = _PUSHED.sub("", words)
    if "业中" in words or "人口中" in words:
        words = _AMONG.sub("", words)
    if words.startswith("以"):
        words = _FOR_EXAMPLE.sub("", words)
    if "共" in words or "计" in words or "将" in words:
        words = _INNER.sub("", words)
    m = _LEADS.match(words)
    if m is not None and (
        m.end() < len(words) or words in ("截至", "截止") or (len(words) < 3 and words[0] in _EMPTY)
    ):
        words = words[m.end() :]
    m = _TRAILS.search(words)
    if m is not None and m.start() > 0:
        words = words[: m.start()]
    if words.endswith(_QUALIFIERS):
        m = _QUALIFIED.search(words)
        if m is not None:
            words = words[: m.start()]
    return words.strip(_STRIPPED)


def split_list(words: str, count: int) -> list[str] | None:
    """*words* as a list of *count* members: by 、 alone, or by 、 and the last 和."""
    if count < 2:
        return None
    parts = [part for part in re.split("、|；", words) if part]
    if len(parts) == count and (count < 3 or _AND.search(parts[-1]) is None or _COMPOUND.search(parts[-1])):
        return parts
    joined = [p for p in _LISTED.split(words) if p]
    if len(joined) == count:
        return joined
    if len(parts) == count - 1 and parts:
        cut = re.split("以及|和|与|及", parts[-1])
        if len(cut) == 2 and all(cut):
            return [*parts[:-1], *cut]
    return None


class Naming:
    """Subjects out of words, by one lexicon; remembers what it took apart within one document."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._heads: dict[str, tuple[str, Head | None]] = {}
        self._parts: dict[tuple[str, str], tuple[str, Breakdown]] = {}
        members: dict[str, list[str]] = {}
        for word in lexicon.members:
            members.setdefault(word[0], []).append(word)
        self._members = {c: sorted(words, key=len, reverse=True) for c, words in members.items()}

    def head(self, words: str) -> tuple[str, Head | None]:
        """The longest known head that *words* end in, and the words before it."""
        found = self._heads.get(words)
        if found is None:
            heads = self._lexicon.heads
            found = (words, None)
            for at in range(max(0, len(words) - _LONGEST_HEAD), len(words)):
                row = heads.get(words[at:])
                if row is not None and (not at or words[at - 1] not in "和与及"):
                    found = (words[:at], row)
                    break
            else:
                led = _LED_FLOW.match(words)
                if led is not None and not led["of"].startswith(_OF_FLOWS):  # 对东盟出口机电产品
                    found = (led["to"] + led["of"], heads[led["flow"]])
                last = self._place_last(words)
                if last is not None:  # 研发投入强度美国为3.4%
                    found = last
                made = _MADE.match(words) if "产" in words else None
                if made is not None:  # 钢铁企业生产粗钢, 平均日产钢材
                    found = (made["who"] + made["what"], heads[_MADE_AS.get(made["verb"], "产量")])
                for flow in ("进出口", "出口", "进口"):  # 出口保税原油
                    at = len(flow)
                    if (
                        words.startswith(flow)
                        and len(words) > at + 1
                        and not words.startswith(_OF_FLOWS, at)
                        and words[at] not in "与和及至往到"
                    ):
                        found = (words[at:], heads[flow])
            self._heads[words] = found
        return found

    def _place_last(self, words: str) -> tuple[str, Head] | None:
        """A head with a partner behind it, as if the partner stood before it; None when there is none."""
        matches = self._lexicon.automaton.find_matches_as_indexes(words)
        if len(matches) == 0 or matches[-1][2] != len(words) or matches[-1][1] < 2:
            return None
        number, start, _ = matches[-1]
        if self._lexicon.terms[number][0] != "partner":
            return None
        before, known = self.head(words[:start])
        if known is None or known.trade:
            return None
        return words[start:] + before, known

    def is_generic(self, words: str) -> bool:
        return words in self._lexicon.generic or _ANAPHOR.fullmatch(words) is not None

    def parts(self, before: str, known: Head | None) -> tuple[str, Breakdown]:
        """The family and the breakdown in the words before a head."""
        memo = (before, known.printed if known else "")
        found = self._parts.get(memo)
        if found is None:
            found = self._parts[memo] = self._take_apart(before, known)
        return found

    def _take_apart(self, before: str, known: Head | None) -> tuple[str, Breakdown]:
        parts: list[tuple[str, str]] = []
        rest = before
        trade = known is not None and known.trade
        less = _LESS.match(rest)
        if less is not None:
            parts.append(("category", less[1]))
            rest = rest[less.end() :]
        cities = CITIES.match(rest)
        if cities is not None:
            parts.append(("region", cities[1]))
            rest = rest[cities.end() :]
        for noise in self._lexicon.noise:
            rest = rest.removeprefix(noise)
        rest = self._partner(rest, parts, trade=trade)
        rest = self._known_members(rest, parts)
        if parts and all(dimension == "side" for dimension, _ in parts):
            rest = self._partner(rest, parts, trade=trade)  # 离岸美国, as a table's row and head make it
        for noise in self._lexicon.noise:
            rest = rest.replace(noise, "")
        rest = rest.strip(_STRIPPED)
        if rest.endswith("总"):
            rest = rest[:-1]
        family = rest
        if trade and known is not None:
            family = self._trade_family(rest, parts)
            parts.append(("flow", known.measure))
        elif known is not None and known.dimension and rest:
            parts.append((_dimension(rest, known.dimension), rest))
            family = ""
        return family, tuple(dict.fromkeys(parts))  # 信息技术外包（ITO） says one thing twice

    def _partner(self, rest: str, parts: list[tuple[str, str]], *, trade: bool) -> str:
        """Takes a partner off the front (对马来西亚, RCEP成员国); returns what is left."""
        lexicon = self._lexicon
        lead = _TOWARDS.match(rest).end()  # type: ignore[union-attr]
        short = lexicon.short_partners.get(rest[lead:])
        if short is not None and trade and (lead or len(rest) == 1):  # 对美出口
            parts.append(("partner", short))
            return ""
        for number, start, stop in lexicon.automaton.find_matches_as_indexes(rest):
            kind = lexicon.terms[number][0]
            if start != lead or kind not in ("partner", "province", "city"):
                break
            if kind != "partner" and not lead and rest[start:stop] not in ("香港", "澳门", "台湾"):
                break
            m = _PARTNER_TAIL.match(rest, stop)
            end = m.end() if m is not None else stop
            parts.append(("partner", rest[start:end].replace("（", "").replace("）", "")))
            return rest[end:].removeprefix("的")
        return rest

    def _trade_family(self, rest: str, parts: list[tuple[str, str]]) -> str:
        lexicon = self._lexicon
        if rest in lexicon.trade_services:
            return "服务"
        if any(d == "sector" and name.endswith("服务") for d, name in parts) and rest in ("", "贸易"):
            return "服务"
        if not rest or rest in lexicon.trade_plain:
            return ""
        if rest.endswith("贸易") and rest[:-2] and rest[:-2].endswith("服务"):
            rest = rest[:-2]
        if _SERVICE.search(rest):
            parts.append(("sector", rest))
            return "服务"
        if _ENTERPRISE.search(rest):
            parts.append(("ownership", rest))
        elif _MODE.search(rest):
            rest = rest.removesuffix("方式")
            if rest in ("文化贸易", "数字贸易", "技术贸易"):
                return rest
            parts.append(("mode", rest))
        else:
            parts.append(("product", rest))
        return ""

    def _known_members(self, rest: str, parts: list[tuple[str, str]]) -> str:
        left: list[str] = []
        at = 0
        while at < len(rest):
            for word in self._members.get(rest[at], ()):
                if rest.startswith(word, at) and self._stands(rest, at, word, opening=not left):
                    member = self._lexicon.members[word]
                    if member not in parts:  # 信息技术外包（ITO） says it twice
                        parts.append(member)
                    at += len(word)
                    break
            else:
                left.append(rest[at])
                at += 1
        return "".join(left)

    def _stands(self, rest: str, at: int, word: str, *, opening: bool) -> bool:
        """Whether a known member stands by itself: 城市 in 城市建设 and 制造业 in 装备制造业 do not."""
        if self._lexicon.members[word][0] == "sector" and not opening:
            return False
        if len(word) > 2:
            return True
        following = rest[at + len(word) :]
        if self._lexicon.members[word][0] in ("side", "region"):
            return True
        return not following or following.startswith(("企业", "增加值", "投资"))

    def subject(
        self,
        words: str,
        last: Subject | None,
        *,
        whole: Subject | None = None,
        opening: bool = False,
        scope: str = "",
        dimension: str = "",
        section: str = "",
    ) -> Subject:
        """The subject that *words* name after *last*.

        *whole* is what it is a part of (其中, 分…看), None outside such a scope; *opening* says that
        it is its sentence's first; *scope* are the words
        that hold for all members of the sentence (规模以上工业中); *dimension* and *section* the
        number's unit's, with ``section`` ``ratio`` for rates, whose subject may be headless.
        """
        if "因" in words:  # 服务费也因连假上涨
            words = _FOR_REASONS.sub("", words)
        mainly = _MAINLY.match(words)
        if mainly is not None and self.head(mainly["of"])[1] is not None:  # 出口主要货品仍以电子零组件
            words = mainly["member"] + mainly["of"]
        if whole is not None and whole.before and "人均" not in words and words.endswith(("收入", "支出")):
            each = _EACH.match(whole.before + whole.head)
            words = each[0] + words if each is not None else words  # 其中，工资性收入, of 居民人均可支配收入
        before, known = self.head(words.replace("的人数", "人数"))
        before = before.strip(_STRIPPED)
        m = _BEFORE_HEAD.search(before)
        if m is not None and known is not None:
            before = before[: m.start()].strip(_STRIPPED)
        if known is not None:
            row = last.known if last is not None else None
            stem = row.printed if row is not None and known.printed in self._lexicon.stems else ""
            if last is not None and not before and stem != known.printed and stem.endswith(known.printed):
                return last._replace(level=None, period=None)  # 投资 in a release of 固定资产投资
            if not before and last is not None and self._takes_over(known, last, opening and whole is None):
                return self._bare(known, last, scope)
            if not before and last is not None:
                made = last.known.dimension == "product" if last.known is not None else not last.head
                if known.measure == "日均产量" and made and not opening:
                    return self._bare(known, last, scope)  # 钢材300万吨，日均产量
                if known.printed.startswith("各项") and last.before.endswith(("本外币", "人民币")):
                    return self._bare(known, last, scope)  # 本外币各项存款余额…。各项贷款余额…
                if known.printed.startswith("各项") and last.indicator.startswith("本外币"):
                    before = "本外币"  # the head itself says so: 本外币存款余额
            row = known
            if scope and scope not in before and not known.alone:
                before = scope + before
            elif whole is not None and whole.known is not None:
                if whole.known.measure == known.measure or whole.known.measure.endswith(known.measure):
                    before = self._kept(whole, before) + before
                if whole.indicator.startswith("户籍") and words in ("城镇人口", "乡村人口"):
                    before = "户籍"
                if known.printed in self._lexicon.stems and whole.known.printed.endswith(known.printed):
                    row = whole.known
            family, parts = self.parts(before, row)
            if not family and known.trade and whole is not None and whole.family.startswith("服务"):
                family = "服务"
            return Subject(before, row.printed, row, family, parts)
        of = whole if whole is not None else last
        if (
            whole is not None
            and whole.known is None
            and section == "ratio"
            and last is not None
            and last.known
        ):
            of = last  # 其中，甲业利润总额增长5%，乙业增长3%
        if of is not None and self._takes_head(
            words, of, nested=whole is not None, dimension=dimension, section=section
        ):
            return self._member(words, of, scope)
        return self._open(words, scope, counted=section == "count")

    def _open(self, words: str, scope: str, *, counted: bool = True) -> Subject:
        """An indicator whose head the lexicon does not know: the words are its name."""
        words = _TOGETHER.sub("", words)
        joins = scope and scope not in words and not words.endswith(scope[-2:])
        before = scope + words if joins else words
        family, parts = self.parts(before, None)
        head = "数" if counted and not words.endswith(("数", "量", "人", "次", "额")) else ""
        return Subject(before, head, None, family or before, parts)

    def _takes_over(self, known: Head, last: Subject, opening: bool) -> bool:
        """Whether a head alone takes over the words before the last one; less readily in a new sentence."""
        if (
            known.alone
            or known.printed not in self._lexicon.bare
            or (last.head == "人数" and not known.dimension)
        ):
            return False
        return not opening or known.trade or last.known is not None

    def _takes_head(self, words: str, last: Subject, *, nested: bool, dimension: str, section: str) -> bool:
        """Whether *words* are a member of what *last* measures, so that its head is understood."""
        if words.startswith(("每", "人均")) or words.endswith("每股"):
            return False
        if words == last.before or (
            last.known is None and (last.before in words or words[:2] == last.before[:2])
        ):
            return False
        if section == "ratio":
            return last.known is not None and last.known.nature != "ratio"
        ends = self._lexicon.endings.get("measure" if section == "measure" else dimension, ())
        if words.endswith(ends) and ("所属" in words or not last.before.endswith(words[-2:])):
            return False
        if last.known is not None:
            opened = last.level is None and last.known.trade and section == "measure"
            if opened and not self._partner(words, [], trade=True):
                return True  # 出口额居前三位的国家依次为：日本9.1亿元
            if last.level is None and last.known.dimension == "product" and last.known.nature == "flow":
                return section in ("count", "measure") and not last.before
            return dimension == last.dimension and (section != "count" or nested)
        return nested and dimension == last.dimension

    def _kept(self, last: Subject, before: str) -> str:
        """The scope words of *last* (规模以上工业) that a member of it keeps."""
        return "".join(
            word for dimension, word in last.parts if dimension in ("scope", "side") and word not in before
        )

    def _bare(self, known: Head, last: Subject, scope: str) -> Subject:
        """A head alone takes over the words before the last one: 执行额 after 在岸服务外包合同额."""
        before = last.before
        if last.known is None and not last.before:
            before = scope
        if last.known is None and last.head:
            before = last.before
        if scope and scope not in before:
            before = scope + before
        if last.known is not None and last.known.alone:
            before = ""
        joined = run_into(before, known.printed)  # 服务外包合同, 合同金额
        before = joined[: len(joined) - len(known.printed)]
        family, parts = self.parts(before, known)
        if known.trade and not family and last.family.startswith("服务"):
            family = "服务"
        return Subject(before, known.printed, known, family, parts, last.area)

    def _member(self, words: str, last: Subject, scope: str) -> Subject:
        """A headless member takes the head of *last* and the scope words it keeps."""
        kept = self._kept(last, words)
        if scope and scope not in words and scope not in kept:
            kept = scope
        if last.known is None:
            if last.before.endswith(words[-3:]):
                return self._open(words, scope)
            while len(words) > 2 and last.before.endswith(words[-2:]):  # 5A级(景区) of A级旅游景区
                words = words[:-2]
            whole = last.before
            if words.endswith("级"):
                whole = _GRADE.sub("", whole)  # 国家级 of 省级以上企业技术中心
            if _share(words, whole):
                return self._open(words, scope)
            before = kept + run_into(words, whole)
            family, parts = self.parts(before, None)
            return Subject(before, last.head, None, family or before, parts)
        if last.known.alone and last.known.measure == "增加值":  # 第一产业 of 地区生产总值
            row = self._lexicon.heads["增加值"]
            return Subject(words, row.printed, row, *self.parts(words, row))
        before = words
        if last.known.dimension == "" and not last.known.trade and last.family and last.family not in words:
            family = _AGED.sub("", last.family) if words.endswith(("岁", "岁组", "岁以上")) else last.family
            if family[-2:] == words[-2:]:  # 研究所程度者 after 大学程度者
                family = ""
            before = words + (family if family not in kept else "")
        if last.known.trade and last.family.startswith("服务") and "服务" not in words:
            before = words + "服务"
        before = kept + before
        joined = run_into(before, last.head)
        before = joined[: len(joined) - len(last.head)]
        family, parts = self.parts(before, last.known)
        return Subject(before, last.head, last.known, family, parts)


def _share(words: str, others: str) -> bool:
    """Whether four characters in a row stand in both: they name one thing."""
    return any(words[at : at + 4] in others for at in range(len(words) - 3))


def run_into(words: str, head: str) -> str:
    """*words* before *head*, what both hold said once: 财产险赔付, 赔付支出 → 财产险赔付支出."""
    for size in range(min(len(words), len(head)) - 1, 1, -1):
        if words.endswith(head[:size]):
            return words + head[size:]
    return words + head


def _dimension(words: str, default: str) -> str:
    if words.endswith("企业"):
        return "ownership"
    if words.endswith(("业", "产业", "产业链")) and default != "product":
        return "sector"
    return default


def list_title(words: str) -> str:
    """What is left of a list's title (离岸服务外包来源地前三位) as words before a head."""
    return _LIST_TITLE.sub("", words)


def as_one(subjects: tuple[Subject, ...]) -> Subject:
    """Several subjects as one: their members joined by ``+``."""
    first = subjects[0]
    parts: list[tuple[str, str]] = []
    for place, (dimension, word) in enumerate(first.parts):
        words = []
        for subject in subjects:
            other = (
                subject.parts[place]
                if place < len(subject.parts) and subject.parts[place][0] == dimension
                else (dimension, word)
            )
            if other[1] not in words:
                words.append(other[1])
        parts.append((dimension, "+".join(words)))
    common = first.before
    for subject in subjects[1:]:
        while common and not subject.before.endswith(common):
            common = common[1:]
    if not common:
        common = "、".join(dict.fromkeys(subject.before for subject in subjects))
    heads = "、".join(dict.fromkeys(subject.head for subject in subjects))  # 产量、销量
    return Subject(common, heads, first.known, first.family, tuple(parts), first.area)


def is_ratio(subject: Subject) -> bool:
    """Whether *subject* is a rate itself (失业率), whose changes are counted in points."""
    return subject.known is not None and subject.known.nature == "ratio" and subject.head.endswith("率")
