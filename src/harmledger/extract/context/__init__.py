"""Context: who says so, how firmly, when, where, by whom, and whether it happened at all."""
