"""Tagging: a report's sentences with their labelled spans."""
