"""Where things stand: spans, joined text and the outline of a bulletin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open interval ``[start, stop)`` of ``Source.text``, in characters."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as text, with where it came from.

    ``text`` is what ``yuebao text FILE`` prints and what every offset counts in;
    ``sha256`` is the digest of the original bytes.
    """

    sha256: str
    name: str
    text: str
    media_type: str = "text/plain"
    url: str | None = None
    publisher: str | None = None
    released: str | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Text put together from pieces of a source, with the way back.

    Broken lines are joined and the spaces a typesetter left beside Chinese characters are
    dropped. ``starts[i]`` is where piece *i* begins in ``text`` and ``origins[i]`` where it
    begins in the source; both ascend.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, index: int) -> int:
        """The source offset of the character at *index*."""
        if len(self.starts) == 1:
            return self.origins[0] + index
        piece = bisect_right(self.starts, index) - 1
        return self.origins[piece] + index - self.starts[piece]

    def span(self, start: int, stop: int) -> Span:
        """The source span of ``text[start:stop]``, which must not be empty."""
        return Span(start=self.origin(start), stop=self.origin(stop - 1) + 1)


BlockKind = Literal["title", "section", "item", "heading", "paragraph", "attribution", "page", "table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of the outline: a heading, a paragraph, an attribution, a page number.

    ``joined`` holds its text with broken lines put together; ``section`` and ``item`` are
    the headings it stands under (【数据月报】 and ● …), without their marks; ``mark`` is the
    list mark that was cut off its front (``1.``, ``一、``, ``●``), as a span of the source.
    """

    kind: BlockKind
    joined: Joined
    section: str | None = None
    item: str | None = None
    heading: str | None = None
    mark: Span | None = None

    @property
    def text(self) -> str:
        return self.joined.text

    @property
    def span(self) -> Span:
        return self.joined.span(0, len(self.joined.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A bulletin's blocks in the order of the text, and what its head says of it."""

    blocks: tuple[Block, ...] = ()
    title: str | None = None
    sources: tuple[str, ...] = field(default=())
