"""What time shows of a public-security case where the law leaves a question, by hand."""

from collections.abc import Iterable

import pytest

from jingwu_model.workflows import ALL, Casebook
from workflows._rows import CHINA, Case, Rows, typed_in


def walked(path: Iterable[str], year: int = 2026) -> Case:
    """The case at the end of a path."""
    case = Rows(ALL["security_mediation"], typed_in("security_mediation")).walk(path, year)
    assert case is not None
    return case


def remarks(case: Case) -> list[tuple[str, str, str]]:
    """What a casebook notices of a case: the code, the event and the clock."""
    codes = {event.id: event.code for event in case.history}
    return [(one.code, codes[one.event_id], one.about) for one in Casebook([case]).remarks(CHINA)]


class TestReappraisal:
    """ADM 97: asked for within three days of the copy; a late request is told, not refused."""

    # The copy was had on 10 March, a Tuesday: the window is open through Friday, the 13th.
    copied = ("@appraised", "03-10 told copy")

    @pytest.mark.parametrize("day", ["03-10", "03-13"])
    def test_one_asked_in_time_is_remarked_on_by_nobody(self, day: str) -> None:
        """The last day included."""
        assert remarks(walked([*self.copied, f"{day} ask_reappraisal"])) == []

    def test_one_asked_late_is_recorded_and_remarked_on(self) -> None:
        """On 14 March; and it may be ordered all the same."""
        late = walked([*self.copied, "03-14 ask_reappraisal"])
        ordered = walked(
            [*self.copied, "03-14 ask_reappraisal", "03-14 order_appraisal order_again"]
        )

        assert remarks(late) == [("clock.late", "ask_reappraisal", "reappraisal_window")]
        assert remarks(late) == [one for one in remarks(ordered) if one[1] == "ask_reappraisal"]
        assert ordered.state.code == "appraising"

    def test_what_is_asked_before_any_copy_was_had_is_early_enough(self) -> None:
        """The three days have not begun."""
        assert remarks(walked(["@appraised", "03-12 ask_reappraisal"])) == []

    def test_each_who_asks_late_is_named(self) -> None:
        """The first in time, the second not."""
        both = [*self.copied, "03-11 ask_reappraisal", "03-16 ask_reappraisal by_injured"]

        assert remarks(walked(both)) == [("clock.late", "ask_reappraisal", "reappraisal_window")]
