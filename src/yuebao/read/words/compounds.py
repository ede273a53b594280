"""Names that hold 、 and 和 themselves: the classes of industries, retail sales, services, goods."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.memo import kept
from yuebao.read.words.signs import JOINING, holds, signs

IN_FULL: Final = {"一产": "第一产业", "二产": "第二产业", "三产": "第三产业"}
"""Industries in short: 三产|占比51.4%."""
_NAMES = (
    "调和油",
    "新材料及其应用",
    # industries (GB/T 4754, its editions of 2002, 2011 and 2017)
    "农、林、牧、渔(?:业|服务业|专业[及和]辅助性活动)",
    "(?:电力、热力、燃气|电力、燃气)[及和]水的?生产[和及]?供应业?",
    "电力、热力的?生产[和及]供应业?",
    "(?:燃气|水)的?生产[和及]供应业?",
    "石油[和及]天然气开采业?",
    "煤炭开采[和及]洗选业?",
    "(?:开采|农林牧渔)专业[及和]辅助性活动",
    "石油、煤炭[及和]其他燃料加工业?",
    "石油加工、炼焦[和及]核燃料加工业?",
    "化学原料[和及]化学制品(?:制造业?)?",
    "橡胶[和及]塑料(?:制品)?业?",
    "(?:黑色|有色)金属冶炼[和及]压延加工业?",
    "铁路、船舶、航空航天[和及]其他(?:交通)?运输设备(?:制造业?)?",
    "电气机械[和及]器材(?:制造业?)?",
    "(?:计算机、通信|通信设备、计算机)[和及]其他电子设备(?:制造业?)?",
    "仪器仪表[及和]文化、办公用机械(?:制造业?)?",
    "金属制品、机械[和及]设备修理业?",
    "木材加工[和及]木、?竹、?藤、?棕、?草制品业?",
    "酒、饮料[和及]精制茶(?:制造业?)?",
    "皮革、毛皮、羽毛绒?[及和]其制品(?:业|[和及]制鞋业?)",
    "纺织服装、(?:服饰|鞋、帽制造)业?",
    "造纸[和及]纸制品业?",
    "印刷业?[和及]记录媒介的?复制业?",
    "文教、工美、体育[和及]娱乐用品(?:制造业?)?",
    "废弃资源[和及]废旧材料回收加工业?",
    "工艺品[及和]其他制造业",
    "批发[和及]零售(?:业|(?=[、和及]))",
    "交通运输、?仓储[和及]邮[政电]业?",
    "住宿[和及]餐饮(?:业|(?=[、和及]))",
    "信息传输、(?:计算机服务[和及]软件|软件[和及]信息技术服务)业?",
    "软件[和及]信息技术服务业?",
    "互联网[和及]相关服务业?",
    "电信、广播电视[和及]卫星传输服务业?",
    "(?:多式联运[和及]运输代理|装卸搬运[和及]仓储)业?",
    "租赁[和及]商务服务业?",
    "科学研究[和及]技术服务业?",
    "科学研究、技术服务[和及]地质勘查业?",
    "(?:研究[和及与]试验发展|科技推广[和及]应用服务业?)",
    "水利、环境[和及]公共设施管理业?",
    "生态保护[和及]环境治理业?",
    "居民服务(?:、修理)?[和及]其他服务业?",
    "机动车、电子产品[和及]日用产品修理业?",
    "卫生(?:[和及]社会工作|、社会保障[和及]社会福利业?)",
    "文化、体育[和及]娱乐业",
    "(?:新闻[和及]出版|广播、电视、电影[和及]录音制作)业",
    "公共管理(?:、社会保障)?[和及]社会组织",
    # retail sales
    "粮油、食品(?:、饮料、烟酒)?类",
    "服装、?鞋帽、?针、?纺织品类?",
    "体育、娱乐用品类?",
    "五金、电料类?",
    "家用电器[和及]音像器材类?",
    "(?:石油|煤炭|木材|化工材料)[及和]制品类?",
    "建筑[及和]装潢材料类?",
    "机电产品[及和]设备类",
    "电子出版物[及和]音像制品类?",
    # consumer prices and spending
    "(?:生活用品|其他用品)[及和]服务",
    "交通[和及]通[信讯]",
    "教育、?文化[和及]娱乐(?:服务)?",
    "(?:娱乐教育文化用品[及和]|家庭设备用品[及和]维修)服务",
    "医疗保健[及和]个人用品",
    "原材料、?燃料、?动力",
    "(?:肉禽|液体乳|粮食|豆|蛋|奶)[及和]其?制品",
    "家庭设备用品[及和]服务",
    "烟酒[及和]用品",
    # services (BPM6, BPM5) and their outsourcing
    "(?:电信、?计算机[和及]信息(?:服务)?|计算机[和及]信息服务)",
    "个人、?文化[和及]娱乐(?:性?服务)?",
    "维[护修][和及]维[护修](?:服务)?",
    "保险[和及]养老金(?:服务)?",
    "专有权利?使用费[和及]特许费",
    "(?:广告、宣传|电影、音像)(?:服务)?",
    "信息技术运营[和及]维护",
    "集成电路[和及]电子电路设计",
    "医药(?:医疗)?[和及]生物技术研发",
    "动漫[和及]网游(?:设计研发)?",
    "货物[和及与]服务",
    # fields of technology contracts
    "城市建设[与和]社会发展",
    "环境保护[与和]资源综合利用(?:技术)?",
    "(?:生物、医药|生物医药)[和与及]医疗器械(?:技术)?",
    "新能源[与和]高效节能",
    # goods of the customs
    "(?:纺织)?纱线、织物[及和]其?制品",
    "出口船舶?(?=订单|占总量)",
    "灯具、照明装置[及和]其?(?:零件|类似品)",
    "纸浆、纸[及和]其?制品",
    "干、?鲜瓜果[及和]坚果",
    "珍珠、宝石[及和]半宝石",
    "服装[及和]衣着附件",
    "箱包[及和]类似容器",
    "二极管[及和]类似半导体器件",
    "医疗仪器[及和]器械",
    "未锻[轧造]?的?铝[及和]铝材",
    "未锻[轧造]?的?铜[及和]铜材",
    "煤[及和]褐煤",
    "原木[及和]锯材",
    "天然[及和]合成橡胶",
    "医药材[及和]药品",
    "(?:美容)?化妆品[及和]洗护用品",
    "中药材[及和]中式成药",
    "电动机[及和]发电机",
    "蔬菜[及和]食用菌",
    # classes of prices, retail sales, trades and staff in Macao and Hong Kong
    "食物及(?:非酒精)?饮品",
    "(?:住屋|燃油)及燃料",
    "(?:康乐|文娱)及文化",
    "家[居庭]设备及(?:用品|服务)",
    "杂项(?:商品|物品)及(?:用品|服务)",
    "钟表及珠宝",
    "电单车及零配件",
    "化[妆粧]品及(?:卫生用品|香水)",
    "(?:汽车|电单车)及(?:汽车)?零件",
    "美容化妆及护肤品",
    "手袋及(?:银包|鞋类)",
    "燃料及润滑油",
    "(?:成衣|衣服)及鞋类",
    "(?:钻石|非钻石)及(?:钻石)?首饰",
    "铜及其制品",
    "医药及有机化学产品",
    "机器设备与零件",
    "纺织品及成衣",
    "珠宝首饰、钟表及名贵礼物",
    "食品、酒类饮品及烟草",
    "(?:电器及其他未分类耐用消费品|电器及(?:摄影|电子)器材)",
    "书报、文具及礼品",
    "鞋类、有关制品及其他衣物配件",
    "[家傢][具俬]及固定装置",
    "药物及化[妆粧]品",
    "酒店及饮食业",
    "博彩及博彩中介业",
    "(?:不动产|地产)及工商服务业",
    "(?:运输|交通)及仓储业",
    "(?:文娱博彩|社会服务|社会及个人服务)及其他服务业?",
    "服务及销售人员",
    "技术员及辅助专业人员",
    "楼宇单位及停车位",
    "(?:黑沙环及祐汉|望厦及水塘)区?",
    # trades and goods in Taiwan
    "(?:布疋及服饰品|药品及化[妆粧]品|家庭器具及用品|资通讯及家电设备|文教、?育乐用品|电子购物及邮购)(?:零售)?业?",
    "(?:资通|资讯)[与及]视听产品",
    "(?:基本金属|塑橡胶|塑胶、橡胶)及其制品",
    "光学及精密仪器",
    "电脑及其附属单元",
    # goods of Hong Kong's customs
    "电动机械、仪器[和及]用具(?:及零件)?",
    "办公室机器[和及]自动资料处理仪器",
    "通讯、录音[和及]音响设备[和及]仪器",
    "专业、科学[和及]控制用仪器[和及]器具",
    "摄影器具、设备[和及]供应品",
    "(?:纺织)?纱、织物、制成品[和及]有关产品",
    "动力机器[和及]设备",
    "(?:成衣|衣物|服装)[和及](?:衣物|服装)?配件",
    # what governments spend on, who owns, who saves
    "文化、?(?:旅游、?)?体育与传媒",
    "社会保障[和与]就业",
    "医疗卫生与计划生育",
    "资本[和及与]金融(?:项目|账户)?",
    "灾害防治[及和]应急管理",
    "国有[及和]国有控股(?:企业)?",
    "(?:外商[及和]港、?澳、?台商?|港、?澳、?台商?[及和]外商)(?:投资(?:企业)?)?",
    "港、澳、台商?(?:投资(?:企业)?)?",
    "非金融(?:性公司|企业)[及和]机关团体",
)
_PLACES = (
    "[云太泰政平永新兴饶民共西南]和县(?![域级])|[太南]和区|仁和区|民和(?=回族)|呼和浩特|共和国"
    "|(?<![市区县州])和(?:平[区县]|田[地市县]|硕县|静县|顺县|龙市|政县|林格尔|布克赛尔)"
    "|波斯尼亚和黑塞哥维那|波士尼亚与赫塞哥维纳|[特千][立里]尼?达[和及][多托]巴哥|安提瓜和巴布达|安地卡及巴布达|圣多美和普林西比"
    "|圣基茨和尼维斯|圣克里斯多福及尼维斯|圣皮埃尔?[和与]密克隆|圣文森特?[和及]格[林瑞]纳?[丁那]|瓦利斯(?:群岛)?和富图[纳那]"
    "|特克斯和凯科斯|土克斯及开科斯|斯瓦尔巴和扬马延|斯瓦尔巴特群岛及扬马延|瓦巴及尖棉|拉丁?美洲?和加勒比|国家和地区|澳纽及南太平洋"
    "|埃及|阿尔及利亚|奈及利亚|(?:中国)?大陆[与和及]香港|中国[与和及]香港|普及|涉及|参与|饱和"
)
"""Places and words that are never two things."""
_WORDS = re.compile(f"[^、]*、.*|{_PLACES}")
"""What is never offered split: these, and any name that is itself a list."""
_HELD = re.compile("|".join((_PLACES, *_NAMES)))
_MANY = 5
"""So many of them in one list are held together, or none."""
_HIDE = str.maketrans("、和及与", "\ue000\ue001\ue002\ue003")
_SHOW = str.maketrans("\ue000\ue001\ue002\ue003", "、和及与")
_HIDDEN: Final = re.compile("[\ue000\ue001\ue002\ue003]")
_EDGED: Final = re.compile(
    "齐齐哈尔|和平[区县]|和田(?:地区|[市县])|和[硕静顺政]县|和龙市|和林格尔|和布克赛尔|达尔罕茂|达拉特旗|达[孜坂]城?区|达日县|共青城"
    "|将乐县|若尔盖|若羌县|余庆县|从江县|从化[市区]|同德县|比如县|多米尼[克加]|多明尼加|多哥"
    "|日喀则|乌干达|卢[旺安]达|格林纳达|格瑞那达|百慕达|巴布达|波多黎各|通达(?=率|比例|$)|抵达|达产|从中(?=受益)|华为|刚果[（(][金布][）)]|目(?<![项科栏品节数]目)的$"
)
"""Names that begin or end with what is else a particle around a name: places, a firm often told of, aims."""
_EDGES: Final = signs("齐和达共将若余从同比多日乌卢格百巴波通抵华刚目")
"""What those begin with."""
_PARTICLES: Final = "齐和达共将若余从同比多则各为的()（）"
_HIDE_EDGES: Final = str.maketrans(_PARTICLES, "".join(chr(0xE010 + n) for n in range(len(_PARTICLES))))
_SHOW_EDGES: Final = {0xE010 + n: character for n, character in enumerate(_PARTICLES)}


def edges_hidden(words: str) -> str:
    """*words* with the particles that such names begin or end with hidden, so that nothing strips them."""
    if not holds(words, _EDGES) or _EDGED.search(words) is None:
        return words
    return _EDGED.sub(lambda name: name.group().translate(_HIDE_EDGES), words)


def edges_shown(words: str) -> str:
    """*words* with the particles that ``edges_hidden`` hid."""
    return words.translate(_SHOW_EDGES)


_HIDDEN_IN: Final[dict[str, str]] = {}


def hold(words: str) -> str:
    """*words* with the marks inside such names hidden, so that nothing splits them."""
    if not holds(words, JOINING):
        return words
    found = _HIDDEN_IN.get(words)
    if found is None:
        found = _HELD.sub(lambda name: name.group().translate(_HIDE), words)
        kept(_HIDDEN_IN, words, found, 4096)
    return found


def held_otherwise(words: str) -> list[str]:
    """*words* with fewer of the names that join two things (批发和零售业) held together, at last none."""
    names = list(_HELD.finditer(words))
    if len(names) > _MANY:
        return []
    pairs = [name for name in names if _WORDS.fullmatch(name.group()) is None]
    found = []
    for count in range(1, len(pairs) + 1):
        for left_out in combinations(pairs, count):
            text = list(words)
            for name in names:
                if name not in left_out:
                    text[name.start() : name.end()] = name.group().translate(_HIDE)
            found.append("".join(text))
    return found


def loose(words: str) -> str:
    """*words* with the marks that ``hold`` hid."""
    return words.translate(_SHOW) if _HIDDEN.search(words) is not None else words
