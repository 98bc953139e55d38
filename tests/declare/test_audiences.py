"""Who may see a field: what is kept back shows nowhere that a field shows by itself."""

import traceback
from typing import Annotated, Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.declare import (
    AUDIENCES,
    Audience,
    Count,
    Distinct,
    Name,
    Noun,
    SeenBy,
    Token,
    Within,
    faults_in,
    together,
    visible,
)
from jingwu_model.errors import InvalidObject
from jingwu_model.model import Member
from jingwu_model.vocabulary import MemberKind

Ref = Annotated[Token, SeenBy("case_party")]


@attrs.frozen(kw_only=True)
class Party(Noun):
    """Somebody, by an opaque reference."""

    ref: Ref
    present: bool


@attrs.frozen(kw_only=True)
class Case(Noun):
    """A field for each audience, by itself and in tuples."""

    id: Token
    room: Annotated[Token | None, SeenBy("public")] = None
    refs: Annotated[tuple[Ref, ...], Distinct()] = ()
    note: Annotated[Name | None, SeenBy("internal")] = None
    count: Annotated[Count, SeenBy("internal"), Within(0, 9)] = 0
    lead: Party | None = None
    parties: tuple[Party, ...] = ()

    @together("case.unnoted", "note", "count", zh="未注明", en="counted without a note")
    def _noted(self) -> bool:
        return self.count < 5 or self.note is not None


class TestVisible:
    """One answer for JSON, frames, reports, repr and errors."""

    @pytest.mark.parametrize(
        ("audience", "fields"),
        [
            ("public", ("id", "room", "lead", "parties")),
            ("case_party", ("id", "room", "refs", "lead", "parties")),
            ("internal", ("id", "room", "refs", "note", "count", "lead", "parties")),
        ],
    )
    def test_each_audience_sees_its_fields_in_their_order(
        self, audience: Audience, fields: tuple[str, ...]
    ) -> None:
        """The wider the audience, the fewer."""
        assert visible(Case, audience) == fields

    def test_the_audiences_are_these(self) -> None:
        """From the widest to the narrowest."""
        assert AUDIENCES == get_args(Audience) == ("public", "case_party", "internal")

    def test_an_audience_that_nobody_is_is_refused(self) -> None:
        """Nothing is shown by mistake."""
        nobody: Any = "everybody"

        with pytest.raises(ValueError, match="everybody"):
            visible(Case, nobody)

    def test_party_membership_is_for_the_force_alone(self) -> None:
        """The one sensitive field of the core nouns (PIPL 28)."""
        assert "cpc_member" not in visible(Member, "public")
        assert "cpc_member" not in visible(Member, "case_party")
        assert "cpc_member" in visible(Member, "internal")


class TestRepr:
    """A noun printed by chance tells nothing that is kept back."""

    def test_what_is_kept_back_is_a_dot(self) -> None:
        """Given or not: even that is told to nobody."""
        lead = Party(ref="P-1", present=True)

        assert repr(lead) == "Party(ref=…, present=True)"
        assert repr(Case(id="C-1", refs=("P-1",), lead=lead, parties=(lead,))) == (
            "Case(id='C-1', room=None, refs=…, note=…, count=…, "
            "lead=Party(ref=…, present=True), parties=(Party(ref=…, present=True),))"
        )

    def test_a_member_hides_the_party(self) -> None:
        """Whatever it is."""
        made = [
            Member(staff_id="P001", kind=MemberKind.OFFICER, station="S1", cpc_member=value)
            for value in (True, False, None)
        ]

        assert len({repr(member) for member in made}) == 1


class TestErrors:
    """A refusal names the field and what was expected, and not what stood there."""

    # One thing wrong with each field that is kept back.
    @pytest.mark.parametrize(
        ("values", "path"),
        [
            ({"refs": ("MARKER 1",)}, "$.refs[0]"),
            ({"refs": ("MARKER", "MARKER")}, "$.refs"),
            ({"refs": "MARKER"}, "$.refs"),
            ({"note": "MARKER\n"}, "$.note"),
            ({"note": b"MARKER"}, "$.note"),
            ({"count": "MARKER"}, "$.count"),
        ],
    )
    def test_what_is_kept_back_is_not_found(self, values: dict[str, Any], path: str) -> None:
        """Not its value, nor its type."""
        (fault,) = faults_in(Case, values)

        assert (fault.path, fault.found) == (path, "…")

    def test_a_rule_keeps_back_what_its_fields_keep_back(self) -> None:
        """It names the fields."""
        with pytest.raises(InvalidObject) as caught:
            Case(id="C-1", count=7)

        (fault,) = caught.value.faults
        assert (fault.code, fault.found) == ("case.unnoted", "note …, count …")


MARKER = "MARKER"
PLANTED = st.sampled_from(
    [
        MARKER,
        f"{MARKER} ",
        (MARKER,),
        (MARKER, MARKER),
        ((MARKER,),),
        [MARKER],
        {MARKER: MARKER},
        MARKER.encode(),
        7,
        None,
    ]
)


class TestMarker:
    """A marker in a field that is kept back is never seen again."""

    @given(
        refs=PLANTED, note=PLANTED, count=PLANTED, ref=PLANTED, present=st.booleans() | st.none()
    )
    def test_it_shows_in_no_repr_and_no_error(
        self, refs: Any, note: Any, count: Any, ref: Any, present: Any
    ) -> None:
        """Nor in the words of a traceback, in either language."""
        try:
            lead = Party(ref=ref, present=present)
            shown = repr(Case(id="C-1", refs=refs, note=note, count=count, lead=lead))
        except InvalidObject as error:
            shown = "".join(
                [
                    error.text("zh"),
                    error.text("en"),
                    repr(error),
                    *traceback.format_exception(error),
                ]
            )

        assert MARKER not in shown
