"""Who had a place in charge: on a day, over a span, and as was known on an earlier day."""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidInput, InvalidObject
from jingwu_model.model import (
    Assignment,
    Coverage,
    Grid,
    NotInForce,
    NotInRegister,
    NotRecorded,
    PlaceRef,
    Register,
    _in_charge,
)
from jingwu_model.rules import check
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import MemberKind
from model._world import (
    HUITAI,
    JINGHE,
    XIANFENG,
    charge,
    division,
    grid_place,
    member,
    on,
    post_place,
    room,
    room_place,
    rows,
    village,
    workstation,
    world,
)

G1, G2 = grid_place("G-1"), grid_place("G-2")


def day(words: str) -> date:
    """A day of ISO."""
    return date.fromisoformat(words)


def ground(*assignments: Assignment, **tables: Any) -> Register:
    """Two grids of one village, four members, and these assignments."""
    given_tables: dict[str, Any] = {
        "grids": (
            Grid(id="G-1", division=HUITAI, name="一格"),
            Grid(id="G-2", division=HUITAI, name="二格"),
        ),
        "members": (
            member("P001", MemberKind.OFFICER, "XS"),
            member("P002", MemberKind.OFFICER, "XS"),
            member("A001", MemberKind.AUXILIARY, "XS"),
            member("H001", MemberKind.ASSISTANT, "XS"),
        ),
        "assignments": assignments,
        "duty_entries": (),
        **tables,
    }
    return world(**given_tables)


def who(
    register: Register, words: str, known: str | None = None, place: PlaceRef = G1
) -> list[str]:
    """The staff ids of those in charge."""
    found = register.in_charge(place, on=day(words), known=day(known) if known else None)
    return [one.member.staff_id for one in found]


class TestOnADay:
    """By what a member has a place in charge."""

    def test_a_grid_is_in_the_charge_of_those_of_it_its_village_its_room_and_its_workstation(
        self,
    ) -> None:
        """The nearest first, whatever the order recorded; then the officer who leads it."""
        register = ground(
            charge("P002", post_place("W-9"), dedicated=False),
            charge("P001", room_place("R-2"), dedicated=False),
            charge("A001", village(HUITAI), dedicated=False),
            charge("A002", G1, dedicated=False),
            grids=(Grid(id="G-1", division=HUITAI, name="一格", leader="P003"),),
            members=(
                *ground().members,
                member("A002", MemberKind.AUXILIARY, "XS"),
                member("P003", MemberKind.OFFICER, "XS"),
            ),
            workstations=(workstation("W-9", "XS", HUITAI),),
        )

        found = register.in_charge(G1, on=day("2026-06-01"))

        assert [
            (one.member.staff_id, [each.place for each in one.assignments], one.leads)
            for one in found
        ] == [
            ("A002", [G1], False),
            ("A001", [village(HUITAI)], False),
            ("P001", [room_place("R-2")], False),
            ("P002", [post_place("W-9")], False),
            ("P003", [], True),
        ]

    def test_a_member_stands_once_with_all_that_puts_them_in_charge(self) -> None:
        """The grid, its village and leading it."""
        register = ground(
            charge("P001", village(HUITAI), dedicated=False),
            charge("P001", G1, dedicated=False),
            grids=(Grid(id="G-1", division=HUITAI, name="一格", leader="P001"),),
        )

        (found,) = register.in_charge(G1, on=day("2026-06-01"))

        assert [one.place for one in found.assignments] == [G1, village(HUITAI)]
        assert found.leads
        assert not found.dedicated

    def test_of_several_the_one_recorded_first_stands_first(self) -> None:
        """Whatever their numbers."""
        register = ground(charge("P002", G1), charge("P001", G1))

        assert who(register, "2026-06-01") == ["P002", "P001"]

    def test_an_assistant_has_nothing_in_charge(self) -> None:
        """Never the sole authority; an auxiliary has."""
        register = ground(charge("H001", G1), charge("A001", G1))

        assert who(register, "2026-06-01") == ["A001"]

    def test_a_village_is_in_the_charge_of_those_of_all_of_it(self) -> None:
        """Not of one grid's; by its room too."""
        register = ground(
            charge("P001", G1), charge("P002", village(HUITAI)), charge("A001", room_place("R-2"))
        )

        assert who(register, "2026-06-01", place=village(HUITAI)) == ["P002", "A001"]
        assert who(register, "2026-06-01", place=room_place("R-2")) == ["A001"]
        assert who(register, "2026-06-01", place=room_place("R-1")) == []

    def test_a_room_that_lists_no_village_serves_where_it_stands(self) -> None:
        """One that lists another serves that."""
        register = ground(
            charge("P001", room_place("R-3")),
            rooms=(
                room("R-3", "XS", HUITAI, divisions=()),
                room("R-4", "XS", JINGHE, stands_in=HUITAI),
            ),
        )

        assert who(register, "2026-06-01") == ["P001"]
        assert who(register, "2026-06-01", place=village(JINGHE)) == []

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("2026-01-31", []),
            ("2026-02-01", ["P001"]),
            ("2026-06-30", ["P001"]),
            ("2026-07-01", []),
        ],
    )
    @pytest.mark.parametrize("what", ["assignment", "service", "room", "grid"])
    def test_both_ends_of_every_span_count(self, what: str, words: str, found: list[str]) -> None:
        """Of the assignment, of service, of the room that serves it and of the grid itself."""
        days = on("2026-02-01", "2026-06-30")
        place = room_place("R-2") if what == "room" else G1
        serving = {"joined": days.since, "left": days.until} if what == "service" else {}
        register = ground(
            charge("P001", place, days if what == "assignment" else None),
            members=(member("P001", MemberKind.OFFICER, "XS", **serving),),
            rooms=(room("R-2", "XS", HUITAI, span=days if what == "room" else None),),
            grids=(
                Grid(id="G-1", division=HUITAI, name="一格", span=days if what == "grid" else None),
            ),
        )

        assert who(register, words) == found

    def test_the_leader_leads_while_in_service(self) -> None:
        """Until the last day."""
        register = ground(
            grids=(Grid(id="G-1", division=HUITAI, name="一格", leader="P001"),),
            members=(member("P001", MemberKind.OFFICER, "XS", left=day("2026-06-30")),),
        )

        assert who(register, "2026-06-30") == ["P001"]
        assert who(register, "2026-07-01") == []

    def test_a_place_that_is_not_there_is_named(self) -> None:
        """Of whatever kind."""
        with pytest.raises(NotInRegister, match="no 'G-9' in grids"):
            who(ground(), "2026-06-01", place=grid_place("G-9"))

    @pytest.mark.parametrize("table", ["assignments", "members", "grids", "rooms", "workstations"])
    def test_what_is_not_recorded_is_not_answered(self, table: str) -> None:
        """Nobody known is not nobody; it is said in both languages."""
        held = [charge("P001", room_place("R-2")), charge("P002", post_place("W-1"))]
        register = ground(**{"assignments": held, table: None})

        with pytest.raises(NotRecorded, match=f"{table} is not recorded") as caught:
            who(register, "2026-06-01")

        assert caught.value.table == table
        assert caught.value.text("zh") == f"{table} 未登记"

    def test_a_table_that_nothing_hangs_on_need_not_be_recorded(self) -> None:
        """A village goes by its code, and nobody is assigned to a room."""
        register = ground(
            charge("P001", village(HUITAI)),
            divisions=None,
            rooms=None,
            workstations=None,
            grids=None,
        )

        assert who(register, "2026-06-01", place=village(HUITAI)) == ["P001"]

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"on": datetime(2026, 1, 1)}, "2026-01-01T00:00:00 (datetime)"),  # noqa: DTZ001 - no day at all
            ({"on": day("2026-01-01"), "known": "2026-01-01"}, "2026-01-01 (str)"),
            ({"on": "x"}, "x (str)"),
            ({"on": None}, "none"),
        ],
    )
    def test_a_time_is_no_day(self, asked: Any, found: str) -> None:
        """It falls on one day here and on another there; what was found is told once quoted."""
        with pytest.raises(InvalidObject) as told:
            ground().in_charge(G1, **asked)

        (fault,) = told.value.faults
        assert (fault.code, fault.found) == ("not_a_day", found)
        assert str(told.value).endswith(f"expected a date without a time, found '{found}'")

    def test_what_is_no_place_and_what_is_no_span_are_told(self) -> None:
        """An id alone does not say of what it is one."""
        strange: Any = "G-1"

        with pytest.raises(TypeError, match="a PlaceRef is needed, not str"):
            ground().in_charge(strange, on=day("2026-01-01"))
        with pytest.raises(TypeError, match="a PlaceRef is needed, not str"):
            ground().coverage(strange, on("2026-01-01"))
        with pytest.raises(TypeError, match="a Span is needed, not str"):
            ground().coverage(G1, strange)

    def test_it_says_who_and_by_what(self) -> None:
        """In both languages."""
        register = ground(
            charge("P001", G1),
            charge("A001", room_place("R-2"), dedicated=False),
            grids=(Grid(id="G-1", division=HUITAI, name="一格", leader="P001"),),
        )

        officer, auxiliary = register.in_charge(G1, on=day("2026-06-01"))

        assert officer.text("zh") == "P001（民警，专职：网格 G-1、民警网格长）"
        assert officer.text() == "P001 (dedicated officer: grid G-1, leader of the grid)"
        assert auxiliary.text("zh") == "A001（辅警：警务室 R-2）"
        assert auxiliary.text("en") == "A001 (auxiliary: community police office R-2)"


FIRST = charge("P001", G1, on("2026-01-01"))
BEFORE = ground().changed(add=[FIRST], known_on=day("2026-01-01"))
# On 20 April it is recorded that P002 took over on 1 April.
(HELD,) = BEFORE.assignments
AFTER = BEFORE.changed(
    add=[charge("P002", G1, on("2026-04-01"))],
    end={HELD: day("2026-03-31")},
    known_on=day("2026-04-20"),
)


class TestBackDatedTransfer:
    """What was believed stays told, and what is believed now is another thing."""

    @pytest.mark.parametrize(
        ("words", "known", "found"),
        [
            ("2026-03-01", "2025-12-31", []),
            ("2026-03-01", "2026-01-01", ["P001"]),
            ("2026-03-01", "2026-04-19", ["P001"]),
            ("2026-03-01", "2026-04-20", ["P001"]),
            ("2026-03-01", None, ["P001"]),
            ("2026-04-10", "2026-04-19", ["P001"]),
            ("2026-04-10", "2026-04-20", ["P002"]),
            ("2026-04-10", None, ["P002"]),
            ("2026-05-01", "2026-04-19", ["P001"]),
            ("2026-05-01", "2026-04-20", ["P002"]),
            ("2025-12-31", None, []),
        ],
    )
    def test_it_is_told_as_known_on_a_day(
        self, words: str, known: str | None, found: list[str]
    ) -> None:
        """Recorded on 20 April that it was so from 1 April."""
        assert who(AFTER, words, known) == found

    def test_both_versions_stand(self) -> None:
        """As it was believed, as it is, and what was added, each with its day."""
        assert list(AFTER.assignments) == [
            attrs.evolve(FIRST, known_on=day("2026-01-01"), superseded_on=day("2026-04-20")),
            attrs.evolve(FIRST, span=on("2026-01-01", "2026-03-31"), known_on=day("2026-04-20")),
            charge_known("P002", on("2026-04-01"), "2026-04-20"),
        ]

    def test_what_is_believed_now_alone_counts(self) -> None:
        """On a day, of a member, at a place, and for what excludes what."""
        assert [one.member for one in AFTER.on(day("2026-04-10")).assignments] == ["P002"]
        assert [one.span for one in AFTER.by_member("P001")] == [on("2026-01-01", "2026-03-31")]
        assert [one.member for one in AFTER.at_place(G1.kind, "G-1")] == ["P001", "P002"]
        assert AFTER.changed(add=[charge("P001", G2, on("2026-04-01"))])

    def test_rules_see_what_is_believed_now(self) -> None:
        """The same as of a register that never held anything else."""
        plain = ground(
            charge("P001", G1, on("2026-01-01", "2026-03-31")),
            charge("P002", G1, on("2026-04-01")),
        )
        days = [day("2026-03-01"), day("2026-04-10")]

        assert [check(AFTER, on=each).findings for each in days] == [
            check(plain, on=each).findings for each in days
        ]

    def test_a_register_without_corrections_is_all_believed(self) -> None:
        """And is itself; one with them has the others, and the rest as it was."""
        assert BEFORE.believed() is BEFORE
        assert list(AFTER.believed().assignments) == list(AFTER.assignments)[1:]
        assert attrs_but_assignments(AFTER.believed()) == attrs_but_assignments(AFTER)

    def test_without_a_day_of_recording_nothing_is_kept(self) -> None:
        """A row is ended as it stands, and what is added was known from the first."""
        changed = BEFORE.changed(
            add=[charge("P002", G1, on("2026-04-01"))], end={HELD: day("2026-03-31")}
        )

        assert len(changed.assignments) == 2
        assert who(changed, "2026-04-10", "2026-01-02") == ["P002"]

    def test_a_row_without_a_day_of_recording_was_known_from_the_first(self) -> None:
        """Until a correction supersedes it."""
        register = ground(FIRST).changed(end={FIRST: day("2026-03-31")}, known_on=day("2026-04-20"))

        assert who(register, "2026-04-10", "0001-01-01") == ["P001"]
        assert who(register, "2026-04-10", "2026-04-20") == []

    def test_a_row_that_never_held_is_withdrawn(self) -> None:
        """It is told only as it was known before."""
        register = AFTER.changed(withdraw=[tuple(AFTER.assignments)[2]], known_on=day("2026-05-01"))

        assert who(register, "2026-04-10", "2026-04-30") == ["P002"]
        assert who(register, "2026-04-10", "2026-05-01") == []
        assert len(register.assignments) == 3

    def test_what_is_added_may_say_itself_when_it_was_recorded(self) -> None:
        """Rows of other tables have no such day, and end as they stand."""
        added = charge_known("P002", on("2026-04-01"), "2026-04-02")
        register = BEFORE.changed(
            add=[added, division("640424100201")],
            end={BEFORE.rooms["R-1"]: day("2026-06-30")},
            known_on=day("2026-04-20"),
        )

        assert added in register.assignments
        assert register.rooms["R-1"].span == on(until="2026-06-30")

    def test_nothing_is_withdrawn_without_a_day(self) -> None:
        """Nor anything that is no assignment."""
        strange: Any = BEFORE.rooms["R-1"]

        with pytest.raises(TypeError, match="known_on"):
            BEFORE.changed(withdraw=[HELD])
        with pytest.raises(TypeError, match="only an assignment"):
            BEFORE.changed(withdraw=[strange], known_on=day("2026-04-20"))

    def test_a_row_is_withdrawn_once_and_not_ended_as_well(self) -> None:
        """That is told before anything else."""
        words = "what is withdrawn is named once, and not ended as well: Assignment .member P001,"

        with pytest.raises(ValueError, match=words):
            BEFORE.changed(withdraw=[HELD, HELD], known_on=day("2026-04-20"))
        with pytest.raises(ValueError, match=words):
            BEFORE.changed(
                withdraw=[HELD], end={HELD: day("2026-03-31")}, known_on=day("2026-04-20")
            )

    def test_nothing_is_added_that_was_recorded_after_the_correction(self) -> None:
        """On its very day it may be."""
        added = charge_known("P002", on("2026-04-01"), "2026-04-21")

        with pytest.raises(InvalidObject) as caught:
            BEFORE.changed(add=[added], known_on=day("2026-04-20"))
        same = BEFORE.changed(add=[added], known_on=day("2026-04-21"))

        (fault,) = caught.value.faults
        assert (fault.code, fault.path) == ("assignment.recorded_later", "$.known_on")
        assert fault.text("zh") == (
            "known_on：登记晚于本次更正：应为不晚于 2026-04-20 的日期，实为“2026-04-21”"
        )
        assert added in same.assignments

    def test_what_is_superseded_stays_so(self) -> None:
        """It can neither be withdrawn again nor ended."""
        gone = next(iter(AFTER.assignments))

        with pytest.raises(NotInForce):
            AFTER.changed(withdraw=[gone], known_on=day("2026-05-01"))
        with pytest.raises(NotInForce):
            AFTER.changed(end={gone: day("2026-05-01")})

    def test_nothing_is_superseded_before_it_was_recorded(self) -> None:
        """On the same day it may be, and was then believed on none."""
        with pytest.raises(InvalidObject) as caught:
            BEFORE.changed(end={HELD: day("2026-03-31")}, known_on=day("2025-12-31"))
        same = BEFORE.changed(withdraw=[HELD], known_on=day("2026-01-01"))

        (fault,) = caught.value.faults
        assert fault.code == "assignment.superseded_first"
        assert who(same, "2026-03-01", "2026-01-01") == []

    def test_what_was_believed_need_not_hold_together(self) -> None:
        """It may have been wrong in just that: a charge after the last day of service."""
        gone = charge("P001", G1, on("2026-03-01"))
        left = member("P001", MemberKind.OFFICER, "XS", left=day("2026-02-01"))
        superseded = attrs.evolve(gone, superseded_on=day("2026-04-20"))

        register = ground(superseded, superseded, members=(left,))

        assert who(register, "2026-03-01", "2026-04-01") == []

    def test_its_references_still_resolve(self) -> None:
        """What it says of nobody cannot be told."""
        gone = attrs.evolve(charge("P999", G1), superseded_on=day("2026-04-20"))

        with pytest.raises(InvalidInput, match="refers to nothing here") as caught:
            ground(gone)

        (fault,) = caught.value.faults
        assert (fault.code, fault.path) == ("reference.unknown", "$.assignments[0].member")


def charge_known(staff_id: str, span: Span, known_on: str) -> Assignment:
    """A charge of the first grid, recorded on a day."""
    return attrs.evolve(charge(staff_id, G1, span), known_on=day(known_on))


def attrs_but_assignments(register: Register) -> list[object]:
    """Every other table."""
    return [getattr(register, name) for name in rows() if name != "assignments"]


def stretches(found: Coverage) -> list[tuple[str, list[str]]]:
    """Who had it, stretch by stretch."""
    return [
        (each.span.text(), [one.member.staff_id for one in each.in_charge])
        for each in found.stretches
    ]


class TestOverASpan:
    """Gaps and overlaps, found without asking day by day."""

    SPRING = on("2026-03-01", "2026-06-30")

    def test_the_stretches_the_gap_and_the_overlap(self) -> None:
        """P001 to 31 March, P002 from 10 April, P001 again for June."""
        register = ground(
            charge("P001", G1, on("2026-01-01", "2026-03-31")),
            charge("P002", G1, on("2026-04-10")),
            charge("P001", village(HUITAI), on("2026-06-01")),
        )

        found = register.coverage(G1, self.SPRING)

        assert stretches(found) == [
            ("2026-03-01 to 2026-03-31", ["P001"]),
            ("2026-04-01 to 2026-04-09", []),
            ("2026-04-10 to 2026-05-31", ["P002"]),
            ("2026-06-01 to 2026-06-30", ["P002", "P001"]),
        ]
        assert found.gaps == (on("2026-04-01", "2026-04-09"),)
        (both,) = found.overlaps
        assert both.span == on("2026-06-01", "2026-06-30")
        assert [one.staff_id for one in both.officers] == ["P002", "P001"]

    def test_it_is_told_in_both_languages(self) -> None:
        """The stretches, then the gaps and the overlaps; a day of knowledge at its head."""
        register = ground(
            charge("P001", G1, on(until="2026-03-30")),
            charge("P002", G1, on("2026-04-01")),
            charge("P001", village(HUITAI), on("2026-06-30")),
        )

        assert register.coverage(G1, self.SPRING, known=day("2026-07-01")).text("zh") == (
            "网格 G-1，2026-03-01至2026-06-30，以 2026-07-01 所知为准\n"
            "  2026-03-01至2026-03-30：P001（民警，专职：网格 G-1）\n"
            "  2026-03-31至2026-03-31：无人负责\n"
            "  2026-04-01至2026-06-29：P002（民警，专职：网格 G-1）\n"
            "  2026-06-30至2026-06-30：P002（民警，专职：网格 G-1）、"
            f"P001（民警，专职：村（社区） {HUITAI}）\n"
            "空档：2026-03-31至2026-03-31，1 天\n"
            "专职民警重叠：2026-06-30至2026-06-30，P002、P001"
        )
        assert register.coverage(G1, on("2026-03-30", "2026-04-01")).text() == (
            "grid G-1, 2026-03-30 to 2026-04-01\n"
            "  2026-03-30 to 2026-03-30: P001 (dedicated officer: grid G-1)\n"
            "  2026-03-31 to 2026-03-31: nobody\n"
            "  2026-04-01 to 2026-04-01: P002 (dedicated officer: grid G-1)\n"
            "gap: 2026-03-31 to 2026-03-31, 1 day"
        )
        assert register.coverage(G2, on("2026-06-30")).text().splitlines()[-1] == (
            "  from 2026-06-30: P001 (dedicated officer: village or community 640424100216)"
        )
        bare = ground().coverage(G1, Span())
        assert bare.text("en").endswith("gap: without beginning or end")
        assert bare.text("zh").endswith("空档：无起止")

    def test_english_tells_days_and_overlaps(self) -> None:
        """Known on a day, with more than one day of each."""
        register = ground(charge("P001", G1, on("2026-03-03")), charge("P002", G1))
        later = register.changed(
            withdraw=[tuple(register.assignments)[1]], known_on=day("2026-03-10")
        )
        span = on("2026-03-01", "2026-03-04")

        assert later.coverage(G1, span, known=day("2026-03-10")).text().splitlines()[::3] == [
            "grid G-1, 2026-03-01 to 2026-03-04, as known on 2026-03-10",
            "gap: 2026-03-01 to 2026-03-02, 2 days",
        ]
        assert later.coverage(G1, span, known=day("2026-03-09")).text().splitlines()[-1] == (
            "overlap of dedicated officers: 2026-03-03 to 2026-03-04, P001, P002"
        )

    def test_open_ends_are_told_as_they_were_asked(self) -> None:
        """For ever before, and for ever after."""
        register = ground(charge("P001", G1, on("2026-01-01", "2026-12-31")))

        assert stretches(register.coverage(G1, Span())) == [
            ("until 2025-12-31", []),
            ("2026-01-01 to 2026-12-31", ["P001"]),
            ("from 2027-01-01", []),
        ]
        edges = Span(since=date.min, until=date.max)
        assert register.coverage(G1, edges).gaps == (
            Span(since=date.min, until=day("2025-12-31")),
            Span(since=day("2027-01-01"), until=date.max),
        )

    def test_days_on_which_the_place_does_not_stand_are_no_gap(self) -> None:
        """The grid of May alone."""
        may = Grid(id="G-1", division=HUITAI, name="一格", span=on("2026-05-01", "2026-05-31"))
        register = ground(grids=(may,))

        assert register.coverage(G1, self.SPRING).gaps == (may.span,)
        june = register.coverage(G1, on("2026-06-01"))
        assert (june.stretches, june.gaps, june.overlaps) == ((), (), ())
        assert june.text("zh") == "网格 G-1，2026-06-01起\n  期间该地点不存在"
        assert june.text() == "grid G-1, from 2026-06-01\n  the place does not stand in these days"

    def test_one_overlap_is_told_once_whoever_comes_and_goes_beside_it(self) -> None:
        """An auxiliary in May; two officers all the while, then another two."""
        register = ground(
            charge("P001", G1, on(until="2026-06-30")),
            charge("P002", G1),
            charge("A001", G1, on("2026-05-01", "2026-05-31")),
            charge("P003", G1, on("2026-07-01")),
            members=(*ground().members, member("P003", MemberKind.OFFICER, "XS")),
        )

        found = register.coverage(G1, on("2026-03-01", "2026-07-31"))

        assert len(found.stretches) == 4
        assert [
            (each.span.text(), [one.staff_id for one in each.officers]) for each in found.overlaps
        ] == [
            ("2026-03-01 to 2026-06-30", ["P001", "P002"]),
            ("2026-07-01 to 2026-07-31", ["P002", "P003"]),
        ]

    def test_only_dedicated_officers_overlap(self) -> None:
        """Not an auxiliary, nor an officer with other work."""
        register = ground(
            charge("P001", G1), charge("A001", G1), charge("P002", G1, dedicated=False)
        )

        assert register.coverage(G1, self.SPRING).overlaps == ()

    def test_it_is_told_as_known_on_a_day(self) -> None:
        """The gap that the transfer closes was none before it was known."""
        april = on("2026-03-15", "2026-04-30")

        assert stretches(AFTER.coverage(G1, april, known=day("2026-04-19"))) == [
            (april.text(), ["P001"])
        ]
        assert stretches(AFTER.coverage(G1, april)) == [
            ("2026-03-15 to 2026-03-31", ["P001"]),
            ("2026-04-01 to 2026-04-30", ["P002"]),
        ]

    def test_thousands_of_changes_are_swept_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A day each for 4,000 days: as many stretches, no gap, and each looked at so often.

        To look at every charge for every day would be four times as much for twice as many.
        """
        looks = 0

        class Looked(_in_charge._Charge):
            def __getattribute__(self, name: str) -> object:
                nonlocal looks
                looks += 1
                return super().__getattribute__(name)

        monkeypatch.setattr(_in_charge, "_Charge", Looked)
        first = day("2010-01-01")
        taken = []
        for days in (2000, 4000):
            held = [
                charge("P001", G1, Span(since=each, until=each))
                for each in (first + timedelta(at) for at in range(days))
            ]
            register, looks = ground(*held), 0
            found = register.coverage(G1, Span(since=first, until=first + timedelta(days - 1)))
            taken.append(looks)

            assert (len(found.stretches), found.gaps) == (days, ())

        assert 0 < taken[1] < 3 * taken[0]


DAYS = st.integers(0, 9).map(lambda at: day("2026-03-01") + timedelta(at))
ENDS = st.one_of(st.none(), DAYS)


def _ordered(ends: tuple[date | None, date | None]) -> Span:
    since, until = ends
    if since is not None and until is not None and until < since:
        since, until = until, since
    return Span(since=since, until=until)


SPANS = st.tuples(ENDS, ENDS).map(_ordered)


@st.composite
def versions(draw: st.DrawFn) -> Assignment:
    """A version of a charge, superseded on a day: so that any may stand beside any."""
    known, superseded = sorted(draw(st.tuples(DAYS, DAYS)))
    place = draw(st.sampled_from([G1, village(HUITAI), room_place("R-2"), village(XIANFENG)]))
    staff = draw(st.sampled_from(["P001", "P002", "A001", "H001"]))
    held = charge(staff, place, draw(SPANS), dedicated=draw(st.booleans()))
    return attrs.evolve(
        held, known_on=draw(st.sampled_from([None, known])), superseded_on=superseded
    )


class TestPlainReading:
    """Both agree with a plain reading of every row on every day."""

    @given(st.lists(versions(), max_size=8), SPANS, DAYS, st.one_of(st.none(), SPANS))
    def test_day_by_day(
        self, held: list[Assignment], left: Span, known: date, stands: Span | None
    ) -> None:
        """Members by the day, gaps and overlaps by the days."""
        grid = Grid(id="G-1", division=HUITAI, name="一格", span=stands)
        staff = (
            member("P001", MemberKind.OFFICER, "XS", joined=left.since, left=left.until),
            *tuple(ground().members)[1:],
        )
        register = ground(*held, grids=(grid,), members=staff)
        window = on("2026-02-27", "2026-03-12")
        found = register.coverage(G1, window, known=known)
        kinds = {one.staff_id: one.kind for one in staff}

        for each in (day("2026-02-27") + timedelta(at) for at in range(14)):
            standing = stands is None or each in stands
            believed = [
                row
                for row in held
                if standing
                and each in row.span
                and (row.member != "P001" or each in left)
                and row.place != village(XIANFENG)
                and row.member != "H001"
                and (row.known_on is None or row.known_on <= known)
                and known < (row.superseded_on or date.max)
            ]
            dedicated = {
                row.member
                for row in believed
                if row.dedicated and kinds[row.member] is MemberKind.OFFICER
            }
            names = {row.member for row in believed}
            told = register.in_charge(G1, on=each, known=known)
            assert sorted(one.member.staff_id for one in told) == sorted(names)
            assert sum(len(one.assignments) for one in told) == len(believed)
            assert [one.in_charge for one in found.stretches if each in one.span] == (
                [told] if standing else []
            )
            assert any(each in gap for gap in found.gaps) is (standing and not names)
            assert any(each in both.span for both in found.overlaps) is (len(dedicated) > 1)
