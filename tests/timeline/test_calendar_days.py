"""Working days of 2004–2026, against two other libraries and the notices themselves."""

import pickle
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidObject, JingwuError
from jingwu_model.timeline import Calendar, CalendarUnknown

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=at) for at in range((LAST - FIRST).days + 1)]
CHINA_HOLIDAYS = holidays.country_holidays("CN", years=range(2003, 2028))
WORKING = {day for day in EVERY_DAY if CHINA_HOLIDAYS.is_working_day(day)}

# Where the calendar differs from `holidays`, and what the notice says: nowhere.
AGAINST_HOLIDAYS: dict[date, str] = {}

# Where it differs from the data package it reads, and what the notice says.
AGAINST_CHINESECALENDAR = {
    date(2005, 12, 31): (
        "国办发明电〔2005〕35号，2006年元旦：1月1日至3日放假，"
        "12月31日（星期六）公休日调走，12月31日（星期六）上班"
    ),
}


def naive_count(day: date, n: int) -> date:
    """The Nth working day on, one day at a time over the other library's days."""
    while n:
        day += timedelta(days=1)
        n -= day in WORKING
    return day


class TestEveryPublishedDay:
    """2004–2026, day by day."""

    def test_the_published_years_are_those_of_the_data(self) -> None:
        """From 2004 to at least 2026, without a gap."""
        years = Calendar.china().years
        assert years[: 2026 - 2004 + 1] == tuple(range(2004, 2027))
        assert years == tuple(range(2004, years[-1] + 1))

    def test_it_differs_from_holidays_only_where_a_notice_explains_it(self) -> None:
        """Every difference is in the table."""
        china = Calendar.china()
        different = {d for d in EVERY_DAY if china.is_working_day(d) != (d in WORKING)}
        assert different == set(AGAINST_HOLIDAYS)

    def test_it_differs_from_its_data_only_where_a_notice_explains_it(self) -> None:
        """One make-up day is left out there."""
        china = Calendar.china()
        different = {
            d for d in EVERY_DAY if china.is_working_day(d) != chinese_calendar.is_workday(d)
        }
        assert different == set(AGAINST_CHINESECALENDAR)

    # 国办发明电〔2005〕35号, 国办发明电〔2006〕49号 and the notice for 2008.
    def test_the_notices_of_2006_to_2008_hold(self) -> None:
        """Days written in three notices, some of them in the December before."""
        works = [
            date(2005, 12, 31),
            date(2006, 1, 28),
            date(2006, 2, 5),
            date(2006, 12, 30),
            date(2006, 12, 31),
            date(2007, 2, 17),
            date(2007, 12, 29),
        ]
        off = [
            *(date(2006, 1, day) for day in (1, 2, 3)),
            *(date(2007, 1, day) for day in (1, 2, 3)),
            date(2007, 12, 30),
            date(2007, 12, 31),
            date(2008, 1, 1),
        ]
        china = Calendar.china()
        assert [day for day in works if not china.is_working_day(day)] == []
        assert [day for day in off if china.is_working_day(day)] == []

    def test_no_notice_has_moved_a_day_of_december_before_the_29th(self) -> None:
        """The last days of December that the data names begin at the 29th."""
        constants = chinese_calendar.constants
        named = [d for d in (*constants.holidays, *constants.workdays) if d.month == 12]
        assert min(day.day for day in named) == 29
        assert {(day.year, day.day) for day in named if day.day == 29} == {(2007, 29), (2018, 29)}


class TestCounting:
    """N working days on."""

    def test_three_working_days_after_12_february_2026_are_the_24th(self) -> None:
        """13 → 1, make-up 14 → 2, 24 → 3."""
        assert Calendar.china().add_working_days(date(2026, 2, 12), 3) == date(2026, 2, 24)

    @given(
        day=st.dates(FIRST, date(2026, 11, 1)),
        n=st.integers(1, 35),
    )
    def test_it_agrees_with_a_naive_count(self, day: date, n: int) -> None:
        """Over the days of another library, one at a time."""
        assert Calendar.china().add_working_days(day, n) == naive_count(day, n)

    @given(day=st.dates(date(1990, 1, 1), date(2040, 12, 31)), n=st.integers(1, 600))
    def test_it_counts_itself_back(self, day: date, n: int) -> None:
        """The days between are as many as were added, and the last is a working day."""
        china = Calendar.china()
        last = china.add_working_days(day, n)
        assert china.working_days_between(day, last) == n
        assert china.is_working_day(last)
        assert china.working_days_between(day, last - timedelta(days=1)) == n - 1

    @given(
        day=st.dates(date(1990, 1, 1), date(2040, 12, 31)),
        later=st.integers(0, 40),
        n=st.integers(1, 300),
        more=st.integers(0, 40),
    )
    def test_a_later_start_or_a_longer_count_never_ends_earlier(
        self, day: date, later: int, n: int, more: int
    ) -> None:
        """Counting is monotone."""
        china = Calendar.china()
        last = china.add_working_days(day, n)
        assert last <= china.add_working_days(day + timedelta(days=later), n + more)

    @given(day=st.dates(date(1990, 1, 1), date(2040, 12, 31)))
    def test_beyond_the_published_years_weekends_alone_count(self, day: date) -> None:
        """Monday to Friday is what is left to assume."""
        if not FIRST.year <= day.year <= LAST.year:
            assert Calendar.china().is_working_day(day) is (day.weekday() < 5)
            assert not Calendar.china().is_published(day)

    def test_no_days_at_all_can_be_counted(self) -> None:
        """From a day to itself there is no working day."""
        assert Calendar.china().working_days_between(FIRST, FIRST) == 0

    @pytest.mark.parametrize("n", [0, -1, 1.0, True, "3"])
    def test_a_count_that_is_not_one_or_more_is_refused(self, n: int) -> None:
        """With an error that is a ValueError too."""
        with pytest.raises(ValueError, match="a whole number of at least 1") as caught:
            Calendar.china().add_working_days(FIRST, n)
        assert isinstance(caught.value, JingwuError)

    def test_every_fault_of_a_count_is_told_at_once(self) -> None:
        """The day and the number, both."""
        with pytest.raises(InvalidObject) as caught:
            Calendar.china().add_working_days(datetime(2026, 2, 12, tzinfo=UTC), 0)
        assert [fault.path for fault in caught.value.faults] == ["$.day", "$.n"]

    @pytest.mark.parametrize(
        ("ask", "told"),
        [
            (lambda: Calendar.china().add_working_days(FIRST, "3"), "found '3 (str)'"),  # type: ignore[arg-type]
            (lambda: Calendar.china().add_working_days(FIRST, 0), "found '0'"),
            (lambda: Calendar.china().with_notice("2027", holidays=[]), "found '2027 (str)'"),  # type: ignore[arg-type]
            (lambda: Calendar.china().with_notice(0, holidays=[]), "found '0'"),
            (lambda: Calendar.china("guess"), "found 'guess'"),  # type: ignore[arg-type]
            (lambda: Calendar.china().is_working_day("2026-02-12"), "found '2026-02-12 (str)'"),  # type: ignore[arg-type]
        ],
    )
    def test_what_was_found_is_told_in_one_pair_of_quotes(
        self, ask: Callable[[], object], told: str
    ) -> None:
        """With its class, where words of another class would look right."""
        with pytest.raises(InvalidObject) as caught:
            ask()

        assert str(caught.value).endswith(told)

    @pytest.mark.parametrize("ask", ["is_working_day", "is_published"])
    def test_a_time_is_no_day(self, ask: str) -> None:
        """Noon in London is another day in China by evening: the caller must choose."""
        with pytest.raises(InvalidObject, match="a date without a time"):
            getattr(Calendar.china(), ask)(datetime(2026, 2, 12, 23, 0, tzinfo=UTC))

    def test_days_between_must_go_forwards(self) -> None:
        """A backwards count is refused, not negative."""
        with pytest.raises(InvalidObject) as caught:
            Calendar.china().working_days_between(LAST, FIRST)
        assert [fault.code for fault in caught.value.faults] == ["span.backwards"]

    def test_a_count_beyond_the_last_date_says_so(self) -> None:
        """No bare overflow."""
        with pytest.raises(InvalidObject) as caught:
            Calendar.china().add_working_days(date.max, 1)
        assert [fault.code for fault in caught.value.faults] == ["due.beyond_dates"]


class TestRefusing:
    """A calendar that would rather raise than guess."""

    @pytest.mark.parametrize(
        ("day", "missing"),
        [
            (date(2027, 1, 4), 2027),
            (date(2003, 12, 31), 2003),
            # The notice for 2027 may yet make these days off or working days.
            (date(2026, 12, 29), 2027),
            (date(2026, 12, 31), 2027),
        ],
    )
    def test_a_day_that_needs_a_missing_notice_is_refused(self, day: date, missing: int) -> None:
        """The error names the year and is a LookupError too."""
        with pytest.raises(CalendarUnknown) as caught:
            Calendar.china(beyond="refuse").is_working_day(day)
        assert caught.value.year == missing
        assert isinstance(caught.value, LookupError)
        assert isinstance(caught.value, JingwuError)
        assert caught.value.text("zh") == f"没有{missing}年的放假通知"
        assert caught.value.text("en") == f"the holiday notice for {missing} is not known"

    def test_what_the_notices_settle_is_answered(self) -> None:
        """Up to 28 December of the last published year."""
        strict = Calendar.china(beyond="refuse")
        assert strict.is_working_day(date(2026, 12, 28))
        assert strict.add_working_days(date(2026, 12, 25), 1) == date(2026, 12, 28)
        assert strict.working_days_between(date(2026, 12, 24), date(2026, 12, 28)) == 2
        assert strict.is_working_day(date(2025, 12, 31))

    def test_a_count_is_refused_by_the_days_it_passes_and_not_by_its_start(self) -> None:
        """The start day is not counted, so its own notice is not needed."""
        strict = Calendar.china(beyond="refuse")
        assert strict.add_working_days(date(2003, 12, 31), 1) == date(2004, 1, 2)
        with pytest.raises(CalendarUnknown):
            strict.add_working_days(date(2026, 12, 28), 1)
        with pytest.raises(CalendarUnknown):
            strict.working_days_between(date(2026, 12, 1), date(2027, 1, 1))

    def test_the_error_survives_pickling(self) -> None:
        """With its year."""
        again = pickle.loads(pickle.dumps(CalendarUnknown(2027)))  # noqa: S301 - our own bytes
        assert again.year == 2027

    def test_another_way_of_treating_the_unknown_is_refused(self) -> None:
        """There are two."""
        with pytest.raises(InvalidObject, match="mark or refuse"):
            Calendar.china(beyond="guess")  # type: ignore[arg-type]


class TestACalendarIsAValue:
    """Frozen, equal by content, cheap to keep."""

    def test_two_calendars_of_the_same_data_are_equal(self) -> None:
        """And have one hash."""
        assert Calendar.china() == Calendar.china()
        assert hash(Calendar.china()) == hash(Calendar.china())
        assert Calendar.china() != Calendar.china(beyond="refuse")

    def test_it_survives_pickling_and_copying(self) -> None:
        """The table is made again from the notices."""
        china = Calendar.china().with_notice(2027, holidays=[date(2027, 1, 1)])
        stored = pickle.dumps(china)
        for again in (pickle.loads(stored), deepcopy(china)):  # noqa: S301 - our own bytes
            assert again == china
            assert again.add_working_days(date(2026, 12, 30), 2) == date(2027, 1, 4)
        assert len(stored) < 20_000

    def test_its_version_names_the_data(self) -> None:
        """The package, its release and its years."""
        china = Calendar.china()
        version = chinese_calendar.__version__
        assert china.version.startswith(f"chinesecalendar {version}, 2004–{china.years[-1]}")
        assert china.version in repr(china)
        assert len(repr(china)) < 200
