"""Alembic's way in: runs the migrations on the connection, and in the transaction, that the ledger hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], version_table="ledger_version", transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
