"""Write src/yuebao/lexicon/countries.toml from the names in CLDR, through Babel.

    python tools/make_countries.py

A row is the name releases print = the other names: CLDR's simplified name, its Hong Kong and
Taiwan names in simplified characters, and those that releases and older texts use
(``RELEASED``, ``OTHER``). The ISO 3166 codes follow in one string.
"""

from __future__ import annotations

import re
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src" / "yuebao" / "lexicon" / "countries.toml"

# CLDR has these, but no release trades with them: exceptional reservations, pseudo-regions, groups
# (groups.toml has them) and land without people.
LEFT_OUT = re.compile("AC|AQ|BV|CP|CQ|DG|EA|EU|EZ|GS|HM|IC|IO|QO|TA|TF|UM|UN|XA|XB|ZZ")

# What releases print where CLDR says otherwise.
RELEASED = {
    "AE": "阿联酋",
    "BA": "波黑",
    "BD": "孟加拉国",
    "DO": "多米尼加",
    "HK": "中国香港",
    "MO": "中国澳门",
    "PS": "巴勒斯坦",
    "TW": "中国台湾",
}

# Names neither CLDR's simplified nor its traditional data have.
OTHER = {
    "BA": "波斯尼亚-黑塞哥维那 波士尼亚",
    "CD": "刚果(金) 刚果民主共和国 民主刚果",
    "CG": "刚果(布) 刚果共和国",
    "CZ": "捷克共和国",
    "DE": "德意志联邦共和国",
    "FK": "马尔维纳斯群岛 福克兰群岛（马尔维纳斯）",
    "GB": "大不列颠 联合王国",
    "HK": "香港特别行政区 香港地区 中国香港地区 香港",
    "ID": "印尼",
    "MY": "大马",
    "IR": "伊朗伊斯兰共和国",
    "KP": "北朝鲜",
    "KR": "大韩民国",
    "LA": "老挝人民民主共和国",
    "MK": "马其顿",
    "MN": "蒙古国 外蒙古",
    "MO": "澳门特别行政区 澳门地区 中国澳门地区 澳门",
    "PG": "巴新",
    "RU": "俄罗斯联邦 俄国",
    "SA": "沙特",
    "TW": "台湾地区 中国台湾地区 台湾省 台湾 中国台北 中华台北",
    "CN": "中国内地 内地 中国大陆 大陆地区 中国大陆及香港 中国及香港 中国大陆与香港 "
    "中国与香港 中国和香港 中国大陆（含香港） 中国大陆及港澳",
    "US": "美利坚合众国",
    "VN": "越南社会主义共和国",
    "ZA": "南非共和国",
}

# Aliases dropped: they arise inside common phrases or are other words (检查德育, 刷卡达标, 华东加快, 狮子山).
DROPPED = re.compile("查德|卡达|东加|马利|尼日|贝南|加彭|根息|诺鲁|曼岛|狮子山|葛摩")

HEADER = """\
# Written by tools/make_countries.py from CLDR through Babel, with the names that releases use; do not edit.
# Literal strings: tomllib finds their end with one search. Guards of these names are in areas.toml.

# The name releases print = its other names.
"""

CONTINENTS = """\

# Continents and their parts as partners: the name releases print = its other names.
[continents]
"亚洲" = ''
"东亚" = '东亚地区 东亚国家'
"东北亚" = '东北亚地区'
"东南亚" = '东南亚地区 东南亚国家 东南亚11国 东南亚十一国 东南亚10国 东南亚十国'
"南亚" = '南亚地区 南亚国家'
"南亚及东南亚" = ''
"北亚" = '北亚地区'
"澳纽及南太平洋" = ''
"西亚" = '西亚地区 西亚国家'
"中亚" = '中亚地区'
"中东" = '中东地区 中东国家'
"中东北非" = '中东北非地区'
"海湾国家" = '海湾地区'
"阿拉伯国家" = '阿拉伯地区'
"阿盟" = '阿拉伯国家联盟 阿拉伯联盟 阿盟国家 阿盟成员国'
"非盟" = '非洲联盟 非盟国家 非盟成员国'
"东非共同体" = '东共体'
"西非国家经济共同体" = '西共体 西非经共体'
"南部非洲关税同盟" = ''
"南部非洲发展共同体" = '南共体'
"南方共同市场" = '南共市 南共市国家 南方共同市场国家'
"安第斯共同体" = '安共体'
"加勒比共同体" = '加共体'
"太平洋联盟" = '太平洋联盟国家'
"拉共体" = '拉美和加勒比国家共同体 拉共体国家'
"北美自贸区" = '北美自由贸易区'
"美墨加" = '美墨加三国'
"欧洲自由贸易联盟" = '欧自联'
"波罗的海国家" = '波罗的海三国'
"巴尔干地区" = '巴尔干国家 巴尔干半岛国家'
"澜湄国家" = '澜湄流域国家 湄公河国家'
"经合组织" = '经合组织国家 经合组织成员国 OECD国家'
"欧佩克" = '石油输出国组织 欧佩克国家 欧佩克成员国 OPEC'
"英联邦国家" = ''
"非加太国家" = ''
"西亚北非" = '西亚北非地区'
"非洲" = '非洲国家 非洲地区 非洲大陆'
"北非" = '北非地区 北非国家'
"西非" = '西非地区 西非国家'
"东非" = '东非地区 东非国家'
"南部非洲" = '南部非洲地区'
"撒哈拉以南非洲" = ''
"欧洲" = '欧洲国家 欧洲地区'
"东欧" = '东欧地区 东欧国家'
"西欧" = '西欧地区 西欧国家'
"北欧" = '北欧地区 北欧国家 北欧五国'
"南欧" = '南欧地区 南欧国家'
"美洲" = ''
"北美洲" = '北美 北美地区'
"南美洲" = '南美 南美地区'
"中美洲" = '中美洲地区 中美洲国家'
"拉丁美洲" = '拉美 拉美地区 拉丁美洲地区 拉美国家 拉美和加勒比 拉丁美洲和加勒比'
"加勒比地区" = '加勒比海地区 加勒比'
"大洋洲" = '大洋洲国家'
"太平洋岛国" = '南太平洋岛国 太平洋岛国地区'
"亚太地区" = '亚太'
"亚非拉" = ''
"独联体" = '独联体国家'
"其他国家和地区" = '其他国家（地区） 其他国家'
"港台" = '港台地区'
"港澳台" = '港澳台地区 台港澳 台港澳地区'
"港澳" = '港澳地区'
"新兴市场" = '新兴市场国家 新兴经济体'
"发达市场" = '发达国家市场'
"规范市场" = ''
"葡语系国家" = '葡语国家'
"泛珠三角九省" = '泛珠三角九省区'
"欧美" = '欧美国家 欧美地区'
"欧美日" = ''
"日韩" = '日韩两国'
"""


def traditional_names() -> dict[str, list[str]]:
    """CLDR's Hong Kong and Taiwan names of every territory, in simplified characters."""
    from babel import Locale
    from opencc import OpenCC

    simplify = OpenCC("t2s").convert
    names: dict[str, list[str]] = {}
    for locale in ("zh_Hant_HK", "zh_Hant_TW"):
        for code, name in Locale.parse(locale).territories.items():
            names.setdefault(code, []).append(simplify(name).replace(" ", ""))
    return names


def territories() -> list[tuple[str, list[str]]]:
    """ISO codes, each with its names, the printed one first."""
    from babel import Locale

    cldr = Locale.parse("zh_Hans").territories
    far = traditional_names()
    found = []
    for code in sorted(cldr):
        if not re.fullmatch("[A-Z]{2}", code) or LEFT_OUT.fullmatch(code):
            continue
        printed = RELEASED.get(code, cldr[code])
        others = [cldr[code], *far.get(code, []), *OTHER.get(code, "").split()]
        found.append((code, [printed, *(name for name in others if not DROPPED.fullmatch(name))]))
    # A name that two territories go by is an alias of neither; a printed name always stays its owner's.
    printed_by = {names[0]: code for code, names in found}
    claims: dict[str, set[str]] = {}
    for code, names in found:
        for name in names:
            claims.setdefault(name, set()).add(code)

    def own(name: str, code: str) -> bool:
        return printed_by.get(name) == code or claims[name] == {code}

    return [(code, [name for name in dict.fromkeys(names) if own(name, code)]) for code, names in found]


def document() -> str:
    """The TOML file."""
    found = territories()
    rows = "\n".join(f"\"{names[0]}\" = '{' '.join(names[1:])}'" for _, names in found)
    codes = "\n".join(f"{code} {names[0]}" for code, names in found)
    return f"{HEADER}[countries]\n{rows}\n\n# ISO 3166 codes.\n[iso]\ncodes = '''\n{codes}\n'''\n{CONTINENTS}"


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8", newline="\n")
