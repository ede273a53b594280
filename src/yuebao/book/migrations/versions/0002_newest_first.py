"""Passages by day, for a search that gives the newest first; figures whose further digits were left off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_index("passage_published", "passage", ["published", "document_id"], unique=False)
    op.add_column("figure", sa.Column("cut", sa.Integer(), server_default="0", nullable=False))
    op.execute(
        "UPDATE figure SET cut = 1 WHERE vintage_id IN "
        "(SELECT id FROM vintage WHERE ' ' || notes || ' ' LIKE '% truncation %')"
    )
