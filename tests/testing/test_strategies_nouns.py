"""Strategies of nouns: all that a declaration allows, and nothing else."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar

import attrs
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import jingwu_model as jw
from jingwu_model.declare import (
    Count,
    Limit,
    Matches,
    Noun,
    Printable,
    SeenBy,
    Shape,
    faults_in,
    specs,
    together,
)
from jingwu_model.errors import FaultKind, Text
from jingwu_model.testing import strategies as jst
from jingwu_model.testing.strategies import _text
from jingwu_model.testing.strategies._fields import MOST
from jingwu_model.testing.strategies._fitting import FITTING
from jingwu_model.testing.strategies._land import real
from jingwu_model.vocabulary import ActorKind, Level, Quantity, Unit
from jingwu_model.workflows import Event, Told
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows import security_mediation as sm

ROOT = Path(__file__).parents[2]
STRATEGIES = ROOT / "src" / "jingwu_model" / "testing" / "strategies"
MANY = settings(max_examples=120)
FIRST = datetime.min.replace(tzinfo=jw.SHANGHAI)
LAST = datetime.max.replace(tzinfo=jw.SHANGHAI)
OF_MACHINES = {
    *("Attempt", "Gapped", "Old", "events", "gapped_histories"),
    *("histories", "illegal_histories", "old_histories", "proceedings"),
}
"""What is drawn of a machine, which is named: see test_histories.py."""
_JANUARY, _FEBRUARY = st.just(date(2026, 1, 1)), st.just(date(2026, 2, 1))
_NINGXIA, _JINGYUAN = st.just("640000000000"), st.just("640424000000")


@cache
def every_noun() -> tuple[type[Noun], ...]:
    """Every finished noun of the package, found where it stands."""
    found: dict[str, type[Noun]] = {}
    for module in pkgutil.walk_packages(jw.__path__, "jingwu_model."):
        if module.name.endswith("__main__"):
            continue
        for held in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(held, type)
                and issubclass(held, Noun)
                and attrs.has(held)
                and not vars(held).get("abstract")
                and held.__module__.startswith("jingwu_model.")
            ):
                found[f"{held.__module__}.{held.__name__}"] = held
    return tuple(found[name] for name in sorted(found))


def ids_of(classes: tuple[type[Noun], ...]) -> list[str]:
    """The names of classes, each with its module's."""
    return [f"{cls.__module__.rpartition('.')[0]}.{cls.__name__}" for cls in classes]


def limits_of(shape: Shape) -> Iterator[Limit]:
    """Every limit of a shape and of its items."""
    yield from shape.limits
    if shape.item is not None:
        yield from limits_of(shape.item)


@attrs.frozen
class Even(Limit):
    """A limit of somebody else."""

    bases: ClassVar[tuple[type, ...]] = (int, str, tuple)
    fault = FaultKind("odd", Text("奇数", "odd"))
    test = "len(str({x})) % 2 == 0"

    @property
    def expected(self) -> Text:
        """An even length."""
        return Text("偶数", "even")


class TestEveryNoun:
    """What holds of every noun that the package has."""

    def test_there_are_many(self) -> None:
        """The search for them finds the well-known ones."""
        assert {jw.Grid, jw.Report, Told, pm.Apply, jw.Due} <= set(every_noun())

    @pytest.mark.parametrize("cls", every_noun(), ids=ids_of(every_noun()))
    def test_draws_are_sound_and_come_back(self, cls: type[Noun]) -> None:
        """A draw has no fault, is read again from its document, and has each field both ways."""
        held: set[tuple[str, bool]] = set()

        @MANY
        @given(jst.nouns(cls))
        def run(drawn: Any) -> None:
            values = {spec.name: getattr(drawn, spec.name) for spec in specs(cls)}
            held.update((name, value is None) for name, value in values.items())
            assert type(drawn) is cls
            assert faults_in(cls, values) == []
            assert jw.loads(jw.dumps(drawn), cls) == drawn

        run()

        optional = [spec.name for spec in specs(cls) if spec.shape.optional]
        assert held >= {(name, absent) for name in optional for absent in (True, False)}

    @pytest.mark.parametrize("cls", every_noun(), ids=ids_of(every_noun()))
    def test_a_draw_shrinks_towards_what_is_left_out(self, cls: type[Noun]) -> None:
        """The smallest states nothing that it need not, and what it states is the least."""
        smallest = find(jst.nouns(cls), lambda _: True)
        # Of two that may be left out one must be there: a number, a station.
        needed = {
            jw.Figure: {"value"},
            jw.Member: {"station"},
            jw.Practice: {"station"},
        }.get(cls, set())

        stated = {
            spec.name
            for spec in specs(cls)
            if spec.shape.optional and getattr(smallest, spec.name) is not None
        }
        assert stated == needed
        assert all(
            getattr(smallest, spec.name) == () for spec in specs(cls) if spec.shape.item is not None
        )

    @pytest.mark.parametrize("cls", every_noun(), ids=ids_of(every_noun()))
    def test_a_noun_with_a_rule_is_drawn_to_fit(self, cls: type[Noun]) -> None:
        """A rule between fields is met by how they are drawn, never by chance."""
        assert not cls.__jingwu_rules__ or cls in FITTING

    @pytest.mark.parametrize("cls", FITTING, ids=ids_of(tuple(FITTING)))
    @given(data=st.data())
    def test_whatever_is_fixed_the_rest_is_drawn_to_fit(
        self, cls: type[Noun], data: st.DataObject
    ) -> None:
        """Any fields of a sound noun, fixed, are kept."""
        whole = data.draw(jst.nouns(cls))
        names = data.draw(st.sets(st.sampled_from([spec.name for spec in specs(cls)])))
        parts = {name: getattr(whole, name) for name in sorted(names)}

        drawn = data.draw(jst.nouns(cls, **{name: st.just(held) for name, held in parts.items()}))

        assert {name: getattr(drawn, name) for name in parts} == parts

    def test_every_pattern_is_written_out(self) -> None:
        """No text is drawn by trying whether it matches."""
        patterns = {
            limit.pattern
            for cls in every_noun()
            for spec in specs(cls)
            for limit in limits_of(spec.shape)
            if isinstance(limit, Matches)
        }

        assert [
            pattern
            for pattern in sorted(patterns)
            if pattern not in _text._BY_HAND and not _text._PIECES.fullmatch(pattern)
        ] == []

    def test_nothing_drawn_is_thrown_away(self) -> None:
        """No strategy filters, assumes or rejects."""
        text = "\n".join(path.read_text(encoding="utf-8") for path in STRATEGIES.rglob("*.py"))

        assert re.findall(r"\.filter\(|assume\(|reject\(|unique_by", text) == []

    def test_every_strategy_has_its_noun(self) -> None:
        """What is promised is sorted, and each of it draws."""
        assert list(jst.__all__) == sorted(jst.__all__)
        for name in sorted(set(jst.__all__) - {"nouns", *OF_MACHINES}):
            assert find(getattr(jst, name)(), lambda _: True) is not None

    def test_what_each_refuses_is_said(self) -> None:
        """Whatever takes arguments names the error, in its docstring."""
        silent = [
            name
            for name in jst.__all__
            if not isinstance(getattr(jst, name), type)
            and "hypothesis.errors.InvalidArgument" not in getattr(jst, name).__doc__
        ]
        assert silent == []


class TestPlaces:
    """Real places, and any other."""

    def test_the_land_is_the_examples(self) -> None:
        """The real places are the rows of the example register."""
        county = jw.read_register(ROOT / "examples" / "jingyuan")

        assert dict(real()) == {place.code: place.name for place in county.divisions}

    @pytest.mark.parametrize("level", Level)
    def test_codes_of_a_level_are_of_that_level(self, level: Level) -> None:
        """Of each level there are real codes and others."""
        found: set[bool] = set()

        @MANY
        @given(jst.division_codes(level=level))
        def run(code: str) -> None:
            found.add(code in real())
            assert jw.DivisionCode(code).level is level

        run()

        assert found == {True, False}

    @given(data=st.data())
    def test_codes_under_a_place_lie_there(self, data: st.DataObject) -> None:
        """At any depth, never the place itself."""
        above = data.draw(st.one_of([jst.division_codes(level=one) for one in list(Level)[:-1]]))
        place = jw.Division(code=above, level=jw.DivisionCode(above).level, name="某地")

        code = data.draw(jst.division_codes(under=above))

        assert place.holds(code)
        assert code != above

    def test_places_have_their_real_names(self) -> None:
        """A real code goes by its own name, first of all."""
        town = find(jst.divisions(code=st.just("640424101000")), lambda _: True)

        assert (town.name, town.level) == ("泾河源镇", Level.TOWNSHIP)

    @pytest.mark.parametrize(
        ("given_parts", "words"),
        [
            ({"level": "township"}, "level is a Level"),
            ({"under": "6404"}, "division code"),
            ({"under": "640424101200"}, "no place can lie under"),
            ({"under": "640424101000", "level": Level.COUNTY}, "no county can lie under"),
        ],
    )
    def test_codes_that_cannot_be_are_refused(
        self, given_parts: dict[str, Any], words: str
    ) -> None:
        """At once, saying why."""
        with pytest.raises(InvalidArgument, match=words):
            jst.division_codes(**given_parts)


class TestPeople:
    """People are opaque tokens."""

    @given(jst.nouns(pm.Apply))
    def test_a_person_is_no_number(self, event: pm.Apply) -> None:
        """A token of a person begins with a letter, as no number of theirs does."""
        assert all(token[0].isalpha() for token in (event.by.ref, *event.parties))

    @given(jst.members(), jst.assignments())
    def test_a_member_is_no_number(self, member: jw.Member, charge: jw.Assignment) -> None:
        """Nor is a staff id a number that anybody has."""
        assert member.staff_id[0].isalpha()
        assert charge.member[0].isalpha()


class TestFixing:
    """Parts that a caller fixes."""

    def test_a_strategy_fixes_a_part(self) -> None:
        """Of one value or of several, it is kept to."""
        drawn = find(
            jst.grids(name=st.just("一格"), residents=st.integers(5, 9)),
            lambda grid: grid.residents > 6,
        )

        assert (drawn.name, drawn.residents) == ("一格", 7)

    def test_a_time_of_another_offset_is_a_time(self) -> None:
        """What comes after it is measured from the instant."""
        noon = datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=-5)))

        drawn = find(jst.duty_entries(end=st.just(noon)), lambda _: True)

        assert drawn.end == noon
        assert drawn.start == noon - timedelta.resolution

    @pytest.mark.parametrize("fine", [0, 1])
    @given(data=st.data())
    def test_a_decision_goes_with_the_fine(self, fine: int, data: st.DataObject) -> None:
        """A fine is one of an amount; only a fine must have one."""
        drawn = data.draw(jst.nouns(sm.Decide, fine=st.just(fine)))

        assert drawn.fine == fine

    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (lambda: jst.grids(household=st.just(3)), "Grid has no household"),
            (
                lambda: jst.grids(residents=5),
                r"^residents: a strategy, such as st\.just\(5\), not 5$",
            ),
            (
                lambda: jst.grids(leader=None),
                r"^leader: a strategy, such as st\.none\(\), not None$",
            ),
            (
                lambda: jst.nouns(jw.Division, level=Level.TOWNSHIP),
                r"level: a strategy, such as st\.just\(Level\.TOWNSHIP\), not Level\.TOWNSHIP",
            ),
            (lambda: jst.nouns(Event), "is no class of nouns"),
            (lambda: jst.nouns(Noun), "is no class of nouns"),
            (lambda: jst.nouns(int), "is no class of nouns"),
            (lambda: jst.nouns("Grid"), "is no class of nouns"),
        ],
    )
    def test_what_cannot_be_is_refused_at_once(self, make: Any, words: str) -> None:
        """When the strategy is made, naming the field."""
        with pytest.raises(InvalidArgument, match=words):
            make()

    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (lambda: jst.grids(households=st.just(-1)), "households: out of range"),
            (lambda: jst.spans(since=_FEBRUARY, until=_JANUARY), "ends before"),
            (
                lambda: jst.members(agency=st.none(), station=st.none()),
                "neither an agency nor a station",
            ),
            (lambda: jst.divisions(code=_NINGXIA, level=st.just(Level.COUNTY)), "level"),
            (lambda: jst.agencies(id=_JINGYUAN, level=st.just(Level.PROVINCE)), "division code"),
            (lambda: jst.agencies(id=_JINGYUAN, division=_NINGXIA), "six digits"),
            (
                lambda: jst.forces(officers=st.just(1), community_officers=st.just(2)),
                "community officers",
            ),
            (lambda: jst.figures(value=st.none(), claim=st.none()), "a value or a claim"),
            (
                lambda: jst.figures(value=st.just(Fraction(-1)), unit=st.just(Unit.PERSON)),
                "below zero|quantity",
            ),
            (lambda: jst.dues(reason=st.none(), awaits=st.just(2027)), "go together"),
            (lambda: jst.duty_entries(start=st.just(LAST)), "after it begins"),
            (lambda: jst.duty_entries(end=st.just(FIRST)), "after it begins"),
            (lambda: jst.spans(since=st.just(LAST.date()), until=st.just(FIRST.date())), "before"),
        ],
    )
    def test_what_does_not_go_together_is_refused(self, make: Any, words: str) -> None:
        """With every fault that the noun itself tells."""
        with pytest.raises(InvalidArgument, match=words):
            find(make(), lambda _: True)

    def test_a_change_may_fall_and_a_share_not_exceed(self) -> None:
        """Values lie where their quantity has them."""
        change = jst.figures(
            quantity=st.just(Quantity.ARRESTED_CHANGE), value=st.just(Fraction(-5))
        )
        share = jst.figures(quantity=st.just(Quantity.STATION_SHARE), claim=st.none())

        assert find(change, lambda _: True).value == -5
        assert find(share, lambda one: one.value > 99).value <= 100

    def test_nought_is_no_value_that_a_rule_divides_by(self) -> None:
        """A standard of nought has an id of its own."""
        nought = find(jst.standards(value=st.just(Fraction(0))), lambda _: True)

        assert nought.id == "own.x"

    def test_a_fixed_part_decides_what_goes_with_it(self) -> None:
        """Where nothing was tried they were told."""
        drawn = find(jst.nouns(Told, tried=st.just(())), lambda _: True)

        assert drawn.outcome.code == "told"


class TestNounsOfOthers:
    """A noun that is not of this library."""

    def test_a_declaration_is_enough(self) -> None:
        """Patterns, plain text, plain numbers, fractions and what stands in it."""

        @attrs.frozen(kw_only=True)
        class Lane(Noun):
            plate: Annotated[str, Matches(r"(?:京|津)[A-Z]-?\d")]
            text: str
            short: Annotated[str, Printable(3)]
            number: int
            share: Fraction
            length: float
            grids: tuple[jw.Grid, ...]
            numbers: tuple[int, ...] = (1,)
            by: Annotated[jw.Actor | None, SeenBy("internal")] = None
            kind: ActorKind = ActorKind.CLOCK

        @given(jst.nouns(Lane))
        def run(lane: Lane) -> None:
            assert len(lane.grids) <= MOST
            assert len(lane.short) <= 3

        run()
        smallest = find(jst.nouns(Lane), lambda _: True)
        assert (smallest.kind, smallest.numbers) == (ActorKind.CLOCK, (1,))

    @pytest.mark.parametrize("hint", [int, str, tuple[int, ...]])
    def test_a_limit_of_their_own_needs_a_strategy_of_their_own(self, hint: Any) -> None:
        """It is named, and with a strategy for the field the rest is drawn."""

        @attrs.frozen(kw_only=True)
        class Own(Noun):
            held: Annotated[hint, Even()]  # type: ignore[valid-type]
            rest: Count

        with pytest.raises(InvalidArgument, match=r"Own\.held.*Even"):
            find(jst.nouns(Own), lambda _: True)
        even: Any = {int: 10, str: "ab", tuple[int, ...]: ()}[hint]
        assert find(jst.nouns(Own, held=st.just(even)), lambda _: True).rest == 0

    def test_a_rule_of_their_own_that_is_not_met_is_told(self) -> None:
        """The draw is not hidden: the noun's own fault says what is wrong."""

        @attrs.frozen(kw_only=True)
        class Pair(Noun):
            one: Count
            two: Count

            @together("pair.alike", "one", "two", zh="应不同", en="they are alike")
            def _differ(self) -> bool:
                return self.one != self.two

        with pytest.raises(InvalidArgument, match="they are alike"):
            find(jst.nouns(Pair), lambda pair: pair.one > 9)
