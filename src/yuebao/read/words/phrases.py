"""Noun phrases: what stands loosely around the words of a name, and the members of a list."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.around import (
    AMONG_PLACES,
    BEFORE,
    BEFORE_BEGINS,
    BEHIND,
    BEHIND_ENDS,
    FORECAST,
    FORESEES,
)
from yuebao.read.words.compounds import IN_FULL, edges_hidden, edges_shown, held_otherwise, hold, loose
from yuebao.read.words.memo import kept
from yuebao.read.words.modifiers import HOW_DONE, unadorned
from yuebao.read.words.shipped import ROADS_BARE, shipped, whose_goods
from yuebao.read.words.signs import JOINING, ends_in, holds, signs, stands

STRIPPED: Final = '的、，“”"‘’《》()：: 　和与及了'
_INNER = re.compile(
    "(?:总计|合计|累计|共计|共|将)(?=(?:工业|用电|产销|出口交货|实现|完成|达到|接待|发生|承接|签订|引进|开展|受理|审结|查办|举办|演出"
    "|授权|发放|发送|保障|投入|使用|利用|运送|新增|进出口|出口|进口|签约|组建|设立|达成|促成|推出|发布|评选|征集|收到|收集|组织|派出|邀请))"
    "|(?<=国家)合计(?=投资)"
)
_OF_THE_WEEK: Final = re.compile("(?<=.)[本上当]周(?=[零批收均日平]|价格)")
_APPROXIMATE = frozenset(
    {"约", "大约", "约为", "近", "将近", "接近", "超", "逾", "已", "均", "各", "仍", "也", "共", "又", "再"}
)
"""Words around a number that name nothing."""
_WITHIN_YEAR = frozenset({"年内", "期内", "月内", "其中年内", "历史", "历史上", "史上", "历年"})
_ALONE: Final = re.compile(
    "(?<=[园区市县省司厂店团镇乡港院])一[家地](?:企业|公司)?(?=$|进?出口|进口|实现|完成|执行|产|就)"
)
"""What says that one of many is told by itself: 高新区|一地|出口."""
_SAID = re.compile(
    "^(?:[^，]{1,10}?(?:部|局|厅|委|署|处|会|协会|中心|研究院|负责人|发言人|公司|集团|当局|局方|报告|[部局处署]长)"
    "(?:亦|也|又|并|则|还|同时|续)?(?:称|透露|表示|指出|认为|强调|说(?!明)|指(?![数标导定引向派]))|当局(?:亦|也|又|并)?(?:指出|表示)"
    "|[^，]{0,10}?(?:负责人|人士|专家|发言人|分析师)(?:分析|解释|坦言|直言|介绍|说道?)(?:说|称|道|认为|指出)?)"
    "(?=.{2})|^(?:其后|随后|另外)?(?:提到|谈到|谈及|提及|说到)(?=.{2})"
    "|^这(?:也|已|更)?是(?:迄今为止|历来|首次|第[0-9一二三四五六七八九十]+次)*(?=.{2})"
)
"""Who says it, what it is said of, and how often it was so: 金管局表示|存款, 提到|出口, 这是第三次|出口."""
_SAYS_IT: Final = signs("称透表认强说提谈这出指析释言介")
"""The characters that tell that one of those may be said."""
_HELD_BEFORE = re.compile(
    "^(?:[春夏秋冬]季)?(?:同期)?举[行办]的第[0-9一二三四五六七八九十百]+届[^，。]{2,10}会$"
)
"""An earlier fair that a number is compared with: 较去年|春季举行的第135届广交会|增长."""
_SO_MANY_MEASURES = re.compile(
    "(?<=[额资入出值量款P])(?:等|这)?[两二三四五六七八九十]项(?:主要)?(?:经济)?指标"
)
"""How many measures a list told of was."""
_REFLECTS = re.compile("^反映.{3,}?的(?=[^的]{3,}(?:指数|率|水平|指标)$)")
"""What an index is said to tell of."""
_JUST = re.compile(
    "(?<![成造])就(?=[有已达]|售出|卖出|销售|[进出]口|接待|吸引|实现|完成|达成|签[约订]|成交|带动|生产|发放|新增)"
)
_SETS_UP = re.compile(
    "^(?:[^，、]{0,8}将(?:着力|继续|持续|进一步|大力|全力|努力)*(?:推动|推进)"
    "|(?:本届)?(?:展会|博览会|大会|交易会|论坛)(?:共|还|同期)?设[置有立]?)(?=.{2})"
)
_PAID_IN = re.compile("(?<=[税入收金])(?:累计|共计|已|完成|实现|组织)*入库$")
"""What taxes did, which is no part of their name."""
_CERTIFIED = re.compile("(?:共|累计|合计|已)(?:认定|培育|引进|评定|备案|入库|建成|设立|批准|签约|落户|集聚)$")
_QUALIFIERS: Final[tuple[str, ...]] = ("后", "因素", "影响", "计算", "口径", "计价", "计", "比较", "相比")
_REPORTED = re.compile("^[^，]{2,40}?(?:公布|发布|公告|披露|发表)的?(?=.{2})(?!收入|业务|费|额|平台|会)")
_REPORTS_IT = re.compile("^(?:公布|发布|披露)了?(?=.{3})(?!收入|业务|费|额|平台|会)")
_RECEIVED = re.compile("^[^，]*?(?:局共?受理|(?:热线|平台|中心)共?(?=接听))(?=.{3})")
_OFFICES: Final = signs("关局会站厅门统")
_HANDLED_BY: Final = re.compile(
    "^(?:[^，、的对自从向]{1,8}?(?:海关|海事局|检验检疫局|边检站)|[^，、的对自从向]{0,8}?(?:外汇局|贸促会|[商税]务局|商务厅|(?:税务|海关)部门|(?:贸促|海关|商务)系统))"
    "(?:关区)?(?:全年|今年以来|期间)?(?:共计?|累计|合计|总计|已|也|还)*(?=(?:共?监管|验放|查验|检验|检疫|签发|受理|征收|查获|审核|审批|备案|核准|办理|放行"
    "|保障|服务(?!业|贸|外|进|出)|验核|接受|截获|退运|监测)(?!区|场|局|总|队|人员|机构|方式|作业).{2})"
)
"""The office that handled what is counted, which is no part of its name: 天津海关共|验放出口货物."""
_IN_BOTH = re.compile("在?[该这][两三][段个][期时]间内?|(?<=..)(?<![现正存])在[^，、在的]{2,9}(?:期间|之际)")
_PLAN_TERM = re.compile("^[“”]?(?:十?[一二三四]五)[“”]?(?:以来|期间|时期)")
_IN_COIN = re.compile(
    "^[按以](?:新台币|台币|美元|港元|港币|澳门元|人民币|欧元)计(?:价|算|值)?[之的](?=.{2})"
    "|^平均(?=(?:核心)?(?:CPI|PPI|WPI|消费者?物价|居民消费价格)(?!涨幅))"
)
"""The money prices are told in, or that they are those of several months: 按新台币计价之|进口物价指数."""
_AT_RATE: Final = re.compile(
    "^(?:[按以][^，、]{0,12}?|(?=汇率折)|年?(?:平均|期末|年均|现行))汇率的?(?:折算|计算|折合|换算|折)?(?:成|约?合|为|约)*"
)
_COUNTED_BY: Final = re.compile(
    "^[^，。、的]{0,8}(?:统计局|统计部门|[协商学]会|联合会|海关|总署|商务[局厅部])统计的?(?=.{2}|$)"
)
"""Who counted what follows, which is no part of its name."""
_NEWS_FROM: Final = re.compile("^[^，。、的]{1,13}?(?:报|网|社|台|刊)讯(?=.{2})")
"""Who brings the news, at its head."""
_ALL_CAUSE = re.compile("(?:虽然?|尽管|由于)?受到?[^，]{2,24}(?:影响|因素|拖累|带动|推动|冲击|支撑)")
OWN_MEASURES: Final[tuple[str, ...]] = (
    "额", "值", "率", "成本", "进账", "流水", "结余", "收益", "开支", "产出", "人次", "次数", "单数",
    *(f"{w}量" for w in "流产销运货客送输吐转务易电水用"), *(f"{w}数" for w in "套宗笔件起台辆人户家"),
)  # fmt: skip
"""What words end with that are a measure themselves, whether any list knows it or not."""
PARTING: Final = re.compile("以及|[、和与及]")
"""What parts short names that hold none of it themselves: partners, places, periods."""
_AND = re.compile("(?:和|与|及(?!以[上下]|其))(?!港澳台)")
_LISTED = re.compile("[、；]|和(?!港澳台)|与(?!港澳台)|以及(?!港澳台)|及(?!以[上下]|其|港澳台)")
_LASTLY = re.compile("(?:以及|[和与及])(?!港澳台)")
_OF_TRADES = re.compile("(?<=[业类])(?:以及|[和与及])")
_BY_ADDING = re.compile("以?及(?!以[上下]|其)")
_COMPOUND = re.compile("(?:和|与|及).*?(?:业|类|服务|设备|产品|器材|制品|贸易|企业|用品|技术|工程)")
_AMONG = re.compile(
    "^(?!规|限|每)[^，、的]{2,8}(?:工业|产业|行业|(?<!户籍)(?<!常住)(?<!总)人口)中(?:共有|有)?(?![药学成间小央高部国介等心型外西东年低老青型长期])(?=[^，])"
)
"""A group that its members are counted among, without a comma: 食品工业中|乳制品."""
_STOOD_OUT: Final = (
    "(?:独占|拔得|名列|脱颖|遥遥|独树|胜出|率先|领跑|领先|夺|荣[登获]|位居?前|居前|排名?靠|靠前|处于|蝉联)"
)
"""How one stands among others, without a number."""
_AMONG_ALL = re.compile(f"在[^，、]{{1,14}}当?中{_STOOD_OUT}[^，]*$")
_AT_CONTESTS = re.compile(
    "^在?[^，]{0,6}各[^，]{0,16}(?:比赛|竞赛|运动会|锦标赛|赛事|大赛)[上中]共?(?=[获夺荣])"
)
"""Where prizes were won, of all sorts: 在各级各类比赛中|获得奖牌."""
_EMPTY = frozenset("尚就若虽但惟致且而在为从至到与同由将还并以的或含仅独") | {"直接", "一举", "唯独", "仅有"}
_EXCLUDING = re.compile(
    "^(?:扣除|剔除)(?!非经常)(?![^，的]{2,14}(?:投资|项目)后?的)[^，]{1,16}?后?[的之](?=.{2})"
)
_PUSHED = re.compile(
    "^(?:.{2,}?(?:上调|调升|调涨|调整|调降)(?:而|所)?(?:带动|推动|令)|.{4,}?(?:推升|致使)|.{2,}?[涨跌升降增]幅主要来自"
    "|.{2,}?(?:价格|物价)(?:下降|上涨|下跌|上升|回落)(?:而|所)?(?:带动|推动|拉动|影响)"
    "|.{2,}?(?:[较偏趋走][高低大小多少强弱]|增加|减少|下降|上升|回落|复苏|回暖|影响)(?:使得?(?!用)|令|致使|导致)"
    "|.*?(?:带动|推动|拉动|促使|刺激)[我全][国省市县区州]|.*?把(?![手关控握脉])|我国)(?=.{2,})"
)
_QUALIFIED = re.compile(
    "(?:扣除|剔除|按|以(?![上下内外])|同)[^，的]{1,12}?"
    "(?:因素(?:的?影响)?后?|口径(?:计算|比较|相比)?|计算|计价|(?<![总合共统])计)$"
)
_STREAK: Final = re.compile(
    "(?<=.{2})连续?[0-9一二三四五六七八九十廿卅]+(?:个?[月季年])?[红黑涨跌增减升降](?![长幅])(?:财政部|经济部|主计总处|统计处|海关总署|商务部)?"
)
"""How long it went one way, in a headline: 出口|连廿八红."""
_FROM_HIGH: Final = re.compile("[由从按].到[高低大小多少好差劣](?:的顺序)?(?:排[列序名]|来看)?(?:，(?=前))?")
_FOR_EXAMPLE = re.compile("^以.{2,40}?为(?:代表|主|主体|重点|核心|首|龙头|引领)的")
_SO_MANY = re.compile(
    r"^\d+个(?=[县区市]|[一二三四]线城市)|^(?:(?:重点)?(?:[监检]测|关注)的?)?\d+种(?=[^的]{1,10}价)"
)
_SUCH_AS = re.compile(
    "等(?![地市省县国区州离在])[^，、等]{2,12}(?:服务|领域)(?=进出口|出口|进口|离岸|在岸|$)|"
    "(?<![中高初上下均相平])等[^，、等]{0,6}(?:贸易伙伴|合作伙伴|来源[地国]|目的地|发包[地国]|商业伙伴|市场|国家和地区|国家|地区|经济体|行业|领域|产业|板块|门类|业态|模式|渠道|产品|商品)(?=.{2})"
    "|(?<=[^天])等(?:地市|市州|县市|省市|省份|城市|地方|市(?![级场内民值政属])|地(?![方产铁区质理级])|省(?![级内外份钱])|县(?!级)|区(?!域)|州|国(?![有家际内外民企产]))(?=.{2})"
)
"""What rounds off a list of partners: 拉美、非洲等新兴市场|出口."""

_AND_SO_ON = re.compile(
    "等(?:各项|各类|主要|多项)*(?:经济)?指标$|(?<![中高初上下均相平优])等(?=(?:离岸|在岸|国际|新兴|重点|领域|行业|产业|业务)[^，]{2,})"
)
_AND_SO_MANY = re.compile("等[二两三四五六七八九十]+大?(?:类|项|种|个行业|个领域)(?=.{2})")
_SHORT_AFTER: Final = re.compile("(?<=外包)（?[A-Z]{3}）?(?=金额$|$)")
"""What a kind of outsourcing is called for short, before its amount: 业务流程外包|（BPO）|金额."""
_LARGE = re.compile(
    "^(?:增[速长幅][较更最][快大高]的(?!(?:分别)?[是有为]|领域|行业|商品|产品|国家|地区|市场|[省市县区]|县|部分|主要|前)(?=.{2})|(?:[^，、的]{2,8}[较更最][快大多高好长优强]、)*[^，、增降涨跌]{0,8}?[较更最][快大多高好长优强]的(?!分别[是有为])(?=.{2}))"
)
"""What says how a member stands out: 出口值较大的|电工器材."""
_AS_PARTNERS = re.compile(
    "^(?P<to>对|与|向|自|从|承接|)(?:前[一二三四五六七八九十两\\d]+[大位名]|[两三四五六七八九十]大|主要|传统|最大的?)(?:主要|重点|传统)?"
    "(?:(?:外贸|贸易)伙伴国?|出口(?:市场|目的地|商品|产品)|进口(?:来源[地国]|市场|商品|产品)|来源[地国]|发包[地国]|(?:贸易)?市场)(?=[^的、]{2})"
)
"""What tells the members of a list as partners before it: 对|前三大贸易伙伴|东盟、美国."""
_PARTNERS_OPEN: Final = frozenset("对与向自从承前一二三四五六七八九十两主传最")
_THROUGH = re.compile(
    "(?:通过|经(?![济贸开营]|合组)由?)[^，、对自以]{0,10}?(?:关区|口岸|海关|港口)?(?=(?:进出口|出口|进口)[^，、额值量]{2})"
)
"""Where goods cross the border, told behind who trades: 国有企业|通过上海关区|进口大豆."""
_THE_TRADES = re.compile(
    "^[两三四五六七八九十]大(?:主导|优势|特色|支柱|传统|重点|战略性|新兴|主要|高耗能|先导|未来)*(?:产业|行业|领域|板块)(?=[^的、]{2,}$)"
)
"""What its members are called together, right before the first: 四大支柱产业|汽车、食品."""
_PAST = re.compile(
    "(?:已|又|再次|再度|首次|首度|成功|历史性|一举)*(?:突破|冲破|首破|跨上|迈上|站上|超过)了?[百千万亿]{1,2}"
    "(?:元|美元|吨|标箱|人次|列|辆|件)(?:人民币)?(?:大关|关口|台阶|规模)?(?:[、，]?(?:达到?|为))?$"
)
"""A round amount that is no number: 出口|突破千亿元大关|达到1150亿元."""
_LARGEST: Final = re.compile(
    "^(?P<to>[对与向自从])(?:最大的?|第[一二三四五]大)(?:进口|出口)?(?:来源[地国]|市场|目的[地国]|贸易伙伴)(?=[^的，、]{2})"
)
"""What a partner is called before its name: 自最大来源地|东盟|进口煤炭."""
_AT_A_TIME = re.compile("在(?=(?:进出|进|出)口(?:总?[值额量])?$)")
"""What stood before a time: 民营企业在|6月|出口."""
_BY_MODE = re.compile("通过(?=[^，、]{2,6}贸易(?:方式)?(?:进出口|出口|进口))")
_EXTREMES: Final = frozenset("值点平位的")
_TO_THE_LOWEST = re.compile(
    "(?<=.{2})(?:[跌降升涨增减]|回落|回升|攀升|下降|上升|跃升|下跌|上涨|创下?|刷新)[至到了]?"
    "(?:历史|年内|近[^，]{1,3}年来?|同期|单月)+最[高低](?:值|点|水平|位)的?$"
)
"""How a value stands among those before it, between the measure and it: 指数|跌至历史最低值|63.45."""
_FROM = re.compile(
    "(?<=[额资积率量值数额入口金])[从由](?:(?:去年|上年)?同?期?(?:为|的)?零|(?:首|上|前|第[^，]{1,3})届时?"
    "|(?:原先|此前|之前|当初|年初|最初)?(?:预测|预估|初估)?)的?$"
)
"""Where a measure came from, told in words between it and the number: 使用外资|从去年同期为零|增长到."""
_CAME_TO = re.compile(
    "(?:扩大|增加|增长|提高|上升|上修|上调|下修|下调|下降|降低|减少|回落|收窄)[到至为]"
    "(?:不足[^，]{1,3}|第[^，]{1,3}届时?|目前|现在|如今)的?"
)
"""And what it came to: 面积从首届的30万平方米|扩大到第三届的|36万平方米."""
_RANKED = re.compile(
    "(?<=.)(?:仍然?|依次|分别|继续|依旧|均|都)(?:位?列|位?居(?!住)|排在?|排名)(?=[^，、]{2,6}$)"
)
"""How the members of a list stand by a measure, told between them and it: 东盟、美国|仍列|成交."""
_PASSED = re.compile(
    "^(?:已经?|也|又)*超过?了?(?:(?=[^，、]{1,8}(?:进口|出口|进出口)$)|(?:水平|总量|规模|总额)$)"
)
"""What an amount has passed, and with it what is told of that: 集成电路进口…，|超过了|石油进口."""
_ONCE = re.compile("曾(?:经|长期|一度|多次|连续)*$")
_FOOTNOTE = re.compile(r"\[\d{0,2}\]|〔\d{0,2}〕|[*＊\"①-⑳“”‘’「」『』《》]")
_ATTENDING: Final = re.compile("与会(?:$|[人者]|代表|嘉宾)")
"""Those at a meeting: 与会人数."""
_VERBS_WITH_AT: Final = frozenset(
    {"用于", "由于", "属于", "位于", "低于", "高于", "大于", "小于", "优于", "快于", "少于", "多于", "处于"}
)
"""Words that 于 ends, which is else no part of a name."""
_AND_SIGN: Final = signs("和")
_MEETING: Final = signs("会")
_AIM_SIGN: Final = signs("目")
_EGYPT: Final = signs("埃")
_IN_HE: Final = frozenset("永泰政平云")
"""What makes the short name of a county with 和."""


def is_cause(words: str) -> bool:
    """Whether *words* tell but why something moved: 受芯片短缺影响."""
    return _ALL_CAUSE.fullmatch(words.removeprefix("但").removeprefix("主要")) is not None


def stripped(words: str) -> str:
    """*words* without the marks and particles around them; 埃及 and 永和 end in none."""
    hidden = edges_hidden(words) if holds(words, _AND_SIGN, 0, 3) else words
    if hidden is not words:
        return edges_shown(hidden.strip(STRIPPED))  # 甲区|和和平区
    left = words.strip(STRIPPED)
    if stands(left, 0, _MEETING) and _ATTENDING.match(words) is not None:
        return f"与{left}"
    if ends_in(words, _AND_SIGN) and left[-1:] in _IN_HE and left[-2:-1] in ("", "、"):
        return f"{left}和"  # 乡宁、大宁、永和加快
    if ends_in(left, _AIM_SIGN) and _AIMED.search(words) is not None:
        return f"{left}的"  # 以观光为目的|来台旅客
    return f"{left}及" if ends_in(left, _EGYPT) and "埃及" in words else left


_AIMED: Final = re.compile("(?:[观觀]光|旅游|商务|度假|探亲|会议|业务|购物|为|主要|出行|来[台港澳])目的+$")


QUARTERS: Final[tuple[str, ...]] = (
    *("片区", "板块", "经济区", "经济圈", "都市圈", "城市群", "经济带"),
    *("翼", "半岛", "平原", "库区", "山区"),
)
"""How the quarters of a place end, whose own product is one like all's and no trade's value added."""
TOGETHER: Final = re.compile(
    "^(?:来自)?[0-9]+个国家(?:和地区)?(?=外商|设立|新设|投资|开展|承揽|派出|企业|客商|展商)"
    "|(?<=[\u4e00-\u9fff][园区港会院司团心台学城谷]|基地|集群|业带|[一二三四]期)"
    "(?:[现设建已共]?有(?![色线机限效关所偿轨毒害氧序]|会员)(?=[\u4e00-\u9fff]{3,12}$)|已?(?:集聚|聚集|汇聚)(?:了(?=[\u4e00-\u9fff]{2,12}$)|(?=[\u4e00-\u9fff]{3,12}$)))"
    "|(?<=[\u4e00-\u9fff]{2})(?<!公)合?共有(?!产权)(?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff]{2})(?<![户人名])(?<!人口)拥有(?=[\u4e00-\u9fff]{2,12}$)|(?<=[\u4e00-\u9fff]{2})共(?=招[收生]|录取|毕业|死亡|受伤|造成|批准|决定|起诉|立案|查办|审结|执结|判处|收(?!入)|接受|学校|幼儿园|小学|高校|院校|企业|受理|处理|办理|办结|提起|发生|开立|开行|接待|运送|发送|查处)"
)
"""What joins those who do a thing to it, and names neither: 卫生机构|共有|技术人员."""


_CLEANED: Final[dict[str, str]] = {}


def clean(words: str) -> str:
    """The noun phrase in *words*: leading connectives and trailing verbs dropped."""
    found = _CLEANED.get(words)
    if found is None:
        hidden = edges_hidden(words)
        found = _clean(words) if hidden is words else edges_shown(_clean(hidden))  # 乌干达, 多米尼加
        found = IN_FULL.get(found, found)
        kept(_CLEANED, words, found, 8192)
    return found


_INCLUDING: Final = re.compile("^(?:因此|因而|而)?包括[^，。的]{2,16}的(?=[^，的]{3})")
"""What a sum holds, told before its name: 包括M1及准货币负债的|广义货币供应量."""
_TO: Final = frozenset("至到往")
_FROM_MEAN: Final = re.compile("由(?=[月年户]?人?均$)")
_AUTHORITIES: Final = frozenset({"警方", "当局", "署方", "局方"})
_REPORTS: Final = re.compile("..(?:[指称说共]|表示|指出|公布|[合共]计|累计)*")
"""An authority that says or counts, and is no part of what it counts: 警方|共录得612宗勒索案."""
_THE_REST: Final = re.compile("^其[余他](?:像是|(?:依次|分别)[为是])(?=.)")
"""What leads to those left, each with its own number: |其余依次为|温州港5万标箱、台州港4万标箱."""
_OTHER_PLACES: Final = re.compile(
    "其余(?=的?(?:[0-9]{1,2}|[两三四五六七八九十])?个?(?:设区市|地级市|省辖市|地市|市州|盟市|州市|(?:县市|县)?区|[区市]?县|市(?!场)|省))"
)
"""The places left, called the others: |其余|9个设区市."""


def _clean(words: str) -> str:
    if not words or (len(words) < 6 and words in HOW_DONE):
        return ""  # 于|9月底为; 成功|完成35次宇航发射; 甚至还|比上年增长
    if words[-1] == "均" and "由" in words[-4:]:
        words = _FROM_MEAN.sub("", words)  # 基本养老金由月人均|2680元提高到
    if words[:2] in _AUTHORITIES and _REPORTS.fullmatch(words) is not None:
        return ""
    if words in ("男", "女"):
        return f"{words}性"
    if words.startswith("其余"):
        words = _OTHER_PLACES.sub("其他", words)
    if words.endswith("接包") and words[0] in "从自来由":
        words = words[:-2]  # 从美国|接包4亿美元
    if words.endswith("惠及"):
        return clean(words[:-2]) + "惠及"
    if "0" <= words[0] <= "9" or words[1:2] in "测点":
        words = _SO_MANY.sub("", words)  # 重点监测的30种|蔬菜平均批发价格
    if not words.isalnum():
        words = stripped(_FOOTNOTE.sub("", words))
    elif words[:1] in STRIPPED or words[-1:] in STRIPPED:
        words = stripped(words)
    if "包括" in words[:4] and "的" in words[5:]:
        words = _INCLUDING.sub("", words)
    words = unadorned(words) if words else words
    if words[2:3] in _TO and words[:2] == "出口" and "的" in words[4:] and "口" not in words[4:]:
        words = words[:2] + words[3:]  # 出口|至|欧盟市场的制剂
    if "受理" in words or "接听" in words:  # 国家知识产权局受理国际专利申请: who counts them is no part
        words = _RECEIVED.sub("", words)
    if holds(words, _OFFICES, 1, 12):
        words = _HANDLED_BY.sub("", words)
    if "受" in words[:4] and is_cause(words):
        return ""
    if len(words) > 4 and holds(words, _SAYS_IT, 0, 10):
        words = _SAID.sub("", words)
    if "地的货" in words or (words[-1:] == "幅" and "录得" in words[-8:]):
        words = whose_goods(words)  # 输往日本的出口货值录得跌幅（跌6.9%）
    if words[-1:] == "于" and words[-2:] not in _VERBS_WITH_AT:
        words = words[:-1]  # 人民币存款|于9月
    at = words.find("于的", 2)
    if at > 0 and words[at - 1 : at + 1] not in _VERBS_WITH_AT:
        words = words[:at] + words[at + 2 :]  # 中式餐馆|于今年第一季的|总收益
    if words.endswith("会") and "届" in words:
        words = _HELD_BEFORE.sub("", words)
    if words.endswith("完成数"):
        words = words[:-3]  # 外商直接投资完成数
    if "项" in words and "指标" in words:
        words = _SO_MANY_MEASURES.sub("", words)  # GDP、财政总收入、固定资产投资|三项指标|增幅
    if "一家" in words[2:] or "一地" in words[2:]:
        words = _ALONE.sub("", words)  # 软件园一家|就达6.4亿美元
    if "简称" in words[3:]:
        words = words[: words.index("简称", 3)]  # 房地产开发景气指数|简称“国房景气指数”
    if words.startswith("反映"):
        words = _REFLECTS.sub("", words)  # 反映企业家信心的|企业家信心指数
    if words.endswith("入库"):
        words = _PAID_IN.sub("", words)  # 工业税收完成入库
    if "就" in words:
        words = _JUST.sub("", words)  # 夜游门票|就|卖出
    if "推" in words[2:] or "设" in words[2:]:
        words = _SETS_UP.sub("", words)  # 协会将推动|物流费用率, 展会共设|标准展位
    if "期间" in words[3:] or "之际" in words:
        words = _IN_BOTH.sub("", words)  # 就业不足率|在该两段期间|亦由; 东湖公司|在展会期间|成交额
    if "统计" in words[2:12]:
        words = _COUNTED_BY.sub("", words)  # 国家统计局统计的|规模以上企业
    if "五" in words[:4]:
        words = _PLAN_TERM.sub("", words)  # “十三五”以来累计下降
    if words[:1] in "按以平":
        words = _IN_COIN.sub("", words)
    if "汇率" in words:
        words = _AT_RATE.sub("", words)
    if words[:1] == "[":
        words = words.partition("]")[2] or words  # [国家统计局]|规模以上工业增加值
    if holds(words, FORESEES):
        words = FORECAST.sub("", words)
    if "讯" in words[2:16]:
        words = _NEWS_FROM.sub("", words)  # 厦门网-厦门商报讯|接待游客
    if words[-1:] == "稳" and len(words) < 6:
        return ""  # 各项|稳|增长政策效应逐渐显现
    if words.startswith("我们"):
        words = words[2:]  # 我们|预计房屋竣工面积
    if "布" in words or "表" in words or "披露" in words:
        words = _REPORTED.sub("", words)
        words = _REPORTS_IT.sub("", words)
    if words[-1:] in _EXTREMES and len(words) > 6:
        words = _TO_THE_LOWEST.sub("", words)
    if "从" in words[2:] or "由" in words[2:]:
        words = _FROM.sub("", words)
    if words[2:3] in ("到", "至", "为") and _CAME_TO.fullmatch(words) is not None:
        return ""
    if "超" in words[:3]:
        words = _PASSED.sub("", words)
    if "列" in words[2:] or "居" in words[2:] or "排" in words[2:]:
        words = _RANKED.sub("", words)
    if "曾" in words[2:]:
        words = _ONCE.sub("", words)  # 大蒜曾长期|位居出口榜首
    if words.find("——") > 3:  # 公布今年外贸数据——某区外贸进出口总值
        words = words.rpartition("——")[2] or words
    if "口" in words and ("通过" in words or "经" in words):
        words = _BY_MODE.sub("", _THROUGH.sub("", words))
    if "在" in words[1:]:
        words = _AT_A_TIME.sub("", words)
    if "大" in words[1:4]:
        words = _LARGEST.sub(r"\g<to>", words)
    if words[-1:] == "可" and words[-2:-1] in "额值量计望料":
        words = words[:-1]  # 进出口总额可|突破150亿美元
    if words.startswith(("扣除", "剔除")):
        words = _EXCLUDING.sub("", words)
    if words[-2:] and "的" in words and ("较" in words or "更" in words):
        words = _LARGE.sub("", words)
    if "实质输" in words:  # 商品及服务实质输出
        words = words.replace("实质输", "输")
    causes = "令" in words or "使" in words[3:] or "导致" in words or "把" in words or "我国" in words
    if causes or "推升" in words or "来自" in words or "调" in words or "价" in words[:-4]:
        words = _PUSHED.sub("", words)
    if "地区以" in words[:6]:
        words = words.partition("地区以")[2] or words  # 接单地区以|美国增加47.9亿美元最为显著
    if words.startswith(("其余", "其他")):
        words = _THE_REST.sub("", words)
    if "到" in words:
        words = _FROM_HIGH.sub("", words)  # 平均工资|由高到低|依次是东部、西部
    if "一方面" in words:
        words = words.replace("一方面", "")  # 家电行业一方面利润总额上升
    if words[-1:] in "牌奖" and "各" in words:
        words = _AT_CONTESTS.sub("", words)
    if "中" in words[4:-1] and "在" in words[2:]:
        among = _AMONG_ALL.search(words, 2)  # 甲保税区|在全国156个保税区中名列前茅
        words = words[: among.start()] if among is not None else words
    if "业中" in words or "人口中" in words:
        words = _AMONG.sub("", words)
    if words[1:3] == "包括" and words[0] in "对向与":
        words = words[0] + words[3:].replace("在内的", "等", 1)  # 对包括日本、韩国在内的主要市场|出口
    if "包括" in words[2:-2] and ("、" not in words or "（" in words):
        words = words.rpartition("包括")[2]  # 七大类中变动较大的包括|交通类
    words = words.removesuffix("年内")  # 出口规模|年内|首次突破
    words = _STREAK.sub("", words) if "连" in words[2:] else words
    if words.startswith("以"):
        words = _FOR_EXAMPLE.sub("", words)
    if "共" in words or "计" in words or "将" in words:
        words = _INNER.sub("", _CERTIFIED.sub("", words))
    if "周" in words[2:]:
        words = _OF_THE_WEEK.sub("", words)  # 条肉|上周|零售价
    if "目前" in words[2:]:
        words = words.replace("目前", "")  # 软件园|目前|拥有软件企业
    opens = words[:1] in BEFORE_BEGINS and words != "同性"
    m = BEFORE.match(words) if opens or "主要来自" in words else None
    if m is not None and (
        m.end() < len(words) or words in ("截至", "截止") or (len(words) < 3 and words[0] in _EMPTY)
    ):
        words = words[m.end() :]
    m = BEHIND.search(words) if words[-1:] in BEHIND_ENDS else None
    if m is not None and m.start() > 0:
        words = words[: m.start()]
    if words.endswith("口方面"):
        words = words[:-2]  # 货物进口方面|按年上升7.6%
    if words[-2:] in ("货值", "货量") or words.startswith(ROADS_BARE):
        words = shipped(words)
    at = words.find("连续", 3)
    if at > 0 and words[at:].endswith(("运行", "保持", "处于", "位于", "实现", "维持")):
        words = words[:at]  # 进出口增速|连续两个季度运行在10%以上
    if words in _APPROXIMATE or words in _EMPTY or words in _WITHIN_YEAR or words in AMONG_PLACES:
        return ""  # 到2029年|有望增至
    if words.endswith(_QUALIFIERS):
        m = _QUALIFIED.search(words)
        if m is not None:
            words = words[: m.start()]
    return stripped(words).removesuffix("或")  # 出口|或|将超过120亿元


_OF_COUNTIES: Final = signs("县市旗")
_COUNTY = re.compile(
    "(?![全各本该我其两三四五六七八九十多上超股城都楼])(?:[滦易蔚赵献景雄唐磁魏邱沛睢萧泗歙黟泾寿莒冠莘单曹范叶郏杞滑浚淇嵩陕息房随攸澧连珙泸荣渠忠户眉陇凤勉洋佳彬礼岷徽康宁漳费绛夏盂祁岚霍隰蒲古吉沁应](?=县)|[\u4e00-\u9fff]{2,3}?)(?:县(?<![全我该各本一二两三四五六七八九十]县)|市(?<![全我该各本城超夜早股楼门共上沪深一二两三四五六七八九十]市)|旗(?<!红旗))(?![级场区县域政内外容直属值民际委长民圈])(?=.)"
)
"""A county or a county-level city that the lexicon does not know: 汾川县|工业增加值."""


_NO_COUNTY: Final[tuple[str, ...]] = (
    "互市",
    "百强县",
    "千强县",
    "十强县",
    "大县",
    "强县",
    "贫困县",
    "脱贫县",
    "试点县",
    "示范县",
    "重点县",
    "边境县",
)
"""Ends of words for counties of a kind, and for none by name: 百强县."""


def without_round(words: str) -> str:
    """*words* without a round amount that is no number: 出口|突破千亿元大关."""
    return _PAST.sub("", words) if "破" in words or "上" in words or "超" in words else words


def split_list(words: str, count: int, *, numbers: bool = False) -> list[str] | None:
    """*words* as a list of *count* members: by 、 alone, or by 、 and the last 和.

    A name that holds them itself (交通运输、仓储和邮政业) is one member, unless there are *numbers*,
    and more of them (批发和零售业分别增长9%、8%).
    """
    if count < 2 or not holds(words, JOINING):
        return None
    held = hold(words)
    parts = _split(held, count)
    if parts is not None and parts[-1][1:2] == "类" and all(len(part) == 1 for part in parts[:-1]):
        parts = [*(part + "类" for part in parts[:-1]), parts[-1][:2]]  # 吃、穿和用类商品
    if parts is not None and parts[-1][-2:] == "铜牌":
        parts = [part + "牌" if part[-1] in "金银" else part for part in parts]  # 获金、银、铜牌
    if held == words:
        return parts
    for other in held_otherwise(words) if numbers and parts is None else ():
        parts = _split(other, count)
        if parts is not None:
            break
    return [loose(part) for part in parts] if parts is not None else None


def _split(words: str, count: int) -> list[str] | None:
    parts = [part for part in words.replace("；", "、").split("、") if part]
    if len(parts) == count > 2 and "及其" in words and _AND.search(parts[-1]) is not None:
        parts = _whole_trades(parts)
    if len(parts) == count and (count < 3 or _AND.search(parts[-1]) is None or _COMPOUND.search(parts[-1])):
        return parts
    if len(parts) == count and any(_AND.search(part) is not None for part in parts[:-1]):
        return parts  # 家居用品、礼品及装饰品、建材及家具
    joined = [p for p in _LISTED.split(words) if p]
    if len(joined) == count:
        return joined
    if len(parts) == count - 1 and parts:
        cut = _LASTLY.split(parts[-1])
        if len(cut) == 1 and "港澳台" in parts[-1]:
            cut = PARTING.split(parts[-1])  # 国内、国际|和港澳台快递业务量
        if len(cut) > 2 and parts[-1].count("以及") == 1:
            cut = parts[-1].split("以及")  # 筷子基|以及望厦及水塘
        elif len(cut) > 2 and parts[-1].count("及其他") == 1:
            cut = parts[-1].split("及", 1) if parts[-1].index("及") == parts[-1].index("及其他") else cut
        elif len(cut) > 2 and parts[-1].count("与") == 1 and parts[-1].count("及") == len(cut) - 2 > 1:
            cut = parts[-1].split("与")  # 電力及燃氣供應業|與礦業及土石採取業
        elif len(cut) > 2:
            cut = _OF_TRADES.split(parts[-1])  # 有色金属冶炼及压延加工业|和电力热力的生产和供应业
            if len(cut) == 1 and len(parts) == 1 and parts[0].count("和") == 1:
                cut = parts[0].split("和")  # 交通和住屋及燃料
            elif len(cut) == 1:
                cut = _BY_ADDING.split(parts[-1])  # 计算机和信息服务|及咨询
                if len(cut) == 2 and cut[1].count("和") == 1 and "和" not in cut[0]:
                    cut = parts[-1].rsplit("和", 1)  # 化妆品及卫生用品|和百货
        if len(cut) == 2 and all(cut):
            return [*parts[:-1], *cut]
    return None


def _whole_trades(parts: list[str]) -> list[str]:
    """*parts* with the trade whose name a 、 divides in one: 通信设备、计算机及其电子设备制造业."""
    at = next((n for n, part in enumerate(parts[:-1]) if "及其" in parts[n + 1] and part[-1:] != "业"), -1)
    return parts if at < 0 else [*parts[:at], f"{parts[at]}、{parts[at + 1]}", *parts[at + 2 :]]


_ENTERED = frozenset({"入院", "出院", "住院", "入学", "入园", "入境"})
"""What is done with a noun, and no such noun: 入院39万人次，其中医院35万人次."""


def one_noun(words: str, whole: str) -> bool:
    """Whether a member says the noun of its whole itself: 金牌 of 奖牌, 网上骗案 of 诈骗案件."""
    last = words[-1:]
    if last == "案" and whole.endswith("案件"):
        return len(words) > 2
    return (
        last == whole[-1:] != "业"
        and whole[-2:] not in _ENTERED
        and words[-2:] != whole[-2:]
        and words[-1:] != "级"
        and not ("级" in words and words[-1:] in "区院店")
        and 1 < len(words)
    )


def without_short(parts: list[str]) -> list[str]:
    """The members of a list of kinds of outsourcing before their amount, each without what it is called for
    short: 信息技术外包|（ITO）|、业务流程外包|（BPO）|金额.
    """
    if parts[-1][-2:] != "金额" or _SHORT_AFTER.search(parts[-1]) is None:
        return parts
    return [_SHORT_AFTER.sub("", part) for part in parts]


def first_member(words: str) -> str:
    """The first member of a list without what tells them all as partners."""
    if words[1:2] == "大":
        words = _THE_TRADES.sub("", words)
    return _AS_PARTNERS.sub(r"\g<to>", words) if words[:1] in _PARTNERS_OPEN else words


def last_member(words: str) -> str:
    """The last member of a list without what rounds the list off."""
    words = words.replace("的人数", "人数")
    if "等" not in words:
        return words
    return _AND_SO_ON.sub("", _SUCH_AS.sub("", _AND_SO_MANY.sub("", words)))


def county_of(words: str) -> str:
    """The name of a county that the lexicon does not know, which *words* begin with; else nothing."""
    found = _COUNTY.match(f"{words}的") if holds(words, _OF_COUNTIES, 1, 4) else None
    return found.group() if found is not None and not found.group().endswith(_NO_COUNTY) else ""
