"""Which reports share an origin."""
