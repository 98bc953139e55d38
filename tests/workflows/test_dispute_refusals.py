"""What is tried with a dispute and refused, with the reasons written by hand beside it."""

from textwrap import dedent
from typing import Any

import pytest

from jingwu_model.workflows import ALL, Refused
from workflows._rows import Rows, typed_in

JOINTLY = {"lead": "station:S-1", "handlers": ["township:T-1", "tribunal:C-1"]}
MAJOR = "triage severity=major lead=station:S-1 handlers=township:T-1,tribunal:C-1"
ASSENT = ["party:party-001", "party:party-002"]
FILED = "03-02 register others=security_mediation:sm-1:filed"

# domain.md 5.1: what is tried, the road to it, the event on its day, what is changed, why not.
ATTEMPTS: dict[str, tuple[list[str], str, dict[str, Any], set[str]]] = {
    "a quarrel of one": (
        [], "03-02 register", {"parties": ["party-001"]}, {"parties.too_few"},
    ),
    "a family's quarrel with violence in it, handled as a quarrel alone": (
        [], "03-02 register", {"kind": "family", "signs": ["family_violence"]},
        {"sign.family_violence_without_case"},
    ),
    "a fight whose case was closed before": (
        [], "03-02 register",
        {"signs": ["offence"], "others": ["case_notice:case-9:closed"]},
        {"sign.offence_without_case"},
    ),
    "a child harmed, and only a people's mediation open": (
        [], "03-02 register",
        {"signs": ["harm_to_child"], "others": ["people_mediation:pm-1:in_mediation"]},
        {"sign.harm_to_child_without_case"},
    ),
    "an auxiliary registers it": (
        [], "03-02 register", {"by": "auxiliary:A-1"}, {"actor.not_allowed"},
    ),
    "a settled dispute recurs as a new one": (
        [], "03-16 register", {"recurrence_of": "dispute:dispute-0:settled"},
        {"recurrence.no_closed_dispute"},
    ),
    "an auxiliary leads": (
        ["@registered"], "03-03 triage", {"lead": "auxiliary:A-1"}, {"ordinary.lead_unfit"},
    ),
    "a party leads": (
        ["@registered"], "03-03 triage", {"lead": "committee:party-002"}, {"handlers.a_party"},
    ),
    "a party helps to settle it": (
        ["@registered"], "03-03 triage",
        {"handlers": ["community_worker:W-1", "volunteer:party-001"]}, {"handlers.a_party"},
    ),
    "a party leads once it is escalated": (
        ["@triaged"], "03-04 escalate",
        {"lead": "township:party-001", "handlers": ["station:S-1", "judicial_office:J-1"]},
        {"handlers.a_party"},
    ),
    "the officer handles it alone": (
        ["@registered"], "03-03 triage", {"handlers": []}, {"ordinary.nobody_with"},
    ),
    "the station and the township without judicial office or tribunal": (
        ["@registered"], "03-03 triage",
        {"severity": "major", "lead": "station:S-1", "handlers": ["township:T-1"]},
        {"major.not_joint"},
    ),
    "a call for help is called major at once": (
        ["03-02 register found_by=incident incident=help"], "03-03 triage",
        {"severity": "major", **JOINTLY}, {"incident.ordinary_path"},
    ),
    "it goes down from the township to the village": (
        ["@registered", "03-03 triage level=township"], "03-04 escalate", {"level": "village"},
        {"level.not_higher"},
    ),
    "it rises and stops being major": (
        ["@registered", f"03-03 {MAJOR}"], "03-04 escalate",
        {"severity": "ordinary", "lead": "committee:pmc", "handlers": ["volunteer:V-1"]},
        {"severity.lowered"},
    ),
    "a second people's mediation beside the first": (
        ["@handling", "03-05 escalate"], "03-06 begin",
        {"proceeding": "pm-2", "others": ["people_mediation:pm-1:in_mediation"]},
        {"mediation.still_open"},
    ),
    "a people's mediation beside a case that is in mediation itself": (
        [FILED, "03-03 triage"], "03-04 begin",
        {"others": ["security_mediation:sm-1:mediating"]}, {"case.in_mediation"},
    ),
    "the open case is passed over in silence": (
        [FILED, "03-03 triage"], "03-04 begin", {}, {"others.unstated"},
    ),
    "the case is stated as it was before its mediation began": (
        [FILED, "03-03 triage"], "03-04 begin",
        {"others": ["security_mediation:sm-1:filed@03-02"]}, {"others.not_of_now"},
    ),
    "a draft that nobody signed settles it": (
        ["@handling"], "03-09 settle", {"outcome": "people_mediation:pm-1:drafted"},
        {"settlement.not_borne_out"},
    ),
    "another quarrel's agreement settles it": (
        ["@handling"], "03-09 settle", {"outcome": "people_mediation:pm-8:effective"},
        {"settlement.not_borne_out"},
    ),
    "the community officer signs as people's mediator": (
        ["@handling"], "03-09 settle", {"mediators": ["mediator:P-1"]}, {"mediator.unfit"},
    ),
    "an auxiliary signs as people's mediator": (
        ["@handling"], "03-09 settle", {"mediators": ["auxiliary:A-1"]}, {"mediator.unfit"},
    ),
    "one side has not assented to what was agreed on the spot": (
        ["@spot"], "03-05 settle",
        {"outcome": "", "mediators": [], "terms": "terms-1", "acts": ASSENT[:1]},
        {"assent.missing"},
    ),
    "nothing is written down of what was agreed jointly": (
        ["@triaged", "03-04 begin channel=joint proceeding=joint-1"], "03-05 settle",
        {"outcome": "", "mediators": [], "acts": ASSENT}, {"terms.missing"},
    ),
    "a mediation that goes on is said to have failed": (
        ["@handling"], "03-09 fail_people_mediation",
        {"outcome": "people_mediation:pm-1:in_mediation"}, {"people_mediation.not_over"},
    ),
    "a mediation's failure is recorded as that of a talk, to tell less": (
        ["@handling"], "03-09 fail", {}, {"channel.is_a_mediation"},
    ),
    "the other side withdraws it alone": (
        ["@handling"], "03-05 withdraw",
        {
            "by": "party:party-002", "acts": [],
            "others": ["people_mediation:pm-1:terminated"],
        },
        {"withdrawal.not_entitled"},
    ),
    "the applicant withdraws it to be rid of the case": (
        [FILED], "03-05 withdraw", {"acts": []}, {"withdrawal.proceeding_open"},
    ),
    "the officer withdraws it": (
        ["@registered"], "03-05 withdraw", {"by": "officer:P-1"},
        {"actor.not_allowed", "party.unknown"},
    ),
    "a visit that was only planned is a follow-up": (
        ["@settled"], "03-12 follow_up", {"visits": ["visit:visit-1:planned@03-10"]},
        {"visit.not_made"},
    ),
    "one visit is followed up twice": (
        ["@followed"], "03-13 follow_up", {}, {"visit.same_again"},
    ),
    "two visits are told three times": (
        ["@followed", "03-12 follow_up visits=visit:visit-2:planned@03-11,visit:visit-2:made"],
        "03-13 follow_up", {}, {"visit.same_again"},
    ),
    "a visit of before the settlement is stated today": (
        ["@settled"], "03-12 follow_up",
        {"visits": ["visit:visit-1:planned@03-05", "visit:visit-1:made"]},
        {"visit.before_settlement"},
    ),
    "an answer is kept of somebody who declined the visit": (
        ["@settled"], "03-12 follow_up",
        {"visits": ["visit:visit-1:planned@03-10", "visit:visit-1:declined"], "satisfied": "yes"},
        {"follow_up.answers_unfit"},
    ),
    "it is closed on an agreement that nobody performed": (
        ["@followed"], "03-16 close", {"outcome": "people_mediation:pm-1:effective"},
        {"performance.not_confirmed"},
    ),
    "the officer's word stands for the committee's check": (
        ["@followed"], "03-16 close", {"outcome": "", "performed": True},
        {"performance.not_confirmed"},
    ),
    "a major one is closed after one visit": (
        ["@handling", "03-04 escalate", "03-04 begin", "03-09 settle", "03-12 follow_up"],
        "03-16 close", {}, {"follow_ups.missing"},
    ),
    "it is closed before the remedies are told": (
        ["@unsettled"], "03-10 close", {"outcome": ""}, {"remedies.not_told"},
    ),
    "a party tells what the committee owes": (
        ["@unsettled"], "03-10 told", {"by": "party:party-001"}, {"actor.not_allowed"},
    ),
    "what is closed is begun again": (
        ["@followed", "03-16 close"], "03-17 begin", {}, {"event.not_here"},
    ),
}  # fmt: skip


def refused(path: list[str], event: str, change: dict[str, Any]) -> Refused:
    """What is said where an event is refused."""
    rows = Rows(ALL["dispute"], typed_in("dispute"))
    day, code = event.split()
    case = rows.walk(path)
    with pytest.raises(Refused) as caught:
        rows.do(case, rows.event(code, day, change))
    return caught.value


class TestAttempts:
    """domain.md 5.1; jingyuan-2020 §3; PSAPL25 9 and 90; DVL15 15; MINOR24 11; PML 26."""

    @pytest.mark.parametrize("tried", ATTEMPTS)
    def test_it_is_refused_for_exactly_these_reasons(self, tried: str) -> None:
        """None left out, and none besides."""
        path, event, change, codes = ATTEMPTS[tried]

        assert {reason.code for reason in refused(path, event, change).reasons} == codes


class TestAloud:
    """A refusal names its provision and what may be done instead."""

    def test_an_officer_as_mediator_in_chinese(self) -> None:
        """The rule is the library's own, and says so."""
        said = refused(["@handling"], "03-09 settle", {"mediators": ["mediator:P-1"]})

        assert said.text("zh") == dedent("""\
            矛盾纠纷（dispute）：“化解中”状态下不能记录“化解”（settle）
              以人民调解员身份签名的是民警、辅警，或者不是人民调解员（本库默认）；可由人民调解员补齐
            此时可以记录：“提级化解”（escalate）、“人民调解不成”（fail_people_mediation）、“移送”（refer）、“撤回”（withdraw）""")

    def test_family_violence_in_english(self) -> None:
        """DVL15 15: no dispute stands in place of its case."""
        said = refused([], "03-02 register", {"signs": ["family_violence"]})

        assert said.text("en") == dedent("""\
            dispute: register is refused before the start
              there are signs of family violence, and no incident or case of it is open (Anti-Domestic Violence Law, art 15); officer, head or police station can supply it
            what is allowed now: nothing""")  # noqa: E501
