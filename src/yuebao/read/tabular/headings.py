"""What a cell that names figures says: a table's head, a row's name, a caption."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import ClassVar, Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.lexicon import Lexicon
from yuebao.read.state.drafts import PERCENT
from yuebao.read.state.spoken import TOWN_OR_LAND
from yuebao.read.words.memo import kept
from yuebao.read.words.quantities import decimal_of, negated, unit_named
from yuebao.read.words.scan import scan
from yuebao.read.words.signs import DIGITS, holds, stands
from yuebao.read.words.times import Time


class Heard(NamedTuple):
    """A naming cell taken apart.

    ``words`` are what is left as a noun; ``unit`` and its ``section`` None and ``""`` when not told.
    ``kind`` is ``""`` (a level), ``rate``, ``change`` (an amount), ``moved`` (either), ``points``, ``share``,
    ``share_points``, ``rank``, ``completion``, ``aim`` (what was aimed at, or a completion), ``contribution``
    or ``contribution_rate``; ``compare`` and ``against`` what a rate is against. ``role`` is
    ``number``, ``unit``, ``remark`` or ``""``. ``area`` is a place that stands alone, as its token's kind and
    value. ``span`` is 累计 or ``""``; ``whole`` the words
    of a share's denominator. ``nested`` says 其中. ``marked`` is how many characters of a list mark
    stand in front.
    """

    words: str = ""
    unit: Unit | None = None
    section: str = ""
    times: tuple[Time, ...] = ()
    kind: str = ""
    sign: int = 1
    compare: str = ""
    against: Time | None = None
    role: str = ""
    area: tuple[str, str] | None = None
    total: bool = False
    nested: bool = False
    real: str = ""
    span: str = ""
    whole: str = ""
    marked: int = 0
    percents: bool = False
    units: tuple[tuple[Unit, str], ...] = ()
    """The units that a caption tells where they are several: 单位：所、万人."""


class Printed(NamedTuple):
    """The number of a cell: its value, its rounding, its own unit, and where it stands in the cell."""

    value: Decimal
    ulp: Decimal
    unit: Unit | None
    section: str
    start: int
    stop: int
    year: bool
    moved: bool
    beside: tuple[int, int] = (0, 0)
    """Where a second number stands in a bracket behind it: 5.4（5.3）."""


MISSING = frozenset(
    {
        "",
        "-",
        "--",
        "---",
        "—",
        "——",
        "–",
        "…",
        "……",
        "...",
        "/",
        "\\",
        "无",
        "－",
        "N/A",
        "n/a",
        "*",
        "x",
        "X",
        "×",
    }
)

_MARK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])\s*"
)
SEXES: Final = {"男": "男性", "女": "女性", "男性": "男性", "女性": "女性"}
_LOWER: Final = re.compile("[A-Z][a-z]{2}")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_LATIN: Final = re.compile("[A-Za-z]{3}")
_GROWN: Final = frozenset({"增速", "增幅", "涨幅"})
"""Growth whose own move is in points: 增速变化."""
_AVERAGES: Final = frozenset({"平均增速", "平均增幅", "平均增长"})
_MONTH: Final = re.compile(r"((?:19|20)\d\d)[-./](0?[1-9]|1[0-2])")
"""A row named by a month in digits: 2025.07."""
OF_TOTAL: Final = "在?[总合]计中[:：]"
"""What opens each way in which a table cuts its total."""
_NESTED = re.compile(rf"(?:其中[:：]?|{OF_TOTAL}|[#＃])\s*")
_OWN_AREA: Final = re.compile("^全[省市县区州旗盟](?![场域级])(?=[^，、]{2})")
"""What a row's name says first of the table's own place: |全市|常住人口."""
_BRACKET = re.compile(r"[（(\[【]([^（）()\[\]【】]{0,24})[)）\]】]")
_SAID_UNIT = re.compile(r"(?:计量)?单位[:：]\s*([^\s。；）)]{1,20})")
_FILED: Final = re.compile("(?:填报|报送|制表|编制|填表|统计)单位[:：].*?(?=单位[:：]|$)")
"""Who made a table, which is no unit of it."""
_PARTED: Final = re.compile("[、,，/和;；]")
_AFTER_NOUN = re.compile(r"[,，/:：]([^,，/:：]{1,6})$")
_SIGNS = "±+-－﹢ "
_ASIDE: Final = re.compile(
    "括号[内中里][^）]*|下同|见?注[0-9]*|见表[0-9]*|(?:折|不?含|按|扣除)[^）]*|初步(?:核算)?数?"
    "|快报数?|预计数?|按?(?:(?:19|20)[0-9]{2}年)?(?:当年价|现价|可比价|不变价)格?(?:计算)?"
)
"""What a bracket in a head says that is no part of the name."""
_ON_MONTH: Final = re.compile("(?<=[0-9])月(?=环比)")
"""A month before 环比, which is no 月环比: 5月环比."""
_SINCE_JANUARY: Final = re.compile("(?<![0-9])1月?[-—–~～]+(?=本月)")
"""How heads begin that are of all months up to this one: 1-本月."""
_ANCHOR = re.compile(
    r"（(?:以?女性?(?:=|为)\s*100)）|以?(?:上年|去年|上月)(?:同[期月])?(?:价格)?(?:\s*=\s*|为)100"
)
_ENGLISH: Final = re.compile(r"(?<=[\u4e00-\u9fff）%‰]) *#?[A-Z][a-z]{2,}[^\u4e00-\u9fff]*$")
"""What a yearbook says again in English behind a name: 货运量（万吨） Freight Traffic (10000 tons)."""

_COMPLETION = re.compile(
    r"(?:为|占|完成)?(?:全年|年度|年初)?(?:目标|预算|计划|任务)(?:数)?(?:完成率|的?比重|完成情况|%)?$|完成(?:率|进度|比例|百分比)$|^完成(?:全年|年度|年初)?(?:目标|预算|计划|任务)"
)
_CAME: Final = frozenset({"出生", "死亡", "迁入", "迁出", "出生人口", "死亡人口"})
_BEYOND: Final = re.compile(
    "(?:全[市省区县州]|我[市省区县]|本[市省区县])?(?:[与和]?(?:比|较|高于|快于|低于))(?P<whole>全[国省市]|[国省市]平均)(?:平均)?(?:水平|增速|高低|增减)?"
)
"""A head over by how much the place is ahead of one that it belongs to: 全市比全省."""
_AIM: Final = re.compile("(?:年度|调整)?(?:任务|目标|计划|预算)数?")
"""What was aimed at, or how much of it was done: 年初预算 over 万元 or over percents."""
_SHARE = re.compile(
    r"(?:所?占(?P<whole>[^占比]{0,14}?)的?)?(?:比重|占比|份额|比例|构成)$|所?占(?P<of>[^占比]{1,14})$"
)
_RANK = re.compile(r"(?:居|在)?(?:全[国省市区])?(?:位次|排位|名次|排名)$")
_EDGES = '、，,：:；;的 　*“”"/—-'
_BRACKETS: Final = frozenset("()（）")
_TRIM = _EDGES + "()（）"
_GLOSS = re.compile(r"(?<=[\u4e00-\u9fff])[（(][A-Za-z][A-Za-z0-9&-]{1,9}[）)]")
_CUMULATIVE = re.compile(
    r"(?:自?年初(?:至|到|[-—~])|1(?:月)?[-—–~～至到])(?:本月|当月|本期)?(?:止)?(?:累计)?|(?:本月止|本年|止)?累计"
)

_UNIT: Final = 6
"""Characters of a unit at the most: 百万港元, 亿千瓦时."""
_YEAR: Final = re.compile("(?:19|20)\\d\\d")
_KEPT: Final = 4096
_NUMBER = re.compile(r"([-+﹢]?)\s*(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)?")
_BESIDE = re.compile(r"[（(][-+﹢]?\d+(?:\.\d+)?%?[)）]$")
_FOOTNOTE = re.compile(r"(?:[①-⑳]|\[\d{1,2}\]|\*)*$")


class Told:
    """What cells were taken apart into by one lexicon.

    A table asks half a dozen times what a cell says. The names of its rows and its heads, which other tables
    have too, are kept, its numbers until the next document.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.heard: dict[str, Heard] = {}
        self.numbers: dict[str, Printed | None] = {}
        self.passed: dict[tuple[str, str], tuple[tuple[int, int, str], ...]] = {}
        """The numerals of naming cells that are no figures, each with its place there and its reason."""


class _Last:
    """Of the lexicon that was asked last."""

    told: ClassVar[Told | None] = None


def told_by(lexicon: Lexicon) -> Told:
    """What was taken apart by *lexicon* so far."""
    told = _Last.told
    if told is None or told.lexicon is not lexicon:
        told = _Last.told = Told(lexicon)
    return told


@cache
def _moves(moves: frozenset[str]) -> re.Pattern[str]:
    """A head that speaks of a change."""
    words = "|".join(sorted(moves, key=len, reverse=True))
    return re.compile(f"(?:数|额|情况)?(?P<move>{words})(?:情况|幅度)?$")


@cache
def _said(up: frozenset[str], down: frozenset[str]) -> re.Pattern[str]:
    """A move in front of a cell's number: 增长3.2."""
    words = sorted(up | down, key=len, reverse=True)
    return re.compile(f"(?:同比|环比)?({'|'.join(words)})")


def hear(text: str, lexicon: Lexicon) -> Heard:
    """Takes the naming cell *text* (folded) apart."""
    memo = told_by(lexicon).heard
    heard = memo.get(text)
    return kept(memo, text, _hear(text, lexicon), _KEPT) if heard is None else heard


def _hear(text: str, lexicon: Lexicon) -> Heard:
    if "单位" in text:
        text = _FILED.sub("", text)
    if _LOWER.search(text) is not None:
        text = _ENGLISH.sub("", text)
    if "月环比" in text:
        text = _ON_MONTH.sub("月份", text)
    if "1" in text and "本月" in text:
        text = _SINCE_JANUARY.sub("1至", text)
    marked = _MARK.match(text)
    skip = marked.end() if marked is not None and marked.end() < len(text) else 0
    said = text[skip:].replace(" ", "").strip(_EDGES)
    bare = said.strip(_TRIM)
    for role in ("number", "unit", "remark"):
        if bare in lexicon.headings[role]:
            return Heard(role=role)
    inner = _NESTED.match(said)
    nested = inner is not None
    if inner is not None:
        said = said[inner.end() :]
    units = _alike(said, lexicon) if "单位" in said and "、" in said else ()
    said, unit, section, percents = _units(_ANCHOR.sub("", said), lexicon)
    words, times, compare, against, area = _settings(said, lexicon)
    heard = Heard(
        unit=unit,
        section=section,
        times=times,
        compare=compare,
        against=against,
        area=area,
        nested=nested,
        marked=skip,
        percents=percents,
        units=units,
    )
    return _noun(heard, words, lexicon)


def hear_row(text: str, lexicon: Lexicon) -> Heard:
    """The same of a row's name, which may be what would say nothing as a head: 其中：城市."""
    month = _MONTH.fullmatch(text)
    if month is not None:
        return Heard(times=(Time(int(month[1]), "month", int(month[2]), int(month[2])),))
    heard = hear(text, lexicon)
    if heard.words[:1] == "全":
        heard = heard._replace(words=_OWN_AREA.sub("", heard.words))
    if heard.words in SEXES:
        return heard._replace(words=SEXES[heard.words])
    if heard.words or heard.kind or heard.total:
        return heard
    name = _NESTED.sub("", text, count=1).strip()
    return heard._replace(words=name) if name in TOWN_OR_LAND else heard


def is_english(text: str) -> bool:
    """Whether a cell says something in English alone: Urban Population."""
    return _LATIN.search(text) is not None and _HAN.search(text) is None


def hear_head(text: str, lexicon: Lexicon) -> Heard:
    """The same of a head, which may be a unit and nothing else (亿元 under 营业收入) or a month in digits."""
    month = _MONTH.fullmatch(text) if text[:2] in ("19", "20") else None
    if month is not None:
        return Heard(times=(Time(int(month[1]), "month", int(month[2]), int(month[2])),))
    heard = hear(text, lexicon)
    if not heard.words or heard.unit is not None or len(heard.words) > _UNIT or heard.words[-1] == "数":
        return heard
    named = unit_named(heard.words, lexicon)
    return heard if named is None else heard._replace(words="", unit=named[0], section=named[1])


def is_month(text: str) -> bool:
    """Whether a cell is a month in digits: 2025.07."""
    return _MONTH.fullmatch(text) is not None


def rank_of(text: str) -> int:
    """How deep the list mark before a row's name counts: 一、 1, （一） 2, 1. 3, （1） 4, ① 5; 0 if none."""
    marked = _MARK.match(text)
    if marked is None:
        return 0
    opened, numeral = text[0] in "（(", text[text[0] in "（("]
    if numeral in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return 5
    return (3 if numeral.isdigit() else 1) + opened


def _trimmed(words: str) -> str:
    """*words* without what stands loosely around them: a bracket that is one of a pair inside stays."""
    words = words.strip(_EDGES)
    while words and (words[0] in _BRACKETS or words[-1] in _BRACKETS):
        opens, closes = words.count("（") + words.count("("), words.count("）") + words.count(")")
        if words[0] in "）)" or (words[0] in "（(" and (closes < opens or words[-1] in "）)")):
            words = words[1:].strip(_EDGES)
        elif words[-1] in "（(" or (words[-1] in "）)" and opens < closes):
            words = words[:-1].strip(_EDGES)
        else:
            break
    return words


def _units(said: str, lexicon: Lexicon) -> tuple[str, Unit | None, str, bool]:
    """*said* without its unit, the unit, its section, and whether percents are spoken of too."""
    found: tuple[Unit, str] | None = None
    percents = False
    told = _SAID_UNIT.search(said)
    if told is not None:
        found, percents, _ = _several(told[1], lexicon)
        said = said[: told.start()] + said[told.end() :]
    for bracket in list(_BRACKET.finditer(said))[::-1]:
        inside = bracket[1].strip()
        one = unit_named(inside, lexicon)
        if one is None and _PARTED.search(inside) is not None:
            one, beside, all_units = _several(inside, lexicon)
            percents = percents or (all_units and beside)
            one = one if all_units else None
        if one is None and inside and not inside.strip("±+-=/ "):
            one = None
        elif one is not None:
            found = one
        elif inside and not inside.startswith("±") and _ASIDE.fullmatch(inside) is None:
            continue
        said = said[: bracket.start()] + said[bracket.end() :]
    if found is None and said.endswith("%"):
        found, said = (PERCENT, "ratio"), said[:-1].rstrip(_SIGNS)
    if found is None:
        tail = _AFTER_NOUN.search(said)
        one = unit_named(tail[1], lexicon) if tail is not None else None
        if tail is not None and one is not None:
            found, said = one, said[: tail.start()]
    if found is None:
        return said, None, "", percents
    return said, found[0], found[1], percents or found[0].dimension == "%"


def _alike(said: str, lexicon: Lexicon) -> tuple[tuple[Unit, str], ...]:
    """The units that a caption lists, none of them percents: 单位：所、万人."""
    told = _SAID_UNIT.search(said)
    named = [unit_named(name.strip(), lexicon) for name in _PARTED.split(told[1])] if told is not None else []
    known = [one for one in named if one is not None and one[0].dimension != "%"]
    return tuple(known) if len(known) == len(named) > 1 else ()


def _several(said: str, lexicon: Lexicon) -> tuple[tuple[Unit, str] | None, bool, bool]:
    """The one unit among those that *said* lists beside percents (亿元，%), whether percents are among them,
    and whether nothing else is.
    """
    names = _PARTED.split(said) if unit_named(said, lexicon) is None else [said]
    told = [unit_named(name.strip(), lexicon) for name in names]
    known = [one for one in told if one is not None]
    others = [one for one in known if one[0].dimension != "%"]
    one = (others or known)[0] if len(others) == 1 or (not others and known) else None
    return one, any(unit.dimension == "%" for unit, _ in known), len(known) == len(told)


def _settings(
    said: str, lexicon: Lexicon
) -> tuple[str, tuple[Time, ...], str, Time | None, tuple[str, str] | None]:
    """*said* without its times, comparators and a place that stands alone; those."""
    year = _YEAR.fullmatch(said)
    if year is not None:
        return "", (Time(int(said), ""),), "", None, None
    times: list[Time] = []
    compare = ""
    against: Time | None = None
    cuts: list[tuple[int, int]] = []
    places: list[tuple[int, int, str, str]] = []
    for token in scan(said, lexicon):
        if token.kind == "compare":
            compare = compare or str(token.value)
            if said[token.start] in "年月季":  # 年增率
                continue
            stop = token.stop + (said[token.stop - 1] == "比" and said.startswith("较", token.stop))
            cuts.append(
                (token.start, stop + (said[stop : stop + 1] in ("比",) and said[stop : stop + 2] != "比重"))
            )
        elif token.kind == "time":
            lead = said[token.start - 1] if token.start else ""
            if lead in ("比", "较", "与"):
                compare, against = compare or "other", token.value
                also = said.startswith(("比较", "相比"), token.stop)  # 与2023年同月比较
                cuts.append((token.start - 1, token.stop + 2 * also))
            else:
                times.append(token.value)
                cuts.append((token.start, token.stop))
        elif token.kind in ("own", "city", "province", "region"):
            places.append((token.start, token.stop, token.kind, str(token.value)))
    pieces, at = [], 0
    for first, last in cuts:
        pieces.append(said[at:first])
        at = max(at, last)
    pieces.append(said[at:])
    words = _trimmed(_GLOSS.sub("", "".join(pieces)))
    for first, last, kind, value in places:
        place = said[first:last]
        rest = words.removeprefix(place) if words.startswith(place) else words
        moved = rest in lexicon.headings["rates"] or rest in _AVERAGES
        if not rest or (rest != words and (moved or rest in lexicon.headings["total"])):
            rest = "增速" if rest in _AVERAGES else rest
            return rest, tuple(times), compare, against, (kind, value)  # 全省, 全省合计, 全省增速
    return words, tuple(times), compare, against, None


def _noun(heard: Heard, words: str, lexicon: Lexicon) -> Heard:
    """*heard* with what its *words* say of kind and basis; the rest is the noun."""
    span = ""
    found = _CUMULATIVE.search(words)
    if found is not None and not words.endswith("累计率"):
        words = words[: found.start()] + words[found.end() :]
        words, span = _trimmed(words.replace("（）", "")), "累计"  # 生猪出栏（累计）
        times = tuple(time for time in heard.times if time.part not in ("current", "start"))
        heard = heard._replace(times=times)
    unit = heard.unit
    if words[1:2] == "产" and words[0] in "一二三":
        words = f"第{words[0]}产业{words[2:]}"  # 一产增速
    if unit is not None and unit.dimension == "人" and words in _CAME:
        words += "人数"
    points = unit is not None and unit.dimension in ("百分点", "千分点")
    kind, sign, whole, real = "", 1, "", ""
    beyond = _BEYOND.fullmatch(words) if points else None
    if beyond is not None:  # 全市比全省（百分点）
        return heard._replace(kind="points", whole=beyond["whole"], span=span, area=None)
    if words in lexicon.headings["total"]:
        return heard._replace(total=True, span=span)
    done = _COMPLETION.search(words)
    share = _SHARE.search(words)
    if share is not None and share.start():
        head = lexicon.heads.get(words[: share.start()])
        share = None if head is not None and head.nature == "ratio" else share  # 优良天数|比例
    move = _moves(lexicon.headings["move"]).search(words)
    rank = _RANK.search(words)
    before = words[: move.start()] if move is not None else words
    if move is not None and lexicon.heads.get(before) is None:
        before = words[: move.start("move")]  # 执行额|增速
        before = before if lexicon.heads.get(before) is not None else words[: move.start()]
    if done is not None and (unit is None or unit.dimension == "%"):  # 年度任务（亿元） is the aim itself
        kind = "completion"
        if unit is None and _AIM.fullmatch(words) is not None:
            early = any(time.part == "start" for time in heard.times)
            kind, whole = "aim", "年初" * early + words
            heard = heard._replace(times=tuple(time for time in heard.times if time.part != "start"))
        words = words[: done.start()] if kind == "completion" else ""
    elif rank is not None:
        kind, words = "rank", words[: rank.start()]
    elif words.endswith("贡献率"):
        kind, words = "contribution_rate", words.removesuffix("贡献率").split("对")[0]
    elif "拉动" in words and (points or unit is None or unit.dimension == "%"):
        kind, words = "contribution", words[: words.index("拉动")]
    elif share is not None:
        kind, whole = "share", share["whole"] or share["of"] or ""
        words = words[: share.start()]
    elif (
        move is not None
        and not words.endswith("自然增长率")
        and (move.start() == 0 or lexicon.heads.get(words) is None)
    ):
        moved = move["move"]
        over = _SHARE.search(before)
        words, sign = before, -1 if moved in lexicon.headings["falls"] else 1
        if before in _GROWN and unit is None:
            kind, words = "points", ""
        elif over is not None and points:
            kind, whole, words = "share_points", over["whole"] or "", before[: over.start()]
        elif points:
            kind = "points"
        elif moved in lexicon.headings["amounts"]:
            kind = "change"
        elif moved in lexicon.headings["rates"]:
            kind = "rate"
        else:
            kind = _moved(unit)
        if moved == "提高" and kind == "moved":
            kind = "points"
    elif heard.compare:
        kind = "points" if points else _moved(unit)
    if kind in ("rate", "moved") or heard.compare:
        for basis in ("real", "nominal", "comparable"):
            for form in sorted(lexicon.headings[basis], key=len, reverse=True):
                if words.endswith(form):
                    words, real = words.removesuffix(form), basis
                    break
    words = _trimmed(_trimmed(words).removesuffix("及").removesuffix("比")) if kind else _trimmed(words)
    if words in lexicon.headings["plain"] or words in lexicon.generic or words in lexicon.headings["total"]:
        words = ""
    return heard._replace(words=words, kind=kind, sign=sign, whole=whole, real=real, span=span)


def _moved(unit: Unit | None) -> str:
    if unit is None:
        return "moved"
    return "rate" if unit.dimension in ("%", "‰", "倍") else "change"


def printed(text: str, lexicon: Lexicon) -> Printed | None:
    """The number that all of a cell is (with its sign, unit and footnote marks); None when it is none."""
    memo = told_by(lexicon).numbers
    if text in memo:
        return memo[text]
    return kept(memo, text, _printed(text, lexicon) if holds(text, DIGITS) else None, _KEPT)


def _printed(text: str, lexicon: Lexicon) -> Printed | None:
    at = 0
    while at < len(text) and text[at] in "* ":
        at += 1
    said = None
    if not stands(text, at, DIGITS):
        said = _said(lexicon.headings["said_up"], lexicon.headings["said_down"]).match(text, at)
    sign = 1
    if said is not None:
        sign = 1 if said[1] in lexicon.headings["said_up"] else -1
        at = said.end()
    m = _NUMBER.match(text, at)
    if m is None:
        return None
    rest = text[m.end() :].strip()
    note = _FOOTNOTE.search(rest) if rest else None
    rest = rest[: note.start()].rstrip("* ") if note is not None else rest
    second = _BESIDE.search(rest) if rest else None
    beside = (0, 0)
    if second is not None:
        rest = rest[: second.start()]
        opened = text.index(second.group(), m.end())
        beside = (opened + 1, opened + len(second.group()) - 1)
    unit: tuple[Unit, str] | None = None
    if rest:
        named = rest[1:-1] if rest[0] == "（" and rest[-1] == "）" else rest  # 0.8（百分点）
        unit = unit_named(named, lexicon) if rest[0] not in _SIGNS and rest != "年" else None
        if unit is None:
            return None
    fraction = m[3] or ""
    _, value, ulp, _ = decimal_of(m[2].replace(" ", "") + fraction)
    if (m[1] == "-") != (sign < 0):
        value = negated(value)
    stop = m.end() + (text[m.end() :].index(rest) + len(rest) if rest else 0)
    year = unit is None and not fraction and len(m[2]) == 4 and m[2][:2] in ("19", "20")
    start = m.start() if m[1] != "+" else m.start(2)
    own = unit if unit is not None else (None, "")
    return Printed(value, ulp, own[0], own[1], start, stop, year, said is not None, beside)
