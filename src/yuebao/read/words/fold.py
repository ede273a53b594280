"""Widths of digits and traditional characters as the lexicon knows them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.lexicon import Lexicon
from yuebao.read.words.held import held
from yuebao.read.words.offices import ROWS, blanked
from yuebao.read.words.own_places import CUSTOMS_AREA, OURS, TRIAL_ZONE, of_its_place, own_area
from yuebao.read.words.signs import COMPILED, holds, signs

_FOLD: Final = {
    **{
        chr(wide + i): chr(ord(first) + i)
        for wide, first in ((0xFF21, "A"), (0xFF41, "a"))
        for i in range(26)
    },
    **{chr(0xFF10 + i): str(i) for i in range(10)},
    **dict(zip("％﹪．()－‐﹣−〜∶︰﹕﹐﹑﹔﹙﹚､増", "%%.（）----～：：：，、；（）、增", strict=True)),
    **{chr(first + i): chr(ord("①") + i) for first in (0x2776, 0x2780, 0x278A) for i in range(10)},
}
_BLANK = " \u00a0\u2009\u202f"
_FULL_WIDTH = r"(?<=，)(?=\d{3}(?:\.\d+)?(?:[亿万元億萬]|公里|公顷|平方))"
_SPACED = (
    rf"(?<=[{_BLANK}])(?=\d{{3}}(?:[{_BLANK}]\d{{3}})*(?:\.\d+)?"
    r"(?:[亿万元億萬人名家户戶宗件辆輛间間架艘吨噸港澳美处處所座台臺头頭只隻项項套株张張册冊部门門次场場亩畝枚份]|公里|公顷|平方|[个個][^月百]))"
)
_BEHIND_DIGITS = "|".join(rf"(?<=(?<![\d.]){digits}[，{_BLANK}])" for digits in (r"\d", r"\d\d", r"\d\d\d"))
_APART: Final = re.compile(rf"[，{_BLANK}](?=\d{{3}})(?:{_FULL_WIDTH}|{_SPACED})(?:{_BEHIND_DIGITS})")
"""Thousands set apart by a full-width comma or a space: 12，386.5亿元."""
_APART_BY: Final = {
    "，": re.compile(rf"，(?=\d{{3}}){_FULL_WIDTH}(?:{_BEHIND_DIGITS})"),
    **{blank: re.compile(rf"{blank}(?=\d{{3}}){_SPACED}(?:{_BEHIND_DIGITS})") for blank in _BLANK},
}
"""The same by each of them: one character is found in a text in much less time than one of several."""
_COLON: Final = re.compile(r":(?<=[\u4e00-\u9fff”’》）】]:)")
"""A colon between words; one between figures is a ratio's or a clock's."""
_COMMA: Final = re.compile(r",(?:(?!\d)|(?<!\d,))")
"""A comma that stands in no number, as those of full width that the rules know."""
_MIDDLE_DOT: Final = re.compile(r"(?<=\d)[·﹒‧・•](?=\d)")
_PAIRED: Final = re.compile("(?<=[套宗幅块间栋户])/(?=[0-9])")
"""What parts a count from what it measures: 930套/7.6万㎡."""
_SLANTED: Final = re.compile("／(?<=[0-9]／)(?=[0-9])")
"""What parts the numbers of a date in full width: 2022／07／15."""
_ARROW: Final = re.compile("[↑↓▼](?=[0-9])")
"""An arrow for the word that says how something moved: 3.2亿元↑8.4%."""
_FIGURE: Final = "[〇○零一二三四五六七八九十]"
_STOP: Final = re.compile(
    r"\.(?=[\u4e00-\u9fffA-Z“”「」《（【 \d]|$)(?:(?<=[%‰\u4e00-\u9fff）”》」]\.)(?!(?<!%\.)\d+%)"
    rf"(?!(?<={_FIGURE}\.){_FIGURE})(?<!^{_FIGURE}\.)(?<!^{_FIGURE}{_FIGURE}\.)"
    r"|(?!\d)(?:(?<=\d\.\d\.)(?<!^\d\.\d\.)|(?<=\d\.\d\d\.)))"
)
"""A full stop of half width: 增长37.8%.实际利用外资, 下降11.3%.1-8月累计."""
_INLINE: Final = re.compile("^【([^【】]{1,20})】(?=[^。])")
"""A section's title that its text follows on the same line: 【市场结构】日本执行额."""
_DASHED: Final = re.compile(
    "^([\u4e00-\u9fff]{2,10})——(?=[\u4e00-\u9fff0-9][^。]{1,80}[0-9])(?!20[0-9]{2}年)"
)
"""What a paragraph is about, before a dash: 外贸——完成进出口5亿元."""
_YEAR_END: Final = re.compile(
    "年未(?=[全我][市县区省州旗]|共有|共拥有|拥有|实有|在校|在园|总人口|户籍|常住|存栏|金融|从业|在岗"
    "|城镇|各项|移动|固定|耕地|生猪|大牲畜|民用|公路)"
)
"""年末 as it is often misprinted: 年未共有, 年未总人口."""
_REMARK: Final = (
    r"(?!(?<![今去本上昨前].)[0-9]{1,3}(?:[-—,，、][0-9]{1,3})*[〕］\]】]"
    r"|(?:19|20)[0-9]{2}年?[〕］\]】] ?第?[0-9]+ ?[号號期])"
    r"(?P<said>[^〔〕［］\[\]【】（）。\n]{1,80}(?:（[^（）。\n]{1,20}）[^〔〕［］\[\]【】（）。\n]{0,40})?)[〕］\]】]"
)
_BRACKETS: Final = {
    opens: re.compile(rf"\{opens}(?<=[\u4e00-\u9fff0-9%‰”》）.]\{opens}){_REMARK}") for opens in "〔［[【"
}
"""A remark in other brackets than a remark's, no footnote's mark ([1]) and no paper's number (〔2025〕5号):
化工〔9.4%〕, 户籍总人口847万人【注6】."""
_BOUND: Final = re.compile("[≤≥≦≧](?=[0-9])")
"""A sign for the word that says that a number is a bound: 失业率≤4%."""
_HALVES: Final = re.compile(
    r" (?:(?<=[\u4e00-\u9fff）”》] )(?=[\u4e00-\u9fff“《A-Z]|20\d\d年|\d{1,2}(?:[-—－~～至]\d{1,2})?月)"
    r"|(?<=[%％\d] )(?=[\u4e00-\u9fff“《]))"
)
"""The blank that parts the halves of a headline: 东盟成最大伙伴 2019年对东盟进出口增长43.2%."""
_TITLE: Final = re.compile(r" (?=[\u4e00-\u9fff])(?<=[\u4e00-\u9fff%\d”] )")
"""The blank between a headline and the text behind it in one line: 均高于临界点 大型企业PMI为53.7%，…."""
_RUN_IN: Final = re.compile("^([\u4e00-\u9fff]{2,12}+)(?=[0-9]{1,2}月[^，。；]{0,8}\\1)")
"""A heading that was glued to its text, which says it again: |准备货币|11月准备货币日平均数."""
_COLUMN: Final = re.compile(
    "[|｜丨](?:(?<=[\u4e00-\u9fff”》][|｜丨])|(?<=[\u4e00-\u9fff”》] [|｜丨]))(?=[\u4e00-\u9fff“《0-9 ])"
)
"""The bar between the name of a column and a headline: 数说外贸|前5个月进出口增长11.9%."""
_IN_TURN: Final = re.compile("依[次序](?=[为是有拉占增下提进出完达较比合降减同上带推影贡])")
"""依次 or 依序, which the rules know as 分别, a word as long."""
_NAMED_IN_TURN: Final = re.compile("(?<=分别|依次|依序)是(?=[^，。；：0-9]{2,60}，(?:分别|依次))")
"""What leads to those whose amounts are told in turn behind them: 由高到低分别|是|甲市、乙市，分别为."""
_RESPUN = {
    "此中": "其中",
    "别离": "分别",
    "分说": "分别",
    "客岁": "去年",
    "年头": "年初",
    "对于": " 对",
    "岁末": "年末",
    "天下": "全国",
    "均匀": "平均",
    "其间": "其中",
    "实践": "实际",
}
"""Words of texts that a machine put into other words, for those of as many characters that the rules know."""
_SPUN: Final = re.compile(
    "此中(?=[^，。]{0,2}[，：、]|[^，。；]{2,16}\\d)|别离(?=[到为是有进出增下上达完实同拉占减削着扩跌升降涨回提超年])|分说(?=[为增下上达削着减])|(?<![今去])客岁(?=[同末底年全上])"
    "|(?<=[，。；])其间(?=[^，。；]{2,12}[增减升降][^，。；]{0,4}\\d)|实践(?=[使利]用外|吸收外|出资|到资|到位)"
    "|(?<=[较比])年头|(?<=[年月])均匀(?=[增下上升降提])|(?<=[上去])岁末|(?<=[，。、；份])天下(?=规模以上|居夷|居民|城镇|牢靠|固定|社会|一般|财政|粮食|房地|网上|产业|外贸|货物|收支口)|(?<=[，。、；])对于(?=[^，。；、]{2,8}(?:进出口|收支口|出口|进口|商业|贸易))"
)
_OF: Final = re.compile(
    "之(?:(?<=[月季期底末年度]之)(?=[0-9])|(?:(?<=[于及和、][\u4e00-\u9fff]{2}之)|(?<=[于及和、][\u4e00-\u9fff]{3}之))(?=[0-9.]+[%％])"
    "|(?<=[\u4e00-\u9fff]{2}之)(?=平均[年月季]增率|[年月季]增率|成长率))"
)
"""The word of Taiwan's offices for 的 behind a time, whom something is held against, or before a rate:
较上月底之|4.9%, 优于南韩之|0.9%."""
_SEEN_BY: Final = re.compile("(?<=看)：(?=[较比与]|[年周]?同比|环比)")
"""The mark behind what is looked at, where only a change follows: 从交易总量来看|：|较上周增长."""
_FARE: Final = "(?:上涨|上升|下跌|下降|持平|增长|回落|减少|增加)"
_FARED: Final = re.compile(
    f"、(?:(?<=[个种家项户]{_FARE}、)(?=[0-9]+[个种家项户])|(?<=[0-9][个种家项户]、)(?=(?:基本|小幅)?{_FARE}的))"
)
"""The mark between how many fared so and how many otherwise: 14个上涨|、|3个下跌."""
_AMONG_CITIES: Final = re.compile(
    "(?<=线城市)中(?=[^，。；、中的]{2,3}(?:成交|供应|环比|[上下][涨跌升降]|[小大]幅|跌幅|涨幅|价格|均价))"
)
"""What stands between a group of cities and one of them, without a comma: 一线城市|中|广州成交量."""
_THAN: Final = re.compile(
    "相对于?(?=(?:去年|上年|上月|上季|上期|同期|前[0-9一二三]|年初|20[0-9]{2}年|1?[0-9]月)[^，。；]{0,16}[增减升降多少高低加下上])"
)
"""What leads to what is compared with: 相对于|去年同期增加."""
_RATE_THEN: Final = re.compile(
    "(?<=[0-9月期年季度])的?(?:增速|增幅|涨幅|升幅)(?=[0-9.]+%(?:上升|提[高升]|加快|扩大|回落|放缓|收窄|下降|[高低快慢])了?[0-9.]+个百分点)"
)
"""What calls the rate of a time compared with, before how far it is away: 比1—2月|增速|8%上升3个百分点."""
_WIDER: Final = re.compile(
    "(?P<than>[增涨升降跌减]幅[也亦均仍则]?[比较][^，。；0-9]{1,12}?)(?<![扩放加增缩减变])(?P<how>[大小深浅])(?=了?[0-9.]+个?(?:百分)?点)"
)
"""How much larger a rate is than another's: 降幅比全国|小|3.1个百分点."""
_HELD_AGAINST: Final = re.compile(
    "比较(?P<now>(?:20[0-9]{2}年|今年|本年)[^，。；与比较]{1,12})与(?P<then>(?:20[0-9]{2}年|去年|上年|一年前)[^，。；与比较]{0,10})(?=，)"
)
"""Two times held against each other, told as what is done: |比较2024年第二季与2023年同季|，出口货量上升."""
_SINCE_NEW_YEAR: Final = re.compile("(年初至[0-9]{1,2}月[底末])[则亦也](?=[^，。；0-9]{2,8}[0-9])")
"""Until when a stock is told against the year's beginning, with no mark behind: 年初至8月底|则|下跌."""
_SEEN: Final = re.compile(
    "[从就以](?<![^，。；：].)(?P<of>[^，。；：0-9看]{2,14}?)(?:来看|上来?看|(?:方面|角度)来?看|情况来看|上来[讲说]"
    "|(?:(?<![额量值率价数入出口资款支])|(?<=[总体数增]量|类值|外资))(?:而言|来[说讲]))(?=[，：])"
)
"""By what a whole is cut or held against others, however it is put: |就贸易方式而言|，, |从市场上看|，."""
_SEEN_SIDE: Final = re.compile(
    "(?<![^，。；：])在?(?P<of>(?:主要|重点|企业|业务|贸易|经营|发包|接包|服务|产品|商品|出口|进口|进出口|投资|外资|资金|贷款|外贸|市场|客户|经济"
    "|注册|行业|产业|区域|零售|消费|增长|[轻重]){0,3}(?:结构|主体|类型|类别|方式|性质|险种|[投流去]向|(?<=[包口要际])市场|来源[地国]|(?<![地点])区域"
    "|(?<!点)行业|产业|品种|国别|季度|类值|业态|渠道|城乡|轻重工业|所有制|县区|区县|门类|用途|期限|布局|分布)"
    "|[^，。；：、0-9]{0,5}(?:增[速幅量]|总量|规模|进度))方面(?=[，：])"
)
"""By what a whole is cut, told as a side of it: |贸易方式方面|，."""
_EMPTY: Final = re.compile(
    "(?:(?<=[。；])|^)(?:(?:从?(?:总体|整体|具体|数据)(?:情况)?|总的)(?:[来上]?看|而言|来说)|(?:统计|数据|统计数据)还?显示|(?<=[。；])据(?:统计|介绍|了解|悉)"
    "|(?:尤[为其]|更为?|特别)?(?:值得(?:注意|关注|肯定)|可喜|需要?(?:注意|指出|说明)|令人欣喜)的是)，(?!其中)"
)
"""A clause at the beginning of a sentence that says nothing: |总体来看，|进出口增长; |值得关注的是，|."""
_ALL_IN_ALL: Final = tuple(
    [f"{of}{seen}，" for of in "体据况的" for seen in ("看", "来看", "上看", "而言", "来说")]
)
"""Ends of such clauses: 总|体来看，, 具体情|况看，."""
_VALUE_THEN: Final = re.compile(
    "(?P<when>与(?:上一?[月季]|第?[一二三四1-4]季度?|[0-9]{1,2}月份?))(?P<what>(?:修订后)?的?[^，。；（）0-9]{1,8}（)"
    "(?P<value>[0-9][0-9.,]*[亿万]*[^，。；（）0-9]{0,3}[元人次个])）(?P<than>相?比较?)(?=，)"
)
"""What there was at the time compared with, in a bracket: 与第二季|修订后的销售额（|164.8亿元|）|比较."""
_GIVES: Final = re.compile("(?:几乎)?贡献了?其(?:中的?)?(?=[0-9.]+[%成])")
"""What says of a part how much of the whole just told it is: 甲区|贡献其中的|32%."""
_SUMMED: Final = re.compile("[加合]起来(?=[占拉共]|对|贡献|约)")
"""What says that those just named are taken as one: 三类商品|加起来|占."""
_STRETCHED: Final = re.compile("拉长(?=了?[0-9.]+(?:个月|天|日|小时|分钟|周))")
"""A word for a time that has become longer by so much: 去化周期比上月末|拉长0.7个月."""
_LIST_AHEAD: Final = re.compile(
    "^((?:[0-9]{1,2}[、.]|（[一二三四五六七八九十]{1,2}）|[一二三四五六七八九十]{1,2}、)?"
    "[^，。；：0-9（]{2,14}[和与及、][^，。；：0-9（]{2,14})。(?=分别)"
)
"""A heading that names several, before what is told of each: 2.东岗工业园和南坪片区|。分别完成产值."""
_CHANGED: Final = re.compile("变[动化](?=[-+负][0-9])")
"""What says of a measure only that it changed, before by how much and which way: 同比|变动|-5.2%."""
_CHANGE: Final = re.compile(
    "(?<!%)(?:(?:增长|变化)为(?=[-+负][0-9]+(?:\\.[0-9]+)?%)|变动为(?=[-+负]?[0-9]+(?:\\.[0-9]+)?%))"
)
"""The same as what it is: 增长为|-5.2%, which nothing can have grown to; 环比变动为|0.3%."""
_ABOUT_FLAT: Final = re.compile(
    "(?<![个家种项户只“])(?:大体上?|大致上?|总体上?|整体上?|基本上|基本保持|大体保持)(?=持平(?!的|占|者|[，、。；]?占))"
)
"""What says that something hardly moved, in other words than the commonest: 与全省|总体|持平."""
_YEARLY: Final = re.compile(
    "(?:年(?<![0-9一二三四五六七八九十两几多每逐去上今全前当往历整]年)平均|平均每年)(?=(?:(?:增长|递增|下降|递减)了?|增[速幅][为达]?)[0-9])"
)
"""A mean over years, in more words than 年均: |平均每年|增长6%; no 五|年平均增长."""
_WAYS: Final = "增长|下降|增加|减少|上升|上涨|下跌|提[高升]|回[落升]"
_ROSE: Final = (
    "(?:(?:同比|环比|[较比](?:上年|去年)(?:同期)?)(?:分别|实际|名义)?)?"
    f"(?:{_WAYS}|增|降)了?[0-9][0-9.]*(?:%|倍)"
)
_ROSE_SINCE: Final = f"同比(?:分别)?(?:{_WAYS}|(?:增速|[增涨降跌]幅)[为达]?|[-+])了?[0-9]"
_AND_ROSE: Final = re.compile(
    f"、(?<=[\u4e00-\u9fff）”]、)(?<![点倍成平比]、)(?={_ROSE})|、(?<![点倍成比%]、)(?={_ROSE_SINCE})"
    f"|[占至到达][^，。；、分]{{0,16}}[0-9]%、(?={_ROSE}|{_ROSE_SINCE})"
    f"|完成[^，。；、分]{{2,24}}[0-9]%、(?={_ROSE})"
)
"""The mark between what there was and by how much that rose, for a comma: 出口5亿元|、|增长3%; in no list of
rates: 分别增长3%、下降2%.
"""
_NOUGHTS: Final = re.compile(
    "(?<=二)[0Oo○]{1,2}(?=[〇零一二三四五六七八九十]{1,2}年)|[一二](?=.{0,2}[0Oo○])[〇零0Oo○一二三四五六七八九]{3}(?=年)"
)
"""Noughts of a year in characters that are none: 二00九年, 二0一0年, 一九九0年."""
_ODD_NOUGHTS: Final = {
    **{f"二{nought}": re.compile(f"二{nought}[〇零0Oo○一二三四五六七八九十]{{1,3}}年") for nought in "0Oo○"},
    **{
        f"{nought}年": re.compile(f"{nought}年(?<=[一二][〇零0Oo○一二三四五六七八九]{{2}}{nought}年)")
        for nought in "0O○"
    },
}
"""What holds one of those noughts, by how they may stand: each begins as itself, which is soon found."""
_STRUNG: Final = re.compile(
    "，(?<=[\u4e00-\u9fff]{2}[省市]，)(?<![全我本各][省市]，)(?=[^，。；、全我]{2,3}[省市](?:，[^，。；、全我]{2,3}[省市])*(?:[^，。；、0-9]{0,14})(?:分别|依次|各为))"
)
"""The comma that parts places of one list: 甘肃省，|青海省进出口分别."""
_DRAWN: Final = re.compile("(?<=[0-9月日年])[─━](?=[0-9])")
"""A line drawn for the dash between two ends: 1|─|9月."""
_PLACED: Final = re.compile(
    "(?:居于|高居|名列|位列|排在|排位)(?=(?:在?[^，。；、0-9第前首榜]{1,12}的?)?(?:第[一二三四五六七八九十0-9]|前[一二两三四五六七八九十0-9列茅]|首|榜[首眼]))"
)
"""What says that something has a place among others, for the commonest word: |高居|全省第三, |居于|前三."""
_FOREMOST: Final = re.compile(
    "(?:领跑|夺[冠魁]|拔得头筹|独占鳌头|拔头筹)(?=[，。；])|(?:占据|雄踞|独占)(?=(?:首位|榜首|第一))"
    "|(?:位居|屈居|居|列|位列)次[席位](?=[，。；])"
)
"""What says that something is the first or the next, for the commonest word: 甲市|拔得头筹|，执行额."""
_FIRST_IS: Final = re.compile("(?:居[首冠]|领先|(?<=[占]比|比[重例]|份额)最多)的(?=[是为])")
"""What leads to who is the first, for the word for what is the most: 增速|居首的|是甲县."""
_LEAST: Final = re.compile("最[低少]，(?=[仅只约为达]*[0-9-])")
"""What is told as the most is: 甲县|最低，|为2.3%."""
_SIZED: Final = re.compile("(?:体量|规模|基数|总量)[虽仍还较不]+[小大]，(?=为)")
"""What is said of the size of that whose amount is told next: 文化服务|体量虽小，|为5.8亿元."""
_AMONG: Final = re.compile("(?:^|(?<=[。；，：]))当中(?=[，：])")
"""The other word for 其中, at the head of a sentence or clause: |当中|，食物类涨3.2%."""
_OF_THEN: Final = re.compile("占同期(?P<of>[全我][省市区县州])")
"""A whole at the time told, which is no place the text is of: 占|同期全省|出口总值."""
_EACH_IS: Final = re.compile("各为(?=[约近超逾]?-?[0-9][^，。；：]{1,60}?[、和与及])")
"""What leads to several numbers, one for each of several: 客运量和货运量|各为|80万人次和1.2万吨."""
_EACH_ABOUT: Final = re.compile("分别约为(?=[0-9])")
_EACH_WAS: Final = re.compile("分别录得(?=[约近超逾]?-?[0-9])")
_RUN_ON: Final = {
    told: re.compile(
        f"{told}[^，。；、0-9]{{0,10}}-?[0-9][0-9.]*(?P<unit>[^，。；、和及与0-9（]{{1,5}})"
        "(?:[，、]-?[0-9][0-9.]*(?P=unit))+(?=，?(?:和|及|与|以及)-?[0-9][0-9.]*(?P=unit))"
    )
    for told in ("分别", "依次")
}
"""Several numbers of one unit parted by commas, the last by 和: 分别为3亿元，2亿元|和1亿元."""
_MARKET: Final = re.compile(
    "(?:^|(?<=[，。；、：看]))(?P<who>[^，。；、：占0-9]{2,14}?(?<!市场))份额(?=[为达]?[约近超逾]?[0-9.]+%)"
)
"""The word of markets for what part somebody has of a whole: 民营企业|份额|为14.1%."""
_PART: Final = re.compile(
    "(?P<told>[0-9][亿万]?[^，。；、：0-9]{1,4})、(?=(?:[约仅只]|合计|共)?占[^，。；、]{0,14}[0-9])"
)
"""The mark between an amount and what part it is of a whole: 出口126.9亿元|、|占31.3%."""
_WIDE: Final = "０-９Ａ-Ｚａ-ｚ％﹪．()－‐﹣−〜∶︰﹐-﹚､増❶-➓"
_NEEDS_FOLD: Final = re.compile(f"[{_WIDE}]")
_WIDE_SPELLED: Final = tuple(
    re.sub("(.)-(.)", lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), _WIDE)
)


class _Rule(NamedTuple):
    """``put`` for each ``found``, in texts that hold one of ``marks``, if the document holds what ``hints``
    says of that mark; in headlines only if ``short``, at the start of a text only (where ``found`` is
    anchored too) if it ``opens``.
    """

    marks: tuple[str, ...]
    found: re.Pattern[str]
    put: str | Callable[[re.Match[str]], str]
    short: bool = False
    opens: bool = False
    hints: dict[str, re.Pattern[str]] | None = None


def _moved(arrow: re.Match[str]) -> str:
    return "增" if arrow.group() == "↑" else "降"


def _bounded(sign: re.Match[str]) -> str:
    return "近" if sign.group() in "≤≦" else "超"


def _respun(word: re.Match[str]) -> str:
    return _RESPUN[word.group()]


def _than(relative: re.Match[str]) -> str:
    return "比".rjust(len(relative.group()))


def _of_then(rate: re.Match[str]) -> str:
    return "的".rjust(len(rate.group()))


def _is_of_it(gives: re.Match[str]) -> str:
    return "占其".rjust(len(gives.group()))


def _value_then(then: re.Match[str]) -> str:
    of = "的" + then["what"].removeprefix("修订后").lstrip("的").rstrip("（")
    return f"{then['when']}{of.rjust(len(then['what']))}{then['value']}{then['than']} "


def _seen(by: re.Match[str]) -> str:
    return f"从{by['of']}看".rjust(len(by.group()))


def _wider(rate: re.Match[str]) -> str:
    return rate["than"] + ("高" if rate["how"] in "大深" else "低")


def _rounded(remark: re.Match[str]) -> str:
    at = remark.start()
    inner = remark.string.rfind("（", 0, at) > remark.string.rfind("）", 0, at)
    return remark.group() if inner else f"（{remark['said']}）"


def _foremost(word: re.Match[str]) -> str:
    said = word.group()
    if said.endswith(("次席", "次位")):
        return "居次".rjust(len(said))
    return "位居" if said in ("占据", "雄踞", "独占") else "居首".rjust(len(said))


def _about(said: re.Match[str]) -> str:
    return "基本".rjust(len(said.group()))


def _yearly(said: re.Match[str]) -> str:
    return "年均".rjust(len(said.group()))


def _and_rose(said: re.Match[str]) -> str:
    return said.group()[:-1] + "，"


def _listed(run: re.Match[str]) -> str:
    return run.group().replace("，", "、")


def _nought(noughts: re.Match[str]) -> str:
    return "".join("〇" if said in "0Oo○" else said for said in noughts.group())


_RULES: Final = (
    _Rule((" ",), _HALVES, "，", short=True),
    _Rule((" ",), _TITLE, "。", hints={" ": _TITLE}),
    _Rule(("月",), _RUN_IN, blanked, opens=True),
    _Rule(("|", "丨", "｜"), _COLUMN, "：", short=True),
    _Rule(tuple(_APART_BY), _APART, ",", hints=_APART_BY),
    _Rule((",",), _COMMA, "，"),
    _Rule((";",), re.compile(";"), "；"),
    _Rule((":",), _COLON, "："),
    _Rule(("·", "﹒", "‧", "・", "•"), _MIDDLE_DOT, "."),
    _Rule(("/",), _PAIRED, "、"),
    _Rule(("／",), _SLANTED, "/"),
    _Rule(("我（",), OURS, own_area),
    _Rule(("↑", "↓", "▼"), _ARROW, _moved),
    *(_Rule((opens,), found, _rounded) for opens, found in _BRACKETS.items()),
    _Rule(("≤", "≥", "≦", "≧"), _BOUND, _bounded),
    _Rule(("─", "━"), _DRAWN, "—"),
    _Rule(("……",), re.compile("……"), "； "),  # 49个园区出口超500亿元……7月5日
    _Rule(("【",), _INLINE, r" \1：", opens=True),
    _Rule(("——",), _DASHED, r"\1： ", opens=True),
    _Rule((".",), _STOP, "。", hints={".": _STOP}),
)
_SIMPLIFIED_RULES: Final = (
    _Rule(tuple(_RESPUN), _SPUN, _respun),
    _Rule(("居于", "高居", "名列", "位列", "排在", "排位"), _PLACED, "位居"),
    _Rule(
        ("领跑", "夺冠", "夺魁", "头筹", "鳌头", "占据", "雄踞", "独占", "次席", "次位"), _FOREMOST, _foremost
    ),
    _Rule(
        ("居首的", "居冠的", "领先的", "比最多的", "重最多的", "例最多的", "额最多的"), _FIRST_IS, "最高的"
    ),
    _Rule(("最低，", "最少，"), _LEAST, "最高，"),
    _Rule(("小，为", "大，为"), _SIZED, blanked),
    _Rule(("关区",), CUSTOMS_AREA, "本关"),
    _Rule(("当中",), _AMONG, "其中"),
    _Rule(("占同期",), _OF_THEN, r"占\g<of>同期"),
    _Rule(("各为",), _EACH_IS, "分别"),
    _Rule(("分别约为",), _EACH_ABOUT, "分别为约"),
    _Rule(("分别录得",), _EACH_WAS, " 分别为"),
    *(_Rule((told,), found, _listed) for told, found in _RUN_ON.items()),
    _Rule(("份额",), _MARKET, r"\g<who>占比"),
    _Rule(("、占", "、约占", "、仅占", "、共占", "、合计占"), _PART, r"\g<told>，"),
    _Rule(("年未",), _YEAR_END, "年末"),
    _Rule(("中国（",), TRIAL_ZONE, of_its_place),
    _Rule(("分别是", "依次是", "依序是"), _NAMED_IN_TURN, "为"),
    _Rule(("依次", "依序"), _IN_TURN, "分别"),
    _Rule(("相对",), _THAN, _than),
    _Rule(
        ("月增速", "期增速", "年增速", "度增速", "的增速", "月增幅", "期增幅", "月涨幅"), _RATE_THEN, _of_then
    ),
    _Rule(("幅比", "幅较", "幅也", "幅亦", "幅均", "幅仍", "幅则"), _WIDER, _wider),
    _Rule(("比较2", "比较今", "比较本"), _HELD_AGAINST, r"  \g<now>较\g<then>"),
    *(_Rule(marks, found, put) for marks, found, put in ROWS),
    _Rule(
        ("显示，", "据统计", "据介绍", "据了解", "据悉", "的是，", *_ALL_IN_ALL),
        _EMPTY,
        blanked,
    ),
    _Rule(("来看", "上看", "面看", "度看", "而言", "来说", "来讲"), _SEEN, _seen),
    _Rule(("方面，", "方面："), _SEEN_SIDE, _seen),
    _Rule(("）比较", "）相比"), _VALUE_THEN, _value_then),
    _Rule(("年初至",), _SINCE_NEW_YEAR, r"\1，"),
    _Rule(("个月比较",), re.compile("个月比较"), "个月相比"),  # no 月比
    _Rule(("献其", "献了其"), _GIVES, _is_of_it),
    _Rule(("起来",), _SUMMED, " 合计"),
    _Rule(("。分别",), _LIST_AHEAD, r"\1，", opens=True),
    _Rule(("拉长",), _STRETCHED, "延长"),
    _Rule(("之",), _OF, "的"),
    _Rule(("看：",), _SEEN_BY, "，"),
    _Rule(("变动", "变化"), _CHANGED, "增长"),
    _Rule(("增长为", "变动为", "变化为"), _CHANGE, "增速为"),
    _Rule(("线城市中",), _AMONG_CITIES, "，"),
    _Rule(("涨、", "跌、", "降、", "升、", "平、", "长、", "个、", "种、", "家、"), _FARED, "，"),
    _Rule(("年平均", "平均每年"), _YEARLY, _yearly),
    _Rule(("上拉",), re.compile("上拉(?![动高低升])"), "拉动"),
    _Rule(("体持平", "致持平", "上持平", "保持持平"), _ABOUT_FLAT, _about),
    _Rule(
        (
            "、增",
            "、下",
            "、降",
            "、减",
            "、上",
            "、提",
            "、回",
            "、同比",
            "、环比",
            "、较上",
            "、较去",
            "、比上",
            "、比去",
        ),
        _AND_ROSE,
        _and_rose,
    ),
    _Rule(tuple(_ODD_NOUGHTS), _NOUGHTS, _nought, hints=_ODD_NOUGHTS),
    _Rule(("省，", "市，"), _STRUNG, "、", hints=dict.fromkeys(("省，", "市，"), _STRUNG)),
)
"""The rules of words, which know them as they are written in the mainland."""
_USUAL: Final = frozenset(".，")
"""Marks that nearly every text holds."""
_MARKS: Final = tuple(
    {mark: None for rule in (*_RULES, *_SIMPLIFIED_RULES) for mark in rule.marks if mark not in _USUAL}
)


@cache
def _unusual(traditional: str) -> re.Pattern[str]:
    return re.compile(f"[{traditional}{_WIDE}]")


@cache
def _unusual_signs(traditional: str) -> bytes:
    """The same characters, for compiled code."""
    return signs(traditional + "".join(_WIDE_SPELLED))


_signs: Final = cache(signs)


def is_usual(text: str, lexicon: Lexicon) -> bool:
    """Whether *text* holds no traditional character and none that has another width than the lexicon's."""
    traditional = lexicon.traditional.pattern[1:-1]
    if COMPILED:
        return not holds(text, _unusual_signs(traditional))
    return _unusual(traditional).search(text) is None


def is_traditional(text: str, lexicon: Lexicon) -> bool:
    """Whether *text* holds a traditional character."""
    if COMPILED:
        return holds(text, _signs(lexicon.traditional.pattern[1:-1]))
    return lexicon.traditional.search(text) is not None


def folded(
    texts: list[str], lexicon: Lexicon, asked: tuple[str, ...], *, traditional: bool, usual: bool = False
) -> tuple[list[str], frozenset[str]]:
    """The texts of a document as the lexicon knows them, character for character: half-width digits,
    simplified; with those of the words *asked* that they hold, and of the marks of its rules: a rule is asked
    only where the document has its marks at all. A *usual* text has all widths.
    """
    for wide in () if usual else _wide("\n".join(texts)):
        put = _FOLD.get(wide, wide)
        texts = [text.replace(wide, put) for text in texts]
    whole = "\n".join(texts)
    told = held(whole, _MARKS + asked)
    ruled = _by_rules(texts, _RULES, whole, told)
    if traditional:
        ruled = [text.translate(lexicon.simplified) for text in ruled]
    if ruled is not texts:
        whole = "\n".join(ruled)
        told = held(whole, _MARKS + asked)
    texts = _by_rules(ruled, _SIMPLIFIED_RULES, whole, told)
    if texts is not ruled:
        told = held("\n".join(texts), asked)
    return texts, told


def _wide(text: str) -> frozenset[str]:
    """The characters of *text* that the lexicon has in another width."""
    return held(text, _WIDE_SPELLED) if COMPILED else frozenset(_NEEDS_FOLD.findall(text))


def _by_rules(texts: list[str], rules: tuple[_Rule, ...], whole: str, told: frozenset[str]) -> list[str]:
    """*texts*, *whole* with the marks *told*, by *rules*: the same list if none puts anything."""
    for rule in rules:
        hints = rule.hints
        marks = [mark for mark in rule.marks if mark in told or mark in _USUAL]
        if hints is not None:
            marks = [mark for mark in marks if hints[mark].search(whole) is not None]
        if marks:
            most = 80 if rule.short else len(whole) + 1
            ruled = [
                _by_rule(rule, text) if len(text) < most and _holds(text, marks) else text for text in texts
            ]
            if ruled != texts:
                texts = ruled
    return texts


def _by_rule(rule: _Rule, text: str) -> str:
    if not rule.opens:
        return rule.found.sub(rule.put, text)
    return text if rule.found.match(text) is None else rule.found.sub(rule.put, text, 1)


def _holds(text: str, marks: list[str]) -> bool:
    """Whether *text* holds one of *marks*; asked of each block: no generator."""
    for mark in marks:  # noqa: SIM110
        if mark in text:
            return True
    return False
