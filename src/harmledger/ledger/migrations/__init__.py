"""Migrations of the ledger's tables. Each file under ``versions/`` is history and is never edited once released."""
