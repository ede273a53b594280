"""The slips of a hurried hand: one planted error, as a typist or an author would make it."""

from __future__ import annotations

from random import Random

from yuebao.bulletin.thing import Slot


def slip(rng: Random, slot: Slot) -> str | None:
    """Change *slot* as a person might and name the slip; None if it offers nothing to change."""
    if slot.word or slot.bound != "=" or not slot.amount or slot.kind == "rank":
        return None
    kinds = ["last_digit", "last_digit", "last_digit", "swapped", "extra_zero", "hundred_off"]
    if slot.opposite:
        kinds.append("sign")
    if slot.tail.startswith("亿") and 1 < len(slot.tail):
        kinds.append("no_yi")
    how = kinds[int(rng.random() * len(kinds))]
    size, sign = abs(slot.amount), -1 if slot.amount < 0 else 1
    unseen = 10 ** (slot.places - slot.shown)
    if how == "last_digit":
        step = rng.choice((-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)) * unseen
        if size + step <= 0:
            return None
        slot.amount = sign * (size + step)
    elif how == "swapped":
        figures = str(size // unseen)
        places = [
            i for i in range(len(figures) - 1) if figures[i] != figures[i + 1] and (i or figures[1] != "0")
        ]
        if not places:
            return None
        i = places[int(rng.random() * len(places))]
        slot.amount = sign * int(figures[:i] + figures[i + 1] + figures[i] + figures[i + 2 :]) * unseen
    elif how == "extra_zero":
        slot.amount *= 10
    elif how == "hundred_off":
        if size < 200 * 10**slot.places:
            return None
        slot.amount = sign * (size + rng.choice((-100, 100)) * 10**slot.places)
    elif how == "sign":
        slot.amount, slot.lead, slot.opposite = -slot.amount, slot.opposite, slot.lead
    else:
        slot.tail = slot.unit = slot.tail[1:]
    return how
