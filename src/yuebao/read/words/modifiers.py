"""What stands around the name of a thing and is no part of it: marks, how it is introduced, why it moved,
what is said in its praise: 如|猪肉价格; 汽油价格|受油价上调影响; 与民生密切相关的|车险.
"""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.signs import holds, signs

MARKS: Final = "—–―─－-＊*Ø●○■□◆◇▲△★☆◎•·※➢►▶❖＞>▪◼"
"""What a line of a list may begin with."""
_OPENING = re.compile(
    "(?:例如|比如|譬如|诸如|如(?![东皋期何下上此今同是常果约]|实(?![际现物])|意(?!外)|家(?=酒|集团|快捷)|新(?=集团|公司))|[与]?此同时|另外|此外|值得一提的是|值得注意的是|特别是|尤其是|尤其(?!是))(?=.{2})"
)
"""How an example or one that stands out is introduced."""
_OPENS: Final = frozenset("例比譬诸如与此另值特尤")
_ALONE: Final = frozenset(
    {
        "例如",
        "比如",
        "譬如",
        "诸如",
        "如",
        "特别是",
        "尤其是",
        "尤其",
        "与此同时",
        "合",
        "远",
        "假期",
        "长假",
        "节假日",
    }
)
_UNDER = re.compile(
    "在[^，、]{2,20}?(?:(?:基础|基数|起点|水平)之?上|(?:前提|背景|情况|情形|条件|形势|环境|态势|压力|影响|作用|[带拉推]动|支撑|支持|引领|助推|驱动"
    "|加持|刺激|拖累|冲击|制约|努力|政策)之?下)(?:也|仍|还|继续|再|依然|均|都)*"
)
"""In what setting something moved: 在上年高基数的基础上."""
_NOT_IN: Final = frozenset("存现所实正潜内外好坐旨重贵")
_FOR = re.compile(
    "(?:得益于|受益于|受惠于?|归因于|由于|随着|伴随着?|主因|主要因"
    "|受(?![理益教伤灾训访众托惠害聘雇过援让助案话])|因(?![素此为而子特果地公病工故灾伤雅网斯人]))(?![^，、]*[增减]产)[^，、]{2,24}$"
)
"""Why it moved, up to the end of what is said before the number."""
_FOR_SIGNS: Final = signs("受因随惠由益")
_MAINLY: Final = frozenset({"主要", "主", "也", "但", "而", "则", "不过"})
_NOT_FOR: Final = frozenset("承接享感遭备难经主原基诱成起死病各")
_MEASURED: Final[tuple[str, ...]] = (
    "额", "值", "量", "率", "人数", "户数", "件数", "总数", "次数", "价格", "物价", "收入", "支出", "利润",
    "投资", "出口", "进口", "贷款", "存款", "余额", "面积", "产品", "企业", "指数", "用户", "人口", "人次",
    "业", "服务", "险", "资金", "外资", "PI", "GDP", "消费", "类", "产值", "者", "人员", "城市", "项目",
    "园区", "机构", "公司", "单位", "订单", "接单", "费", "费用", "蔬菜", "水果", "金饰",
)  # fmt: skip
"""How names of what is measured end: 由于蔬菜价格|上涨5% tells of it."""
_AFTER_ALL: Final[tuple[str, ...]] = ("价格", "产量", "销量", "出口", "进口", "收入", "产值", "面积")
"""Measures that stand behind the cause, of what stands before it."""
_KINDS_OF: Final = (
    "(?!(?:[0-9两三四五六七八九十]+[个家大类种])?(?:行业|领域|产业|商品|产品|国家|地区|市场|省份|企业|部分|类别|城市|项目|单位|品种|货品|机构|公司|园区|人员"
    "|人口|月份|年份|季度|地方|业务|业态|板块|[省市县区州]|省区?市|省区|区县|县区|县市区?|市州)(?:$|[0-9是有为分共、，数占中里])"
    "|主要|前[0-9一二三四五六七八九十]|最[快高大多佳好]|第(?![一二三123]产业|[一二三]季)|[是有为]|数字(?!经济)|数据|发展|态势|势头|格局|水平|作用|影响"
    "|因素|环境(?!保护|监测)|形势|优势|特点|趋势|地位|潜力|基础(?!设施)|情况|一年|成绩|成效|效果)"
)
"""What stands behind no words in praise: these words say themselves which are meant."""
_PRAISE = re.compile(
    "(?:[与同和]?[^，、的]{2,16}?(?:密切|紧密|息息|高度)(?:相关|关联|相连|联系)"
    "|(?:具有|具备|拥有|带有|富有)[^，、的]{0,8}?(?:较[高强大好多]|更[高强大好多]|很[高强大]|极[高强大]|重要|显著|鲜明|广阔|良好|独特|巨大)[^，、的]{0,10}"
    "|[备颇广深最较更]?受[^，、的]{0,10}?(?:关注|欢迎|青睐|追捧|喜爱|重视|瞩目|期待|推崇|好评)"
    "|作为[^，、的]{2,16}"
    "|受[^，、的]{1,12}(?:影响|冲击|拖累|带动|推动|拉动)"
    "|(?:以|包括)?[^，、的]{2,14}(?:为(?:主导?|主体|代表|龙头|核心|重点|支撑|引领)|在内)(?=的(?!特色|新兴|战略|现代|[^，]{0,2}产业|升级))"
    "|(?:关系|关乎|事关|体现|反映|代表(?![团处队大委人])|彰显|展现|象征|处于|引领|用于(?=改善|满足|提升)|(?=改善|满足|提升))[^，、的]{2,16}"
    "|(?:近年来?|近几年来?)?[^，、的]{0,4}?(?:快速|迅速|蓬勃|高速|持续|不断|稳步|加快|日益|逐步|逐渐|日渐|普遍|广泛)(?:发展|增长|成长|壮大|兴起|崛起|扩张|推广|普及"
    "|关[注心]|升温|升级|复苏|恢复|回暖|攀升|扩大|提升)起?来?"
    "|[^，、的是为仍有]{1,8}?(?:旺盛|活跃|强劲|突出|迅猛|喜人|亮眼|可喜|看好|较[快大高好多强广]|更[快大高好多强广]|最[快大高好多强广]|居前|靠前|领先))的(?!分别[是有为])(?=[^，、的]{2})"
    + _KINDS_OF
)
"""What is said of a thing before its name, which the name would be whole without."""
_PRAISES: Final = re.compile(
    "相关|相连|联系|关联|具有|具备|拥有|带有|富有|受|作为|关[系乎注心]|事关|体现|反映|代表|彰显|展现|象征|处于|引领|用于"
    "|[较更最][快大高好多强广]|旺盛|活跃|强劲|突出|迅猛|喜人|亮眼|可喜|看好|居前|靠前|领先|速|勃|持续|不断|稳步|加快|日益|逐[步渐]|日渐|普遍|广泛|为主|为代|为龙|为核|为重|为支|为引|在内"
)
"""Without one of these nothing is said in praise."""
_FOR_WHOM = re.compile(
    "为[^，、]{2,16}?(?=(?:解决|提供|发放|减免|减轻|节约|节省|争取|化解|清欠|办理)[^，、]{2})"
)
"""For whom it was done, before what was done: 为全区企业|解决贷款资金."""
_EACH_SO_MUCH: Final = frozenset("克斤升吨")
_PER_SO_MUCH = re.compile("(?<=[价格])(?:为|达)?每[0-9]+(?:千?克|公?斤|毫?升|吨)$")
"""For how much it is paid: 平均价格|为每500克."""
_CUT_BY = re.compile(
    "按照?(?![0-9可不当现])[^，、的]{1,8}?(?:统计|分析|划分|分类|分组|组别)(?:分析)?(?=[^，、]{2})"
)
"""How all are cut, before the name of a part: 按学历统计|具有高等教育学历的."""
_MUCH: Final = frozenset("多高大首位")
_MOST: Final = re.compile(
    "(?<=.{2})(?:(?:市场)?(?:份额|占比|比重|规模|体量)(?:最[大高多]|居首)|所?占(?:比例|比重|比)?(?:则|均|为)?(?:最[多高大]|较[多高大]|多数?|首位)|居[多首]|(?<=[业员人者类])最[多高大])$"
)
"""What says that a part is the largest, before its share in a bracket: 文员占比最多|（占25.6%）."""
_WAYS: Final = frozenset("升涨增降跌减平")
_UPS_AND_DOWNS = re.compile("(?<=.)(?:价格)?中?呈?(?:[0-9]+[升涨增降跌减平]){2,}$")
"""How many of them rose and fell: 监测蔬菜|21涨3跌."""
_ADVERBS: Final = frozenset("则仍也亦却包其连内当")
_ADVERB = re.compile(
    "(?:则|仍有?(?!旧|然|为|是|以|保)|也(?!门)|亦(?!庄)|却|包括|其(?![他它中次余间实])|连续(?![性剧第])|当地|内(?=接待|实现|完成|累计))(?=[^，、]{2})"
)
"""What joins a name to what was said before."""
_MANNERS: Final = frozenset(
    "要需首再双齐率顺圆如真大确各就单光然所于这总可迄现眼近一均也亦依同继当入成提全基最都约逾又仍修东"
)
_MANNER: Final = re.compile(
    "(?:首次(?!公开|代币|购|置|参|亮相)|再次|再度|双双|齐齐|率先|顺利|圆满|如期|真正(?=.{4})|大约|确保|[要需](?:力争|确保|努力)|各自|就连|单是|光是|然而|所以|于是|这样|总之"
    "|可见(?!光|度)|迄今(?:为止)?|现在|现已|眼下|如今|近(?:几)?年来|总计|一共|又一次|[又再](?=完成|实现|新增|新签|签约|签订|吸引|引进|有[^，、])|[均也亦]已|依然|依旧|同样以?|继续以|[仍又]以(?=对)|当前"
    "|入[春夏秋冬伏]以来|成功(?!率|案|自主|创业)|提前(?!还|退|偿|赎|批)|全面(?=[对完实出进])|基本(?=[对完实出进])|最终(?!消费|产品|需求|使用|资本|用户|控制|核|计算)|[均都约近逾各](?=对[^外])|(?:修订|修正|核实)后的?|东道主)+(?=.{2})"
)
"""How, when or after all a thing was done, before its name: 首次|对美国出口, 如今|网络零售额."""
_JOINS: Final = frozenset(
    {
        *("仅", "仅仅", "包括", "加上", "再加上", "不过", "因此", "由此", "据此", "累计", "合计", "共计"),
        *("共有", "已经", "也已", "预计", "有望", "亦", "分别", "至于", "则以", "同样", "力争"),
    }
)
"""What alone joins a place to what was said before it."""
_HOW: Final = """
上周 本周 当周 上一周 前一周
于 所 成功 圆满 顺利 如期 高效 高质量 全部 甚 甚还 尤 极 早 足足 整整 一路 逐年 逐月 些微 减速 连红 连黑
单边 稳中 稳中有 稳中略 惊人地 意外地 起码 共同 一同 罕见 难得 多半 相当 十分 极为 尤为
总的来看 总的来说 整体来看 总体来看
"""
_JOINED_ON: Final = """
不过 但 但是 然而 而 而且 并且 且 却 反而 反倒 倒 相反 反之 甚至 竟 竟然 居然 几乎 最终 最后 结果 实际上
事实上 其实 进而 尽管 虽然 虽 即使 另外 此外 加之 相比之下 特别 特别是 尤其 尤其是 主要 可能 恰好 正好 刚好
意外 再次 一度 一举 仍然 仍旧 依旧 早已 便 才
"""
_STILL: Final = ("", *"还也仍亦都均已又")
_CAME_FROM: Final = ("亦由", "也由", "则由", "再由", "仍由")
HOW_DONE: Final = frozenset(
    {*_HOW.split(), *_CAME_FROM, *(how + still for how in _JOINED_ON.split() for still in _STILL)}
)
"""What alone only says how a thing was, or joins it to what was said: 甚至还|比上年增长."""
_POINTING: Final = frozenset("这该此")
_POINTED_RATE = re.compile("(?:这一|该|此)(?:数字|比重|占比|水平)(?:约?[是为]|相当于)")
"""What is compared with, before the words for the other: 这一增幅是|全省增幅的4倍."""
_EACH: Final = re.compile(
    "(?P<of>[^，、]{2,12}?(?<![能耗本费税量入贴润率额]))每(?:千克|公斤|市?斤|吨|升|桶|头|只|担|盎司|克|百斤|立方米)"
)
"""What costs so much each, its price said in no word."""
_DOUBLED: Final = re.compile("(项目|企业|商品|产品|行业|机构|贷款|医院|学校|人员)\\1")
"""A noun said twice where a name and a measure that begins with it were put together."""
_NEXT_LEFT: Final = re.compile("(?<=.{2})(?:[居列]?次之|居次|紧随其后)，$")
"""That a part comes next, said between its name and its number: 欧盟|次之，12亿美元."""
_CALLED: Final = re.compile(
    "(?:[“‘][^”’，]{2,10}[”’]|(?:稳?外贸|外贸|出口|进口|经济|增长|发展|市场)?(?:主力军?|生力军|压舱石|顶梁柱|稳定器|主引擎|引擎|火车头|领头羊|排头兵|基本盘|主阵地|主渠道|支柱|龙头))"
    "的?(?:作用|地位|角色|效应|功能|态势)(?=.{2})"
)
"""What a part is called for what it is to the whole, told of how it stands: 民营企业|“压舱石”作用凸显."""
_CALLED_SO: Final[tuple[str, ...]] = ("作用", "地位", "角色", "效应", "功能", "态势")
_NEXT_ENDS: Final = frozenset("之次后")
_HEDGE_LEFT: Final = re.compile("(?:超过|将近|接近)$")
"""What is left before a number of how near it is: 注册专业观众|超过|43万."""
_HAS_TO: Final = re.compile("(?<=[区市县园])(?:(?:仍|还|尚)?需(?=完成|实现)|将(?:努力|力争|争取|确保)(?=..))")
"""What says that a place has still to do it, or will try: 经开区|需|完成外资, 综试区|将力争|交易额."""
_EVERY_PLACE: Final = re.compile(
    "^各(?:(?:[县市区]{1,2}（[县市区、]{1,3}）[县市区]?|省区市|省市|市县|市州|市区|县市区|区县|县区|县（市、区）|地区|[省市地])(?![场域级])的?(?=.{2})"
    "|(?:市县区|区县市|县市|地市|设区市|州市|盟市|[县区州])的?"
    "(?=(?:外贸)?(?:进出口|出口|进口|实际|合同)))"
)
"""All the places below, before what is measured of each: 全省各市|进出口总值; 各县 may be some of them."""
_PLACES_LEFT: Final = re.compile("^（[市县区旗]、?[市县区旗]?）(?=.{2})")
"""What a bracket leaves of all the places below: 各县|（区）|离岸执行额."""
_QUOTES: Final = re.compile('[“”‘’「」『』《》"]')
_BRACKETED: Final = re.compile(
    "（(?:下同|见?注[0-9]*|见[表图]|不含|不包括|不包含|含|包括|初步|快报|预计|按|当年价|现价|可比|其中|即|简称|同口径|截至|包含|除)[^（）]*）"
)
"""What a bracket says beside a name: 第三产业（含增资）."""
_TORN: Final = re.compile("、、|[|，。；：？！]|^[、）]")
"""Marks that stand in no name."""
_NO_START: Final = re.compile(
    "占(?![地道用城])|比(?![亚利特例重率萨值价赛])|不仅|更是|更[高低大小快]于|仍(?!旧)|则(?=.{3})|均(?![价衡线])|[低高快慢]于|近[一二两三四五六七八九十0-9]+年|[今去]年|较(?![大高好多小重差长低强轻])|包括|属于?(?![地])"
    "|和(?![田平县解静林龙顺牛硕布政谐])|与(?!会[人者代嘉])|[而但]|且(?!末)|或|也(?!门)|亦(?!庄)|又|却|致使|把|被(?![保动执告征审监评认列])|四?是|胞|之后|从而|[了的]|级(?!别)"
    "|如(?![东皋意期家新何果])|因(?![特素公病工故])|受(?![害理益教伤灾训访过雇聘援助案众让托])"
)
"""How no name begins."""
_NO_STARTS: Final = frozenset(
    "占比不更仍则均低高快慢近今去较包属和与而但且或也亦又却致把被四是胞之从了的级如因受"
)
_NO_ENDS: Final = frozenset("的了是为之与和及或在由将因则且也仍")
_ENDS_SO: Final[tuple[str, ...]] = (
    "行为",
    "作为",
    "埃及",
    "普及",
    "饱和",
    "存在",
    "缘由",
    "自由",
    "原因",
    "基因",
    "总和",
    "中和",
    "规则",
    "原则",
)


_ALREADY: Final = re.compile(
    "(?<=..)已经?(?=覆盖|通|直|辐射|[连联]通|连接|延伸|出口|销售|交付|发运|开行|培育|汇聚|集聚|引进)"
)
"""What is said of a deed within a name: 线路|已|覆盖国家."""


_RANKED_FIRMS: Final = re.compile(
    "(?P<of>(?:离岸|在岸)?(?:进出口|出口|进口|离岸|执行|承接|销售|营业|产值|纳税|交易|合同)总?(?:[额量值]|收入|金额|规模)?|产值|税收)"
    "(?:居|排名?|位居|位列|名列)?(?P<first>前(?:[0-9]{1,3}|[一二两三四五六七八九十百]{1,3})[位名强家])的?(?=(?:外贸|服务外包|接包|骨干|重点)?企业)"
)
"""By what the foremost firms are ranked: |出口量居|前10位的|企业出口, which are 前10位企业."""
_THEIR_TOTAL: Final[tuple[str, ...]] = ("企业总值", "企业总额", "企业总量", "企业合计")
"""What they have of it together: 进出口额前100位的|企业总值."""


def unadorned(words: str) -> str:
    """*words* without what introduces the thing they name, explains it or praises it."""
    if words[0] in MARKS:
        words = words.lstrip(MARKS)
    if words in _ALONE:
        return ""
    while words[:1] in _OPENS:
        opening = _OPENING.match(words)
        if opening is None:
            break
        words = words[opening.end() :]
    if words[:1] == "为":
        words = _FOR_WHOM.sub("", words)
    if words[-1:] in _EACH_SO_MUCH:
        words = _PER_SO_MUCH.sub("", words)
    if words[:1] == "按":
        words = _CUT_BY.sub("", words)
    if words.endswith("指数中"):
        words = words[:-1]  # 在甲类消费物价指数中|上升3.7%
    if words[-1:] in _WAYS:
        words = _UPS_AND_DOWNS.sub("", words)
    if words[:1] in _MANNERS:
        manner = _MANNER.match(words)
        words = words if manner is None else words[manner.end() :]
    if words[:1] in _ADVERBS:
        words = _ADVERB.sub("", words)
    if words[-1:] in "过近" and len(words) > 3:
        words = _HEDGE_LEFT.sub("", words)
    if "前" in words[2:] and "企业" in words[5:]:
        ranked = _RANKED_FIRMS.search(words)
        if ranked is not None:
            whose = words[: ranked.start()] + ranked["first"]
            total = words.endswith(_THEIR_TOTAL, ranked.end()) and ranked["of"]
            words = f"{whose}企业{total}" if total else whose + words[ranked.end() :]
    if "已" in words[2:]:
        words = _ALREADY.sub("", words)
    if "需" in words[2:] or "将" in words[2:]:
        words = _HAS_TO.sub("", words)
    if "按计" in words:
        words = words.replace("按计", "")  # 本届展会按一年计|意向成交金额
    if words[:1] == "各":
        words = _EVERY_PLACE.sub("", words)
    if words[:1] in _POINTING:
        words = _POINTED_RATE.sub("", words)
    if "每" in words[2:] and (each := _EACH.fullmatch(words)) is not None and "价" not in words:
        return f"{each['of'].removesuffix('的')}价格"  # 鲜猪肉|每千克25.3元
    if "在" in words and ("下" in words or "上" in words):
        words = _without_setting(words)
    if "所在的" in words and words.find("所在的") < len(words) - 5:
        words = words[words.find("所在的") + 3 :]  # 东湖公司所在的|南河产业园
    if "的" in words[3:] and _PRAISES.search(words) is not None:
        praise = _PRAISE.match(words)
        if praise is not None:
            words = words[praise.end() :]
    return words


_EPITHET_ENDS: Final = frozenset("市省县区镇城都乡厂纽户堡主的")
_EPITHET: Final = re.compile(
    "(?:中国|全国|我国|我省|世界)?(?:[^，。；、的及和与0-9]{0,8}?(?:[强大名古重新](?:市|省|县|区|镇|城|都)|(?:示范|开放|中心|试点|港口|省会|枢纽|门户)城市|之[乡都城]|侨乡|水乡|桥头堡|枢纽|门户)"
    "|[“‘]?世界工厂[”’]?|东道主|(?:增速|增幅|增长|涨幅|降幅|占比)(?:最[高低快慢大小]|居前|居首|垫底)的|最[高低快慢]的)$"
)
"""What a place is called in praise before its name, or how it stands: 侨乡|福建, 增速最高的|芜湖市."""


def epithet_at(text: str, start: int, stop: int) -> int:
    """Where the praise begins that stands in ``text[start:stop]`` right before a place; else *stop*."""
    if stop - start < 2 or (text[stop - 1] not in "”’" and text[stop - 1] not in _EPITHET_ENDS):
        return stop
    found = _EPITHET.search(text, start, stop)
    return stop if found is None else found.start()


def is_manner(words: str) -> bool:
    """Whether *words* only say how or when something was done, or join it to the rest: 首次, 不过, 就连."""
    if words in _JOINS:
        return True
    manner = _MANNER.match(words + "进出口") if words[:1] in _MANNERS else None
    return manner is not None and manner.end() == len(words)


def _without_setting(words: str) -> str:
    """*words* without the setting that something moved in: 内部需求|在投资反弹的带动下."""
    at = words.find("在")
    while at >= 0:
        found = _UNDER.match(words, at) if at == 0 or words[at - 1] not in _NOT_IN else None
        if found is not None:
            return words[:at] + words[found.end() :]
        at = words.find("在", at + 1)
    return words


def without_cause(words: str) -> str:
    """*words*, said before a number, without why it moved: 个人所得税|受减免政策等影响; nothing where they
    say only why.
    """
    if not holds(words, _FOR_SIGNS):
        return words
    found = _FOR.search(words)
    while found is not None:
        at = found.start()
        measured = words.rstrip("从由为达至到").endswith(_MEASURED) and not words.endswith("降费")
        if at == 0 and _PRAISE.match(words) is not None:
            return words  # 受市场青睐的|化妆品
        if at == 0 or words[:at] in _MAINLY:
            return words if measured else ""
        if at > 1 and words[at - 1] not in _NOT_FOR and (words[at] == "受" or not measured):
            return words[:at].rstrip("也则亦均都而")
        if at > 1 and words[at - 1] not in _NOT_FOR and words.endswith(_AFTER_ALL):
            named = words[:at].rstrip("也则亦均都而")  # 橙子由于上市量大|价格
            return named if named.endswith(_MEASURED) else named + words[words.rindex(words[-2:]) :]
        found = _FOR.search(words, at + 1)
    return words


def without_next(words: str) -> str:
    """*words*, said before an amount, without that they come next (欧盟|次之，12亿美元) or what they are
    called: 民营企业|“压舱石”作用凸显，12亿元.
    """
    if words[-1:] == "，" and (called := called_at(words)) > 0:
        return words[:called]
    return _NEXT_LEFT.sub("", words) if words[-2:-1] in _NEXT_ENDS else words


def called_at(words: str) -> int:
    """Where *words* begin to say what their subject is called (民营企业|“压舱石”作用凸显), or -1."""
    told = any(each in words for each in _CALLED_SO)
    called = _CALLED.search(words, 2) if told else None
    return -1 if called is None else called.start()


def doubled(name: str) -> bool:
    """Whether *name* says a noun twice in a row: 签约项目项目总金额."""
    return _DOUBLED.search(name) is not None


def tidied(name: str) -> str:
    """*name* without quotes, and without what brackets in it say beside it: 第三产业（含增资）."""
    name = _QUOTES.sub("", name)
    name = _DOUBLED.sub(r"\1", name) if doubled(name) else name
    return _PLACES_LEFT.sub("", _BRACKETED.sub("", name)) if "（" in name else name


def without_most(words: str) -> str:
    """*words*, said before a share in a bracket, without how large it is: 文员|占比最多（占25.6%）."""
    return _MOST.sub("", words) if words[-1:] in _MUCH else words


def is_none(name: str) -> bool:
    """Whether *name* is no noun phrase, so that nobody can tell what it names: 低于去年同期水平, 四是."""
    if not name.isalnum() and (_TORN.search(name) is not None or name.count("（") != name.count("）")):
        return True
    if name and not name[0].isalpha() and not any(map(str.isalpha, name)):
        return True  # 3.67元|/500克
    if name[:1] in _NO_STARTS and _NO_START.match(name) is not None and not name.endswith("者数"):
        return True
    return name[-1:] in _NO_ENDS and not name.endswith(_ENDS_SO)
