"""Articles in: cleaned, attributed, held against one another, proposed for a column and a place in it.

article   bytes → Article: title, paragraphs, source, date, link
alike     which articles tell the same
sorting   which column, in what order, and how long
"""

from __future__ import annotations

from yuebao.news.alike import Alike, alike
from yuebao.news.article import Article, open_article
from yuebao.news.sorting import Proposal, propose, trimmed

__all__ = ["Alike", "Article", "Proposal", "alike", "open_article", "propose", "trimmed"]
