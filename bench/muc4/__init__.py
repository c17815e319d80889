"""Slots of MUC-4 templates, filled from claims: ``python -m bench.muc4``."""
