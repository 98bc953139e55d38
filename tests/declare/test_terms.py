"""Terms: members of a vocabulary, complete or refused."""

import copy
import pickle
from typing import Any

import pytest

from jingwu_model.declare import Term
from jingwu_model.errors import InvalidDeclaration, JingwuError, Text

COMPLETE = ("day", "白班", "day shift", "白天的班次。", "A shift by day.", "library")


class Shift(Term):
    """A vocabulary of two."""

    DAY = COMPLETE
    NIGHT = ("night", "夜班", "night shift", "夜间的班次。", "A shift by night.", "library")


def declare(**members: Any) -> type[Term]:
    """A vocabulary of these members."""
    return Term("Planted", members)  # type: ignore[return-value]


class TestTerm:
    """What a member is."""

    def test_it_has_all_its_parts(self) -> None:
        """Code, two labels, two definitions, a source."""
        night = Shift.NIGHT

        assert (night.code, night.value, night.zh, night.en) == (
            "night",
            "night",
            "夜班",
            "night shift",
        )
        assert night.definition == Text("夜间的班次。", "A shift by night.")
        assert night.source == "library"

    def test_it_is_found_by_its_code(self) -> None:
        """A code is what is stored and exchanged."""
        assert Shift("night") is Shift.NIGHT
        with pytest.raises(ValueError, match="noon"):
            Shift("noon")

    def test_it_tells_its_label_in_either_language(self) -> None:
        """English unless asked otherwise."""
        assert (Shift.DAY.text(), Shift.DAY.text("zh")) == ("day shift", "白班")

    def test_it_prints_as_it_is_written(self) -> None:
        """`Shift.DAY`, without its six parts."""
        assert repr(Shift.DAY) == "Shift.DAY"

    @pytest.mark.parametrize("again", [copy.copy, copy.deepcopy])
    def test_a_copy_is_itself(self, again: Any) -> None:
        """A member is one object."""
        assert again(Shift.DAY) is Shift.DAY

    def test_it_comes_out_of_a_pickle_as_itself(self) -> None:
        """A member is one object, here as in another process."""
        assert pickle.loads(pickle.dumps(Shift.DAY)) is Shift.DAY  # noqa: S301 - our own bytes

    def test_it_hashes_by_identity(self) -> None:
        """A look-up by term costs no Python code."""
        assert Shift.__hash__ is object.__hash__
        assert {Shift.DAY: 1}[Shift.DAY] == 1


class TestRefusals:
    """A vocabulary that is not complete is none."""

    @pytest.mark.parametrize(
        ("at", "lacking"),
        [
            (0, "no code"),
            (1, "no zh"),
            (2, "no en"),
            (3, "no zh definition"),
            (4, "no en definition"),
            (5, "no source"),
        ],
    )
    @pytest.mark.parametrize("empty", ["", " ", "\u3000", None])
    def test_an_empty_part_is_refused_by_name(
        self, at: int, lacking: str, empty: str | None
    ) -> None:
        """A blank is as good as nothing."""
        parts: list[str | None] = list(COMPLETE)
        parts[at] = empty

        with pytest.raises(InvalidDeclaration, match=f"{lacking}$") as caught:
            declare(DAY=tuple(parts))

        assert caught.value.where == f"Planted {parts[0]!r}"

    def test_every_missing_part_is_named_at_once(self) -> None:
        """The parts have defaults for type checkers alone."""
        with pytest.raises(
            InvalidDeclaration, match="no zh, no en, no zh definition, no en definition, no source"
        ):
            declare(DAY="day")

    @pytest.mark.parametrize("code", ["Day", "day shift", "day-shift", "白班", "day!"])
    def test_a_code_is_lower_snake_case(self, code: str) -> None:
        """It is a column's value, a file's name, a key: plain everywhere."""
        with pytest.raises(InvalidDeclaration, match="lower snake case"):
            declare(DAY=(code, *COMPLETE[1:]))

    @pytest.mark.parametrize("code", ["day", "day_shift", "111", "h24"])
    def test_digits_and_underscores_are_allowed(self, code: str) -> None:
        """Official codes are digits."""
        assert declare(DAY=(code, *COMPLETE[1:]))(code).code == code

    def test_two_members_of_one_code_are_refused(self) -> None:
        """Python would make the second an alias of the first, and lose its words in silence."""
        with pytest.raises(InvalidDeclaration, match=r"Planted\.DUSK: code 'day' is that of DAY"):
            declare(DAY=COMPLETE, DUSK=("day", "黄昏", "dusk", "黄昏。", "Dusk.", "library"))

    def test_a_refusal_is_a_type_error_of_ours(self) -> None:
        """As for every wrong declaration."""
        with pytest.raises(TypeError) as caught:
            declare(DAY=("day",))

        assert isinstance(caught.value, JingwuError)
