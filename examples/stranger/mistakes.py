"""The desk as it was before anybody held it to anything: seven mistakes, listed in README.md."""

from collections.abc import Iterator
from datetime import date, timedelta

import offices
from desk import TERMINATED, Case, Desk, Line


class FirstDesk(Desk):
    """The desk with the mistakes that are its own."""

    def target(self, case: Case | None, kind: str) -> int | None:
        """1. What the committee declines stands as terminated, as if it had begun."""
        found = super().target(case, kind)
        return TERMINATED if kind == "decline" and found is not None else found

    def unsealed(self, event: Line) -> Iterator[str]:
        """2. Nobody looks for the seal, as long as there is a document."""
        if "document" not in event:
            yield "NO_SEAL"

    def thirty_days(self, day: date) -> date:
        """3. The day of the agreement is taken for the first of the thirty."""
        return self.worked(day + timedelta(days=29))

    def keep(self, event: Line, line: bytes) -> None:
        """4. What somebody was told is one line of a case, written over each time."""
        if event["event"] == "told":
            command = "DELETE FROM lines WHERE case_id = ? AND kind = 'told'"
            self.db.execute(command, (event["proceeding_id"],))
        super().keep(event, line)

    def twice(self, event: Line) -> Iterator[str]:
        """5. A number that is there already is reported as a time that has passed."""
        for code in super().twice(event):
            yield "TOO_EARLY" if code == "DUPLICATE" else code


def offices_needed(villages: int, communities: int) -> int:
    """6. Villages that are no full eight need no office."""
    return communities + villages // offices.VILLAGES_AN_OFFICE


def reads_return(document: bytes) -> bool:
    """7. A key that nobody knows is read over."""
    return offices.reads_return(document, strictly=False)
