"""How many a group is that is told before its members: 前十位|发包地, 全球12个国家."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

_SO_MANY: Final = "前?[0-9一二两三四五六七八九十]+(?:大|位|名|个|强)"
FIRST_ONES = re.compile(f"{_SO_MANY}|[^，、]{{2,12}}?[0-9百千万亿]美?元及?以上")
"""How many a group is, or what each of it has at the least, whose members are named after it: 前十位|发包地,
三个板块, 执行额1000万元以上|企业.
"""
LEADERS = re.compile(
    f"^(?:[^，、]{{0,6}}(?=前))?{_SO_MANY}(?:投资)?(?:国家?(?:[和及与/（]?地区）?)?|地区|市场|(?:发包|来源|目的)[国地]|城市|省[份市]?)?(?:（地区）)?"
)
"""The same with what they are, whose measure each one's is: 前十位国家/地区|实际投入外资."""
SO_MANY_COUNTRIES = re.compile("^(?:全球)?[0-9]+个[^，、]{0,6}?(?:国家(?:和地区)?|地区|经济体)")
EACH_PLACE: Final = re.compile(
    "(?:其中)?(?:各?(?:县市区|市县区|区县市?|县区|县市|市县|地市|设区市|市州|盟市|[县区市])"
    "|[对与自从]?各(?:大?洲|国(?!有|家|际|内)|国家(?:和地区)?|地区?(?![级方])|省(?![属级])|大?行业|大?产业))(?=.{2})"
)
"""Each of those that a measure is told of: 各区|执行额, 各国|来访人数."""
