"""Names that begin with a place's name and are whole only with it: bodies, airports, ports, people."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.signs import openings

IN_BODY: Final = re.compile(
    "同胞|台胞|中通社|中评社|商报讯|大公报讯|大学(?![生城招毕在数教]|专(?!家)|科(?![研技]))"
    "|(?:冬|夏)?(?:季)?(?:残?奥运?会|亚运会|残运会|世博会|大运会|青奥会|进博会|园博会)|[东西南北中一二三四]?路(?=[、，和与及等]|[改拓整提道沿西东南北]|大[道街])|大道"
    "|(?:籍|客商|商会|商人|企业家|专家|学者|考察团|代表团|访问团)(?![家个名人])|一体化(?!示范)|协同发展|经济带(?!.*[0-9])|大保护"
    "|(?:航空|地铁|电网|啤酒|茅台|汽车|白药|钢铁|石化|银行|农商行|农商银行|证券|燃气|水务|高速|建工|医药|电力|能源)"
    "(?:集团|股份|公司)*(?:共|累计|合计)?(?:实现|完成|录得|的)*(?:归母|归属|扣非|合并)?(?:净利|营收|亏损|市值|股价|每股|总营收)"
    "|(?:航空|地铁|啤酒|茅台|白药|银行)(?:集团|股份|公司)*(?:共|累计|合计)?(?:实现|完成)?营业总?收入"
)
"""What follows a place that is part of the name of a body or of people: 香港|同胞, 四川|航空净利润."""
IN_BODY_OPENS: Final = frozenset(
    "同台中商大航地电啤茅汽白钢石银农证燃水高建医力能冬夏季残奥亚世青进园东西南北一二三四路籍客企专学考代访协经"
)
"""The first characters of those."""
AIRPORT: Final = re.compile(
    "(?![^机]{0,5}[的、和与及各全个家所市县区]|运输|民用|民航|通用|口岸|地区|区域)[\u4e00-\u9fff]{2,5}机场(?!群|集团)"
)
"""What follows the city in the name of its airport: 广州|白云机场."""
PEOPLE_OF: Final = re.compile("(?:永久)?居民(?=[0-9，、：（]|入境|来[内大]|赴|前往)")
"""People from a place beyond the border, where they are counted."""
OF_TWO: Final = re.compile(
    "(?![^港]?[的、和与及各全个家对自从向至香])[\u4e00-\u9fff]{2}港(?![口澳区股资元币商台航务珠])"
)
"""What follows a city whose port is named after another one as well."""
SIGHTS: Final[tuple[str, ...]] = (
    *("景区", "风景区", "风景名胜区", "古城", "古镇", "大佛", "石窟", "博物馆", "博物院", "迪士尼"),
    *("园林", "莫高窟", "环球影城", "欢乐谷", "动物园", "植物园", "公园", "海洋馆", "野生动物"),
)
SIGHTS_OPEN: Final = openings(SIGHTS)
"""What a place's name is part of where it stands before it: 都江堰|景区, 北海|公园."""
NAMES_FIRM = re.compile("[^，。；：、（）的等有家0-9]{2,16}?(?:有限责任公司|有限公司|股份公司|集团公司)")
"""What stands behind the city that a firm's name begins with: 宁波市|鄞江园林建设有限公司."""


def began_there(text: str, start: int, stop: int) -> bool:
    """Whether the place at ``text[start:stop]`` is only where began what the country has since:
    自2013年|上海|自贸试验区设立以来，我国.
    """
    said = text.find("以来", stop, stop + 24)
    since = text.rfind("自", max(0, start - 14), start) if said > 0 else -1
    if since < 0 or any(mark in text[since:said] for mark in "，。；"):
        return False
    return any(country in text[said : said + 16] for country in ("我国", "中国", "全国"))
