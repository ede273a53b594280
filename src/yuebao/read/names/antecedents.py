"""Whom a pronoun points back at: 该区, 该保税区, 该公司, 该国, 当地, 区内."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.firms import firm_of
from yuebao.read.names.speakers import brand_speaking, firm_last, speaker_at
from yuebao.read.words.signs import signs, stands

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.words.scan import Token

_POINTS: Final = re.compile(
    "(?P<to>[对自从与向](?=该))?(?:该(?P<zone>综合保税区|保税区|综保区|[^，、]{0,4}?(?:开发区|经开区|高新区|自贸试验区|试验区|示范区|加工区|合作区|功能区)|产业园区?|工业园区?|园区|新区"
    "|港区|片区|区域?)(?!间|块|划|级)"
    "|(?:该|这家(?:[^，。的]{1,16}的)?)(?P<firm>股份公司|公司|企业|集团|厂|行|店|商场|超市|酒店)(?!业)|该(?P<land>国|地区|市场)"
    "|(?P<here>当地|该地)(?!区|市场|[法居民企政货币股])|(?P<within>(?:区内|集团)(?:[共现拥]?有)?(?=[进出实合完税固工营销服累利社注投研员职产][^，]|总[产收投])|园区(?:内)?(?:现有|[共现拥]?有)?(?!建设|基础设施|开发|的?数|个数|经济|化|类|级|[、和及与]|$))"
    "|(?P<ours>我们(?!国家|[省市县区])(?:公司|工?厂|集团|企业|酒店|商场|超市|合作社|景区|店)?的?|[我本其全]公司的?|[我本全其]厂|[全其]集团|我集团|[我本]店|我司|(?P<spot>景区|合作社|度假区)(?![数总]|[、和及与])|公司(?!化|债|类|制|型|法|治理|注册|登记|的?数|股|业|总部|层|[、和及与等]))(?:现有|共有|拥有|有)?)"
)
_THAT: Final = signs("该")
_OPENS: Final = signs("该当区园公集我本景合度其全这")
_ZONE: Final = re.compile("(?:(?<![地社景辖灾山牧城出入])区|园|基地|口岸|新城)(?![域间块划位级别长])")
_NO_NAME: Final = re.compile(
    "^.*(?:其中|我们|该(?=公司|企业)|占全?|[的在对从由是为和与及了，、。；：（）“”》\\s]|[年月日度]|时期|来看|[分具]体?看|一提|走[进入访]|来到|探访)|^[全该各本我][区园]?$|^(?:区|园区|地区|区域)$"
)
_LISTING: Final = frozenset("、和与及")
_FIRM_ENDS: Final = re.compile("公司|集团|厂|商场|超市|酒店|百货大楼|银行|购物中心|购物广场|百货")


_PLACE_WITHIN: Final = re.compile(
    "[\u4e00-\u9fffA-Za-z]{2,8}（[\u4e00-\u9fff]{2,5}）[\u4e00-\u9fffA-Za-z]{2,16}$"
)
"""The name of a firm that holds its place in brackets: 埃森哲（大连）有限公司."""


def _zone_in(before: str) -> tuple[int, str]:
    """The zone named last in *before*, and where it ends; an empty name when there is none."""
    for found in reversed(list(_ZONE.finditer(before))):
        name = _NO_NAME.sub("", before[max(0, found.end() - 14) : found.end()])
        if len(name) > 2 and not name.startswith(("该", "全", "两", "各", "上述")):
            return found.end(), name
    return -1, ""


def _firm_in(before: str) -> str:
    """The firm named last in *before*."""
    for found in reversed(list(_FIRM_ENDS.finditer(before))):
        said = before[max(0, found.end() - (26 if "）" in before else 16)) : found.end()]
        placed = _PLACE_WITHIN.search(said)
        name = placed[0] if placed is not None else _NO_NAME.sub("", said)
        if name and firm_of(name) == name:
            return name
    return ""


def _place_in(speech: Speech, before: str, kinds: tuple[str, ...], ends: str = "") -> tuple[int, str]:
    """The place of one of *kinds* named last in *before*, called by one of *ends*; and where it ends."""
    lexicon = speech.lexicon
    told: list[tuple[int, int, int]] = list(lexicon.automaton.find(before))
    told.reverse()
    for number, start, stop in told:
        kind, value = lexicon.terms[number]
        if kind in kinds and (not ends or value.endswith(ends)):
            several = before[start - 1 : start] in _LISTING or before[stop : stop + 1] in _LISTING
            if several and start:
                return -1, ""
            place: str = value
            return stop, place
    return -1, ""


def _told_before(speech: Speech, said: str) -> str:
    """What was said before *said* in its paragraph, and the paragraph before it."""
    at = speech.text.find(said, speech.start)
    return f"{speech.earlier}。{speech.text[: at if at >= 0 else speech.start]}"


def pointed_back(speech: Speech, words: str) -> str:
    """*words* with whom they point back at in place of the pronoun that opens them."""
    if words[:1] == "“":
        words = words[1:]
    if not stands(words, 0, _OPENS) and not stands(words, 1, _THAT):
        return words
    points = _POINTS.match(words)
    if points is None:
        return words
    rest, before = words[points.end() :].removeprefix("的"), _told_before(speech, points.group())
    context = speech.context
    if points["here"] is not None:
        _, place = _place_in(speech, before, ("city", "province", "region"))
        context.area, speech.placed = place or context.area, True
        return rest
    if points["ours"] is not None:
        spot = points["spot"]
        firm = speaker_at(speech, speech.text.find(points.group(), speech.start), before)
        firm = firm if firm is not None else firm_last(before) or brand_speaking(before)
        if spot is not None and not firm.endswith(spot):
            return words
        speech.firm = firm
        return firm + rest if firm else words
    if points["firm"] is not None or points.group() == "集团":
        firm = _firm_in(before)
        return firm + rest if firm else words
    if points["land"] is not None:
        _, land = _place_in(speech, before, ("partner",))
        return (points["to"] or "") + land + rest if land and rest else words
    stop, zone = _zone_in(before)
    district, area = _place_in(speech, before, ("city",), "区")
    if points["zone"] == "区域":
        district, area = max((district, area), _place_in(speech, before, ("region",)))
    if points["zone"] in ("区", "区域") and district >= stop:
        context.area, speech.placed = area or context.area, bool(area) or speech.placed
        return rest if area else words
    kind = points["zone"] or ("园" if "园" in points.group() else "区")
    if not zone or (kind not in ("区", "区域") and kind[-2:] not in zone and kind[0] not in zone[-2:]):
        return words
    _, city = _place_in(speech, zone, ("city",))
    if city and zone.startswith(city[:2]):
        zone = zone[len(city) if zone.startswith(city) else len(city) - 1 :]
        context.area = city
    return zone + rest


def pronoun(words: str) -> str:
    """The pronoun that *words* begin with whom nothing told before answers: of no breakdown's members."""
    points = _POINTS.match(words) if words[:1] == "该" else None
    return points.group() if points is not None else ""


def own_area(speech: Speech, token: Token) -> str | None:
    """The area that 该市 or 全区 says: of the one pointed back at, or of the document."""
    area = speech.context.own(token.value)
    said = speech.text[token.start : token.stop]
    if said[:2] == "全国" and speech.context.land:
        return speech.context.land  # 加拿大地产协会公布，|全国|平均屋价: but 我国 in a note of ours
    if said[0] == "该" or area in ("全区", "全县"):
        before = _told_before(speech, said)
        kinds = ("province",) if said[-1] == "省" else ("city",)
        _, place = _place_in(speech, before, kinds, "" if said[-1] == "省" else said[-1])
        return place or area
    return area


def take_city(context: Context, name: str) -> None:
    """Makes the city *name* that of 全市 from now on, where the text is not wholly of another."""
    home = context.home or "-"
    if not context.whole_text or home[-1] not in "市州盟":
        context.city = name
