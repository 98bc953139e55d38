"""The example of a quarrel: it runs, and says what it should in both languages."""

import runpy
from pathlib import Path

import pytest

from jingwu_model.tables import read_cases
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows import visit

EXAMPLE = Path(__file__).parents[2] / "examples" / "quarrel.py"


@pytest.mark.parametrize("lang", ["zh", "en"])
class TestQuarrel:
    """Settled and performed, visited afterwards; and failed, with the remedies told."""

    def test_it_ends_where_it_should(self, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Every case has ended, nothing is owed, and the casebook bears out what they say."""
        book = runpy.run_path(str(EXAMPLE))["main"](lang)

        assert [case.state for case in book] == [
            pm.State.PERFORMED,
            visit.State.CLOSED,
            pm.State.TERMINATED,
        ]
        assert all(case.settled_up for case in book)
        assert capsys.readouterr().out

    def test_it_says_what_the_law_says(self, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
        """The missing seal, the thirty days that roll, the court's three and fifteen."""
        runpy.run_path(str(EXAMPLE))["main"](lang)
        said = capsys.readouterr().out
        expected = {
            "zh": (
                "尚未加盖人民调解委员会印章（《人民调解法》第29条）；可由人民调解委员会补齐",
                "共同申请司法确认的期间（法定）：截至2026-04-07 23:59",
                "法院决定是否受理（法定）：截至2026-03-13 23:59",
                "法院作出是否确认的决定（法定）：截至2026-03-27 23:59",
                "告知可以依法通过仲裁、行政、司法途径维护自己的权利（对当事人）",
            ),
            "en": (
                "the committee's seal is missing (People's Mediation Law, art 29)",
                "may apply for confirmation (statutory): by 2026-04-07 23:59",
                "whether to accept the application (statutory): by 2026-03-13 23:59",
                "whether to confirm the agreement (statutory): by 2026-03-27 23:59",
                "tell of the arbitration, administrative and judicial routes to one's rights",
            ),
        }

        for words in expected[lang]:
            assert words in said


def test_its_log_is_the_one_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    """`examples/logs/quarrel.jsonl` makes the same proceedings again."""
    book = runpy.run_path(str(EXAMPLE))["main"]()

    assert set(read_cases(EXAMPLE.parent / "logs" / "quarrel.jsonl")) == set(book)
    assert capsys.readouterr().out
