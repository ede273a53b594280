"""What a web page prints around an article: the way to it, tools, titles of others, the foot of a site."""

from __future__ import annotations

import re
from typing import Final

from yuebao.source.rows import Rows

_SHORT: Final = 80
"""Characters: what is longer is prose."""
_MENU_SHORT: Final = 8
"""Characters: what is longer is no word of a menu."""
_OPENS: Final = frozenset(
    "首网当您你所现位返【[（(>·相推延热更猜上下前后主承版分扫责責编审校地©Ccw联建技访I打关收字扩最"
)
"""What every such line begins with."""
_WAY: Final = re.compile(
    r"(?:(?:您|你)?(?:当前|现在)?(?:的|所在)?位置(?:是)?\s*[：:].*|(?:网站)?首\s*页\s*(?:[>＞»›/｜|→＼\\-].*)?)$"
)
"""The way to an article: 当前位置：首页 > 统计数据."""
_HOME: Final = re.compile(r"(?:网站)?首\s*页")
"""What a menu begins with, a word a line."""
_MENU: Final = re.compile(r"(?:网站)?首\s*页(?:\s+\S{2,8}){2,}$")
"""A menu in one line: 首页 机构概况 新闻动态."""
_MENU_WORD: Final = re.compile(
    "(?:机构|部门|协会|学会|商会|本[局市会]|单位|组织|领导|概况|概览|设置|职[能责]|简介|介绍|新闻|工作|行业|时政|商务|统计|动态|中心|资讯|要闻|快讯"
    "|政务|信息|政府|党务|党建|财政|公开|数据|发布|服务|分析|开放|互动|政民|公众|在线|网上|办事|公共|会员|便民|交流|参与|大厅|解读|回应|专题|专栏|通知|公告"
    "|公示|政策|法规|法律|文件|下载|资料|联系|我们|关于|登录|注册|搜索|繁体|简体|无障碍|浏览|English|走进|图片|视频|意见|征集|调查|咨询|投诉|人事|招考)+"
)
"""A word of a menu."""
_TOOLS: Final = re.compile(
    r"(?=.*\w)(?:[\s\W]|打\s*印(?:本[页文])?|[本此]页|页面|关\s*闭|窗口|分享(?:到|至)?|返回(?:首页)?|顶部|上一?页|下一?页|列表|收\s*藏|字\s*[体号]|放大|缩小"
    r"|微信|微博|新浪|朋友圈|QQ空间|QQ|扫[一码]扫|在手机(?:上)?打开(?:当前|本)页|二维码|纠错|推荐)+$"
)
"""The tools of a page: 【打印】【关闭】."""
_BESIDE: Final = re.compile(r"[上下前后]一[篇条页章]\s*(?:[：:].*|)")
"""The articles beside it: 上一篇：…"""
_HANDS: Final = re.compile(
    r"[（(【\[]?\s*(?:(?:责任编辑|責任編輯|值班编辑|网络编辑|实习编辑|责编|编辑|校对|审核|审签|初审|复审|终审|监制|编审)\s*[：:]\s*[\u4e00-\u9fff·]{2,4}[、，；/\s]*)+[）)】\]]?"
)
"""Whose hands it went through: 责任编辑：李明."""
_MORE: Final = re.compile(
    r"[【\[■●]?\s*(?:相关|相關|推荐|推薦|延伸|热门|更多|扩展|热点|最新)"
    r"(?:链接|連結|新闻|新聞|阅读|閱讀|文章|报道|報道|報導|推荐|稿件|信息|资讯|内容|专题|文档|附件|资料|文件|热点|排行|解读)\s*[】\]]?\s*[：:>»]*|猜你喜欢[：:]?"
)
"""What stands over the titles of others: 相关链接."""
_SITE: Final = re.compile(
    r"版[权權]所有|ICP\s*备|公网安备|网站标识码|©|copyright|技术支持\s*[：:]|建议使用\S*浏览器|邮编\s*[：:]\s*\d|网站地图",
    re.IGNORECASE,
)
"""What tells the foot of a site."""
_MAKERS: Final = re.compile(
    r"(?:主办|承办|协办|建设|维护|制作|主管|运维)(?:单位|方)?\s*[：:]|(?:地址|邮编|电话|联系电话|邮箱|技术支持|访问量)\s*[：:]"
)
"""What is told beside that: 主办：市人民政府办公室."""


def set_aside(rows: Rows) -> None:
    """Make of the page the rows that stand around an article: a menu over it, titles of others and a site's
    foot under it, tools on all sides."""
    texts, kinds = rows.texts, rows.kinds
    told = [place for place, text in enumerate(texts) if text[0] in _OPENS and len(text) <= _SHORT]
    if not told:
        return
    first = next((place for place, text in enumerate(texts) if "。" in text), len(texts))
    last = next((place for place in range(len(texts) - 1, -1, -1) if "。" in texts[place]), -1)
    aside: set[int] = set()
    for place in told:
        text = texts[place]
        if _TOOLS.match(text) is not None or _BESIDE.fullmatch(text) is not None:
            aside.add(place)
        elif place < first and (_WAY.match(text) is not None or _MENU.match(text) is not None):
            aside.add(place)
            if _HOME.fullmatch(text) is not None:
                aside.update(_menu(texts, place + 1, first))
        elif not 0 <= last < place:
            continue
        elif _HANDS.fullmatch(text) is not None:
            aside.add(place)
        elif _SITE.search(text) is not None:
            aside.update(_site(texts, place, last))
        elif _MORE.fullmatch(text) is not None:
            aside.update(range(place, len(texts)))
    for place in aside:
        if kinds[place] not in ("table", "section"):
            kinds[place] = "page"


def _menu(texts: list[str], place: int, stop: int) -> range:
    """The words of a menu that stand a line each from *place* on."""
    end = place
    while end < stop and len(texts[end]) <= _MENU_SHORT and _MENU_WORD.fullmatch(texts[end]) is not None:
        end += 1
    return range(place, end)


def _site(texts: list[str], place: int, last: int) -> range:
    """The foot of a site around the line at *place*, behind the *last* sentence."""
    first = place
    while first - 1 > last and _MAKERS.search(texts[first - 1]) is not None:
        first -= 1
    end = place + 1
    while end < len(texts) and (_MAKERS.search(texts[end]) or _SITE.search(texts[end])):
        end += 1
    return range(first, end)
