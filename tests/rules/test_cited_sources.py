"""The sources of a report: each once, with how the parts that are cited were read."""

from datetime import date
from fractions import Fraction

import pytest

from jingwu_model.model import City, Figure, Figures
from jingwu_model.rules import check
from jingwu_model.rules._phrases import Phrases
from jingwu_model.vocabulary import Quantity

DAY = date(2024, 4, 30)


def sources_of(where: str | None) -> dict[str, str]:
    """The list of sources of a report on one published figure, by key."""
    rooms = Figure(
        quantity=Quantity.ROOMS,
        value=Fraction(735),
        as_of=date(2023, 12, 31),
        source="city-2024",
        where=where,
    )
    figures = Figures(city=City(division="411400000000", name="商丘市"), figures=(rooms,))
    report = check(figures, on=DAY, rules=["rooms.rural"])
    lines = Phrases("en").sources(report.findings)
    return dict(line.split(": ", 1) for line in lines)


class TestHowASourceWasRead:
    """A source that was read where it is cited is not called half read."""

    def test_a_section_that_was_read_counts_alone(self) -> None:
        """Part 4 of the speech stands in no copy; section 2(2)2 was read."""
        assert "read in part" not in sources_of("§2(2)2")["city-2024"]

    @pytest.mark.parametrize("where", ["the second table", None])
    def test_a_place_told_in_words_stands_for_the_whole(self, where: str | None) -> None:
        """Where no section is named, all of the document counts, the part not seen too."""
        assert "read in part" in sources_of(where)["city-2024"]

    def test_another_source_keeps_its_own_reading(self) -> None:
        """Of the province's meeting only a summary was read."""
        assert "read in part" in sources_of("§2(2)2")["HN-PS16"]
