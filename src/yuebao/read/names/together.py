"""Places told with no measure: 南京、苏州两市|占全省的88%, and what the paragraph before them measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.places import joint_places
from yuebao.read.state.spoken import out_of_zone
from yuebao.read.words.phrases import PARTING

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_COUNTED: Final = re.compile("(?:[两三四五六七八九十]|[2-9])个?(?:[市区县州旗省地]+)(?:合计|共计?|总共)*$")
"""What counts the places just listed: 蜀山区、高新区|两地."""


def places_alone(speech: Speech, words: str) -> str:
    """*words* of a share, which is of the places told together that are all they name: nothing, the places
    taken in; of zones and districts together without what counts them. Any others as they are.
    """
    context = speech.context
    joint = joint_places(words, speech.lexicon)
    area = joint[0] if joint is not None and not joint[1] else ""
    bare = _COUNTED.sub("", words)
    if not area and context.districts:
        areas = [speech.area_of(part) for part in PARTING.split(bare)]
        told = [one for one in areas if one is not None]
        area = "、".join(told) if len(told) == len(areas) > 1 else ""
    if not area:
        listed = PARTING.split(bare)
        return bare if bare != words and len(listed) > 1 and all(map(speech.kind_of, listed)) else words
    context.listed, context.area, speech.placed = bare, area, True
    context.subjects = tuple(map(out_of_zone, context.subjects))
    return ""


def measured_above(speech: Speech, dimension: str) -> None:
    """Speaks of what the paragraph before began with, where this one opens with places and no measure:
    苏州市占全省的38%; 南通、镇江增速较快，分别达到.
    """
    context, above = speech.context, speech.context.before
    if above is None or above.known is None or above.known.nature not in ("flow", "stock") or above.partner:
        return
    if dimension not in ("%", "倍") and above.dimension not in ("", dimension):
        return
    listed = PARTING.split(context.listed) if context.listed else []
    if not speech.placed and not (len(listed) > 1 and all(map(speech.area_of, listed))):
        return
    speech.speak_of((out_of_zone(above)._replace(area=None, level=None, period=None),))
