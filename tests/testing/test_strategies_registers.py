"""Strategies of registers and of material: what holds together, drawn so."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from itertools import product
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument, NoSuchExample
from hypothesis.strategies import SearchStrategy

import jingwu_model as jw
from jingwu_model.model import TABLES
from jingwu_model.rules import SubjectKind
from jingwu_model.testing import strategies as jst
from jingwu_model.testing.strategies._ids import unused
from jingwu_model.vocabulary import DualPost, Level, MemberKind, OrganKind

DAY = date(2024, 4, 30)
SIZES = ("small", "deep")


def rows_of(register: jw.Register, name: str) -> tuple[Any, ...] | None:
    """The rows of a table; none where it is not recorded."""
    table = getattr(register, name)
    return tuple(table) if table.recorded else None


def never_drawn(
    drawn: SearchStrategy[Any],
    held: Callable[[Any], set[Any]],
    wanted: set[Any],
    within: int,
) -> set[Any]:
    """What of all that is wanted nothing drawn had, of so many; the search ends with the last."""
    left = set(wanted)

    def whole(one: Any) -> bool:
        left.difference_update(held(one))
        return not left

    asked = settings(max_examples=within, phases=[Phase.generate], database=None)
    with suppress(NoSuchExample):
        find(drawn, whole, settings=asked)
    return left


def told_apart(report: jw.Report) -> bool:
    """Whether no two findings of a rule are of one subject, reading, label and standard.

    Of the whole a rule also says, comparing nothing, what is not recorded place by place.
    """
    asked = [
        (one.rule, one.subject.kind, one.subject.id, one.reading, one.label, one.standard)
        for one in report.findings
        if one.subject.kind is not SubjectKind.WHOLE or one.worked is not None
    ]
    return len(asked) == len(set(asked))


MONTH = {"since": st.just(date(2024, 3, 1)), "until": st.just(DAY)}
# As short and as long as tokens are; one is the Party committee's, two are alike but at the end.
TOKENS = st.sampled_from(
    ["A", "a.b", "a:b", "party_committee", "specialist_unit.party_committee"]
    + ["u" * 62 + end for end in ("a", "b", "ab", "ac")]
)
BUREAU = jw.Agency(id="640400000000", division="640400000000", level=Level.PREFECTURE, name="甲")


def several(row: SearchStrategy[Any], same: Callable[[Any], Any]) -> SearchStrategy[list[Any]]:
    """Up to six rows of which no two say the same."""
    return st.lists(row, max_size=6, unique_by=same)


class TestRegisters:
    """Registers of either size."""

    @pytest.mark.parametrize("size", SIZES)
    def test_every_table_is_there_empty_and_left_out(self, size: Any) -> None:
        """Each table has rows, has none, and is not recorded, now and then."""
        states = {"unrecorded", "filled"} | ({"empty"} if size == "small" else set())

        def held(register: jw.Register) -> set[tuple[str, str]]:
            rows = {name: rows_of(register, name) for name in TABLES}
            return {
                (name, "unrecorded" if each is None else "filled" if each else "empty")
                for name, each in rows.items()
            }

        wanted = {(name, state) for name in TABLES for state in states}
        assert never_drawn(jst.registers(size=size), held, wanted, within=300) == set()

    @pytest.mark.parametrize("size", SIZES)
    def test_a_register_comes_back_from_its_document(self, size: Any) -> None:
        """Which asks once more whether it holds together."""

        @given(jst.registers(size=size))
        def run(register: jw.Register) -> None:
            assert jw.loads(jw.dumps(register), jw.Register) == register

        run()

    def test_a_small_one_shrinks_towards_empty_tables(self) -> None:
        """Every table recorded, and nothing in any."""
        smallest = find(jst.registers(), lambda _: True)

        assert all(rows_of(smallest, name) == () for name in TABLES)

    def test_a_deep_one_shrinks_towards_one_village(self) -> None:
        """With all above it, down from the province, where its divisions are recorded."""
        smallest = find(jst.registers(size="deep"), lambda reg: reg.divisions.recorded)

        assert [place.level for place in smallest.divisions] == list(Level)
        assert all(rows_of(smallest, name) == () for name in TABLES if name != "divisions")

    @given(jst.registers(size="deep"))
    def test_a_deep_one_reaches_down_to_a_village(self, register: jw.Register) -> None:
        """Where its divisions are recorded, all five levels are there."""
        if register.divisions.recorded:
            assert {place.level for place in register.divisions} == set(Level)

    @pytest.mark.ci
    def test_what_points_at_what_is_drawn(self) -> None:
        """Each kind of reference is met within some hundred draws."""
        kinds = {
            "a dedicated one": lambda r: (
                any(one.dedicated for one in r.assignments) and r.stations.recorded
            ),
            "a leader": lambda r: any(one.leader for one in r.grids) and r.members.recorded,
            "who led": lambda r: any(one.led_by for one in r.duty_entries),
            "a room of a post": lambda r: (
                any(one.room for one in r.workstations) and r.rooms.recorded
            ),
            "two of one member": lambda r: (
                len({one.member for one in r.assignments}) < len(r.assignments)
            ),
            "an auxiliary": lambda r: any(one.kind is not MemberKind.OFFICER for one in r.members),
            "both": lambda r: any(one.agency and one.station for one in r.members),
            "served villages": lambda r: (
                len({code for one in r.rooms for code in one.divisions}) > 1
            ),
        }

        def held(register: jw.Register) -> set[str]:
            return {name for name, holds in kinds.items() if holds(register)}

        assert never_drawn(jst.registers(), held, set(kinds), within=1500) == set()

    def test_an_id_that_is_taken_gives_way_to_the_next(self) -> None:
        """It stays as long as it was, and of the same signs."""
        assert unused("G-1", {"G-2": 0}) == "G-1"
        assert unused("640424000000", {"640424000000": 0, "640424000001": 0}) == "640424000002"
        assert unused("x", dict.fromkeys("x123")) == "4"
        assert unused("x", dict.fromkeys("x0123456789")) == "10"


class TestFixedTables:
    """Tables that a caller fixes."""

    @given(data=st.data())
    def test_whatever_is_fixed_the_rest_is_drawn_upon_it(self, data: st.DataObject) -> None:
        """Any tables of a register that holds together are kept, and the rest goes with them."""
        whole = data.draw(jst.registers())
        names = data.draw(st.sets(st.sampled_from(sorted(TABLES))))
        fixed = {name: rows_of(whole, name) for name in sorted(names)}

        drawn = data.draw(jst.registers(**{name: st.just(rows) for name, rows in fixed.items()}))

        assert {name: rows_of(drawn, name) for name in fixed} == fixed

    def test_a_table_is_fixed_by_a_strategy(self) -> None:
        """Of rows, here of one place."""
        one = jst.divisions(level=st.just(Level.PROVINCE)).map(lambda place: [place])

        drawn = find(jst.registers(divisions=one), lambda reg: len(reg.agencies) > 0)

        assert [place.name for place in drawn.divisions] == ["宁夏回族自治区"]
        assert drawn.agencies["640000000000"].division == "640000000000"

    @given(jst.registers(rooms=st.tuples(jst.rooms())))
    def test_what_fixed_rows_point_into_is_not_recorded(self, register: jw.Register) -> None:
        """Only the caller knows what stands there."""
        assert not register.stations.recorded
        assert not register.divisions.recorded

    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (lambda: jst.registers(size="vast"), "small or deep, not 'vast'"),  # type: ignore[arg-type]
            (
                lambda: jst.registers(houses=st.just([])),
                "a register has no houses; it has divisions",
            ),
            (lambda: jst.registers(rooms=st.just(3)), "not iterable"),
            (lambda: jst.registers(rooms=st.just([jw.Span()])), "rooms holds PoliceRoom, not Span"),
            (
                lambda: jst.registers(
                    divisions=jst.divisions(level=st.just(Level.COUNTY)).map(lambda one: [one])
                ),
                "the place above is missing",
            ),
            (
                lambda: jst.materials(register=st.just(3)),
                "register of material is a Register or none",
            ),
            (lambda: jst.materials(figures=st.just(3)), "figures of material is a Figures"),
            (lambda: jst.materials(cases=st.just([])), "cases of material is a Casebook or none"),
            (lambda: jst.registers(size=["small"]), r"small or deep, not \['small'\]"),  # type: ignore[arg-type]
        ],
    )
    def test_what_cannot_be_is_refused(self, make: Any, words: str) -> None:
        """With the register's own faults, where it has them."""
        with pytest.raises(InvalidArgument, match=words):
            find(make(), lambda _: True)

    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (
                lambda: jst.registers(rooms=[]),  # type: ignore[arg-type]
                r"^rooms: a strategy, such as st\.just\(\[\]\), not \[\]$",
            ),
            (
                lambda: jst.registers(rooms=None),  # type: ignore[arg-type]
                r"^rooms: a strategy, such as st\.none\(\), not None$",
            ),
            (
                lambda: jst.materials(register=None),  # type: ignore[arg-type]
                r"^register: a strategy, such as st\.none\(\), not None$",
            ),
            (
                lambda: jst.materials(figures=3),  # type: ignore[arg-type]
                r"^figures: a strategy, such as st\.just\(3\), not 3$",
            ),
            (
                lambda: jst.materials(cases=jw.Casebook()),  # type: ignore[arg-type]
                "^cases: a strategy, such as st.just",
            ),
        ],
    )
    def test_a_value_is_no_strategy(self, make: Any, words: str) -> None:
        """It is refused when the strategy is made, with how to write one."""
        with pytest.raises(InvalidArgument, match=words):
            make()


class TestMaterial:
    """What `check` takes."""

    def test_it_is_any_part_of_it(self) -> None:
        """Each with each, each alone, and none are drawn."""

        def held(material: jw.Material) -> set[tuple[bool, ...]]:
            assert jw.loads(jw.dumps(material), jw.Material) == material
            return {(material.register is None, material.figures is None, material.cases is None)}

        wanted = set(product((True, False), repeat=3))
        assert never_drawn(jst.materials(), held, wanted, within=1000) == set()

    @given(jst.materials(register=jst.registers(size="deep")), st.dates())
    def test_it_can_be_checked(self, material: jw.Material, on: date) -> None:
        """Whatever it is and for any day: no finding of the report stands there twice."""
        assert told_apart(jw.check(material, on=on))

    @given(
        jst.registers(
            agencies=st.just([BUREAU]),
            deliberations=several(
                jst.deliberations(
                    agency=st.just(BUREAU.id),
                    organ=st.just(OrganKind.SPECIALIST_UNIT),
                    unit=TOKENS,
                    on=st.just(DAY),
                ),
                attrgetter("unit"),
            ),
            surveys=several(
                jst.surveys(place=jst.place_refs(id=TOKENS), **MONTH), attrgetter("place")
            ),
        )
    )
    def test_what_is_known_by_tokens_is_told_apart(self, register: jw.Register) -> None:
        """Each unit that met and each place that was surveyed has its finding."""
        report = jw.check(register, on=DAY, rules=["leadership.deliberation", "presence.awareness"])
        kinds = Counter(one.subject.kind for one in report.findings)

        assert told_apart(report)
        # The committee is asked too.
        assert kinds[SubjectKind.ORGAN] == len(register.deliberations) + 1
        assert kinds[SubjectKind.SURVEYED] == len(register.surveys)

    @given(st.integers(150, 200), st.integers(2, 32))
    def test_what_has_long_names_is_told_by_them(self, length: int, digits: int) -> None:
        """A village of up to 200 signs, and a member of up to 32 who works and has a post there."""
        head = "640424101"
        levels = zip(("64", "6404", "640424", head, f"{head}201"), Level, strict=True)
        places = [
            jw.Division(code=code.ljust(12, "0"), level=level, name="村" * length)
            for code, level in levels
        ]
        member, held = "A" * digits, {"place": places[-1].code, "member": "A" * digits}
        register = jw.Register(
            divisions=places,
            members=[jw.Member(staff_id=member, kind=MemberKind.OFFICER, station="S1")],
            dual_posts=[
                jw.DualPosting(post=DualPost.DIRECTOR_ASSISTANT, span=jw.Span(), **held)
            ],
            assignments=[
                jw.Assignment(
                    member=member,
                    place=jw.PlaceRef(kind=jw.PlaceKind.VILLAGE, id=places[-1].code),
                    span=jw.Span(),
                    dedicated=False,
                )
            ],
            duty_entries=[],
        )
        report = jw.check(register, on=DAY, rules=["posts.dual", "presence.weekly"])
        told = {one.subject.kind: one.subject.name for one in report.findings}
        whole = f"{member} {'村' * length}"

        for kind in (SubjectKind.POSTING, SubjectKind.ASSIGNMENT):
            cut = f"{whole[:199]}…"
            assert told[kind] == (whole if len(whole) <= 200 else cut)

    def test_a_part_is_fixed_or_left_out(self) -> None:
        """Both are kept to."""
        empty, book = jw.Register(), jw.Casebook()
        fixed = jst.materials(register=st.just(empty), figures=st.none(), cases=st.just(book))

        drawn = find(fixed, lambda _: True)

        assert (drawn.register, drawn.figures, drawn.cases) == (empty, None, book)

    @given(jst.materials(cases=jst.casebooks("visit")))
    def test_its_cases_are_as_they_are_asked_for(self, material: jw.Material) -> None:
        """Here, visits alone."""
        assert material.cases is not None
        assert all(case.workflow.name == "visit" for case in material.cases)
