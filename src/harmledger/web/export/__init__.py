"""Exports of what is filtered, with what was left out."""
