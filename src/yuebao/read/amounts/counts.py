"""Counts: whose number one is, by the words before and behind it."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.amounts.behind import without_copula
from yuebao.read.amounts.fared import ALONE, AMONG, CLASSES_IN, FINE, HOW, fared, moved_so, who_fared
from yuebao.read.amounts.givers import takers
from yuebao.read.amounts.investors import lands_invested_in
from yuebao.read.amounts.joint import JOINING_COUNTS, done_together, listed_things, told_behind
from yuebao.read.amounts.origins import without_lands
from yuebao.read.amounts.travellers import came_so
from yuebao.read.speech import Speech
from yuebao.read.words.against import OVER
from yuebao.read.words.clauses import Clause
from yuebao.read.words.deeds import deed_told
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.predicates import before_number, hedge_behind
from yuebao.read.words.quantities import without_unit
from yuebao.read.words.scan import Token

_FAIRS: Final[tuple[str, ...]] = (
    "展会", "博览会", "交易会", "大会", "峰会", "论坛", "贸会", "博会", "交会", "招聘会", "洽谈会", "展览",
    "会议", "推介会", "对接会", "研讨会", "发布会", "年会", "展览会", "活动", "培训班", "讲座", "沙龙",
    "大赛",
)  # fmt: skip
_HAVING: Final[tuple[str, ...]] = ("有", "吸引", "吸引了", "迎来", "迎来了", "新增")
"""Verbs behind which a count counts what stands behind it, at what stands before them."""
_HELD: Final = re.compile("(?<=..)(?:现|建|目前|当前|已)+$")
"""What those verbs leave of words that say more of them: 软件园|现|有32个实验室."""
_ALSO: Final = (
    *("另", "另外", "还", "此外", "包括", "包含", "其中包括"),
    *("一是", "二是", "三是", "四是", "五是", "六是", "其一", "其二", "其三"),
)
_HERE = frozenset(
    {
        *("首日", "现场", "当天", "当日"),
        "会期",
        "展期",
        "会上",
        "目前",
        "截至目前",
        "截止目前",
        "至今",
        "迄今",
        "当前",
        "现在",
        "现",
        "辖区",
        "辖区内",
        "辖内",
        "辖下",
        "境内",
        *("这", "该", "上述", "前述"),
    }
)
"""Words before a count that only say where and when it is made, or point at those counted."""
_ANAPHORS = ("该项工作", "这项工作", "该工作")
_SO_MANY_OF: Final = re.compile("[0-9.]+万?[余多]?[家户个所]")
"""How many those are among whom some are counted, which is no part of their name."""
_GREW = re.compile(f"(?:价格|销售|产量)?{HOW}(?:正?增长|下降|上涨|上升|回升|为?正|持平)")
_NEXT = ("及", "和", "与", "、", "以及", "，", "；", "居首", "居冠", "居次", "居多", "最", "为最", "次之")
_PLACED: Final = frozenset({"居", "列", "排", "排名", "位居", "稳居", " 居次", "  居次", "  居首"})
"""What leads from a count to its place in an order: 观光58万人次|居|首位."""
_SHARES_IN: Final = re.compile("[约仅只共也则已]?占(?![地用线道])")
"""What part of a whole those counted are, with no mark before it: 医院195个|占15.8%."""
_ZONES: Final[tuple[str, ...]] = ("开发区", "高新区", "新区", "园区", "示范区", "保税区", "试验区", "合作区")
_NOUN_BEHIND = re.compile("(?:重点|在建|新建|省级|市级|国家级)?(?:项目|企业|单位|工程|机构|平台|团队|品牌)")
_VERBS = re.compile(
    "(?<=投资者)对|(?<=投资主体)对|在(?![建孵站研产统库营])|(?<=.)拥?有(?!色|机|线)|(?<=..)(?:可|能)?(?:提供|吸纳|容纳|带动)(?!的)|合?(?<!公)共(?![享建青性治])|(?<![日月年周平户])均|分别|入选|(?<=企业)(?:实现|完成)|(?<=项目)(?:实现|完成)|(?<=楼宇)(?:实现|完成)|完成(?=投资)"
    "|(?<=[区点场村馆园店街城港站路湖])(?:接待(?=游客|国内|入境|旅客|观众|群众|过夜|境外|海外|市民|读者|参观|访客|[0-9])|(?:发送|运送|验放|完成|实现)(?!的)(?=..))"
    "|(?<=[务发售饮宿造筑工产地农渔矿应输融]业)(?:实现|完成)(?![^，]{0,3}(?:增长|[赢盈]利|正|翻))"
    "|(?<=[业司])(?:上半年|[前一二三]季度|前三季度|全年)?(?:合计|共|累计)(?:实现|完成)"
    "|(?<=..)(?:合计|共|累计)*(?:实现|完成)(?!的|[^，]{0,3}(?:增长|[赢盈]利|正|翻|转))(?=..)"
)
_FARED = re.compile("(?<=[业司])(?:整体|总体)?(?:经营)?业绩(?:保持|继续|实现|总体|整体|稳)")
"""How those counted fared: 45家创新药公司|业绩保持较快增长."""
_IN_OTHERS = re.compile("^（[^（）]{1,2}）")
"""What a count may be of besides: 4.6万套|（间）."""
_GREW_BY = re.compile(
    "[^，；：、有]{2,20}?(?:同比|环比|年|月|(?:较|比)[^，]{2,6}?)?(?:增长|下降|上涨|下跌|上升|增加|减少|成长|[涨跌升降增减]|年增率为?|涨幅为?)\\d"
)
_TURNED: Final = re.compile("[^，的由]{2,12}由[负正降升增减涨跌亏盈]转[负正降升增减涨跌亏盈]")
"""Those counted, and how their growth turned: 3个|行业增速由负转正."""
_ALL_OF_THEM: Final = re.compile(
    "(?:(?:[均都现]?已经?)?(?:全部|基本)|[均都现]已经?|已经|(?<=..)已)(?=完成|建成|实现|达|通|开工|竣工|投产|开放|落[实地]|解决|实施|启动|到位|交付|整改|销号|办结|下达|发放|兑现|$)"
)
"""How many of those counted did so, which is no word of their name: 36个项目|基本|建成."""
_OR_MORE = re.compile("\\d[0-9.]*[%成倍](?:及?以[上下内]|[多余]|的)")
SO_MANY_DID: Final = re.compile(
    "(?P<how>(?:同比|环比)?(?:价格)?(?:(?:上涨|下降|下跌|增长|回升|回落|上升|持平|增产|减产|增收|减收)[和或与、]?)+)的(?P<who>城市|地区|省份|企业|行业|产品|商品|品种|县区|县市区)?(?:共?有|仅有?|达|为|只有|分别有|共|约)?$"
)
COMERS: Final[tuple[str, ...]] = (
    "采购商",
    "客商",
    "观众",
    "展商",
    "参展商",
    "旅客",
    "游客",
    "买家",
    "嘉宾",
    "投资者",
)
"""Who comes to a fair or a place."""
OF_SIZES = re.compile(
    "[0-9十百千万亿](?:元|美元|人次?|张|亩|吨|平方米|标准?箱|架次)$|[0-9][百千]?[万亿]$|[0-9]%(?:之间)?$"
)
_SIZE = re.compile("[0-9.]+[千万亿]*(?:美元|元)")
_CAME = re.compile("(?P<who>[^，]{0,6}?)(?P<came>访港|访澳|访台|抵港|来访|入境|出境|到访)")
_CAME_ENDS: Final = frozenset("港澳台访境")
_DONE = re.compile("的(?:集中)?(?:签约|开工|竣工|投产|落地|落户|发布|启动|建设)")
_DOING = re.compile(
    "(?:(?:开展|进行|实施|推进|启动|投产|落地|建成|全面|竣工|齐聚|共襄盛举|踊跃|慕名|前来|云集|莅临|共聚|相聚|欢聚|参加|出席|进场|入场|到场|赴|前往|走进|作(?=主题|交流|专题|典型|经验|了)|现场签约|参会|与会)(?!的?(?:项目|企业)|者|代表|嘉宾|客商|人[员士])|(?<=..)正(?:在)?(?=[日夜加班忙赶抓抢紧])|(?<=..)(?<!居住)在(?![0-9建册校岗线园营编库统职孵站研])).*$"
)
_DONE_TO: Final = re.compile("(?:完成|组织|启动|开始|结束|实施|开展|进行|实现|推进)(?:了|起)?对$")
"""What opens to whom something was done that is named behind them."""
_TRADES: Final[tuple[str, ...]] = ("行业", "大类", "门类", "中类", "小类", "产业")
_SPANNING: Final[tuple[str, ...]] = ("涉及", "覆盖", "涵盖", "囊括", "分布在")
"""What opens the trades that those told are of: 规上工业|涉及|35个大类行业."""
_SPANS: Final = re.compile(f"(?<=..)[共已]?(?:{'|'.join(_SPANNING)})$")
_SEEN_BY: Final = frozenset("从按就")
_AND_OTHERS: Final = re.compile("(?P<of>[^，、和与及的]{2,10})(?:以及|[和与及])(?=[^，、]{2,8}、)")
"""What is counted, and the list of those counted next."""
_BEGUN: Final = re.compile(
    "(?<=..)(?:目前|均|全部|现|实际|累计)*已?(?:新?开工|开?复工|开?复产|竣工|投产|建成|完工|签约|落地|整改|办结|销号|完成)$"
)
"""What so many of those counted came to: 新建项目|已开工."""
_TOOK_PART: Final[tuple[str, ...]] = ("参加", "报名参加")
_HEEDED = re.compile(
    "(?P<who>[^，的、]{2,8})的(?:广泛|高度|积极|大力|一致|普遍|热烈)*(?:关注|支持|参与|青睐|认可|好评|欢迎|报道|响应|追捧)"
)
"""Whose regard something had: 得到|十余家|媒体的关注."""
_ATTENDING: Final = re.compile("(?P<who>[^，的、]{2,8}?)(?:参与|参加|出席|参展|参会|到会)的")
"""Who came to what is named behind them: 3万名|客商参与的博览会."""
_TREATED: Final = re.compile("(?P<who>[^，的]{2,14}?)(?:进行|开展|实施)了?(?P<did>[^，的]{2,6})")
_SERVED = re.compile(
    "(?P<who>[^，、的]{2,10}?)(?P<did>提供|发放|办理|减免|减轻|追回|追讨|追发|挽回|落实|解决|补发)了?(?P<what>[^，；。]{2,20})"
)
_HONOURED: Final = re.compile("(?P<who>[^，、的]{2,12}?)(?P<did>颁奖|授牌|颁证|颁发|授予)")
"""Whom something was done for: 为|3.04亿人次|劳动者提供就业服务."""
_AGED_SO = re.compile("岁((?:及|含)?以[上下])")
_DID = re.compile(
    "(?P<who>[^，、的了]{2,8}?|[村县镇乡市省区户])(?:均|都|已|先后)*(?P<did>(?!开展|进行|实施|推进|启动|实现|完成|保持)[^，、的了]{2})了(?!解)(?P<what>[^，、的了]{2,14})"
)
"""What those counted did: 中小学|配置|了|多媒体教室."""
_DOES: Final = re.compile(
    "(?P<who>[^，、的了]{0,8}?(?:企业|公司|银行|机构|单位|农户|农民|商户|纳税人|经营主体|合作社|学校|医院|学生|学员|选手|人员|居民|职工|老人|家庭|园区|平台|店铺|项目|成果|产品|品牌|景区|基地|[村县镇乡]))"
    "(?:均|都|已|先后|正在|共)*(?P<did>开展|开办|预[订定]|报名|开通|开设|参加|参与|加入|接入|获得|得到|获评|获批|取得|享受|拥有|提供|设立|建立|使用|采用|应用|办理|从事|承接|签订|申报|通过|实施|推行|承担|配备|安装|投保|列入|纳入|入围|获(?=[^，、得批评]*奖)"
    "|有(?=[^，]*(?:实绩|业绩|往来|记录|备案)$))了?(?P<what>[^，的了]{2,16})"
)
"""What those counted do: 企业|开展|跨境人民币结算业务, 企业|有|进出口实绩."""
_THERE = re.compile(
    "(?P<who>[^，、的在]{0,8}?(?:企业|公司|机构|单位|项目|商户|店铺|团队|品牌|平台))(?:均|都|已|先后|正|相继)*(?:扎根|落户|聚集|集聚)?在(?:此|这里|这儿|这片土地上?|当地)[^，]{0,8}"
)
"""Those counted, of whom it is told that they are there: 企业|在这里办公."""
_NEWLY_LAST = re.compile(
    "(?<=企业|公司|机构|主体|体户|人员|项目|单位|商户|基地|园区|平台)新(?:认定|登记|设立?|培育|引进|获批|注册)$"
)
ALL_TOLD: Final = re.compile("累计|总数|总量")
"""What tells all of them, behind the new ones."""
_PASSED = re.compile(
    "(?P<who>企业|公司|大类行业|行业|产业|省份|国家和地区|国家|地区|项目|园区|产品|商品|城市|集群|市场|县（市、区）|县（市）|县（区）|县市区|县区|区县|县|设区市|市州|市(?!场|值)|街道|乡镇|景区)的?(?P<what>[^，的]{0,12}?)(?:均|已|都)*"
    "(?P<how>(?:超过?|突破|过(?=[0-9.十百千万亿]+元)|达到?|高于|不足|低于)[^，]*[元吨人户件亿万家个辆里次箱位]|[在达][^，]*[元吨人户件亿万家个辆次箱](?:[及或]?以[上下]|之上)|(?:同比)?(?:增长|下降|增速|增幅|涨幅|降幅)(?:超过?|突破|高于|逾)[0-9.]+%"
    f"|{OVER}(?:同期)?(?:全[国省市县区州]|本?[省市县区行]|行业)(?:同期)?(?:平均水平|平均数|平均增速|平均值|平均|均值|水平|增速)?)"
)
"""How much each of those counted has of something: 企业|执行额|超千万美元."""
_RATES: Final = ("增速", "增幅", "涨幅", "降幅")
_PASSED_ENDS: Final = frozenset("元吨人户件亿万家个辆里次箱位%上下平均数值速国省市县区州业行期")
_OVER_LINE: Final = re.compile(
    "(?P<who>(?:大类|主要|重点|工业|支柱)*(?:行业|产业|省份|省市|城市|基金|机构|银行|口岸|港口|品类|商品|产品|地区|国家))(?P<of>[^，的]{2,12}?)(?:均|都|已)*"
    "(?P<how>超过?|突破|达到?|高于|不足|低于)"
)
"""What each of those counted has more of than the line behind it: 行业|主营业务收入|超过|1000亿元."""
_HEIGHT: Final = re.compile(
    "[^，、的0-9]{0,4}(?:水平|[高低][位点]|区间|新[高低]|规模|高峰|峰值|大关|关口|台阶)"
)
_HEIGHT_ENDS: Final = frozenset("平位点间高低模峰值关口阶")
"""How high something stands, which is none of those counted."""
_COUNTED_WHOLE: Final[tuple[str, ...]] = (
    *("企业", "项目", "公司", "机构", "医院", "学校", "银行", "商户", "门店", "商场", "超市", "商圈"),
    *("景区", "景点", "饭店", "酒店", "宾馆", "步行街", "街区", "综合体", "卖场", "旅行社", "民宿"),
    *("博物馆", "场馆", "市场", "网点", "店铺", "单位", "商超", "购物中心", "店", "奥特莱斯"),
    *("卫生院", "卫生室", "卫生所", "服务中心", "养老院", "敬老院", "福利院", "图书馆", "文化馆", "体育馆"),
)
"""What is counted before the measure of it: 3.7万户|规模以上企业|营业收入."""
_WHOSE_AMOUNT = re.compile(
    f"(?P<who>[^，0-9]{{0,14}}?(?:{'|'.join(_COUNTED_WHOLE)}|集团|连锁店))"
    "(?:20[0-9]{2}年|第?[一二三四1-4]季度|全年|上半年|[前1-9][0-9个至—-]*月份?|初[一二三四五六七][至到]初?[一二三四五六七]|期间|的|累计|共|合计|实现|完成)*"
    "(?P<what>[^，0-9]{2,12}?)(?:合计|共计|总计|累计|共|达到?|超过?|近|约|为|突破|逾)*"
)
"""Those counted, and their measure whose amount follows: 186家|星级饭店|第四季度的|营业收入|合计."""
_ONE_GROUP = re.compile("[^，。；]*(?:产业链|产业集群|产业|行业|领域|园区|开发区|平台|板块|集群)")
_ALL_DID = re.compile("(?<=[市县区国地业司构目])(?:均|都)(?=[^，]{2})")
"""What those counted did, behind them: 设区市|均有布局."""
_BY_NOW = re.compile("(?:目前|现已|如今|已|已?压减?|已?缩减|已?精简)+$")
"""What says that a count came to be so: 负面清单|已压减|至30项."""
_NEXT_HEDGED: Final = re.compile("[、和](?:近|约|超过?|逾)$")
_OFFERED: Final = re.compile(
    "(?P<who>[^，、的]{0,12}?(?:企业|机构|单位|公司|展商|高校|院校|组织|交易团|代表团|展团)(?:和[^，、的]{2,4})?)"
    "(?:共|已|累计|集中|首次|现场)*(?:发布|推出|展示|展出|签约|签署|达成|提供|带来|推介|组织|邀请)(?P<what>[^，、0-9]{0,8})$"
)
"""Who brought what is counted behind them."""
_THEN = re.compile("后(?:总数|总量|总|共|合计|累计|达到?)*$")
_JOINED: Final[tuple[str, ...]] = ("区后", "企业后", "公司后", "项目后", "基地后", "城市后")
"""What stands before a number that newcomers made up: 新增2个综保区后|总数达13个."""
_LANDS: Final[tuple[str, ...]] = ("国家", "地区", "省", "城市")
_LISTED_LANDS = re.compile(
    "(?P<did>(?:拓展|扩展|延伸|扩大|辐射|覆盖|遍布|涉及|分布|销往|远销|出口|辐射)[至到于在]?)[^，]+、[^，]+$"
)
"""Lands listed before they are counted: 拓展至|北美、欧洲等|200个国家."""
_WENT_ON = re.compile("[0-9]{4}年|(?:认真|深入|全面|贯彻|落实|坚持|围绕|聚焦|统筹|积极)")
"""How zones counted go on, of which no more is counted: 230家国家级经开区|2022年度…."""
_DRAWN = re.compile(
    "^(?:本次|此次|这次)(?:共|一共|累计)*$|(?:(?:共|已|累计)+(?:吸引|迎来)了?|(?:吸引|迎来)了)(?=[^，]{2,}$)|(?:吸引了?|迎来了?)?来自[^，的]{0,8}国家(?:和地区)?的?$"
)
"""What stands before those who came to a fair, and tells nothing of them: 吸引了来自36个国家的."""
_BODIES = re.compile("国家、?(?:地区)?(?:、|和|及)(?:地区|国际组织)(?:[和及]国际组织)?(?=参|$)")
_CERTIFIABLE = ("企业", "公司", "机构", "单位", "产品", "项目", "园区")
_CERTIFIED = re.compile(
    "(?P<who>企业|公司|机构|单位|产品|项目|园区)(?:均|已|都|先后)*(?P<did>(?:获得?|取得|通过)[^，。；、的了]{2,20}?(?:认证|认定|资质|评估|称号))(?=[，。；（])"
)
"""What those counted were certified as: 企业|通过CMMI3级以上认证."""
_DEEDS = re.compile(
    "(?P<who>企业|公司|机构|单位|学校|项目|园区|银行|商户|医院|平台|景区)(?:已|均|都|先后|成功|正式|新)*"
    "(?P<did>(?:开展|通过|获得?|获评|享受|实现|完成|参与|纳入|列入|设立|申报|取得|承接|办理|建成|建立|上榜|采用|加入|接入|入驻|实施|启动|开通|使用"
    "|与[^，。；]{2,8}(?=建立|签订|签署|达成|合作)|在[^，。；]{2,8}(?=上市|挂牌|设立|投资))[^，。；、（）0-9]{2,16})(?=[，。；（]|$)"
)
"""What those counted did, told behind them: 企业|开展跨境人民币结算业务."""
_AT_LOSS = re.compile(
    "(?P<who>企业|公司|行业|银行|单位|上市公司|工业企业)(?:仍然?|继续|出现|整体|业绩|持续)*(?P<how>亏损|盈利)"
)
"""Those counted, and that they lost or earned: 3家|企业亏损."""
_MARKED: Final = re.compile("(?P<what>[^，的]{2,12}?)(?:超过?|突破|达到?|高于|不足|低于)[0-9].*的")
_FIRMS_DO: Final = re.compile(
    "(?P<who>[^，、。；]{0,20}?(?:企业|公司|厂家|厂商|制造商|机构|单位|医院|院校))(?:(?:20[0-9]{2}年|[0-9]{1,2}月份?|[上下]半年|全年|今年|当年|前[0-9一二三]+个?[季月]度?|共计?|合计|累计)+.*"
    "|(?:销售|完工|承接|交付|签订|新签|发运|缴纳|上缴|支付|发放|吸纳|接待|投入|处理|运送)[^数家户的]{2,}.*)"
)
"""Firms, and what they did by the number behind: 28家|主要挖掘机厂家|9月份共销售挖掘机4559台."""
_PRIZES: Final = frozenset(
    {"金牌", "银牌", "铜牌", "奖牌", "冠军", "世界冠军", "亚军", "季军", "一等奖", "二等奖"}
)
_WON: Final = re.compile("共?(?:获得?|夺得|荣获|斩获|摘得)了?$")
_IN_ALL: Final = re.compile("(?:合计|累计|[共总]计|一?共|已)+$")
_DEALT_IN: Final = frozenset({"销售", "吸引", "引进", "引入", "接待", "汇聚", "聚集"})
"""What those counted did with others whose number stands next."""
_DREW: Final[tuple[str, ...]] = ("来自", "邀请", "邀请到", "汇聚", "吸引")
_FROM: Final[tuple[str, ...]] = ("来自", "来自于", "来自全球", "来自世界")
_SOURCES = re.compile(
    "(?P<who>国家和地区|国家（地区）|国家|地区|省份|城市|市场)的(?=[^，。；]{0,6}(?:业务|订单|外包|合同))"
)
"""Where business comes from that so many places give."""
_OF_LANDS = re.compile(
    "(?P<lands>国家和地区|国家（地区）|国家|地区)的[^，。；]{0,8}(?:采购商|客商|展商|企业|机构|观众|嘉宾|买家|游客)"
)
"""Lands counted by whom they sent: 220个|国家和地区|的境外采购商."""
NEW_ONES: Final = re.compile(
    "[^，。；、0-9]{0,14}?(?:企业|项目|单位|机构|平台|学校|医院|中心|公司|园区|基地|商户|主体|合作社|工作室|实验室)(?=[，。；、]|$)"
)
"""What stands behind a number of newcomers that it counts: 新增37户|规上工业企业."""
DAILY: Final = frozenset({"日", "日均", "每天", "平均每天", "平均每日", "每日"})


_AMONG_THEM = re.compile(
    "(?P<of>[^，。；、]{1,8}(?:产品|商品|货物|药品|食品|蔬菜|水果))(?:的?(?:产量|销量|零售额|销售额|价格|均价|增加值|产值|出口额?|进口额?))中$"
)
"""Goods counted, of whose measure the next number tells how many did so."""


_WITH: Final[tuple[str, ...]] = ("与", "和", "同", "与全球", "与世界")
_DEALT_WITH: Final = re.compile(
    "(?P<who>国家(?:（地区）|[和与及]地区)?|地区)(?P<did>有|建立|开展|保持)了?(?P<what>[^，。；、0-9]{2,14})$"
)
"""Lands counted, and what there is between them and the text's own."""


_DONE_ALONE: Final = frozenset({"完成", "建成", "新建", "改造", "建设", "修建", "启动", "实施", "开工"})
"""What was done with one thing and with so many others."""


def counted_words(
    speech: Speech, clause: Clause, start: int, run: list[Token], told: Predicate, words: str, following: int
) -> str:
    """The words of a count: those before it, those after it (404家企业入选), or both."""
    text = speech.text
    stop = run[-1].stop
    _, hedge = hedge_behind(speech.text, stop)
    alone = text[run[0].start - 1] in "和及与" and text[start : start + 2] in _DONE_ALONE
    if alone and text[stop : stop + 1] > "一":
        words = ""  # 建成大桥|和3座|水库
    words = "" if words in _HERE or words in _ALSO else words  # 目前|已有97所中小学, 辖区|共有16家分公司
    if "中有" in words[2:-2] and text.startswith("在", start):
        words = words[words.index("中有", 2) + 2 :]  # 在医院中有公立医院34个
    words = words.removesuffix("到资")  # 1亿元以上大项目|到资32个
    words = words[:-1] if words.endswith(_JOINED) else words
    if text[run[0].start - 1] == "等" and "主要" in words[2:]:
        words = words[: words.index("主要", 2)]  # 超2000万美元的商品|主要有手机、汽车等27种
    if words.endswith("方面") and ("在" in words or "等" in words):
        words = ""  # 大会在投资、贸易等7方面|达成1100余项成果
    words = _BY_NOW.sub("", words) if words[-1:] in "前已压减今" else words
    if "在内" in words:  # 包括73家科技企业在内的|300余家企业
        words = words.rpartition("在内")[2].removeprefix("的")
    within = text.find("在内", stop, following) if text.endswith("包括", 0, run[0].start) else -1
    if within > stop:
        return clean(text[stop:within])  # 包括|73家|科技企业|在内的300余家企业
    if "、" in words and text.startswith(_LANDS, stop + len(hedge)):
        words = _LISTED_LANDS.sub(r"\g<did>", words)
    if "国家" in words or words.endswith(("地区", "省", "市", "兵团")):
        counted = start > 0 and text[start - 1] == "个"
        words = without_lands(words, counted=counted)
    words = _DRAWN.sub("", words) if "吸引" in words or "来自" in words or words[:1] in "本此这" else words
    at, after = stop + len(hedge), ""
    for first, last in clause.holes:
        if at <= first and last <= following:
            after, at = after + text[at:first], last
    times = (t.start for t in clause.tokens if t.kind == "time" and at + 1 < t.start < following)
    after += text[at : next(times, following) if following < clause.stop else following]  # 12家|机场|今年
    if words[-1:] == "对" and _DONE_TO.search(words) is not None and "的" in after:
        words, after = "", after.partition("的")[0]  # 完成了对217家|国家级经开区的考核
    if who := told_behind(text, start, run[0].start, stop) or lands_invested_in(text, run[0].start, stop):
        return who  # 46个东盟国家的|312家|企业
    words = "" if words[1:] and after.startswith(words) else words  # 服务外包：30家|服务外包企业
    them = _AMONG_THEM.match(after) if "中" in after else None
    if them is not None:  # 在统计的433种|工业产品产量中，有225种产品产量保持增长
        after = them["of"] + "中"
    if after.startswith("口") and text[stop - 1] == "人":
        after = "人" + after  # 全县95万人口中
    if following < clause.stop:
        after = _VERBS.split(after, maxsplit=1)[0]
    after = _THEN.sub("", after) if "后" in after else after
    if "均" in after or "都" in after:
        after = _ALL_DID.split(after, maxsplit=1)[0]
    zones = speech.naming.groups.of(after) if "区" in after else None
    if zones is not None and zones.place and _WENT_ON.match(after, len(zones.place)) is not None:
        after = zones.place if after.startswith(zones.place) else after  # 230家国家级经开区|2022年度…情况
    bodies = _BODIES.match(after) if after[:2] == "国家" else None
    if bodies is not None:
        return words + bodies.group()  # 迎来181个|国家、地区和国际组织|参会
    after = _FARED.split(after, maxsplit=1)[0] if "业绩" in after else after
    after = who_fared(after) if after[-1:] in FINE and following >= clause.stop else after
    there = _THERE.fullmatch(after) if "在" in after else None
    after = after if there is None else there["who"]  # 278家|企业在这里办公
    deed = deed_told(after, 3) if len(after) > 7 and following >= clause.stop else None
    after = after if deed is None else after[: deed.start()]  # 12家重点商超|作为主阵地
    if (
        following < clause.stop
        and before_number(text, stop, following, speech.ends, speech.lexicon, ratio=False).stop <= stop
    ):
        after = ""  # 由816家增至2165家
    if following < clause.stop and (begun := _BEGUN.search(after)) is not None:
        of_them = next((t for t in clause.numbers if t.start == following and t.kind == "number"), None)
        if of_them is not None and of_them.value.unit == run[-1].value.unit:
            after = after[: begun.start()]  # 124个新建项目|已开工122个
    done = _DONE.search(after) if "的" in after else None
    if done is not None:
        after = after[: done.start()]  # 迎来49个项目的集中签约、开工
    hedged = _NEXT_HEDGED.search(after) if following < clause.stop else None
    size = hedged.end() - hedged.start() - 1 if hedged is not None else 0
    after = after[: len(after) - size]  # 184个国家和地区、|近|300家机构参会
    if after[-2:] == "涉及":
        after = after[:-2]  # 300家|企业涉及12个行业
    joined = following < clause.stop and len(after) > 1 and after[-1] in "、和及"  # but 招生3人、|在校生9人
    if joined and after[-1] == "及":  # 15例重症病例及3例|死亡
        joined = not any(t.start == following and text.startswith("死亡", t.stop) for t in clause.numbers)
    if not words and following < clause.stop and after[1:] and after[-1] in JOINING_COUNTS:
        together = done_together(text, clause, run[0].start, stop)
        if together:  # 35家|企业|和12个园区获得省级称号
            speech.used = following
            return f"{together}的{clean(after.rstrip('、和与及以'))}"
    others = _AND_OTHERS.match(after) if "、" in after and text[run[0].start - 1] == "等" else None
    if others is not None and following < clause.stop:  # 美国等11个|国家展团和香港、台湾2个地区展团
        speech.used = text.find(after, stop) + others.end()
        return others["of"]
    listed = "、" in after.rstrip("、和及")
    speech.used = following - size if joined and not listed else 0
    offered = _OFFERED.match(after) if following < clause.stop and not words else None
    if offered is not None:  # 75家知名企业和机构|发布成果139项
        speech.used = following - len(offered["what"]) if text.endswith(after, at, following) else 0
        return offered["who"]
    next_ = after in _PLACED or (after.startswith(_NEXT) and after[1:2] != "会")
    if next_ or _SHARES_IN.match(after) is not None:  # 旅客运输量2亿人次及货邮运输量231.5万吨
        after = ""
    who = takers(text, start, (run[0].start, stop), following) if following < clause.stop else ""
    if who:  # 政策性农业保险为78906户|农户|提供了193.3亿元的风险保障
        return words.rstrip("为向给对") + who
    served = _SERVED.match(after) if text.endswith(("为", "向"), start, run[0].start) else None
    if served is not None:  # 为608万名失业人员发放了不同期限的失业保险金
        return served["who"] + served["did"] + clean(served["what"].rpartition("的")[2])
    honoured = _HONOURED.match(after) if text[run[0].start - 1] == "为" else None
    if honoured is not None:  # 会上为12家优秀企业颁奖
        return f"{honoured['did']}的{honoured['who']}"
    heeded = _HEEDED.fullmatch(after) if "的" in after else None
    heeded = _ATTENDING.match(after) if heeded is None and "的" in after else heeded
    if heeded is not None:
        return heeded["who"]
    treated = _TREATED.fullmatch(after) if text[run[0].start - 1] == "对" else None
    if treated is not None:  # 对16个河流水功能区进行了评价
        return treated["did"] + treated["who"]
    dealt = _DEALT_WITH.match(after) if text.endswith(_WITH, start, run[0].start) else None
    if dealt is not None:  # 与41个国家有服务外包业务往来
        return f"{dealt['did']}{dealt['what']}的{dealt['who']}"
    if "由" in after and not words and _TURNED.fullmatch(after) is not None:
        return after  # 3个行业增速由负转正
    over = _PASSED.fullmatch(after) if after[-1:] in "上下" else None  # 执行额在千万美元以上
    after = after if over is not None else clean(_IN_OTHERS.sub("", after) if after[:1] == "（" else after)
    if after[-1:] == "看" and text[start] in _SEEN_BY:
        after = after[:-1]  # 从38个|大类行业看，24个增长
    after = _ALL_OF_THEM.sub("", after) if "全部" in after or "基本" in after or "已" in after else after
    lands = _OF_LANDS.match(after) if after[:2] in _LANDS else None
    if lands is not None:  # 吸引了超过220个国家和地区的|采购商参会
        return words + lands["lands"]
    source = _SOURCES.match(after) if text.endswith(_FROM, 0, run[0].start) else None
    if source is not None:  # 承接来自126个国家和地区的离岸业务
        return f"来源{source['who']}"
    if after[:2] in _LANDS and words.endswith(_DREW) and (words != "来自" or "、" in after):
        return after[: 5 if after[2:5] == "和地区" else 2]  # 邀请77个|国家和地区、674个组团
    if following < clause.stop and after[-2:] in _DEALT_IN and len(after) > 3:
        after = _IN_ALL.sub("", after[:-2])  # 12类|家电产品|累计销售463万台, 12项|展览|吸引1120个参展商
    do = _FIRMS_DO.fullmatch(after) if following < clause.stop and not words else None
    after = after if do is None else do["who"]
    firms, known = speech.naming.head(without_unit(after)) if following < clause.stop else ("", None)
    loose = following < clause.stop and not firms.endswith(_COUNTED_WHOLE)
    shops = _WHOSE_AMOUNT.fullmatch(after) if loose else None
    if shops is not None and _is_measure(speech, shops["what"]):
        firms, known = "", None
        after = shops["who"]  # 186家|星级饭店|第四季度的营业收入合计57.7亿元
    elif known is not None and (firms.endswith(_COUNTED_WHOLE) or known.nature == "price"):
        after = firms.removesuffix("平均")  # 3.7万户|规模以上纺织企业营业收入30047亿元
    elif known is not None and not firms and words and "、" not in words and not told.verb:
        after = ""  # 新签项目86个|签约金额52亿元
    listed = listed and not (following < clause.stop and after.endswith(_COUNTED_WHOLE))
    line = _OVER_LINE.fullmatch(after) if following < clause.stop and not words else None
    if line is not None and speech.naming.head(line["of"])[1] is not None:
        number = next((token for token in clause.numbers if token.start == following), None)
        if number is not None and number.kind == "number" and number.value.section == "measure":
            return f"{line['of']}{line['how']}{text[following : number.stop]}的{line['who']}"
    if "的" in after and _PASSED.fullmatch(after) is None:
        after = after[after.rfind("的") + 1 :]
    if after[-1:] in _HEIGHT_ENDS and _HEIGHT.fullmatch(after) is not None:
        after = ""  # 客流量保持在345万人次以上的|较高水平
    done = _DID.fullmatch(after) if "了" in after and not words else None
    if done is not None:  # 97所中小学|配置了远程教育装备
        after = f"{done['did']}{done['what']}的{done['who']}"
    elif after and following >= clause.stop and (does := _DOES.fullmatch(after)) is not None:
        return f"{does['did']}{does['what']}的{does['who']}"  # 2437家企业开展跨境人民币结算业务
    elif after and not (after.startswith(_TOOK_PART) and (not words or text[start - 1] in "家所个户")):
        after = AMONG.sub("", _DOING.sub("", after))
    after = without_copula(after)
    lost = _AT_LOSS.fullmatch(after) if after.endswith(("亏损", "盈利")) else None
    if lost is not None:
        after = lost["how"] + lost["who"]
    if after[-1:] in _CAME_ENDS and (came := _CAME.fullmatch(after)) is not None:
        after = came_so(speech, text[stop], came["who"], came["came"])  # 1800万人次旅客访港
    got = _CERTIFIED.match(text, at) if after[:2] in _CERTIFIABLE else None
    if got is not None:  # 36家企业取得CMMI3级及以上认证
        return words + f"{got['did']}的{got['who']}" if not told.verb else f"{got['did']}的{got['who']}"
    named = text[run[0].start - 1] == "等"
    deed = _DEEDS.match(text, at) if following >= clause.stop and (not words or named) else None
    if deed is not None and _GREW.match(deed["did"]) is None and "了" not in deed["did"]:
        return f"{deed['did']}的{deed['who']}"  # 2437家企业开展跨境人民币结算业务
    passed = _PASSED.fullmatch(after) if after[-1:] in _PASSED_ENDS else None
    of = speech.context.subject
    again = _MARKED.match(of.before) if passed is not None and not passed["what"] and of is not None else None
    what = (passed["what"] if again is None else again["what"]) if passed is not None else ""
    if passed is not None and (what.endswith(_RATES) or speech.naming.head(what)[1] is not None):
        words = "" if words in ("其余", "其他") else words
        after = f"{what}{passed['how']}的{passed['who']}"  # 31家企业执行额超千万美元; 8个城市超过300万辆
    if not after or (listed and not listed_things(after)) or "，" in after:
        after = ""
    among = words.endswith("中") or (words != "" and text.startswith("有", told.stop))
    classes = among and (start > clause.start or CLASSES_IN.search(words) is not None)
    grew = _GREW.match(text, stop) if classes else None
    if grew is not None:
        speech.context.counted = words.removesuffix("中")
        return words.removesuffix("中") + grew.group().removeprefix(
            "实现"
        )  # 38个行业中|32个实现增长、增长面84%
    before = text[start : told.stop]
    if "工作" in before and any(said in before for said in _ANAPHORS) and speech.context.subject is not None:
        return speech.context.subject.indicator + after
    if not after:
        place = speech.ends.get(start) if not words else None
        if place is not None and place.kind == "rank":
            return text[place.start : start]  # 第一名53个
        return _of_size(speech, text[start : run[0].start], words)
    if words.endswith("中") and "0" <= words[0] <= "9" and _GREW.match(after) is None:
        so_many = _SO_MANY_OF.match(words)  # 1216户|规上企业中|有487户减产
        if so_many is not None:
            return after + words[so_many.end() : -1]
    if words.endswith("中") and start > clause.start:
        words = words[:-1]  # 38个行业大类中，有21个行业增加值增长
        if _GREW.match(after) is None:
            return after
    if text.startswith("有", told.stop) and words and _GREW.match(after):
        return words + after  # 37个行业有29个保持增长
    behind = before.endswith("的") and start > clause.start and text[start - 1].isalpha()
    if before.endswith("等") or behind or (text[run[0].start - 1] == "的" and "对" in words):
        words = ""  # 我国境内投资者共对155个国家和地区的|7592家境外企业; 来自42个代表团的|1678名运动员
    if words and after.endswith(_TRADES) and text.endswith(_SPANNING, start, run[0].start):
        return _SPANS.sub("", words) + after  # 规模以上服务业涉及|27个|行业大类
    if not words and start > clause.start and speech.counted:
        words = speech.counted
    elif after in _PRIZES and won(text, start, run[0].start):
        return clean(_WON.sub("", words)) + "获得" + after  # 运动员共获得|9枚|金牌
    elif told.verb or told.kind:
        moved = fared(speech.context.counted, text, stop, after) if not words and after else ""
        if moved and speech.context.counted:  # 从16个商品类别来看，有|12类|实现同比增长
            speech.context.counted = moved
            return moved
        has = (before + text[told.stop : run[0].start]).rstrip("共约近超过").endswith(_HAVING)
        if has and words and start > clause.start and speech.drafts and speech.drafts[-1].stop == start:
            return words + after  # 144间酒店共有44163间|客房
        ends = speech.lexicon.endings.get(run[-1].value.unit.dimension, ()) if has else ()
        cut = max(
            (after.rfind(end) + len(end) for end in ends if len(end) > 1 and after.count(end) == 1), default=0
        )
        took = after.startswith(_TOOK_PART)  # 有8万人|参加城镇居民养老保险; 12家企业|共300人参加培训
        if has and words and not took and after.endswith(tuple(ends)):
            new = "新增" if text.endswith("新增", start, run[0].start) else ""
            owner = _HELD.sub("", words.removeprefix(new)) + new
            speech.counted = "" if words.endswith(_FAIRS) else owner
            return owner + after  # 软件园拥有32个实验室、5家上市公司
        if cut and not took and (words.endswith(_FAIRS) or not words.endswith(ends)):
            cut = len(after) if moved_so(after) else cut  # 有72家|企业产值同比增长
            return words + after[:cut]  # 本届展会有25000家境内企业亮相
        if has and (words.endswith(_FAIRS) or after.endswith("参展")) and (len(after) < 9 or listed):
            return words + after  # 本届大会共有15个交易团, 法国有21家企业参展
        noun = _NOUN_BEHIND.match(after) if words.endswith(_ZONES) else None
        if noun is not None:  # 经济开发区共有57个项目被列入市级重点项目
            return words + noun.group()
        owned = words != "" and words == speech.firm  # 我们新建了2条|生产线
        return words + after if took or listed or owned or words in DAILY else words or after
    if not words and after and speech.context.counted:
        after = fared(speech.context.counted, text, stop, after) or after
    speech.counted = words  # 二手住宅价格11个|下降|、1个持平: of what moved so
    speech.context.counted = words + after if ALONE.fullmatch(after) is not None else after
    return words + after


def _is_measure(speech: Speech, words: str) -> bool:
    """Whether *words* tell what an amount behind them measures: 营业额达到, 累计销售."""
    return words in ("销售", "营业") or speech.naming.head(words)[1] is not None


def won(text: str, start: int, stop: int) -> bool:
    """Whether prizes are said to be won in ``text[start:stop]``: 我省运动员共获得."""
    return _WON.search(text, start, stop) is not None


def _of_size(speech: Speech, said: str, words: str) -> str:
    """*words* of a class of a size with its limit, and with the measure of the class before it.

    合同金额1亿美元以上有6项，1000万美元以上有65项.
    """
    aged = _AGED_SO.search(said) if words.endswith("岁") else None
    if aged is not None:
        return words + aged[1]  # 18岁|以下|7.6万人
    if "以上" not in said or "以上的" in said or OF_SIZES.search(words) is None:
        return words
    spoken = speech.context.subject
    sized = _SIZE.search(spoken.indicator) if spoken is not None and _SIZE.match(words) is not None else None
    of = spoken.indicator[: sized.start()] if spoken is not None and sized is not None else ""
    return f"{of}{words}以上"


def grew_by(text: str, stop: int, following: int) -> bool:
    """Whether what is counted is said to have grown by the number that follows: 50家|重点企业产值增长5%.

    What grew by so much or more (12个行业增长10%以上) is counted.
    """
    return (
        following < stop + 30
        and _GREW_BY.fullmatch(text, stop, following + 1) is not None
        and _OR_MORE.match(text, following) is None
    )


def made_by(speech: Speech, run: list[Token], clause: Clause, following: int) -> bool:
    """Whether what is counted only names whose the amount is that follows: 14条|重点产业链|到位资金3亿元."""
    if not run[-1].stop + 24 >= following < clause.stop or speech.text[run[-1].stop - 1] in "家户":
        return False
    amount = next((token for token in clause.numbers if token.start == following), None)
    if amount is None or amount.kind != "number" or amount.value.section != "measure":
        return False
    who, known = speech.naming.head(clean(speech.text[run[-1].stop : following]))
    if known is None or known.nature not in ("flow", "stock"):
        return False
    if speech.text[run[-1].stop - 1] in "类种":
        return "、" not in who  # 16类|商品零售额320亿元
    group = _ONE_GROUP.match(who)
    return group is not None and not who.startswith(("公司", "企业"), group.end())


def newly(words: str) -> str:
    """The word of newcomers behind what they are, nothing where none stands: 技术先进型企业|新认定|3家."""
    new = _NEWLY_LAST.search(words) if "新" in words else None
    return new.group() if new is not None else ""
