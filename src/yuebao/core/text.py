"""Where things stand: spans, joined text and the outline of a bulletin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from yuebao.core.problem import Problem


class _SpanFields:
    """Where the fields of a span stand. It and its open twin add none: the one soon becomes the other."""

    __slots__ = ("length", "start")


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Span(_SpanFields):
    """A half-open interval ``[start, stop)`` of ``Source.text``, in characters.

    It holds its length rather than its end: short lengths are shared numbers, so that a document's many
    spans take a third less room.
    """

    start: int
    length: int

    def __init__(self, *, start: int, stop: int) -> None:
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "length", stop - start)

    def __repr__(self) -> str:
        return f"Span(start={self.start}, stop={self.stop})"

    @property
    def stop(self) -> int:
        return self.start + self.length


class OpenSpan(_SpanFields):
    """A span that is being made: frozen fields take several times as long to set."""

    __slots__ = ()


Box = tuple[float, float, float, float]
"""A rectangle on a page: left, top, right, bottom, in points (1/72 inch) from the page's top left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where ``Source.text[start:stop]`` stands in the file that it was taken out of.

    Of a page (PDF, scan): ``page`` counts from 1 and ``box`` is the rectangle of a piece of a line;
    ``edges``, where they are known, are the ``stop - start + 1`` abscissas that part its characters; the
    ordinates where the text runs up or down the page (``sideways``).

    Of a document without pages: ``paragraph`` counts the paragraphs of the body outside tables, ``table``,
    ``row`` and ``column`` count tables, their rows and their columns, all from 1; ``part`` names what is
    not the body: a sheet, ``footnote 3``. What does not apply is None (``""``).
    """

    start: int
    stop: int
    part: str = ""
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    box: Box | None = None
    edges: tuple[float, ...] = ()
    sideways: bool = False

    def narrowed(self, span: Span) -> Place:
        """The part of this place that *span* covers; a paragraph or a cell stays whole.

        Without ``edges`` the characters are taken to be equally wide.
        """
        start, stop = max(self.start, span.start), min(self.stop, span.stop)
        if self.box is None or (start, stop) == (self.start, self.stop):
            return replace(self, edges=()) if self.edges else self
        left, top, right, bottom = self.box
        first, last = start - self.start, stop - self.start
        if self.edges and self.sideways:
            top, bottom = sorted((self.edges[first], self.edges[last]))
        elif self.edges:
            left, right = sorted((self.edges[first], self.edges[last]))
        else:
            each = (right - left) / (self.stop - self.start)
            left, right = left + first * each, left + last * each
        return replace(self, start=start, stop=stop, box=(left, top, right, bottom), edges=())


class _OpenPlace:
    """A place that is being made, as ``OpenSpan`` is a span."""

    __slots__ = Place.__slots__


def place_of(start: int, stop: int, page: int, box: Box, edges: tuple[float, ...], sideways: bool) -> Place:
    """A place on a page, for those who make one a line."""
    made: Any = _OpenPlace()
    made.start, made.stop, made.page = start, stop, page
    made.box, made.edges, made.sideways = box, edges, sideways
    made.part = ""
    made.paragraph = made.table = made.row = made.column = None
    made.__class__ = Place
    return made  # type: ignore[no-any-return]


def place_in(
    start: int,
    stop: int,
    part: str,
    *,
    paragraph: int | None = None,
    table: int | None = None,
    row: int | None = None,
    column: int | None = None,
) -> Place:
    """A place in a document without pages, for those who make one a cell."""
    made: Any = _OpenPlace()
    made.start, made.stop, made.part = start, stop, part
    made.paragraph, made.table, made.row, made.column = paragraph, table, row, column
    made.page = made.box = None
    made.edges = ()
    made.sideways = False
    made.__class__ = Place
    return made  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A character that a scan's reader was unsure of, and what else it may be (``readings``)."""

    span: Span
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as text, with where it came from.

    ``text`` is what ``yuebao text FILE`` prints and what every offset counts in;
    ``sha256`` is the digest of the original bytes. ``publisher``, ``released`` (YYYY-MM-DD) and ``title``
    are what the file says of itself, None where it says nothing; ``places`` come in the order of the text
    and do not overlap; ``pages`` are the offsets at which the pages begin;
    ``doubts`` are a scan's, in the order of the text. ``problems`` say what of the file was left out: the
    rest of it is read, and whoever shows what was read shows them too.
    """

    sha256: str
    name: str
    text: str
    media_type: str = "text/plain"
    url: str | None = None
    publisher: str | None = None
    released: str | None = None
    title: str | None = None
    places: tuple[Place, ...] = ()
    pages: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()

    def place(self, span: Span) -> Place | None:
        """The place that *span* begins in; None where the file told none."""
        return next(iter(self.places_of(span)), None)

    def doubts_of(self, span: Span) -> tuple[Doubt, ...]:
        """What a scan's reader was unsure of within *span*."""
        first = bisect_right(self.doubts, span.start, key=lambda doubt: doubt.span.stop)
        last = bisect_left(self.doubts, span.stop, key=lambda doubt: doubt.span.start)
        return self.doubts[first:last]

    def places_of(self, span: Span) -> tuple[Place, ...]:
        """All places that *span* touches, narrowed to it: several where it runs over a line's end."""
        at = bisect_right(self.places, span.start, key=lambda place: place.stop)
        found = []
        while at < len(self.places) and self.places[at].start < span.stop:
            found.append(self.places[at].narrowed(span))
            at += 1
        return tuple(found)


class _JoinedFields:
    """Where the fields of a joined text stand, as ``_SpanFields`` are a span's."""

    __slots__ = ("origins", "starts", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(_JoinedFields):
    """Text put together from pieces of a source, with the way back.

    Broken lines are joined and the spaces a typesetter left beside Chinese characters are
    dropped. ``starts[i]`` is where piece *i* begins in ``text`` and ``origins[i]`` where it
    begins in the source; both ascend. Of a text in many pieces they are arrays, which nobody writes to.
    """

    text: str
    starts: Sequence[int]
    origins: Sequence[int]

    def origin(self, index: int) -> int:
        """The source offset of the character at *index*."""
        if len(self.starts) == 1:
            return self.origins[0] + index
        piece = bisect_right(self.starts, index) - 1
        return self.origins[piece] + index - self.starts[piece]

    def span(self, start: int, stop: int) -> Span:
        """The source span of ``text[start:stop]``, which must not be empty."""
        if len(self.starts) == 1:
            origin = self.origins[0]
            return Span(start=origin + start, stop=origin + stop)
        starts, origins = self.starts, self.origins
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, stop - 1, first) - 1
        return Span(start=origins[first] + start - starts[first], stop=origins[last] + stop - starts[last])


class OpenJoined(_JoinedFields):
    """A joined text that is being made, as ``OpenSpan`` is a span."""

    __slots__ = ()


BlockKind = Literal["title", "section", "item", "heading", "paragraph", "attribution", "page", "table"]


class _BlockFields:
    """Where the fields of a block stand, as ``_SpanFields`` are a span's."""

    __slots__ = ("heading", "item", "joined", "kind", "mark", "section")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(_BlockFields):
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


class OpenBlock(_BlockFields):
    """A block that is being made, as ``OpenSpan`` is a span."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A bulletin's blocks in the order of the text, and what its head says of it."""

    blocks: tuple[Block, ...] = ()
    title: str | None = None
    sources: tuple[str, ...] = field(default=())
