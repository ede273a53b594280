"""A sentence that names a year or a place in passing, and no number, changes nothing that a text tells: what
was approved, built or honoured once, what is aimed at, who came from where, what is called after a place.
"""

from __future__ import annotations

import pytest
from tests.read.test_exchanged import told
from tests.turns import turns

YEARS = (
    "2013年，有关试点获得国家批复。",
    "自2008年起施行新的统计制度。",
    "到2035年，将基本建成现代化产业体系。",
    "《发展规划（2016—2020年）》明确了任务分工。",
    "规模为2006年以来同期新高。",
    "根据国办发〔2014〕31号文件要求推进相关工作。",
    "相关园区始建于1998年，基础良好。",
    "荣获2009年度先进单位称号。",
    "2008年北京奥运会以来，各项事业持续发展。",
    "与2007年相比，面貌发生很大变化。",
    "“十一五”以来，发展环境不断优化。",
    "《中小企业促进法》2003年1月1日起实施。",
    "执行《外商投资产业指导目录（2011年修订）》。",
    "总量指标按2010年不变价格计算。",
)
PLACES = (
    "日前，副省长一行赴苏州考察学习。",
    "深圳客商参加了推介活动。",
    "与上海相关部门签署了战略合作框架协议。",
    "宁波某集团有限公司作了交流发言。",
    "武汉大学专家参加了会议。",
    "成都路、北京路等道路完成改造。",
    "长三角一体化、京津冀协同发展等战略深入推进。",
    "美国、欧盟等经济体复苏放缓。",
)
SAYINGS = (
    "会议强调，要抓好工作落实。",
    "各地高度重视此项工作。",
    "成绩来之不易。",
    "专家认为，经济回升向好。",
    "政策效应持续显现。",
    "市场信心不断增强。",
    "签约仪式隆重举行。",
    "目前，各项工作有序推进。",
    "春节期间，市场供应充足。",
    "台风影响较大。",
    "改革开放不断深化。",
    "营商环境持续优化。",
    "重点项目加快推进。",
    "新旧动能加快转换。",
)
NUMBERS = (
    "2008年，全国软件业务收入7573亿元，增长29.8%。",
    "2010年，全球云计算市场规模达683亿美元。",
    "2012年，广东省进出口9838亿美元，增长7.7%。",
    "2014年，某科技公司营业收入3.2亿元，增长12%。",
    "到2035年，力争建成示范园区50个。",
    "2005年以来，累计培训人员1.2万人次。",
    "2011年，苏州市高新技术产业产值1.1万亿元。",
)
"""Other times and places with numbers of their own, which are read and end there."""
TEXTS = (
    "2019年1—8月合肥市经济运行情况\n1—8月，全市出口12.4亿元，增长5%。\n工业增加值增长8.1%，其中制造业增长9.3%。",
    "南陵县2021年统计公报\n初步核算，全年生产总值302亿元。年末常住人口13.6万人。\n出口3.1亿元，增长7%。",
    "2018年前三季度江苏省服务外包情况\n离岸执行额158亿美元，占全省的61.2%。其中，软件研发占38%。",
    "1—5月服务外包情况\n1—5月，合同额23.4亿美元，同比增长6.7%。\n在岸执行额8.1亿美元。",
    "2021年，面对复杂局面，全县经济稳中向好。\n一、综合\n全年生产总值382亿元。年末企业1200家。",
    "2022年一季度全国消费情况\n社会消费品零售总额10.9万亿元。城镇增长3.2%，乡村增长3.5%。",
)


def with_it(text: str, aside: str) -> list[str]:
    """*text* with *aside* as a paragraph before its first, at the end of that, and at the end of all."""
    lines = text.split("\n")
    body = next(place for place, line in enumerate(lines) if line.endswith("。"))
    before, behind = "\n".join(lines[:body]), "\n".join(lines[body + 1 :])
    return [
        f"{before}\n{aside}\n{lines[body]}\n{behind}",
        f"{before}\n{lines[body]}{aside}\n{behind}",
        f"{text}\n{aside}",
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_named_in_passing_changes_nothing(text: str) -> None:
    alone = told(text)
    put = [one for aside in YEARS + PLACES + SAYINGS for one in with_it(text, aside)]
    assert [one for one in turns(put) if told(one) != alone] == []


@pytest.mark.parametrize("other", NUMBERS)
def test_a_paragraph_of_another_time_or_place_ends_with_itself(other: str) -> None:
    titled = [text for text in TEXTS if text.startswith(("2019", "南陵", "2018", "2022"))]
    changed = []
    for text in titled:
        title, _, body = text.partition("\n")
        own, alone = told(f"{title}\n{other}\n{body}"), told(text)
        changed += [text] if own[-len(alone) :] != alone else []
    assert changed == []
