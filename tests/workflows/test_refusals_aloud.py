"""Refusals, read aloud in both languages."""

from datetime import date
from textwrap import dedent
from typing import Any

import pytest

from jingwu_model.workflows import ALL, Refused
from jingwu_model.workflows import people_mediation as pm
from workflows._rows import Rows, typed_in


def refusal(name: str, path: list[str], event: str, day: str, **change: Any) -> Refused:
    """What is said where an event is refused."""
    rows = Rows(ALL[name], typed_in(name))
    case = rows.walk(path)
    with pytest.raises(Refused) as caught:
        rows.do(case, rows.event(event, day, change))
    return caught.value


class TestSigningWithoutTheSeal:
    """PML 29: in effect once all parties and the mediator sign and the committee seals."""

    def test_it_is_said_in_chinese(self) -> None:
        """The provision, what is missing, who can supply it, what else may be done now."""
        said = refusal("people_mediation", ["@drafted"], "sign", "03-06", seal=False)

        assert said.text("zh") == dedent("""\
            人民调解（people_mediation）：“已拟协议”状态下不能记录“签署生效”（sign）
              尚未加盖人民调解委员会印章（《人民调解法》第29条）；可由人民调解委员会补齐
            此时可以记录：“要求终止”（ask_to_end）、“调解不成”（fail）、“要求修改”（ask_changes）""")

    def test_it_is_said_in_english(self) -> None:
        """The same four things."""
        said = refusal("people_mediation", ["@drafted"], "sign", "03-06", seal=False)

        assert said.text("en") == dedent("""\
            people_mediation: sign is refused in state 'drafted'
              the committee's seal is missing (People's Mediation Law, art 29); people's mediation committee can supply it
            what is allowed now: ask_to_end, fail, ask_changes""")  # noqa: E501

    def test_it_carries_its_parts(self) -> None:
        """For a program: the reason, its provision, who can supply it."""
        said = refusal("people_mediation", ["@drafted"], "sign", "03-06", seal=False)
        (reason,) = said.reasons

        assert reason.code == "seal.missing"
        assert (reason.citation.key, reason.citation.article) == ("PML", "29")
        assert [kind.code for kind in reason.supplied_by] == ["committee"]
        assert said.state is pm.State.DRAFTED


class TestOtherRefusals:
    """Every reason is said, not the first; a closed window cannot be mended."""

    def test_a_closed_window(self) -> None:
        """PML 33: nobody can supply what is past."""
        path = ["@effective", "04-08 close_window"]
        said = refusal("people_mediation", path, "apply_for_confirmation", "04-09")

        assert said.text("zh") == dedent("""\
            人民调解（people_mediation）：“协议生效”状态下不能记录“申请司法确认”（apply_for_confirmation）
              协议生效后三十日的申请期间已经届满（《人民调解法》第33条）
            此时可以记录：“履行”（perform）、“起诉”（sue）、“已告知”（told）""")
        assert said.text("en") == dedent("""\
            people_mediation: apply_for_confirmation is refused in state 'effective'
              the thirty days after the agreement took effect are over (People's Mediation Law, art 33)
            what is allowed now: perform, sue, told""")  # noqa: E501

    def test_a_visit_with_everything_wrong(self) -> None:
        """Another visitor, no credentials, nobody who directs, and an officer is due."""
        change = {"by": "auxiliary:P-3", "credentials_shown": False}
        said = refusal("visit", ["@returning"], "make", "03-05", **change)

        assert said.text("zh") == dedent("""\
            走访（visit）：“已计划”状态下不能记录“进行走访”（make）
              不是所定的走访人，应先移交（本库默认）；可由民警、负责人、派出所补齐
              当面走访未出示证件，或者线上走访未表明身份（本库默认）；可由民警、辅警、警务助理补齐
              辅警、警务助理走访，未写明带领的民警（《河南省警务辅助人员条例》第15至17条）；可由民警补齐
              案件回访、调解回访和告诫书查访应由民警进行（本库默认）；可由民警补齐
            此时可以记录：“移交走访”（hand_over）、“谢绝走访”（decline）、“未能走访”（miss）、“取消走访”（cancel）""")

    def test_an_oral_agreement_on_rights_is_allowed_with_a_warning(self) -> None:
        """PML 28 allows it; PMRULE 34, older and lower, wants it in writing."""
        rows = Rows(ALL["people_mediation"], typed_in("people_mediation"))
        plain = rows.walk(["@oral"])
        rights = rows.walk(["@in_mediation", "03-09 agree_orally on_rights=true"])
        assert isinstance(plain, pm.PeopleMediation)
        assert isinstance(rights, pm.PeopleMediation)

        assert pm.warnings(plain) == ()
        (warning,) = pm.warnings(rights)
        assert warning.text("zh") == (
            "口头协议涉及民事权利义务，宜制作书面协议（《人民调解工作若干规定》第34条）；"
            "可由人民调解员补齐"
        )
        assert warning.text("en") == (
            "the oral agreement is about civil rights and duties: it had better be written "
            "(Several Provisions on People's Mediation Work, art 34); "
            "people's mediator can supply it"
        )

    def test_a_last_day_of_performance_is_a_fact(self) -> None:
        """It is kept from the draft, for the two years of enforcement to run from."""
        rows = Rows(ALL["people_mediation"], typed_in("people_mediation"))
        case = rows.walk(["@effective"])
        assert isinstance(case, pm.PeopleMediation)

        assert case.facts.performance_due == date(2026, 4, 10)
