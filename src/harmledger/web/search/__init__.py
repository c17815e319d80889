"""Search over reports and claims: what was asked for, and how hits are shown."""
