"""Parts that carry the words of the whole that their text told: 外贸进出口总值…，其中，|出口| is 外贸出口."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.names.capital import INVESTED_ABROAD
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject
from yuebao.read.words.heads import ONE_WAY

_TRADED: Final = re.compile(
    "(?P<trade>(?:外贸|对外贸易|货物贸易|货物和服务|货物|商品|服务贸易|服务)?)进出口(?:贸易)?(?P<end>(?:总?[值额])?)"
)
"""All that is traded of a sort, imports and exports together: 外贸|进出口总值, 进出口."""
_CUSTOMS: Final = "总值"
"""How customs offices call all of a flow."""
_DIRECTLY: Final[tuple[str, ...]] = ("直接投资", "直接投资额")
_UNBANKED: Final[tuple[str, ...]] = ("非金融类直接投资", "非金融类直接投资额")
_INVESTED: Final = {
    "投资": "直接投资",
    "投资额": "直接投资额",
    "对外投资": "对外直接投资",
    "对外投资额": "对外直接投资额",
}
"""How a part of direct investment abroad is called, and what it is."""
_HOUSES: Final[tuple[str, ...]] = ("卫生机构", "医疗机构", "养老机构", "福利机构")
_DONE: Final = re.compile(
    "(?:落地|办结|办复|开工|竣工|投产|完工|结案|合格|满意|达标|签约|履约|整改|解决|化解|采纳|入库|答复|回复)率"
)
"""What share of those counted something was done with: 试点任务122项，|落地率."""
_TAKES_IN: Final[tuple[str, ...]] = ("受理", "接收", "接到", "收到", "承办", "办理", "登记", "新收", "立案")
"""How things begin that somebody has to see to."""
_CASES: Final = re.compile("(?:(?:共|累计)*(?:立案|受理|新收|审结|执结|审执结|办理))+(?:各类)?")
"""What was done with cases of which so many are settled: 受理各类|案件."""
_SCHOOLS: Final = "各级各类学校"
"""All schools, whose pupils are all there are."""
_RETAIL: Final = "社会消费品零售总额"
_RETAIL_OF_PART: Final = "消费品零售额"
"""How statistical offices call all retail sales, and a part of them."""
_RETAIL_SAID: Final = re.compile("(?:零售总|社零)额?[^，。；：、（）]*$")
_PLACES: Final[tuple[str, ...]] = ("区", "县", "市", "园", "旗", "州")
_FIXED: Final = "固定资产投资"
_INVESTS: Final = ("投资", "投资额", "外资", f"{_FIXED}增速", f"{_FIXED}增幅", f"{_FIXED}降幅")
_AT_HOME: Final = ("国内", "境内", "内资", "省内", "市内", "区内", "县内", "本省", "本市", "本地")
"""How what is invested at home begins, no part of what is invested abroad: 对外投资…，|省内合作|投资."""
_WORKS: Final = frozenset({"工业", "基础设施", "房地产开发", "民间", "技改", "工业技改"})
"""What is put into works at home, told behind what was invested abroad: 对外直接投资…。|工业|投资."""
_BUDGET: Final = re.compile(
    "(?:(?:地方)?(?:一般)?公共(?:财政)?预算|政府性基金(?:预算)?|国有资本经营预算|财政总|地方财政|财政)(?P<way>收入|支出)"
)
"""All that a budget took in or spent."""
_TIER: Final = re.compile(
    "(?:中央|地方|自治区|旗县|市县|市区|县区|区县|乡镇|[省市县区州])(?:级|本级)?(?P<way>收入|支出)"
)
"""What a tier of government took in or spent, which leaves the budget out: 省级|支出."""
_NEWLY: Final = re.compile("新(?:批准|批设|设立|[批设签增办])(?P<of>外[^的、]{0,6}(?:项目|企业))")
"""Foreign projects or firms that are new: 新批|外商投资项目."""
_RAISED: Final = re.compile("(?:新设|新批)?增资(?:项目|企业|新.{2,10}(?:项目|企业))?")
"""How those are counted behind them that raised their capital."""
_BALANCES: Final = frozenset({"服务逆差", "服务顺差"})
_SERVICES: Final = {"服务"}
"""The trade of a text that tells of no goods."""
_BEDS: Final = ("床位", "床位数", "总床位")

_DOERS: Final = frozenset({"人", "名", "家", "户", "人次", "家次", "位", "所"})
"""What those are counted in who do something, or for whom it is done."""
_DEALT_WITH: Final[tuple[str, ...]] = (
    "审结", "办结", "执结", "结案", "整改", "解决", "帮助解决", "协调解决", "化解", "完成", "落实", "办理",
    "采纳", "调解", "修复", "落地", "开工", "竣工", "投产", "完工", "建成", "已",
)  # fmt: skip
"""What is said of those counted that were dealt with: 受理案件20件，|审结|16件，结案率80%."""


class Wholes:
    """The wholes that a document told so far, by area, whose words their parts carry."""

    def __init__(self) -> None:
        self.trades: dict[str | None, tuple[str, str]] = {}
        self.investors: set[str | None] = set()
        self.retail: set[str] = set()
        self.budgets: dict[str, str] = {}
        self.services = False
        self.abroad = ""
        self.sorts: set[str] = set()
        self.customs = False

    def carry(self, drafts: Sequence[Draft], text: str) -> None:
        """Name by their wholes, as those were told last of their area:

        - exports and imports alone, by the trade (外贸进出口总值…，其中，出口 is 外贸出口) or, if it has no
          word or the text is of the customs, who call no part so, by 总值 (进出口总值…，其中，出口 is
          出口总值), and both together by both (9月当月，进出口 is 外贸进出口总值);
        - trade with a land, by services, where the text tells no other trade (服务进出口…，对美国进出口 is
          对美国服务进出口);
        - a part of retail sales not told as all of them (社会消费品零售总额…，城镇 is 城镇消费品零售额);
        - a tier's part of a budget, or all of it (一般公共预算支出…，省级支出 is 省级一般公共预算支出);
        - the balance of services where the text calls their trade 服务贸易 (服务逆差 is 服务贸易逆差);
        - investment of a trade as it is printed (固定资产投资…，其中工业投资);
        - direct investment abroad that a land or a sector has (对外直接投资…，对亚洲投资 is 对亚洲直接投资),
          and any other (实际对外投资…，流向东盟的投资 is 东盟实际对外投资);
        - foreign projects or firms that raised their capital, by the new ones (新批外资项目65个…增资26个);
        - beds, by the houses of their paragraph (医疗卫生机构2894个…。床位数);
        - what was done with those counted first in a sentence (122项试点任务…，落地率).
        """
        houses = ""
        counted: Draft | None = None
        raised: Subject | None = None
        self.services = self.services or "服务贸易" in text
        self.customs = self.customs or "海关" in text
        for draft in drafts:
            subject = draft.subject
            if counted is not None and counted.sentence != draft.sentence:
                counted = None
            if subject.head == "数":
                takes_in = counted is None or subject.before.startswith(_TAKES_IN)
                handled = draft.unit.dimension not in _DOERS and not subject.before.startswith(_DEALT_WITH)
                counted = draft if takes_in or handled else counted
                if (newly := _NEWLY.fullmatch(subject.before)) is not None:
                    raised = subject._replace(before=f"增资{newly['of']}")
                elif (
                    raised is not None
                    and _RAISED.fullmatch(subject.before) is not None
                    and subject.before[-2:] in ("增资", raised.before[-2:])  # 新批企业26家，|增资项目|9个
                ):
                    draft.subject = subject._replace(before=raised.before, parts=raised.parts)
                elif subject.before.endswith(_HOUSES):
                    houses = houses or subject.before
            elif counted is not None and _DONE.fullmatch(subject.indicator) is not None:
                whose = counted.subject.before.rpartition("的")[2]
                whose = _CASES.sub("", whose) if whose.endswith("案件") else whose
                draft.subject = subject._replace(before=whose + subject.before)
            elif subject.before == _SCHOOLS and "学" in subject.head:
                draft.subject = subject._replace(before="")  # 各级各类学校372所，在校学生16万人
            elif houses and subject.head in _BEDS and not subject.before:
                draft.subject = subject._replace(before=houses)
            elif subject.head.endswith(("收入", "支出")):
                self._spent(draft)
            elif "差" in subject.head and subject.indicator in _BALANCES and self.services:
                draft.subject = subject._replace(before="服务贸易", head=subject.head.removeprefix("服务"))
            elif "口" in subject.head:
                self._traded(draft)
            elif subject.head == _RETAIL:
                self._sold(draft, text)
            elif "资" in subject.head and subject.head.endswith(_INVESTS):
                self._invested(draft, text)

    def _traded(self, draft: Draft) -> None:
        """Name a flow of trade alone by the trade that its area's whole was told by last."""
        subject, name = draft.subject, draft.subject.indicator
        whole = _TRADED.fullmatch(name) if "进出口" in name else None
        if whole is not None and (whole["trade"] or whole["end"] or draft.area not in self.trades):
            self.trades[draft.area] = (whole["trade"], whole["end"])
            self.sorts.add(whole["trade"][:2])
        elif whole is not None:
            trade, end = self.trades[draft.area]
            draft.subject = subject._replace(before=trade, head=name + end)
        elif name in ONE_WAY and draft.area in self.trades:
            trade, end = self.trades[draft.area]
            trade = "" if trade == "外贸" and self.customs else trade
            told = end if not trade and end == _CUSTOMS else ""
            draft.subject = subject._replace(before=trade, head=name + told)
        elif self.sorts == _SERVICES and draft.area in self.trades and subject.partner:
            bare = subject.before.lstrip("对自从与向") == subject.partner and len(subject.parts) == 2
            draft.subject = subject._replace(before=subject.before + "服务") if bare else subject

    def _invested(self, draft: Draft, text: str) -> None:
        """Name investment of a trade as *text* prints it, and a part of that abroad as a part of it."""
        subject, name = draft.subject, draft.subject.before
        if subject.head[:6] == _FIXED and name and f"{name}投资" in text and name + _FIXED not in text:
            draft.subject = subject._replace(head=subject.head[4:])
        elif subject.head.endswith(_DIRECTLY) and "外商" not in subject.indicator:
            self.investors.add(draft.area)
            if subject.indicator.endswith(_UNBANKED) and "对外" not in subject.indicator:
                head = subject.head.removeprefix("非金融类")  # 进行了非金融类直接投资
                draft.subject = subject._replace(
                    before=f"{name.removesuffix('非金融类')}非金融类对外", head=head
                )
        elif (
            subject.parts
            and subject.head in _INVESTED
            and draft.area in self.investors
            and name not in _WORKS
        ):
            draft.subject = subject._replace(head=_INVESTED[subject.head])
        elif not subject.parts:
            self.abroad = subject.indicator if subject.indicator.endswith(INVESTED_ABROAD) else ""
        elif self.abroad and subject.head == "投资" and not subject.before.startswith(_AT_HOME):
            whither = subject.before[:1] in "对在"  # 对东盟|实际投资
            head = self.abroad.replace("对外", "").replace("境外", "") if whither else self.abroad
            draft.subject = subject._replace(head=head)

    def _sold(self, draft: Draft, text: str) -> None:
        """Name a part of retail sales as one, unless *text* or one before calls it 零售总额 itself."""
        subject = draft.subject
        if not subject.before or subject.before.endswith(_PLACES) or subject.before in self.retail:
            return
        if _RETAIL_SAID.search(text, max(0, draft.start - 60), draft.start) is not None:
            self.retail.add(subject.before)
            return
        draft.subject = subject._replace(head=_RETAIL_OF_PART)

    def _spent(self, draft: Draft) -> None:
        """Name what a tier took in or spent by the budget that was told last."""
        name = draft.subject.indicator
        whole = _BUDGET.fullmatch(name)
        if whole is not None:
            self.budgets[whole["way"]] = name
            return
        if name in self.budgets:  # 一般公共预算收入…，税收…。8月当月，全市|收入
            draft.subject = draft.subject._replace(head=self.budgets[name])
            return
        tier = _TIER.fullmatch(name)
        told = self.budgets.get(tier["way"], "") if tier is not None else ""
        if told:
            who = name[:-2]
            draft.subject = draft.subject._replace(before=who, head=told)
