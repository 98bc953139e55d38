"""Dated values: four answers, and never none."""

import pickle
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidObject
from jingwu_model.timeline import SOURCES, Dated, Entry, Span, Standing, StandingKind

CHECKED = date(2026, 11, 21)


def fine(value: int, since: date | None, until: date | None, article: int) -> Entry[int]:
    """The highest fine a police station may decide, in yuan (PSAPL12 91, PSAPL25 109)."""
    return Entry(
        value=value,
        span=Span(since=since, until=until),
        citation=SOURCES["PSAPL25" if value == 1000 else "PSAPL12"][article],
        checked_through=CHECKED,
    )


# PSAPL12: 500 yuan until the end of 2025; PSAPL25 109: 1,000 from 2026.
FINE = Dated(
    (
        fine(1000, date(2026, 1, 1), None, 109),
        fine(500, date(2006, 3, 1), date(2025, 12, 31), 91),
    )
)
# The same without the new law: what is left when a rule ends.
ENDED = Dated((fine(500, date(2006, 3, 1), date(2025, 12, 31), 91),))
# A rule with a gap.
GAPPED = Dated(
    (
        fine(500, date(2010, 1, 1), date(2010, 12, 31), 91),
        fine(1000, date(2012, 1, 1), None, 109),
    )
)


class TestFourAnswers:
    """In force, not yet, ended, carried past the last check."""

    @pytest.mark.parametrize(
        ("dated", "day", "kind", "value"),
        [
            (FINE, date(2025, 12, 31), StandingKind.IN_FORCE, 500),
            (FINE, date(2026, 1, 1), StandingKind.IN_FORCE, 1000),
            (FINE, date(2026, 11, 21), StandingKind.IN_FORCE, 1000),
            (FINE, date(2026, 11, 22), StandingKind.CARRIED, 1000),
            (FINE, date(2006, 2, 28), StandingKind.NOT_YET, None),
            (FINE, date.min, StandingKind.NOT_YET, None),
            (FINE, date.max, StandingKind.CARRIED, 1000),
            (ENDED, date(2026, 1, 1), StandingKind.ENDED, None),
            (ENDED, date.max, StandingKind.ENDED, None),
            (GAPPED, date(2009, 12, 31), StandingKind.NOT_YET, None),
            (GAPPED, date(2011, 6, 1), StandingKind.ENDED, None),
            (GAPPED, date(2012, 1, 1), StandingKind.IN_FORCE, 1000),
        ],
    )
    def test_a_day_has_its_answer(
        self, dated: Dated[int], day: date, kind: StandingKind, value: int | None
    ) -> None:
        """With the value where it holds, and only there."""
        standing = dated.at(day)
        assert (standing.kind, standing.value, standing.day) == (kind, value, day)

    def test_the_answer_keeps_the_entry_that_explains_it(self) -> None:
        """The first to come, or the last that ended."""
        assert FINE.at(date(2000, 1, 1)).entry.value == 500
        assert GAPPED.at(date(2011, 6, 1)).entry.value == 500
        assert ENDED.at(date(2026, 1, 1)).entry.citation.key == "PSAPL12"

    @pytest.mark.parametrize(
        ("dated", "day", "zh", "en"),
        [
            (FINE, date(2026, 3, 2), "现行（2026-01-01起）", "in force (from 2026-01-01)"),
            (
                FINE,
                date(2000, 1, 1),
                "尚未生效（2006-03-01起施行）",
                "not yet in force (from 2006-03-01)",
            ),
            (ENDED, date(2026, 3, 2), "已失效（至2025-12-31止）", "ended (until 2025-12-31)"),
            (
                FINE,
                date(2027, 3, 2),
                "超过最后核对日沿用（最后核对日2026-11-21）",
                "carried past its last check (last checked for 2026-11-21)",
            ),
        ],
    )
    def test_the_answer_says_itself_in_both_languages(
        self, dated: Dated[int], day: date, zh: str, en: str
    ) -> None:
        """With the day that explains it."""
        assert (dated.at(day).text("zh"), dated.at(day).text("en")) == (zh, en)

    @given(st.dates())
    def test_no_day_is_without_an_answer(self, day: date) -> None:
        """Never none, never an exception."""
        for dated in (FINE, ENDED, GAPPED):
            standing = dated.at(day)
            assert isinstance(standing, Standing)
            holds = standing.kind in (StandingKind.IN_FORCE, StandingKind.CARRIED)
            assert (standing.value is not None) is holds

    def test_a_value_of_none_may_be_in_force(self) -> None:
        """A standard that sets no number is still in force."""
        unset = Dated(
            (
                Entry(
                    value=None,
                    span=Span(),
                    citation=SOURCES["library"].whole,
                    checked_through=CHECKED,
                ),
            )
        )
        assert unset.at(date(2026, 1, 1)).kind is StandingKind.IN_FORCE
        assert unset.at(date(2026, 1, 1)).value is None


class TestMaking:
    """What a dated value refuses."""

    def test_entries_are_kept_in_the_order_of_their_days(self) -> None:
        """However they were given."""
        assert [entry.value for entry in FINE.entries] == [500, 1000]

    def test_entries_that_share_a_day_are_refused_each_by_itself(self) -> None:
        """Every overlap is a fault, laid to the later entry."""
        with pytest.raises(InvalidObject) as caught:
            Dated(
                (
                    fine(500, None, date(2026, 1, 1), 91),
                    fine(1000, date(2026, 1, 1), None, 109),
                    fine(1000, None, None, 109),
                )
            )
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [
            ("$.entries[1].span", "dated.overlap"),
            ("$.entries[2].span", "dated.overlap"),
            ("$.entries[2].span", "dated.overlap"),
        ]

    def test_nothing_at_all_is_no_dated_value(self) -> None:
        """It could give no answer."""
        with pytest.raises(InvalidObject) as caught:
            Dated(())
        assert [fault.code for fault in caught.value.faults] == ["dated.empty"]

    def test_an_entry_of_wrong_parts_is_refused_with_all_of_them(self) -> None:
        """Span, citation and day."""
        with pytest.raises(InvalidObject) as caught:
            Entry(
                value=1,
                span="2026",  # type: ignore[arg-type]
                citation="PML 29",  # type: ignore[arg-type]
                checked_through=datetime(2026, 11, 21, tzinfo=UTC),
            )
        assert [fault.path for fault in caught.value.faults] == [
            "$.span",
            "$.citation",
            "$.checked_through",
        ]

    def test_a_time_is_no_day_to_ask_for(self) -> None:
        """The caller must say which day it is."""
        with pytest.raises(InvalidObject):
            FINE.at(datetime(2026, 1, 1, tzinfo=UTC))

    def test_it_survives_pickling(self) -> None:
        """Equal to what it was."""
        assert pickle.loads(pickle.dumps(FINE)) == FINE  # noqa: S301 - our own bytes
