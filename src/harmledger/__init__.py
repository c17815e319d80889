"""harmledger."""
