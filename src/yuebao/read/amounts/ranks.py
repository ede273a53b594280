"""Ranks: a place in an order (第二大贸易伙伴, 居全国第四位, 规模和增速分别列第5、第3), and whose it is."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.read.amounts.assessed import assessment
from yuebao.read.amounts.placings import add_places, is_part, read_alone, read_holder, read_ordered
from yuebao.read.amounts.ranked_sizes import of_measures, of_size
from yuebao.read.names.ahead import AMOUNT_NEXT, bare_ahead
from yuebao.read.names.firms import OF_CONTRACTS
from yuebao.read.names.labels import keep_side
from yuebao.read.names.places import ABROAD
from yuebao.read.names.ranked import OF_IT, OWN_RATIO, RATED, SIZES, all_told, compared_by
from yuebao.read.names.standing import standing_out
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Refusal
from yuebao.read.state.spoken import Subject, as_one, is_ratio
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import PARTING, clean, split_list
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import DIGITS, first_in

_RANKING = "居列为是成排保"
_HOW = "位名并稳跃退仍均也首升至到升跻身进入"
"""What stands before a word of ranking as a part of it: 位居, 名列, 稳居, 跃升至."""
_ENTERED = frozenset({"收入", "投入", "流入", "输入", "准入", "接入"})
"""Nouns that end in such a character: 收入|名列全省第一."""
_WENT: Final = "上升|提升|提高|跃升|攀升|晋升|前移|进位|跃居|升|下降|下滑|下跌|滑落|跌落|后移|回落|降|退|跌"
_MOVES: Final = f"(?:{_WENT}|跃进)"
_ASSESSED_IN: Final = re.compile(
    "在(?:[^，。；（）]{0,12}[市县区州]|全[国省市]|[^，。；]*[市县区]）?（[^（）]*）)?(?P<of>[^，。；（）0-9]{2,12}?(?:排名|考核|评价|评比|测评))中，$"
)
"""What an order is of, that the clause before names: 在16个县市区|经济指标综合排名|中，我县由第12位."""
_RISEN = re.compile(
    f"(?:{_WENT})(?:至|到|为)$|(?:跃升|攀升|晋升|反超|晋级)$|(?:重返|重回|荣登|登上|夺得|抢占)$"
)
_ROSE_AMONG: Final = re.compile(
    f"(?:首次|成功|再次|一举)*(?:(?:{_WENT})(?:至|到|为)|跻身|进入|挺进)(?P<among>[^，。；]{{2,14}})$"
)
"""How far something rose among those that stand before its place: 跃升至|长三角|第四."""
_MOVED_UP = re.compile(f"(?:已|由此)?(?:{_WENT})(?:至|到|为)?")
_AMONG: Final[tuple[str, ...]] = ("全国", "全省", "全市", "全区", "全县", "全州")
_AMONG_ALL: Final = frozenset(
    {"大陆", "祖国大陆", "亚洲", "三次产业", "三大产业", "三大类", "各产业", "各大行业", "同业", "同行业"}
)
"""Among whom something stands, which is no name of it: 位列|大陆|第三位, 增幅居|三次产业|之首."""
_PLACES_AMONG = re.compile("[^，]{0,8}[市州县区省盟家](?:当?中|里)?")
_AMONG_COUNTED = re.compile(
    "(?:前|全[国省市])?(?:\\d{1,3}|[两三四五六七八九十]+)(?:个|家|大|种|类)[^，。；的为]{1,10}"
    r"|(?:各|全[省市区]|入驻|区内|同类|园区|会员|外包|外贸|参评)*(?:会员|企业|单位)|行业|[省市县区国业]内|前?[两三四五六七八九十\d]{1,3}大?(?:外贸|经济|工业|农业|旅游)*(?:大省|大市|强省|强市|省市|省份)"
    r"|(?:[东中西]部|全国)?(?:\d{1,3}个?|百)[^，。；]{0,10}?(?:市|城|州|县|区|省|国家|地区|盟|口岸|港口)(?:当?中|里)?"
)
"""What stands before places counted before a rank: 位列|全国15个副省级城市第二位."""
_AMONG_PLACES = re.compile(
    "[^，。；]{0,4}[两三四五六七八九十]+[市州县区省国]{1,3}(?:的?(?:省会|主要|副省级)城市)?|(?:中西部|[东中西]部|东北|华[东北中南]|西[南北]|苏[南中北]|浙[东南西北]|长三角|珠三角|京津冀)(?:地区|省份)?|(?:同类|国家级|省级)?(?:综合保税区|综保区|保税区|经开区|高新区|开发区|自贸试验区|自贸区|示范园区)(?:当?中|里)?|(?:主要|沿海|内河|沿江|长江|同类|[亿千百]万?吨级?)*(?:大?港口|口岸|机场)(?:当?中|里)?|各[^，。；]{1,8}|(?:中西部|[东中西]部|东北|华[东北中南]|西[南北]|[南北]方|长三角|珠三角|大湾区|京津冀|同等|GDP|外贸|经济|[千万]亿级?)*(?:内地|各大|中心|主|副省级|县级|地级|省会|大中|同类|地级|沿海|主要|计划单列|(?:服务外包)?示范|试点)?(?:城市|城区|市(?=$))|各省(?:区?市区?)?|(?:[沿内][海陆]|东部|中部|西部|[主重]要|外贸|进出口|经济|工业|农业)*(?:大省|强省|省区?市|省份|省区)|[各全]?(?:县市区|市县区|区县市?|县区|区市县?|县市|市州|州市|盟市|旗县区?|设区市|地市)(?:当?中|里)?"
)
"""What stands before a place among the counties of a city: 位列|县区|第5."""
_WITHIN: Final = re.compile("[在于](?P<all>[^，。；在于]{1,16}?)(?:当?中|里|内|范围内)?$")
"""Among whom a rank is, before its verb: 增速|在全省|列第2位."""
_BEHIND_OTHERS = re.compile("(?:位?居|仅?次于|排在|紧随|跟随)[^，]{2,12}(?:之后|后)$")
"""Behind whom a rank is: 总值|居甲市、乙市之后|列全省第三位."""
_TITLE: Final = re.compile("(?P<of>[^，。；、0-9]{2,12}?)[、和与及]")
_TITLE_END: Final = re.compile("[，（]|[、和与及](?=第|$)|的?地位|而?且|(?<=.)类别$")
"""Where the title ends that somebody has by a place in an order: 第四大|出口市场|、第一进口来源地的地位."""
_IS_FIRST = re.compile(
    "的?(?:国家|地区|国家和地区|市场|来源地|来源国|目的地|发包国|城市|省份|商品|产品|行业)(?:分别)?[是为](?P<member>[^，、。；的]{2,12})$"
)
"""Who a place in an order is, behind it: 第一位|国家为美国."""
_STANDS = re.compile("(?:位于|处于|蝉联|问鼎|摘得|荣登)[^，。；]{2,12}$|处[于在]$")
_HOLDING: Final[tuple[str, ...]] = ("蝉联", "问鼎", "摘得", "荣登")
_NO_RANKING = {
    "居": "民住",
    "列": "车入",
    "是": "否",
    "成": "都本品交长功员套果",
    "排": "放水",
    "保": "税险障区费",
}
"""What stands behind a word of ranking that is none: 居民, 排放, 保税."""
_FOR_LONG = re.compile(
    "(?:已|均)?连续(?:[^，]{1,6}?(?:个月|季度|年|个)来?)?(?P<rate>[增涨降]?幅|[增涨降]速)?$"
)
"""For how long a place is held (月增 is taken for a comparator): 进出口|连续三个月增幅|居全省第一位."""
_SORTED = re.compile("(?P<of>.{0,8}?(?:进出口|出口|进口))的?(?:大?(?:行业|商品|产品|领域|品类|货物|门类))")
"""A sort of a flow of trade: 服务进口的|第一大|行业, 第一大|出口商品."""
_CLASSES: Final = frozenset(
    {
        *("领域", "行业", "板块", "门类", "品类", "类别", "业务", "商品", "产品"),
        *("主体", "经营主体", "贸易主体", "外贸主体", "贸易方式"),
    }
)
"""What a member is said to be the first of, after its rank: 运输服务仍是第一大|领域|."""
_MADE_SO = re.compile("^.{2,}使得?(?!用|馆)")
_ASSESSED_HERE: Final = re.compile(
    "[在于](?P<of>[^，。；在于]{2,30}?(?:评价|评比|考核|评估|测评|考评|评选|督查|竞赛|排名|榜单|排行榜))(?:结果|活动|工作)?"
    "(?:当?中|里|上)(?:已|均)?(?:连续[^，]{1,6}?(?:年|次|届|个?季度|个月))?[位名稳]*$"
)
"""Before the verb of a rank, what the order is of: 在全国|示范城市综合评价|中连续4年位."""
_OF_WHOM: Final = re.compile(
    "^(?:[^，]{2,10}(?:组织|开展|公布|发布)的)?(?:全[国省市区县州]|[^，0-9]{2,3}[省市])?(?:[0-9]+[个家][^，]*?(?:[市州县区园]|园区|城市|企业|高校|景区)+(?=.{2}))?"
)
"""Those whom an order is of, before its name: 全国178家国家级高新区|综合评价."""
_NEXT_PLACE = re.compile("[、，和与及](?P<all>[^，。；、\\d]{1,10})")
_OTHER_WHOLE = re.compile(
    "(?:[东中西]{1,2}部|东北|华[东北中南]|西[南北]|苏[南中北]|[浙皖闽粤湘鄂赣川][东西南北中]|长三角|珠三角|京津冀)(?:地区|[三四五六七八九十][省市县区](?:[市区]|一市)?|省[市份区]|各省)?"
    "|(?:副省级|省会|同类|示范|地级|沿海|计划单列|国家级|省级|全[国省])*(?:城市|经开区|高新区|综保区|开发区|综试区|县市|县区|区县|市州)(?:当?中)?"
)
"""Among whom a second place is, right behind the first: 列全国第14位，|西部|第2位."""
_FARED: Final = re.compile(
    "(?<=..)(?:呈现?|实现|保持|总体|继续)*(?:大幅|快速|显著|明显|稳步|持续|平稳|高速|迅猛|迅速|稳定)度?(?:增长|上升|提升|攀升)$"
)
"""How what is ranked fared, told before its rank: 集成电路出口|大幅增长|居首位."""
_EXPECTED = re.compile("(?:则|亦|将|预计|预估|仍然?|继续|均|稳|同|皆|首次|再次|持续|保持)+$")
_IS_MEMBER = re.compile(
    "的?[是为](?P<member>[^，、。；的（）]{2,12}|[^，。；的（）业]{2,24}[、和与及][^，。；的（）、业]{1,10}业)(?:（[^（）]*）)?$"
)
_HELD = re.compile("稳居|稳定居|(?:继续|仍然?)(?:保持|位居|居|位列)|连续[^，]{1,6}年|蝉联|全球|世界")
_LEVELS_RANKED: Final[tuple[str, ...]] = ("指数", "浓度")
"""Measures whose places are by how high they are: 综合指数3.42，同比下降4.7%，|排名第6位|."""
_LED_BY_RATE: Final = re.compile("(?P<rate>增速|增幅|涨幅|降幅)[^，。；0-9]{0,14}，$")
"""What a clause without numbers said of a rate, whose place comes next."""
_GROWN = frozenset({"yoy_rate", "rate_change"})
_PLACES_NAMED = frozenset({"位次", "名次", "排位", "排名"})
_JOINERS = "、，和与及；"
_IN_BRACKETS: Final = re.compile("（[省市县区州盟地、]{1,5}）$")
_EACH: Final = re.compile("分别|分[列居]|依次")
_OURS: Final[tuple[str, ...]] = ("我市", "我省", "我区", "我县", "我州")  # the text's own place, after others


_ONE_AFTER_ANOTHER = re.compile(
    "(?P<listed>[^，]+?)(?:分别|稳)?(?:[是为居列]|成为)(?:我?[国省市全])*第一、第二"
)
"""Members that are said to stand one after another."""


_PLACED = re.compile("(?P<listed>[^，；]+?[、和与][^，；]+?)(?:分别|分|依次|位)*(?:列|居|位列|位居|排名|排)")
_MEASURED: Final = frozenset("口额值速幅")
"""How measures end that a place in an order stands right behind: 出口额|第一."""
_ENDED: Final = frozenset({"，", "。", "；", "、", "）", ""})


def read_rank(speech: Speech, clause: Clause, start: int, run: list[Token], following: int) -> None:
    """A place in an order, when the prose speaks of somebody's; several for several measures or wholes."""
    text, context = speech.text, speech.context
    first, last = run[0], run[-1]
    if len(run) == 1 and clause.after and read_ordered(speech, clause, start, first):
        return
    again = assessment(speech, clause, start, first.start) or _again(speech, clause, start, run)
    if again is not None:
        add_places(speech, run, (again,) * len(run))
        return
    lead = text[start : first.start]
    by = compared_by(text, clause.start) if start == clause.start else ""
    if by and context.subject is not None:  # 从增速上看，|列全省第1位
        add_places(speech, run, (of_size(speech, context.subject, by),) * len(run))
        return
    if len(run) == 1 and _add_title(speech, clause, start, first, following):
        return
    each = _ONE_AFTER_ANOTHER.match(lead) if "第一、第二" in lead else None
    if each is not None:  # 欧盟、美国、东盟依次为第一、第二、第三大贸易伙伴，进出口值分别为
        context.listed = each["listed"]
        speech.skipped += [Refusal(token.start, token.stop, "ordinal") for token in run]
        return
    each = _PLACED.fullmatch(lead) if len(run) > 1 else None
    if each is not None and all(map(speech.kind_of, PARTING.split(each["listed"]))):
        context.listed = each["listed"]  # 韩国、德国分列第二、三位，执行额分别为
        speech.skipped += [Refusal(token.start, token.stop, "ordinal") for token in run]
        return
    if clause.mark in "，," and "岸" in text[last.stop : clause.stop]:
        keep_side(speech, clause, "")
    if len(lead) > 1 and (_read_left(speech, clause, start, run) or _read_reached(speech, start, run)):
        return  # 综合排名由第8位|上升至第5位
    if len(run) == 1 and read_holder(speech, first, min(following, clause.stop)):
        return
    at = _ranked_at(clause, start, lead)
    first_is = _IS_FIRST.match(text, last.stop, min(following, clause.stop)) if at < 0 else None
    if first_is is not None and len(run) == 1:
        before_it = speech.drafts[-1].subject if speech.drafts else speech.nameless()
        member = speech.with_member(context.subject or before_it, clean(first_is["member"]))
        speech.speak_of((member,))  # 其中，第一位国家为美国
        add_places(speech, run, (member,))
        return
    risen = (_RISEN.search(lead) or _STANDS.search(lead) or _rose_among(lead)) if at < 0 else None
    if risen is not None:
        at = risen.start()
    alone = at < 0 and lead.endswith(_AMONG)
    next_in_order = len(run) == 1 and not alone and (at < 0 or clause.after in "；;")
    if next_in_order and read_alone(speech, clause, start, first):
        return
    if at < 0 and not alone and len(run) == 1:
        measured = lead[-1:] in _MEASURED or lead.endswith(("总量", "规模"))
        if measured and text[first.stop : first.stop + 1] in _ENDED:
            at = len(lead)  # 甲区进出口第一，完成3亿元
    if (at < 0 and not alone) or (context.subject is None and not lead.strip()):
        speech.skipped += [Refusal(token.start, token.stop, "ordinal") for token in run]
        return
    after = (
        "" if text[last.stop : last.stop + 1] in _JOINERS else text[last.stop : min(following, clause.stop)]
    )
    after = clean(_TITLE_END.split(after, maxsplit=1)[0]).removeprefix("类")  # 出口第一大|类商品
    verb = start + at if at >= 0 else first.start - 2
    held = risen is not None and risen.group().startswith(_HOLDING)  # 蝉联全国综保区发展绩效榜首
    among = "" if alone or (risen and not held) else speech.without(verb + 1 + held, first.start)
    inner = clean(among).removeprefix("持").removeprefix("名").removeprefix("于").strip("的之")
    inner = _IN_BRACKETS.sub("", inner) if inner[-1:] == "）" else inner  # 居七县（市）第二位
    inner = (
        "" if inner in ("位", "我") or _MOVED_UP.fullmatch(inner) else inner
    )  # 全省排位第三, 排名跃升至第二
    area = context.area
    lead = lead[: max(at, 0)] if at >= 0 else lead[:-2]
    overall = "综合排名" if lead.endswith("综合") and text.startswith("排名", start + at) else ""
    lead = lead.removesuffix("综合") if overall else lead
    assessed = _ASSESSED_HERE.search(lead) if "在" in lead or "于" in lead else None
    within = assessed or _WITHIN.search(lead) or _BEHIND_OTHERS.search(lead)
    stop = start + (within.start() if within is not None else len(lead))
    while stop > start and text[stop - 1] in _HOW and speech.ends.get(stop) is None:
        if text[stop - 2 : stop] in _ENTERED:
            break
        stop -= 1
    opened = speech.words(clause, start, stop).removesuffix("分别")
    opened = opened if opened.endswith(("得分", "评分", "积分")) else opened.removesuffix("分")
    became = at > 0 and text[start + at - 1 : start + at + 1] in ("成为", "作为")
    opened = _EXPECTED.sub("", opened[:-1] if became and opened[-1:] in "成作" else opened) + overall
    if opened[-2:] in ("增长", "上升", "提升", "攀升"):
        opened = _FARED.sub("", opened)
    if opened.endswith("规模总量"):
        opened = opened[:-2]
    sized = next((word for word in SIZES if opened.endswith(word)), "")
    known = speech.naming.head(opened)[1] if sized else None
    whole = known is not None and known.printed != sized and known.printed.endswith(sized)  # 进出口总额
    measure = opened.removesuffix(sized) if sized and not whole else ""
    if (
        measure and speech.naming.head(PARTING.split(measure)[-1])[1] is not None
    ):  # 进出口额|总量, 合同额和执行额|总量
        opened = measure
    whose = speech.ends.get(stop)
    if not opened and whose is not None and whose.kind == "province" and not context.here:
        opened = text[whose.start : stop] if text[whose.start : stop] in ABROAD else ""
        context.area = context.item_area or context.home if opened else context.area  # 香港稳居首位
    rose = risen is not None and whose is not None and whose.kind in ("city", "province")
    ours = text[start] == "我" and whose is not None and whose.kind == "own"  # |我市|居全省第6位
    own = not opened and whose is not None and whose.start == start and whose.kind in ("city", "province")
    own = own and clause.mark in "，," and bare_ahead(speech, clause)  # |武侯区|排名第三，执行额
    if (
        not rose
        and not ours
        and not own
        and (not opened or (whose is not None and whose.kind == "own" and whose.start > start))
    ):
        context.area = area  # 全市排名第七, 总量|全省|排名第7: among whom, not whose
    counted = _AMONG_COUNTED.fullmatch(among.strip("的之")) or _AMONG_COUNTED.fullmatch(inner)
    provinces = inner in ("市区", "地区", "区市", "市") and text.find("各省", start, first.start) >= 0
    provinces = provinces or (inner != "" and text.endswith(_AMONG, start, first.start))  # 位居日照|全市第一
    if counted or provinces or inner in _AMONG_ALL or _AMONG_PLACES.fullmatch(inner):
        inner = ""  # 位列全国15个副省级城市第二位
    elif inner[-1:] in "县区市州旗盟乡镇" and inner and not after and text[first.start - 1] == inner[-1]:
        inner = inner if speech.naming.head(inner)[1] is not None else ""  # 增速位居循环县区|榜首
    if context.subject is not None and context.subject.area and text.startswith(_OURS, start):
        context.subjects = (context.subject._replace(area=None, level=None),)  # 甲、乙分别为…。我市总量列第三
    if len(run) == 1 and (every := all_told(speech, opened, text[start : first.start])) is not None:
        speech.speak_of((every,))
    subjects = of_measures(speech, opened, run)
    if subjects is not None:
        add_places(speech, run, subjects)
        return
    if opened[-1:] == "排" and opened[:-1].endswith(RATED):
        opened = opened[:-1]  # 增速排|名居全市第二
    rated = next((word for word in RATED if opened.endswith(word)), "")
    ratio = text[start] != "的" and context.subject is not None and len(run) == 1  # 以64.9%|的占比居第一
    if ratio and opened not in OF_IT and opened.endswith(OWN_RATIO) and speech.naming.head(opened)[1] is None:
        add_places(speech, run, (Subject(opened, "", None, opened, ()),))
        return
    if ratio and opened in OF_IT:
        rated = opened  # 出口150亿元，占比居全省第2位
    long = _FOR_LONG.search(opened.removesuffix(rated))
    if long is not None:
        rated, opened = rated or ("增幅" if long["rate"] else ""), opened[: long.start()]
    sort = _SORTED.fullmatch(inner + after) if len(run) == 1 else None
    if sort is not None and not opened:
        flow = context.subject.flow if context.subject is not None else None
        if flow is not None and sort["of"].endswith(flow):
            inner = after = ""  # 知识产权使用费进口3亿元，为第三大进口领域
        sort = None
    if sort is not None and speech.kind_of(opened) != "partner" and speech.naming.head(opened)[1] is None:
        who = _MADE_SO.sub("", opened)
        of = speech.naming.subject(sort["of"], None)
        goods = of.flow is not None and not of.family and not speech.kind_of(who)
        member = speech.naming.member(who, of) if goods else speech.with_member(of, who)
        speech.speak_of((member,))  # 旅行成为服务进口的第一大行业
        add_places(speech, run, (member,))
        return
    if assessed is not None and speech.naming.head(opened)[1] is None:
        order = clean(_OF_WHOM.sub("", assessed["of"]))  # 在29个城市综合评价中位居
        opened = opened + order if opened[-1:] in ("区", "园") and opened not in order else order
        context.subjects = ()
    classed = after in _CLASSES and not inner and opened != "" and speech.naming.head(opened)[1] is None
    if classed and len(run) == 1 and speech.kind_of(opened) != "partner":
        speech.speak_of((speech.name(opened, dimension="", section="ratio"),))
        add_places(speech, run, (context.subject or speech.nameless(),))
        return
    anyway = bool(rated or overall) or context.subject is None or opened.endswith("工作")  # 招商引资工作
    both = _speak_of(speech, clause, opened.removesuffix(rated), run, anyway=anyway)
    behind = _IS_MEMBER.match(text, last.stop, min(following, clause.stop))
    if behind is not None and len(run) == 1 and context.subject is not None and not inner:
        speech.speak_of(standing_out(speech, context.subject, behind["member"]))  # 排名第二的是农产品
        after = ""
    name = (opened if held and inner else "") + inner + after
    ranked = not opened or _PLACES_AMONG.fullmatch(opened) is not None
    before = speech.drafts[-1] if ranked and len(speech.drafts) > speech.opened else None
    sized_up = _HELD.search(text, start, first.start) is not None  # 增长10%，稳居全球第三: in size
    if (
        not rated
        and not sized_up
        and before is not None
        and before.kind in _GROWN
        and text[last.stop - 1] != "大"  # 增长48.9%，为第三大出口商品: of its size
        and (clause.after != "；" or clause.start <= before.start)
        and not is_ratio(before.subject)
        and not before.subject.head.endswith(_LEVELS_RANKED)
    ):
        rated = "增速"  # 增长5.6%，居全市第3位
    if not rated and before is not None and before.kind == "rank":  # 增速居全省第6位，在沿海城市中居第2位
        rated = next((word for word in RATED if before.subject.head.endswith(word)), "")
    if ranked and not rated and before is None and not sized_up:
        led = _LED_BY_RATE.search(text, text.rfind("。", 0, clause.start) + 1, clause.start)
        rated = led["rate"] if led is not None else ""  # 工业增速仅次于内蒙古，居全国第三位
    spoken, made = context.subjects, []
    told = speech.drafts[speech.opened :][-len(run) :]
    several = len(run) > 1 and len(spoken) != len(run) == len(told) and (not opened or opened in RATED)
    sizes = "level" if several and _EACH.search(text, start, first.start) is not None else ""
    if sizes and told[-1].kind == "yoy_rate":  # 城镇…元，增长4.7%；农村…元，增长6.5%，分别居第三、第一位
        grown = [d for d in speech.drafts[speech.opened :] if d.kind == "yoy_rate"]
        told = grown if len(grown) == len(run) else told
    if (
        several
        and told[-1].kind in ("yoy_rate", sizes)
        and all(d.kind == told[-1].kind and (not d.subject.area or d.area == area) for d in told)
    ):
        spoken = tuple(d.subject for d in told)  # 出口…、进口…，(分别增长…，增幅)分别居第3位、第5位
        if len({d.area for d in told}) > 1:  # 甲市出口…，乙市出口…
            spoken = tuple(d.subject._replace(area=d.area) for d in told)
    for place in range(len(run)):
        subject = spoken[place] if place < len(spoken) > 1 else context.subject or speech.nameless()
        if name:
            parts = tuple(p for p in subject.parts if p[0] not in ("flow", "side"))
            subject = Subject(name, "", None, name, parts)
        elif rated and not subject.head.endswith(RATED):  # 增幅居全省第三位
            subject = subject._replace(head=subject.head + rated)
        made.append(subject)
    add_places(speech, run, tuple(made))
    context.told += both  # 合同外资和实际使用外资均居首位，占比分别为


def _rose_among(lead: str) -> re.Match[str] | None:
    """What says at the end of *lead* that something rose among others: 增速|跃升至全国省会城市."""
    rose = _ROSE_AMONG.search(lead)
    if rose is None:
        return None
    among = rose["among"].removeprefix("全国").removeprefix("全省")
    others = not among or _AMONG_COUNTED.fullmatch(among) or _AMONG_PLACES.fullmatch(among)
    return rose if others else None


def _when(speech: Speech, first: int) -> tuple[int, Period | None]:
    """The time told right before a place at *first* (2015年的|第8位), and where it begins."""
    at = first - (speech.text[first - 1] == "的")
    when = speech.ends.get(at)
    if when is None or when.kind != "time":
        return at, None
    return when.start, speech.context.resolve(when.value)


def _read_reached(speech: Speech, start: int, run: list[Token]) -> bool:
    """The place that something came to at a time of its own: 由第8位|上升至2020年的第3位."""
    last = speech.drafts[-1] if speech.drafts else None
    at, then = _when(speech, run[0].start)
    if last is None or last.kind != "rank" or last.stop != start or len(run) > 1:
        return False
    if _RISEN.fullmatch(speech.text, start, at) is None:
        return False
    add_places(speech, run, (last.subject,))
    speech.drafts[-1].period = then or speech.drafts[-1].period
    return True


def _read_left(speech: Speech, clause: Clause, start: int, run: list[Token]) -> bool:
    """The place that something rose or fell from, of the time told with it: 由2015年的第8位上升至第3位."""
    text, context = speech.text, speech.context
    at, then = _when(speech, run[0].start)
    within = speech.ends.get(at)
    if within is not None and within.kind in ("own", "city", "province"):
        at = within.start  # 由|全市|第6位
    elif text.endswith(("世界", "全球"), start, at):
        at -= 2
    if len(run) > 1 or text[at - 1] not in "由从" or at - 1 < start:
        return False
    area = context.area
    which = speech.words(clause, start, at - 1)
    ranked = next((which[: -len(word)] for word in _PLACES_NAMED if which.endswith(word)), "").rstrip("的")
    rated = ranked if ranked in RATED else ""
    if rated:
        which, context.area = "", area  # 财政收入增长9%，增速在全市的|位次由第四位
    elif ranked and speech.naming.head(ranked)[1] is not None:
        which = ranked  # 服务外包执行额|排名
    _speak_of(speech, clause, "" if which in _PLACES_NAMED else which, run, anyway=True)
    opened = text.rfind("。", 0, clause.start) + 1
    among = _ASSESSED_IN.search(text, opened, clause.start) if not which else None
    if among is not None:  # 在16个县市区经济指标综合排名中，我县由第12位上升到第6位
        speech.speak_of((Subject(among["of"], "", None, among["of"], ()),))
    if context.subject is None:
        speech.skipped.append(Refusal(run[0].start, run[0].stop, "ordinal"))
        return True
    course, subject = context.course, context.subject
    if rated and not subject.head.endswith(RATED):
        subject = subject._replace(head=subject.head + rated)
    add_places(speech, run, (subject,))
    speech.drafts[-1].period = then or (course.start if course is not None else None)
    return True


def _add_title(speech: Speech, clause: Clause, start: int, token: Token, following: int) -> bool:
    """第四大出口市场、|第一|进口来源地: the next of the titles of one, by its own name."""
    last = speech.drafts[-1] if speech.drafts else None
    if last is None or last.kind != "rank" or last.stop != start:
        return False
    between = _TITLE.fullmatch(speech.text, start, token.start)
    name = clean(_TITLE_END.split(speech.text[token.stop : min(following, clause.stop)], maxsplit=1)[0])
    if between is None or len(name) < 2:
        return False
    if last.subject.known is None and last.subject.before == clean(between["of"]):
        subject = last.subject._replace(before=name, family=name)
    else:
        subject = Subject(name, "", None, name, tuple(p for p in last.subject.parts if p[0] != "flow"))
    add_places(speech, [token], (subject,))
    return True


def _again(speech: Speech, clause: Clause, start: int, run: list[Token]) -> Subject | None:
    """Whose the next place is, among others, right behind one: 居全省第3、苏南第1位."""
    last = speech.drafts[-1] if speech.drafts else None
    if last is None or last.kind != "rank":
        return None
    if start == clause.start:  # 列全国第14位，西部第2位
        told = speech.text[last.stop : start] in ("，", ",")
        among = _OTHER_WHOLE.fullmatch(speech.text, start, run[0].start) if told else None
        return last.subject if among is not None else None
    if last.stop != start:
        return None
    among = _NEXT_PLACE.fullmatch(speech.text, start, run[0].start)
    if (
        among is None
        or among["all"] in SIZES
        or among["all"].startswith(RATED)
        or any(c in _RANKING for c in among["all"])
    ):
        return None
    return last.subject


def _speak_of(
    speech: Speech, clause: Clause, opened: str, run: list[Token], *, anyway: bool = False
) -> tuple[Subject, ...]:
    """Takes in who or what is ranked; *anyway* also what has no head that the lexicon knows. Returns the two
    that one place is told of, if they are two.
    """
    whom = opened.removesuffix("市场")
    partner = speech.kind_of(whom) == "partner" or (whom in ABROAD and not speech.context.here)
    if partner and _is_sort(speech, clause, whom, run[-1].stop):
        speech.speak_of((speech.name(whom, dimension="", section="ratio"),))  # 日本稳居第一，执行额
    elif partner:
        speech.speak_of((Subject(whom, "", None, "", (("partner", whom),)),))  # 东盟为第一大贸易伙伴
    elif opened and not speech.naming.is_generic(opened) and speech.naming.head(opened)[1] is not None:
        listed = split_list(opened, len(run))
        pair = split_list(opened, 2) if len(run) == 1 else None
        if pair is not None and all(speech.naming.head(part)[1] is not None for part in pair):
            both = tuple(speech.members(pair, dimension="", section="none"))
            speech.speak_of((as_one(both),))  # 进出口总额、出口额均位列第四
            return both
        _, known = speech.naming.head(opened)
        spoken = speech.context.subject
        if (
            spoken is not None
            and (anyway or opened != spoken.head)
            and spoken.known is not None
            and _is_short_for(speech, opened, spoken)
        ):
            return ()  # 一般公共预算收入增长9%，收入增幅居全省第6位
        own = anyway and known is not None and not known.trade  # 消费增速, no 增加值 of it
        speech.speak_of(
            _listed(speech, listed)
            if listed is not None
            else (speech.naming.subject(opened, None),)
            if own
            else (speech.name(opened, dimension="", section="none"),)
        )
    elif len(run) > 1 and (several := split_list(opened, len(run))) is not None:
        speech.speak_of(_listed(speech, several))
    elif opened and (
        _is_member(speech, opened) or _is_sort(speech, clause, opened, run[-1].stop)
    ):  # 出口50亿元，其中，家具居首位
        speech.speak_of((speech.name(opened, dimension="", section="ratio"),))
    elif opened and anyway and not speech.naming.is_generic(opened):  # 消费增速全省第三
        speech.speak_of((Subject(opened, "", None, opened, ()),))
    return ()


def _listed(speech: Speech, parts: list[str]) -> tuple[Subject, ...]:
    """What is ranked together, each by its growth where each says so: GDP|增速|、投资增速分别居第6、第9位."""
    plain = [next((part.removesuffix(one) for one in RATED if part.endswith(one)), part) for part in parts]
    return tuple(speech.members(plain if all(plain) else parts, dimension="", section="none"))


def _is_short_for(speech: Speech, words: str, told: Subject) -> bool:
    """Whether *words* are how the measure just told is called again: 投资 of 固定资产投资, 利润 of 利润额,
    保费规模 of 原保险保费收入, 经济总量 of 地区生产总值.
    """
    words = words.removesuffix("规模").removesuffix("总量")
    of_all = words == "经济" and told.known is not None and told.known.alone and told.measure == "增加值"
    short = of_all or (len(words) == 2 and words in told.head)
    if told.head != words and (not short or (words in ("出口", "进口") and told.flow != words)):
        return False
    last = speech.drafts[-1].subject if len(speech.drafts) > speech.opened else None
    return told.level is not None or (last is not None and last.indicator == told.indicator)


def _is_member(speech: Speech, words: str) -> bool:
    """Whether *words* before a rank name a part of the flow that 其中 opened."""
    whole = speech.context.whole
    plain = not speech.naming.is_generic(words) and _PLACES_AMONG.fullmatch(words) is None
    return whole is not None and whole.flow is not None and plain and not words.endswith(RATED)


def _is_sort(speech: Speech, clause: Clause, words: str, stop: int) -> bool:
    """Whether *words* before a rank are a sort of the trade spoken of: 进出口…，民营企业稳居首位; or of
    another measure that is told of them next: 制造业稳居首位，实际使用外资.
    """
    spoken = speech.context.subject
    if spoken is None:
        return False
    if words[-1] in "区县" and speech.naming.groups.of(words) is not None and bare_ahead(speech, clause):
        return True  # 经开区位居第二，执行额
    known = spoken.known
    if known is not None and known.nature == "flow" and AMOUNT_NEXT.match(speech.text, clause.stop):
        served = spoken.head in OF_CONTRACTS and words.endswith(("外包", "服务", "研发", "设计"))
        served = served or (spoken.flow is not None and words.endswith(("产品", "商品")))
        known_part = words in speech.lexicon.members or words in ABROAD
        return served or known_part or speech.kind_of(words) in _PARTS
    if spoken.flow is None:
        if known is None or known.nature != "flow" or clause.mark not in "，,":
            return False
        ahead = speech.text[clause.stop + 1 : clause.stop + 9 + len(known.printed)]
        called = speech.naming.head(ahead[: first_in(ahead, DIGITS)])[1]
        again = known.printed in ahead or known.measure in ahead
        again = again or (called is not None and called.measure == known.measure)  # 香港居首位，到资
        member = words in speech.lexicon.members or words in ABROAD or speech.kind_of(words) == "partner"
        return (again and is_part(speech, words)) or (member and (again or bare_ahead(speech, clause)))
    return words in speech.lexicon.members or (
        words.endswith(("产品", "商品", "企业", "贸易"))
        and speech.text.startswith(("，进出口", "，出口", "，进口"), stop)
    )  # 劳动密集型产品位居第二，出口


_PARTS: Final = frozenset({"partner", "zone"})


def _ranked_at(clause: Clause, start: int, lead: str) -> int:
    """Where in *lead* the last word of ranking stands, −1 if none does; 成 of 成都市 is none."""
    areas = [token for token in clause.tokens if token.kind in ("city", "province", "region", "partner")]
    held = {at - start for token in areas for at in range(token.start, token.stop)}
    return max(
        (
            at
            for at, c in enumerate(lead)
            if c in _RANKING
            and at not in held
            and lead[at - 1 : at + 1] not in ("单列", "系列")
            and lead[at + 1 : at + 2] not in tuple(_NO_RANKING.get(c, ""))
        ),
        default=-1,
    )
