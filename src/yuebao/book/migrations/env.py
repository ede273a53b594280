"""Where Alembic begins: it migrates the connection it was handed."""

from __future__ import annotations

from alembic import context

from yuebao.book.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True
)
context.run_migrations()
