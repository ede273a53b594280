"""The register: from contracts and their executions to the month's statistics.

codes, layout    code lists and rules; the two sheets that firms fill in, and mappings of others
cells, sheets    one cell, one workbook: values or faults
rows, intake     every row checked; good ones taken in one transaction
tables, journal  the database, and the trail that cannot be rewritten
store, audit     the register opened; held against its own trail
moves            submitted, audited, returned, void; the ledger
stats            amounts, growth and shares by any cut, as of any day
disclosure       what may be published without telling what one firm did
statement        the statistics in words, read back exactly; the door to the book
monthly, filling workbooks out: the monthly tables, the templates, what is handed back
filing, publish  deadlines; publications
synth            a register whose truth is known
"""

from __future__ import annotations

from yuebao.register.intake import Taken, take
from yuebao.register.stats import Statistics, statistics
from yuebao.register.store import Register

__all__ = ["Register", "Statistics", "Taken", "statistics", "take"]
