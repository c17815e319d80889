"""Linking what is new: what a change touches is worked out again, all else stays; the outcome is a full linking's."""
