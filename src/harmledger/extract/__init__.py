"""Extraction: what a report says, as drafts tied to its words. :func:`drafts` is the only way in."""
