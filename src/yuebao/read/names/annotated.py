"""What a document says of its own figures: that they are rounded, revised, or cut off."""

from __future__ import annotations

from yuebao.lexicon import Lexicon


def notes_of(text: str, rare: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """What a document says of its own figures: 不作四舍五入 says nothing of 四舍五入."""
    if rare.isdisjoint(lexicon.noted):
        return frozenset()
    cut = [word for word in lexicon.notes.get("truncation", ()) if word in text]
    for word in cut:
        text = text.replace(word, "")
    said = {
        name
        for name, words in lexicon.notes.items()
        if name not in ("currency", "truncation") and any(word in text for word in words)
    }
    return frozenset(said | {"truncation"} if cut else said)
