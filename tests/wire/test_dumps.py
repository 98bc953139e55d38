"""The lowest door: what a noun looks like as JSON."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jingwu_model.declare import Noun, Term, specs
from jingwu_model.model import (
    City,
    Division,
    DutyEntry,
    Figure,
    Figures,
    Location,
    Member,
    PlaceKind,
    PlaceRef,
    Register,
)
from jingwu_model.rules import Amount, check
from jingwu_model.timeline import Calendar, Period
from jingwu_model.vocabulary import Datum, Duty, Level, MemberKind, Post, Quantity, Role
from jingwu_model.wire import FORMAT, dumps, loads

VILLAGE = Division(
    code="640424203207",
    level=Level.VILLAGE,
    name="惠台村",
    households=0,
    location=Location(lon=106.5, lat=35.25, datum=Datum.GCJ02),
)
ROOMS = Figure(
    quantity=Quantity.ROOMS,
    value=Fraction(4805, 491),
    as_of=date(2023, 12, 31),
    source="city-2024",
)
FIGURES = Figures(city=City(division="411400000000", name="商丘市"), figures=(ROOMS,))


def loaded(noun: Noun) -> dict[str, Any]:
    """A document as any reader of JSON sees it."""
    document: dict[str, Any] = json.loads(dumps(noun))
    return document


def told(value: Any) -> Any:
    """A value as the format describes it, by another road: attrs' own walk over the fields."""
    if isinstance(value, Noun):
        fields = attrs.asdict(value, recurse=False)
        return {name: told(held) for name, held in fields.items() if held is not None}
    if isinstance(value, tuple):
        return [told(item) for item in value]
    if isinstance(value, Term):
        return value.code
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return f"{value.numerator}" if value.denominator == 1 else f"{value}"
    return value


class TestADocument:
    """One noun, one document."""

    def test_it_is_what_stands_here(self) -> None:
        """Keys sorted, nothing between them, Chinese as it is written, no line end."""
        assert (
            dumps(VILLAGE)
            == (
                '{"code":"640424203207","households":0,"level":"village",'
                '"location":{"datum":"gcj02","lat":35.25,"lon":106.5},'
                f'"name":"惠台村","v":"{FORMAT}"}}'
            ).encode()
        )

    def test_it_says_its_format_once(self) -> None:
        """The document says it; the nouns in it do not."""
        document = loaded(FIGURES)

        assert document["v"] == "0.1"
        assert "v" not in document["city"]
        assert "v" not in document["figures"][0]

    def test_what_is_none_is_left_out_and_what_is_nothing_is_not(self) -> None:
        """No households is not an unknown number of them; no figures is not unknown figures."""
        assert loaded(VILLAGE)["households"] == 0
        assert "residents" not in loaded(VILLAGE)
        assert loaded(attrs.evolve(FIGURES, figures=()))["figures"] == []
        assert loaded(FIGURES)["city"]["inferred"] is False

    def test_a_fraction_loses_nothing(self) -> None:
        """Exact, as text: whole numbers without a line, the others reduced."""
        assert loaded(ROOMS)["value"] == "4805/491"
        assert loaded(Amount.between(1, Fraction(4, 8) + 1))["hi"] == "3/2"
        assert loaded(Amount.known(735)) == {"lo": "735", "hi": "735", "missing": [], "v": FORMAT}

    def test_an_instant_stands_with_its_offset(self) -> None:
        """Whatever offset it came with, Beijing's is stored."""
        shift = DutyEntry(
            member="M-1",
            role=Role.MEDIATOR,
            duty=Duty.DISPUTES,
            start=datetime(2026, 3, 2, 1, 30, tzinfo=UTC),
            end=datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=8))),
            in_community=True,
        )

        assert loaded(shift)["start"] == "2026-03-02T09:30:00+08:00"
        assert loaded(shift)["end"] == "2026-03-02T12:00:00+08:00"

    def test_it_is_storage_and_complete(self) -> None:
        """A field that the public may not see is in it: this is no disclosure."""
        member = Member(
            staff_id="410001",
            kind=MemberKind.OFFICER,
            post=Post.COMMUNITY,
            station="S-1",
            cpc_member=True,
        )

        assert any(spec.name == "cpc_member" and spec.sensitive for spec in specs(Member))
        assert loaded(member)["cpc_member"] is True

    def test_equal_nouns_are_the_same_bytes(self) -> None:
        """However often, and in whatever order their fields were given."""
        again = Figure(
            source="city-2024",
            as_of=date(2023, 12, 31),
            value=Fraction(9610, 982),
            quantity=Quantity.ROOMS,
        )

        assert again == ROOMS
        assert dumps(again) == dumps(ROOMS) == dumps(ROOMS)

    def test_what_is_nothing_of_ours_is_no_document(self) -> None:
        """A list of nouns is none either: lines of them are."""
        for thing in ([VILLAGE], None, "x", Noun):
            with pytest.raises(TypeError, match=f"{type(thing).__name__} is no class of documents"):
                dumps(thing)

    def test_a_register_is_one_document(self) -> None:
        """A table that is not recorded is no key of it."""
        register = Register(divisions=[])

        assert dumps(Register()) == b'{"v":"0.1"}'
        assert dumps(register) == b'{"divisions":[],"v":"0.1"}'
        assert loads(dumps(register), Register) == register


class TestEveryKindOfDocument:
    """The same as attrs' own walk over the fields would tell."""

    @pytest.mark.parametrize(
        "noun",
        [
            VILLAGE,
            FIGURES,
            PlaceRef(kind=PlaceKind.GRID, id="G-1"),
            Amount.between(1, None, missing=("residents", "rooms.csv")),
            Calendar.china().due(Period.working_days(3), datetime(2026, 2, 12, 10, tzinfo=UTC)),
            check(FIGURES, on=date(2024, 4, 30)),
            check(Register(divisions=[], rooms=[]), on=date(2024, 4, 30)),
        ],
        ids=lambda noun: type(noun).__name__,
    )
    def test_it_tells_every_field(self, noun: Noun) -> None:
        """Nouns in nouns, terms by their codes, tuples as arrays."""
        assert loaded(noun) == {"v": FORMAT, **told(noun)}
