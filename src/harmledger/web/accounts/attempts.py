"""How often a password may be tried."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class Attempts:
    """Counts tries of passwords, in this process: by name and address, by address, and by name.

    The last is wide, so that nobody can easily shut another out by failing in their name.
    """

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._rules = (
            (RateLimitItemPerMinute(5, 1, "pair"), True, True),
            (RateLimitItemPerMinute(20, 1, "address"), False, True),
            (RateLimitItemPerHour(100, 1, "name"), True, False),
        )

    def wait(self, name: str, address: str) -> int:
        """Count a try; gives how many seconds to wait before it is allowed, 0 where it is now.

        Args:
            name: the account as typed.
            address: of whoever tries.
        """
        folded = name.strip().casefold()[:100]
        waits = [0]
        for rule, by_name, by_address in self._rules:
            keys = ([folded] if by_name else []) + ([address] if by_address else [])
            if not self._limiter.hit(rule, *keys):
                reset = self._limiter.get_window_stats(rule, *keys).reset_time
                waits.append(max(1, math.ceil(reset - time.time())))
        return max(waits)
