"""What time shows of a public-security case where the law leaves a question, by hand."""

from collections.abc import Iterable
from datetime import datetime

import pytest

from jingwu_model.timeline import SHANGHAI
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


class TestFirstRound:
    """NORM07 9: three working days from the filing, or from the result of an appraisal."""

    def test_until_an_appraisal_is_ordered_the_days_count_from_the_filing(self) -> None:
        """Filed on 2 March: on the 6th the round is overdue, as far as anybody knows."""
        filed = walked(["@filed"])

        for day, late in ((5, set()), (6, {"first_round"})):
            now = datetime(2026, 3, day, 12, tzinfo=SHANGHAI)
            assert {one.name for one in filed.overdue(now, CHINA)} & {"first_round"} == late

    @pytest.mark.parametrize("day", ["03-05", "03-06", "03-09"])
    def test_an_appraisal_replaces_that_count_and_is_not_late(self, day: str) -> None:
        """With an appraisal the days from the filing were never the round's."""
        case = walked(["@filed", f"{day} order_appraisal"])
        (round_,) = (one for one in case.past_clocks(CHINA) if one.name == "first_round")

        assert (round_.voided, round_.late, round_.late_by) == (True, False, None)
        assert round_.text("zh").endswith("，不再计算")
        assert round_.text("en").endswith(", counted no more")
        assert remarks(case) == []

    def test_counted_from_the_result_it_is_late_where_it_is(self) -> None:
        """The result came on 16 March: 17, 18, 19; a round that failed on the 20th is late."""
        result = ["@filed", "03-09 order_appraisal", "03-16 receive_appraisal"]
        round_ = [
            "03-17 establish_facts appraised",
            "03-17 screen",
            "03-17 consent",
            "03-17 start_round",
        ]
        in_time = walked([*result, *round_, "03-19 fail_round"])
        late = walked([*result, *round_, "03-20 fail_round"])

        assert remarks(in_time) == []
        assert remarks(late) == [("clock.late", "fail_round", "first_round")]

    def test_without_an_appraisal_it_is_late_as_before(self) -> None:
        """On 6 March, a day too late."""
        assert remarks(walked(["@mediating", "03-06 fail_round"])) == [
            ("clock.late", "fail_round", "first_round")
        ]
