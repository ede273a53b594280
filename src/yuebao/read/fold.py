"""Widths of digits and traditional characters as the lexicon knows them."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Lexicon

_FOLD = {ord("０") + i: ord("0") + i for i in range(10)}
_FOLD |= {ord("Ａ") + i: ord("A") + i for i in range(26)} | {ord("ａ") + i: ord("a") + i for i in range(26)}
_FOLD |= dict(zip(map(ord, "％﹪．()－‐﹣−〜∶︰﹕"), map(ord, "%%.（）----～：：："), strict=True))
_FOLD |= dict(zip(map(ord, "﹐﹑﹔﹙﹚､増"), map(ord, "，、；（）、增"), strict=True))
_FOLD |= {first + i: ord("①") + i for first in (0x2776, 0x2780, 0x278A) for i in range(10)}
_BLANK = " \u00a0\u2009\u202f"
_FULL_WIDTH = r"(?<=，)(?=\d{3}(?:\.\d+)?(?:[亿万元億萬]|公里|公顷|平方))"
_SPACED = (
    rf"(?<=[{_BLANK}])(?=\d{{3}}(?:[{_BLANK}]\d{{3}})*(?:\.\d+)?"
    r"(?:[亿万元億萬人名家户戶宗件辆輛间間架艘吨噸港澳美处處所座台臺头頭只隻项項套株张張册冊部门門次场場亩畝枚份]|公里|公顷|平方|[个個][^月百]))"
)
_APART: Final = re.compile(
    rf"[，{_BLANK}](?=\d{{3}})(?:{_FULL_WIDTH}|{_SPACED})(?:"
    + "|".join(rf"(?<=(?<![\d.]){digits}[，{_BLANK}])" for digits in (r"\d", r"\d\d", r"\d\d\d"))
    + ")"
)
"""Thousands set apart by a full-width comma or a space: 12，386.5亿元."""
_COLON: Final = re.compile(r":(?<=[\u4e00-\u9fff]:)")
"""A colon between words; one between figures is a ratio's or a clock's."""
_COMMA: Final = re.compile(r",(?:(?!\d)|(?<!\d,))")
"""A comma that stands in no number, as those of full width that the rules know."""
_MIDDLE_DOT: Final = re.compile(r"(?<=\d)[·﹒‧・•](?=\d)")
_PAIRED: Final = re.compile("(?<=[套宗幅块间栋户])/(?=[0-9])")
"""What parts a count from what it measures: 930套/7.6万㎡."""
_OURS: Final = re.compile("我（[\u4e00-\u9fff]{2,4}）(?P<level>[省市区县州])")
"""Whose own area it is, said in brackets: 我（福建）省."""
_STOP: Final = re.compile(r"\.(?=[\u4e00-\u9fff])(?<=[%‰\u4e00-\u9fff]\.)(?<![一二三四五六七八九十]\.)")
"""A full stop of half width: 增长37.8%.实际利用外资."""
_INLINE: Final = re.compile("^【([^【】]{1,20})】(?=[^。])")
"""A section's title that its text follows on the same line: 【市场结构】日本执行额."""
_YEAR_END: Final = re.compile(
    "年未(?=[全我][市县区省州旗]|共有|共拥有|拥有|实有|在校|在园|总人口|户籍|常住|存栏|金融|从业|在岗)"
)
"""年末 as it is often misprinted: 年未共有, 年未总人口."""
_HALVES: Final = re.compile(
    r" (?:(?<=[\u4e00-\u9fff）”》] )(?=[\u4e00-\u9fff“《A-Z]|20\d\d年|\d{1,2}月)"
    r"|(?<=[%％\d] )(?=[\u4e00-\u9fff“《]))"
)
"""The blank that parts the halves of a headline: 东盟成最大伙伴 2019年对东盟进出口增长43.2%."""
_COLUMN: Final = re.compile(
    "(?:(?<=[\u4e00-\u9fff”》])|(?<=[\u4e00-\u9fff”》] ))[|｜丨](?=[\u4e00-\u9fff“《0-9 ])"
)
"""The bar between the name of a column and a headline: 数说外贸|前5个月进出口增长11.9%."""
_IN_TURN: Final = re.compile("依次(?=[为是有拉占增下提进出完达较比合降减同上])")
"""依次, which the rules know as 分别, a word as long."""
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
}
"""Words of texts that a machine put into other words, for those of as many characters that the rules know."""
_SPUN: Final = re.compile(
    "此中(?=[^，。]{0,2}[，：、]|[^，。；]{2,16}\\d)|别离(?=[到为是有进出增下上达完实同拉占减削着扩跌升降涨回提超])|分说(?=[为增下上达削着减])|(?<![今去])客岁(?=[同末底年全上])"
    "|(?<=[较比])年头|(?<=[年月])均匀(?=[增下上升降提])|(?<=[上去])岁末|(?<=[，。、；份])天下(?=规模以上|居夷|居民|城镇|牢靠|固定|社会|一般|财政|粮食|房地|网上|产业|外贸|货物|收支口)|(?<=[，。、；])对于(?=[^，。；、]{2,8}(?:进出口|收支口|出口|进口|商业|贸易))"
)
_SPINS: Final = re.compile("此中|别离|分说|客岁|年头|对于|岁末|天下|均匀")
"""Those words, whatever stands around them."""
_NEEDS_FOLD: Final = re.compile("[０-９Ａ-Ｚａ-ｚ％﹪．()－‐﹣−〜∶︰﹐-﹚､増❶-➓]")


def fold(text: str, lexicon: Lexicon, *, traditional: bool) -> str:
    """The text as the lexicon knows it, character for character: half-width digits, simplified."""
    if _NEEDS_FOLD.search(text):
        text = text.translate(_FOLD)
    if " " in text and len(text) < 80:
        text = _HALVES.sub("，", text)
    if len(text) < 80 and ("|" in text or "丨" in text or "｜" in text):
        text = _COLUMN.sub("：", text)
    if _APART.search(text):
        text = _APART.sub(",", text)
    if "," in text:
        text = _COMMA.sub("，", text)
    if ";" in text:
        text = text.replace(";", "；")
    if ":" in text:
        text = _COLON.sub("：", text)
    if "·" in text or "﹒" in text or "‧" in text or "・" in text or "•" in text:
        text = _MIDDLE_DOT.sub(".", text)
    if "/" in text:
        text = _PAIRED.sub("、", text)
    if "我（" in text:
        text = _OURS.sub(lambda own: " " * (len(own.group()) - 2) + "我" + own["level"], text)
    if "……" in text:
        text = text.replace("……", "； ")  # 49个园区出口超500亿元……7月5日
    if text.startswith("【"):
        text = _INLINE.sub(r" \1：", text)
    if "." in text:
        text = _STOP.sub("。", text)
    if traditional:
        text = text.translate(lexicon.simplified)
    if _SPINS.search(text):
        text = _SPUN.sub(lambda word: _RESPUN[word.group()], text)
    if "年未" in text:
        text = _YEAR_END.sub("年末", text)
    return _IN_TURN.sub("分别", text) if "依次" in text else text
