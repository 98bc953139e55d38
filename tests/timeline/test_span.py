"""Spans of days."""

import pickle
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidObject
from jingwu_model.timeline import Span

DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))
ENDS = st.none() | DAYS


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Spans of a few weeks, open or closed."""
    since, until = draw(ENDS), draw(ENDS)
    if since and until and until < since:
        since, until = until, since
    return Span(since=since, until=until)


class TestSpan:
    """Both ends included; an end not given is open."""

    def test_it_holds_both_its_ends(self) -> None:
        """And the days between, and no other."""
        span = Span(since=date(2026, 1, 1), until=date(2026, 1, 31))
        assert date(2026, 1, 1) in span
        assert date(2026, 1, 31) in span
        assert date(2025, 12, 31) not in span
        assert date(2026, 2, 1) not in span

    def test_an_open_end_has_no_last_day(self) -> None:
        """Whichever end it is."""
        assert date.max in Span(since=date(2026, 1, 1))
        assert date.min in Span(until=date(2026, 1, 1))
        assert date(2026, 1, 1) in Span()

    def test_one_that_ends_before_it_begins_is_refused(self) -> None:
        """A day's span is the shortest there is."""
        assert Span(since=date(2026, 1, 1), until=date(2026, 1, 1)).days == 1
        with pytest.raises(InvalidObject) as caught:
            Span(since=date(2026, 1, 2), until=date(2026, 1, 1))
        assert [fault.code for fault in caught.value.faults] == ["span.backwards"]

    def test_its_length_counts_both_ends(self) -> None:
        """2024 has a leap day; an open span has no length."""
        assert Span(since=date(2024, 1, 1), until=date(2024, 12, 31)).days == 366
        assert Span(since=date(2024, 1, 1)).days is None
        assert Span(until=date(2024, 1, 1)).days is None

    @given(spans(), spans())
    def test_two_overlap_when_a_day_lies_in_both(self, one: Span, other: Span) -> None:
        """Asked day by day over more than their range, and either way round."""
        days = [date.fromordinal(date(2019, 12, 31).toordinal() + at) for at in range(64)]
        shared = any(day in one and day in other for day in days)
        assert one.overlaps(other) is shared
        assert other.overlaps(one) is shared

    def test_a_time_is_no_day(self) -> None:
        """A time falls on different days in different places."""
        with pytest.raises(InvalidObject, match="a date without a time"):
            assert datetime(2026, 1, 1, tzinfo=UTC) in Span()

    @pytest.mark.parametrize(
        ("span", "zh", "en"),
        [
            (Span(), "无起止", "without beginning or end"),
            (Span(since=date(2026, 1, 1)), "2026-01-01起", "from 2026-01-01"),
            (Span(until=date(2025, 12, 31)), "至2025-12-31", "until 2025-12-31"),
            (
                Span(since=date(2026, 1, 1), until=date(2026, 6, 30)),
                "2026-01-01至2026-06-30",
                "2026-01-01 to 2026-06-30",
            ),
        ],
    )
    def test_it_says_itself_in_both_languages(self, span: Span, zh: str, en: str) -> None:
        """Open ends in words."""
        assert (span.text("zh"), span.text("en")) == (zh, en)

    def test_it_survives_pickling(self) -> None:
        """Equal to what it was."""
        span = Span(since=date(2026, 1, 1))
        assert pickle.loads(pickle.dumps(span)) == span  # noqa: S301 - our own bytes
