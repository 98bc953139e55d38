"""Time accounts: a member's months, counted by hand."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.declare import BEIJING
from jingwu_model.errors import InvalidObject
from jingwu_model.model import DutyEntry, Spent, TimeAccount
from jingwu_model.model._accounts import time_accounts
from jingwu_model.vocabulary import Duty, OtherPost, Role
from model._world import at, entry, rows, world


def hours(number: str) -> Fraction:
    """Hours as written."""
    return Fraction(number)


class TestMonths:
    """What a month has."""

    def test_the_hours_of_a_register_are_added_up(self) -> None:
        """P001: 9–12 in the community as collector, 14–15 at a meeting; A001: 9–10:30."""
        assert world().time_accounts() == (
            TimeAccount(
                member="A001",
                month="2026-03",
                total=hours("1.5"),
                in_community=hours("1.5"),
                by_duty=(Spent(on="order", hours=hours("1.5")),),
            ),
            TimeAccount(
                member="P001",
                month="2026-03",
                total=hours("4"),
                in_community=hours("3"),
                by_role=(Spent(on="collector", hours=hours("3")),),
                by_other_post=(Spent(on="meeting", hours=hours("1")),),
            ),
        )

    def test_an_entry_over_midnight_at_a_months_end_counts_in_both(self) -> None:
        """31 March 22:00 to 1 April 06:00: two hours and six."""
        night = entry("P001", "2026-03-31 22:00", "2026-04-01 06:00", duty=Duty.ORDER)

        march, april = time_accounts([night])

        assert (march.month, march.total, march.in_community) == ("2026-03", 2, 2)
        assert (april.month, april.total, april.in_community) == ("2026-04", 6, 6)
        assert (march.hours_on(Duty.ORDER), april.hours_on(Duty.ORDER)) == (2, 6)

    def test_a_month_turns_in_beijing(self) -> None:
        """15:00 to 17:00 in Greenwich on the last of March is 23:00 to 01:00 here."""
        late = DutyEntry(
            member="P001",
            start=datetime(2026, 3, 31, 15, tzinfo=UTC),
            end=datetime(2026, 3, 31, 17, tzinfo=UTC),
            in_community=True,
        )

        assert [(each.month, each.total) for each in time_accounts([late])] == [
            ("2026-03", 1),
            ("2026-04", 1),
        ]

    def test_a_year_turns_too(self) -> None:
        """From 31 December 20:00 to 1 January 08:00."""
        night = entry("P001", "2026-12-31 20:00", "2027-01-01 08:00")

        assert [(each.month, each.total) for each in time_accounts([night])] == [
            ("2026-12", 4),
            ("2027-01", 8),
        ]

    def test_the_last_month_there_is_ends_with_its_entry(self) -> None:
        """After December 9999 no month follows."""
        last = entry("P001", "9999-12-31 22:00", "9999-12-31 23:30")

        assert [(each.month, each.total) for each in time_accounts([last])] == [
            ("9999-12", Fraction(3, 2))
        ]

    def test_an_early_year_has_four_digits_too(self) -> None:
        """As in ISO 8601."""
        early = entry("P001", "0099-12-31 22:00", "0100-01-01 01:00")

        assert [(each.month, each.total) for each in time_accounts([early])] == [
            ("0099-12", 2),
            ("0100-01", 1),
        ]

    def test_an_entry_may_span_more_than_a_month(self) -> None:
        """31 January 12:00 to 1 March 12:00: 12 hours, the 28 days of February, 12 hours."""
        long = entry("P001", "2026-01-31 12:00", "2026-03-01 12:00")

        assert [(each.month, each.total) for each in time_accounts([long])] == [
            ("2026-01", 12),
            ("2026-02", 672),
            ("2026-03", 12),
        ]

    def test_one_that_ends_with_the_month_counts_in_it_alone(self) -> None:
        """Midnight belongs to the next day, and nothing of the entry does."""
        evening = entry("P001", "2026-03-31 20:00", "2026-04-01 00:00")

        assert [(each.month, each.total) for each in time_accounts([evening])] == [("2026-03", 4)]

    def test_hours_are_exact(self) -> None:
        """Three times twenty minutes is an hour."""
        thirds = [
            entry("P001", "2026-03-02 09:00", "2026-03-02 09:20"),
            entry("P001", "2026-03-02 10:00", "2026-03-02 10:20"),
            entry("P001", "2026-03-02 11:00", "2026-03-02 11:20", in_community=False),
        ]

        (account,) = time_accounts(thirds)

        assert (account.total, account.in_community) == (1, Fraction(2, 3))

    def test_without_entries_there_is_no_account(self) -> None:
        """Recorded or not."""
        assert world(duty_entries=()).time_accounts() == ()
        assert world(duty_entries=None).time_accounts() == ()

    def test_accounts_are_made_once(self) -> None:
        """A register never changes."""
        register = world()

        assert register.time_accounts() is register.time_accounts()


class TestHoursOn:
    """What went to one thing."""

    def test_a_role_and_a_duty_task_of_one_code_are_kept_apart(self) -> None:
        """`service` is a role and a duty task: two hours as the one, one as the other."""
        entries = [
            entry("P001", "2026-03-02 09:00", "2026-03-02 11:00", role=Role.SERVICE),
            entry("P001", "2026-03-02 13:00", "2026-03-02 14:00", duty=Duty.SERVICE),
        ]

        (account,) = time_accounts(entries)

        assert (account.hours_on(Role.SERVICE), account.hours_on(Duty.SERVICE)) == (2, 1)

    def test_other_posts_are_found_too(self) -> None:
        """And nothing is 0 hours."""
        (account,) = time_accounts(
            [
                entry(
                    "P001",
                    "2026-03-02 09:00",
                    "2026-03-02 10:00",
                    in_community=False,
                    other_post=OtherPost.PAPERWORK,
                )
            ]
        )

        assert account.hours_on(OtherPost.PAPERWORK) == 1
        assert account.hours_on(OtherPost.CAMPAIGN) == 0
        assert account.hours_on(Role.SAFETY) == 0

    def test_nothing_stands_twice_in_an_account(self) -> None:
        """Hours on one thing are one number."""
        twice = (Spent(on="order", hours=hours("1")), Spent(on="order", hours=hours("2")))

        with pytest.raises(InvalidObject, match="by_duty: an item stands twice"):
            TimeAccount(
                member="P001",
                month="2026-03",
                total=hours("3"),
                in_community=hours("3"),
                by_duty=twice,
            )

    @pytest.mark.parametrize("month", ["2026-00", "2026-13", "2026-3", "26-03", "2026-03-01"])
    def test_a_month_is_one(self, month: str) -> None:
        """A year and a month of it."""
        with pytest.raises(InvalidObject, match="month: wrong format"):
            TimeAccount(member="P001", month=month, total=hours("0"), in_community=hours("0"))


MOMENTS = st.datetimes(
    min_value=datetime(2024, 1, 1),  # noqa: DTZ001 - put into Beijing below
    max_value=datetime(2027, 1, 1),  # noqa: DTZ001
).map(lambda moment: moment.replace(tzinfo=BEIJING))


class TestSums:
    """Cutting at months loses no time."""

    @given(st.lists(st.tuples(MOMENTS, MOMENTS).filter(lambda ends: ends[0] != ends[1])))
    def test_all_hours_of_all_entries_are_in_some_month(
        self, stretches: list[tuple[datetime, datetime]]
    ) -> None:
        """Exactly, to the microsecond."""
        entries = [
            DutyEntry(member="P001", start=min(ends), end=max(ends), in_community=True)
            for ends in stretches
        ]

        whole = sum(((each.end - each.start).total_seconds() for each in entries), 0.0)
        accounts = time_accounts(entries)

        assert float(sum(each.total for each in accounts)) * 3600 == pytest.approx(whole)
        assert [each.month for each in accounts] == sorted({each.month for each in accounts})
        assert all(each.total == each.in_community for each in accounts)

    def test_the_worlds_entries_are_those_counted_above(self) -> None:
        """9–12, 9–10:30 and 14–15 on 2 March."""
        held = [(each.start, each.end) for each in rows()["duty_entries"]]

        assert held == [
            (at("2026-03-02 09:00"), at("2026-03-02 12:00")),
            (at("2026-03-02 09:00"), at("2026-03-02 10:30")),
            (at("2026-03-02 14:00"), at("2026-03-02 15:00")),
        ]
