"""The journal: who did what, when, about what; and whether it was checked that nothing was altered."""
