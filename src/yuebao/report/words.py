"""The Chinese words of the reports for what the values name in English."""

from __future__ import annotations

from yuebao.core.fact import Breakdown, Grade, Kind, Verdict
from yuebao.core.period import Period
from yuebao.core.problem import CATALOGUE

KINDS: dict[Kind, str] = {
    "level": "数值",
    "yoy_rate": "同比增速",
    "mom_rate": "环比增速",
    "avg_rate": "平均增速",
    "other_rate": "增速",
    "share": "占比",
    "share_change": "占比变动",
    "rate_change": "增速变动",
    "abs_change": "增减额",
    "contribution": "拉动",
    "contribution_rate": "贡献率",
    "rank": "位次",
    "multiple": "倍数",
    "ratio": "比率",
    "completion": "完成度",
}

VERDICTS: dict[Verdict, str] = {
    "holds": "相符",
    "contradiction": "矛盾",
    "suspect": "存疑",
    "open": "未决",
}

GRADES: dict[Grade, tuple[str, str]] = {
    "A": ("仅凭算术", "只用到印出的数和加减乘除，不作任何假定。"),
    "B": ("假定分项穷尽", "须假定所列分项合起来就是总数；若另有未列的分项，就不算矛盾。"),
    "C": ("假定同一基期", "须假定各数所比的上年同期是同一口径；若有关数据后来修订过，就不算矛盾。"),
}

STATES = {"holds": "相符", "contradiction": "矛盾", "unchecked": "未核", "unread": "未读"}
SIGNS = {"holds": "✓", "contradiction": "×", "unchecked": "○", "unread": "？"}
"""How a figure came out, and the proof-reader's sign for it: never by colour alone."""

ASSUMPTIONS: dict[str, str] = {
    "exhaustive": "分项穷尽",
    "one_base": "同一基期",
    "narrow_zeros": "少印的小数位是省去的零",
    "unrevised": "各期数据未经修订",
    "mean_population": "按年平均人口计算",
    "same_vintage": "分子分母同一次核算",
    "same_units": "两年单位范围相同",
}

DIMENSIONS: dict[str, str] = {
    "flow": "流向",
    "side": "离岸在岸",
    "partner": "伙伴",
    "product": "商品",
    "mode": "贸易方式",
    "ownership": "所有制",
    "sector": "行业",
    "category": "业务类别",
    "currency": "币种",
    "region": "地区",
    "scope": "范围",
}

BOUNDS: dict[str, str] = {"=": "", "≈": "约", ">": "超过", "<": "近"}

BASES: dict[str, str] = {"real": "可比价格", "comparable": "可比口径", "nominal": ""}

QUARTERS = "一二三四"
NOTHING = "—"


def period_words(period: Period | None) -> str:
    """A period as a person writes it: 2025年1—5月, 2025年一季度, 2024年末."""
    if period is None:
        return NOTHING
    first, last = period.start, period.stop - 1
    year, month, until = period.year, first % 12 + 1, last % 12 + 1
    prefix = "某年" if year is None else f"{year}年"
    match period.kind:
        case "year":
            return prefix
        case "years":
            return f"{year or '某'}—{last // 12 or '某'}年"
        case "quarter":
            return f"{prefix}{QUARTERS[first % 12 // 3]}季度"
        case "half":
            return prefix + ("上半年" if month == 1 else "下半年")
        case "month":
            return f"{prefix}{month}月"
        case "instant":
            return f"{last // 12 or '某'}年末" if until == 12 else f"{prefix}{until}月末"
        case "months":
            if first // 12 == last // 12:
                return f"{prefix}{month}—{until}月"
            return f"{prefix}{month}月—{last // 12}年{until}月"


def breakdown_words(breakdown: Breakdown) -> str:
    """A breakdown as a person reads it: 离岸、美国."""
    return "、".join(member for _, member in breakdown)


def assumption_words(assumes: tuple[str, ...]) -> str:
    """The assumptions of a finding, in Chinese; one we have no word for stays as it is."""
    return "、".join(ASSUMPTIONS.get(name, name) for name in assumes)


RELATIONS: dict[str, str] = {
    "doubt": "识别存疑",
    "sum": "分项与总数",
    "balance": "进出口差额",
    "difference": "两率之差",
    "part": "部分不大于整体",
    "growth": "水平与增速",
    "change": "增减额",
    "share": "占比",
    "share_change": "占比的变动",
    "contribution": "拉动与贡献",
    "rate_change": "增速之差",
    "repeat": "重复印出的数",
    "structure": "构成合计",
    "mixture": "整体与部分的增速",
    "ratio": "比值",
    "per_head": "人均与总量",
    "price": "数量与单价",
    "cumulation": "累计与各期",
    "average": "两年平均增速",
    "member": "成员不大于整体",
    "area": "地区与上级地区",
    "top": "前几位的次序",
    "rank": "位次",
    "sign": "标题与差额",
    "sources": "两份文件的数",
    "revised": "先前公布的数",
    "revised_base": "上年基数",
    "joint": "多式联立",
    "open": "未能核对",
}

CODE = "YB200"
"""The code that every contradiction is reported under."""

REMEDY = CATALOGUE[CODE].remedy_zh
DOUBT = "还不能断定有误，也可能是两个不同的口径，请核对。"
"""What stands in the remedy's place where nothing was proved."""
