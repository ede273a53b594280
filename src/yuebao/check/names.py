"""What unknowns are called, in Chinese: as the text names them, or put together from their key."""

from __future__ import annotations

from yuebao.check.system import Cell, System


def title(cell: Cell) -> str:
    """A name for a quantity that the text never names: 进出口额 cut by 出口 is 出口额."""
    measure = cell.measure
    others = []
    for dimension, member in sorted(cell.breakdown):
        general = (
            next((it for it in ("进出口", "贸易") if it in measure), None) if dimension == "flow" else None
        )
        if general is None:
            others.append(member)
        elif member in ("顺差", "逆差"):
            measure = f"{'服务' if '服务' in measure else ''}贸易{member}"
        else:
            measure = measure.replace(general, member, 1)
    head = "".join(others)
    if head.endswith("服务"):
        measure = measure.removeprefix("服务")
    return head + measure


def named(system: System, unknown: int) -> str:
    """What an unknown stands for."""
    key = system.keys[unknown]
    if isinstance(key, Cell):
        given = system.names.get(unknown)
        if given:
            return given
        after = system.index.get(key._replace(start=key.start + 12, stop=key.stop + 12))
        return f"上年同期{subject(system, key)}" if after is not None else title(key)
    assert isinstance(key, tuple)
    about = subject(system, key[1]) if isinstance(key[1], Cell) else ""
    match key[0]:
        case "rate" | "real":
            return f"{about}同比增速"
        case "share":
            return f"{about}占{subject(system, key[2])}的比重"
        case "change":
            return f"{about}占{subject(system, key[2])}比重的变化"
        case "difference":
            return f"{about}比上年的增减"
        case "kept":
            return f"{about}上年占比÷本年占比"
        case "lost":
            return f"{about}占比变化÷占比"
        case "before":
            return f"{about}上年占{subject(system, key[2])}的比重"
        case "apart":
            return "增速之差"
        case "average":
            return f"{about}{key[2]}年平均增速"
        case "grown" | "made":
            return f"{about}{key[3]}年的增长倍数"
        case "ratio":
            return title(key[1])
        case "price":
            return f"{about}单价"
        case "gain":
            parts = "、".join(subject(system, part) for part in key[3])
            return f"{parts}{'合计' if 1 < len(key[3]) else ''}的增减额"
        case "mean":
            return "年平均人口"
        case "contribution" | "contribution_rate":
            return f"对{about}的拉动"
    return f"{about}增减额"


def subject(system: System, cell: Cell) -> str:
    """A quantity's name, without its year."""
    for after in (0, 12):
        unknown = system.index.get(cell.at(cell.start + after, cell.stop + after) if after else cell)
        if unknown is not None and unknown in system.names:
            return system.names[unknown].removeprefix("上年同期")
    return title(cell)
