# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of the table."""

import time

from client import Outcome


class Row:
    def __init__(self, model, call, error):
        self.model, self.call, self.error = model, call, error
        self.injected = self.calls = 0
        self.began = time.monotonic()
        self.seconds = 0.0
        self.outcome = Outcome()
        self.faults = []

    def text(self):
        outcome = self.outcome
        also = ",".join(map(str, sorted(outcome.failed_as)))
        return (f"{self.model:<14}{self.call:<14}{self.error:<14}{self.injected:>8}{outcome.whole:>8}"
                f"{outcome.closed:>8}{outcome.refused:>8}{outcome.failed:>7} {also:<8}{self.calls:>8}{self.seconds:>6.1f}  "
                + ("; ".join(self.faults) or "held" if self.injected or self.faults else "-"))


HEADING = (f"{'model':<14}{'call':<14}{'error':<14}{'injected':>8}{'whole':>8}{'closed':>8}"
           f"{'503':>8}{'5xx':>7} {'':<8}{'calls':>8}{'s':>6}")
