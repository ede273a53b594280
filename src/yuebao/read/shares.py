"""Shares and what they are shares of, percentage points, contributions."""

from __future__ import annotations

import re

from yuebao.core.fact import Base, Kind
from yuebao.core.unit import Unit
from yuebao.read.clauses import Clause
from yuebao.read.drafts import PERCENT, POINTS
from yuebao.read.predicates import Predicate, before_number
from yuebao.read.scan import Token
from yuebao.read.speech import Speech
from yuebao.read.subjects import Subject, clean, split_list

_AGAINST = {"year_end": "上年末", "year_start": "年初", "month_end": "上月末", "mom": "上月"}

_PULLS = ("上拉", "下拉", "拉动", "拉高", "拉低", "拖累", "拉升", "推高", "带动", "影响", "推动")

_FALLS = ("降幅", "跌幅", "减幅")

_CONTRIBUTES = re.compile(
    "(?P<pull>上拉|下拉|拉动|拉高|拉低|拖累|带动|拉升|推高|影响|推动)|(?P<by>)(?:对|为)(?P<to>.*?)(?:的)?(?:(?P<rate>贡献率)|贡献)|(?P<by2>)贡献"
)


def read_share(
    speech: Speech, clause: Clause, run: list[Token], units: list[Unit | None], told: Predicate, words: str
) -> None:
    context, text = speech.context, speech.text
    words = words.removesuffix("占比").removesuffix("比重").removesuffix("合计").strip("的")
    if "占" in words and told.whole is None:
        words = words[: words.rfind("占")]
    subjects = speech.subjects(run, words, dimension="", section="ratio")
    together = told.sum or "合计" in text[clause.start : run[0].start]
    if (
        len(run) == 1
        and together
        and len(context.subjects) > 1
        and (not words or speech.naming.is_generic(words))
    ):
        subjects = (_together(context.subjects),)
    if subjects is None:
        speech.refuse(run, "list:the numbers do not match the subjects")
        return
    bases = [_whole(speech, clause, told, subject) for subject in subjects]
    for token, unit, subject, base in zip(run, units, subjects, bases, strict=True):
        speech.add(token, unit or PERCENT, "share", subject, "share:占", bound=told.bound, base=base)
    if told.whole is not None:
        context.share_base = bases[-1]
    if words and not speech.naming.is_generic(words):
        speech.speak_of(subjects)


def _whole(speech: Speech, clause: Clause, told: Predicate, subject: Subject) -> Base | None:
    """The denominator of a share: the words after 占, or the subject's own total."""
    context, text = speech.context, speech.text
    if told.whole is None:
        carried = context.fixed_base or context.share_base
        return carried if _holds(carried, subject) else own_total(speech, subject)
    first, last = told.whole
    area, pieces, at = None, [], first
    cuts = [Token(a, b, "time", None) for a, b in clause.holes]
    for token in sorted([*clause.tokens, *cuts]):
        if token.start < first or token.stop > last:
            continue
        if token.kind in ("own", "city", "province", "region"):
            pieces.append(text[at : token.start])
            at = token.stop
            area = context.own(token.value) if token.kind == "own" else token.value
        elif token.kind == "time":
            pieces.append(text[at : token.start])
            at = token.stop
    pieces.append(text[at:last])
    name = clean("".join(pieces)).removeprefix("全部").removeprefix("同期").removeprefix("总")
    if area == context.area or area == (subject.area or context.area):
        area = None
    base = _base(speech, name, subject, area)
    if any(text[a:b].find("下同") >= 0 for a, b in clause.holes):
        context.fixed_base = base
    return base


def _base(speech: Speech, name: str, subject: Subject, area: str | None) -> Base:
    if not name or name in ("额", "量", "值", "总额", "总量", "总值"):
        total = own_total(speech, subject)
        if total is None or area is not None:
            said = subject.indicator if area is not None else (name or subject.head)
            parts = subject.parts if area is not None else tuple(p for p in subject.parts if p[0] == "flow")
            return Base(name=(area or "") + said, measure=subject.measure, area=area, breakdown=parts)
        return total
    before, known = speech.naming.head(name)
    if known is None:
        if subject.known is not None:
            family, parts = speech.naming.parts(name, subject.known)
            made = Subject(name, subject.head, subject.known, family, parts)
            if subject.known.trade and subject.family and not family:
                made = made._replace(family=subject.family)
            return Base(name=made.indicator, measure=made.measure, breakdown=made.parts, area=area)
        return Base(name=name, measure=name, area=area)
    family, parts = speech.naming.parts(before, known)
    if known.trade and not family and subject.family.startswith("服务") and before in ("", "总"):
        family = "服务"
    if not before and not known.trade and known.printed in speech.lexicon.bare and subject.family:
        family = subject.family
    made = Subject(before, known.printed, known, family, parts)
    return Base(
        name=(area if area == "全国" else "") + made.indicator if area else made.indicator,
        measure=made.measure,
        breakdown=parts,
        area=area,
    )


def shared_base(speech: Speech, subject: Subject) -> Base | None:
    """What the change of *subject*'s share is a change of: the share's own base when it was just printed."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is not None and last.kind == "share" and last.subject.indicator == subject.indicator:
        return last.base
    if _holds(speech.context.share_base, subject):
        return speech.context.share_base
    return own_total(speech, subject)


def _holds(base: Base | None, subject: Subject) -> bool:
    """Whether a denominator said before serves *subject* too: an export's share is none of imports."""
    if base is None:
        return False
    flow = dict(base.breakdown).get("flow")
    return flow is None or subject.flow is None or flow == subject.flow


def own_total(speech: Speech, subject: Subject) -> Base | None:
    """What a share without a denominator is a share of: the same measure, not cut."""
    known = subject.known
    whole = speech.context.whole
    if whole is not None and whole.level is not None and whole.flow == subject.flow and whole != subject:
        return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)
    if known is None:
        topic = speech.context.topic
        return (
            Base(name=topic.indicator, measure=topic.measure, breakdown=topic.parts)
            if topic is not None and topic != subject
            else None
        )
    kept = tuple(p for p in subject.parts if p[0] in ("flow", "side", "scope"))
    if not known.trade and len(kept) == len(subject.parts) and kept and speech.context.whole is None:
        kept = tuple(p for p in kept if p[0] != "side")
    words = "".join(word for dimension, word in kept if dimension in ("side", "scope"))
    family = subject.family
    head = (
        f"{known.measure}额" if known.trade and known.measure in ("出口", "进口", "进出口") else subject.head
    )
    return Base(name=words + family + head, measure=subject.measure, breakdown=kept)


def read_part(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, after: str
) -> None:
    """约40%是制造业企业, 52%馆藏文物: the words behind the number name the part or the whole."""
    last = speech.context.subject
    whole = after.split("的", 1)[0] if "的" in after else after
    if last is not None and speech.context.whole is not None:
        subject = Subject(
            after + (last.head.removesuffix("数") or last.before), "", None, after, (("sector", after),)
        )
        base = Base(name=last.indicator, measure=last.measure, breakdown=last.parts)
    else:
        done = after.split("的", 1)[1] if "的" in after else ""
        subject = Subject(done + whole, "", None, done + whole, ())
        base = Base(name=whole, measure=whole)
    speech.each(run, units, (subject,) * len(run), "share", "share:部分", told, sign=1, base=base)
    speech.speak_of((Subject(after.replace("的", ""), "", None, after, ()),))


def read_points(
    speech: Speech,
    start: int,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    words: str,
) -> None:
    """Percentage points: the change of a share, of a rate, or a contribution."""
    context, text = speech.context, speech.text
    said = text[start : run[0].start]
    pull = pull_word(said)
    if pull or "贡献" in said:
        read_contribution(speech, run, units, told, start, "contribution")
        return
    about_share = told.share or any(word in words for word in ("占比", "比重", "份额"))
    falls = told.noun < 0 or any(word in words for word in _FALLS)
    about_rate = any(word in words for word in ("增速", "增幅", "涨幅", "降幅", "率"))
    named = words
    for word in ("占比", "比重", "增速", "增幅", "份额", "涨幅", "降幅"):
        named = named.removesuffix(word)
    named = clean(named.removesuffix("占")) if named else ""
    section = "level" if words.endswith("率") else "ratio"
    subjects = speech.subjects(run, named, dimension="", section=section)
    if subjects is None:
        speech.refuse(run, "list:the numbers do not match the subjects")
        return
    if (
        len(run) == 1
        and not named
        and len(context.subjects) > 1
        and context.kind == "share"
        and speech.drafts
    ) or (not named and speech.drafts and context.kind in ("share", "share_change") and len(run) == 1):
        subjects = (speech.drafts[-1].subject,)
    share = about_share or (not about_rate and not named and context.kind in ("share", "share_change"))
    kind: Kind = "share_change" if share else "rate_change"
    sign = told.sign if told.kind in ("move", "pull") else 1
    base = None
    for token, unit, subject in zip(run, units, subjects, strict=True):
        if falls and not share:  # signed as what is named: 降幅收窄 lowers the 降幅
            subject = subject._replace(head=subject.head + "降幅")
        elif not share and (told.noun > 0 or words.endswith(("增速", "增幅", "涨幅"))):
            subject = subject._replace(head=subject.head + "增速")
        if share:
            base = shared_base(speech, subject)
        elif told.compare == "other" or told.compare in ("mom", "year_end", "year_start", "month_end"):
            name = told.against if told.compare in ("other", "mom") else _AGAINST.get(told.compare, "")
            base = Base(name=name, area=_against_area(speech, name)) if name else None
        speech.add(
            token,
            unit or POINTS,
            kind,
            subject,
            f"change:{told.word or '个百分点'}",
            sign=sign,
            bound=told.bound,
            base=base,
        )
    if named:
        speech.speak_of(subjects)


def _against_area(speech: Speech, name: str) -> str | None:
    for kind, level in (("全国", "全国"), ("全省", "province"), ("全市", "city")):
        if name.startswith(kind):
            return speech.context.own(level)
    return None


def read_contribution(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, start: int, kind: Kind
) -> None:
    """A拉动B增长x个百分点, A对B增长的贡献率为x%: what adds to what."""
    context, text = speech.context, speech.text
    said = text[start : run[0].start]
    m = _CONTRIBUTES.search(said)
    if m is None:
        speech.refuse(run, "contribution:not understood")
        return
    pull = m.group("pull") or m.group("rate") or "贡献"
    first, second = (m.start("by"), m.start("to")) if m.group("pull") is None else (m.start(), m.end())
    if m.group("pull") is None:
        agent_stop, object_start, object_stop = start + first, start + second, start + m.end("to")
    else:
        agent_stop, object_start = start + first, start + second
        object_stop = before_number(
            text, object_start, run[0].start, speech.ends, speech.lexicon, ratio=False
        ).stop
    agent = clean(speech.without(start, agent_stop))
    pulled = clean(speech.without(object_start, object_stop)) if object_stop > object_start else ""
    for word in ("增长", "增速", "涨幅", "降幅", "同比", "上涨", "的"):
        pulled = pulled.removesuffix(word)
    members = [clean(m) for m in re.split("、|和|与|以及", agent) if clean(m)]
    if members == ["三次产业"]:
        members = ["第一产业", "第二产业", "第三产业"]
    if len(run) > 1 and "、" in agent and len(members) != len(run):
        members = split_list(agent, len(run)) or members
    together = agent in ("合计", "共同", "共计", "合计分别")
    if (not members or together) and context.subject is not None and pulled and pull == "影响":
        own = context.subjects if len(context.subjects) == len(run) else (context.subject,)
        if together and len(context.subjects) > 1:
            own = (_together(context.subjects),)
        if len(own) == len(run):  # 猪肉价格上涨…，影响CPI上涨…
            base = Base(name=pulled, measure=speech.naming.subject(pulled, None).measure)
            sign = -1 if told.kind == "move" and told.sign < 0 else 1
            for token, unit, subject in zip(run, units, own, strict=True):
                speech.add(
                    token,
                    unit or POINTS,
                    kind,
                    subject,
                    f"contribution:{pull}",
                    sign=sign,
                    bound=told.bound,
                    base=base,
                )
            return
    if not members and context.subject is not None:
        members = [word for dimension, word in context.subject.parts if dimension != "flow"] or [
            context.subject.before or context.subject.head
        ]
    target = (
        speech.naming.subject(pulled, None, dimension="", section="")
        if pulled
        else context.topic or context.subject
    )
    if target is None:
        speech.refuse(run, "contribution:to nothing named")
        return
    known = target.known
    dimension = (
        "product"
        if known is not None and known.trade
        else (known.dimension if known is not None else "") or "sector"
    )
    parts = tuple((dimension, _member_words(speech, member)) for member in members)
    base = Base(
        name=f"{target.flow}额" if target.flow else target.indicator,
        measure=target.measure,
        breakdown=target.parts,
    )
    sign = (
        -1
        if pull in ("下拉", "拉低", "拖累") or (told.kind == "move" and told.sign < 0 and pull != "贡献率")
        else 1
    )
    made = target._replace(parts=(*parts, *target.parts), level=None, period=None)
    subjects: tuple[Subject, ...] = (made,)
    if kind == "contribution_rate":  # who contributes is the subject, what grows the base
        own = tuple(speech.naming.subject(member, None) for member in members)
        if len(own) == len(run):
            subjects = own
        elif len(run) == 1 and own:
            subjects = (_together(own),)
        elif len(context.subjects) == len(run):
            subjects = context.subjects
        else:
            speech.refuse(run, "list:the numbers do not match the subjects")
            return
        for token, unit, subject in zip(run, units, subjects, strict=True):
            speech.add(
                token, unit or POINTS, kind, subject, f"contribution:{pull}", bound=told.bound, base=base
            )
        speech.speak_of(subjects)
        return
    if len(run) > 1:
        if not agent and len(context.subjects) == len(run):
            parts = tuple(
                next((p for p in each.parts if p[0] != "flow"), (dimension, each.before))
                for each in context.subjects
            )
        if len(parts) != len(run):
            speech.refuse(run, "list:the numbers do not match the subjects")
            return
        subjects = tuple(target._replace(parts=(part, *target.parts), level=None) for part in parts)
    for token, unit, subject in zip(run, units, subjects, strict=True):
        speech.add(
            token,
            unit or POINTS,
            kind,
            subject,
            f"contribution:{pull}",
            sign=sign,
            bound=told.bound,
            base=base,
        )


def _member_words(speech: Speech, words: str) -> str:
    """船舶出口 as the member 船舶 of the exports it adds to."""
    before, known = speech.naming.head(words)
    return before if known is not None and known.trade and before else words


def pull_word(said: str, *, points: bool = True) -> str:
    """The word of contribution in *said* (拉动, 拖累), or nothing; beside points also the weaker ones (带动)."""
    return next((pull for pull in (_PULLS if points else _PULLS[:5]) if pull in said), "")


def _together(subjects: tuple[Subject, ...]) -> Subject:
    """Several subjects as one: their members joined by ``+``."""
    first = subjects[0]
    parts: list[tuple[str, str]] = []
    for place, (dimension, word) in enumerate(first.parts):
        words = []
        for subject in subjects:
            other = (
                subject.parts[place]
                if place < len(subject.parts) and subject.parts[place][0] == dimension
                else (dimension, word)
            )
            if other[1] not in words:
                words.append(other[1])
        parts.append((dimension, "+".join(words)))
    common = first.before
    for subject in subjects[1:]:
        while common and not subject.before.endswith(common):
            common = common[1:]
    if not common:
        common = "、".join(dict.fromkeys(subject.before for subject in subjects))
    return Subject(common, first.head, first.known, first.family, tuple(parts), first.area)
