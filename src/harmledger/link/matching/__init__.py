"""Which events of different reports are one incident."""
