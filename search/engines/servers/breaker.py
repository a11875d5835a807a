"""Leaving a server alone that failed: for some seconds, for longer each time, until it answers again."""

import logging
import time

log = logging.getLogger("toolbox.search")

FIRST, LONGEST = 2.0, 60.0


class Breaker:
    """Of one process."""

    def __init__(self):
        self.pause, self.until = 0.0, 0.0

    @property
    def is_open(self) -> bool:
        """Whether the server is left alone now."""
        return time.monotonic() < self.until

    def failed(self, why: object) -> None:
        """It did not answer as it should: said in the log, without the question."""
        self.pause = min(LONGEST, max(FIRST, 2 * self.pause))
        self.until = time.monotonic() + self.pause
        log.warning("the search server is left alone for %d s: %s; the database answers", self.pause, why)

    def answered(self) -> None:
        """It answered as it should."""
        if self.pause:
            log.warning("the search server answers again")
        self.pause = self.until = 0.0
