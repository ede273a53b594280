"""What is told of trains by their way alone, of those that the text is about: 中欧班列…。|去程开行|697列."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_TRAINS: Final = re.compile(
    "(?:中欧|中亚|中老|中越|中俄|南亚|东盟|国际货运|国际|铁海联运|海铁联运|西部陆海新通道|冷链|跨境电商)*班列(?:（[^）]{2,10}）)?"
)
_WAYS: Final[tuple[str, ...]] = ("去程", "回程", "返程")
_RAN: Final[tuple[str, ...]] = (
    "开行",
    "发运",
    "发送",
    "到发",
    "运行",
    "到达",
    "抵达",
    "发车",
    "始发",
    "发出",
)
_OF_LINE: Final = re.compile("班列（[^）]{2,10}）")
BY_WAY: Final = frozenset(
    {f"{led}开行" for led in ("", "累计", "日均", "共", "双向", *_WAYS)}
    | {f"{way}{done}" for way in _WAYS for done in ("", "班列开行", "占比")}
    | {"开行量", "开行数量", "开行总量", "开行列数"}
)
"""What is told of trains in words that name none."""
_SENT: Final = frozenset({"发送货物", "运送货物", "发运货物", "运输货物", "发送", "发运", "运送"})
"""What trains did, told of them right behind their number."""
OF_TRAINS: Final = BY_WAY | _SENT
_FAR: Final = 40
"""How many figures back a sentence may have counted trains."""


def of_all_lines(name: str) -> str:
    """*name* of the trains of all lines: 中欧班列开行量 of 中欧班列（西安）开行量."""
    return _OF_LINE.sub("班列", name)


def ran(words: str) -> bool:
    """Whether *words* say of the trains that they name that they ran."""
    return words.endswith(_RAN) and words.find("班列") > 0


def remember(speech: Speech, words: str) -> None:
    """Keeps which trains *words* count: 中欧班列累计开行."""
    trains = _TRAINS.search(words)
    if trains is not None:
        speech.context.trains = trains.group()


def of_trains(speech: Speech, words: str, dimension: str, section: str) -> Subject | None:
    """What *words* say of the trains told before, None where none were."""
    trains = speech.context.trains
    if not trains and len(speech.drafts) > speech.opened:
        led = _TRAINS.match(speech.drafts[-1].subject.before)
        trains = "" if led is None else led.group()  # 中欧班列线路覆盖20个国家，全年|开行|909列
    if not trains:
        return None
    if words in _SENT:
        told = speech.drafts[max(speech.opened, len(speech.drafts) - _FAR) :]
        if not any("班列" in draft.subject.before for draft in told):
            return None  # 机场发送货物
        words += "货物" if len(words) == 2 else ""  # 开行258列、|发送|2.8万标箱
    elif words in _WAYS:
        words += "开行"
    name = f"{trains}{words.removesuffix('占比')}"
    return speech.naming.subject(name, None, dimension=dimension, section=section)


def sent_by(led: str, before: str) -> str:
    """What the trains that *led* names sent, which *before* tells of them all: 中欧班列去程|发送货物."""
    cut = before.find("班列") + 2
    return (
        led.removesuffix("开行") + before[cut:] if cut > 1 and led.startswith(before[:cut]) else led + before
    )
