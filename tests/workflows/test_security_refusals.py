"""Malformed attempts at public-security mediation: each refused with exactly these reasons."""

from datetime import datetime
from textwrap import dedent
from typing import Any

import pytest

from jingwu_model.errors import InvalidObject
from jingwu_model.timeline import SHANGHAI, Read
from jingwu_model.workflows import ALL, Refused
from jingwu_model.workflows import security_mediation as sm
from jingwu_model.workflows.security_mediation._editions import edition_of
from workflows._rows import Rows, typed_in

PROXY_OF_VIOLATOR = [{"ref": "proxy-001", "party": "violator-1", "written": True, "scoped": True}]
UNSCOPED = [{"ref": "proxy-001", "party": "injured-1", "written": True, "scoped": False}]
BOTH = ["injured_party:injured-1", "alleged_violator:violator-1"]
LESS = ["organ", "chair", "parties", "time", "persons", "course", "circumstances", "result",
        "content", "performance_time", "performance_way"]  # fmt: skip
MINOR = ["@filed", "03-03 establish_facts minor", "03-03 screen", "03-03 consent"]
WORKER = ["@filed", "03-03 establish_facts worker", "03-03 screen", "03-03 consent"]
PUPIL = ["@filed", "03-03 establish_facts pupil", "03-03 screen", "03-03 consent"]
RECUSED = ["03-03 order_recusal own_all", "03-03 decide_recusal recuse_all"]
APPRAISED_TWICE = [
    "@appraised",
    "03-10 ask_reappraisal",
    "03-10 order_appraisal order_again",
    "03-16 receive_appraisal result_again",
]

Attempt = tuple[str, list[str], str, str, dict[str, Any], set[str]]

# What is tried, the road there, what happens on what day, what is wrong with it, and why not.
ATTEMPTS: list[Attempt] = [
    # Who chairs, and who is there.
    ("an auxiliary starts a round", ["@consented"], "03-04", "start_round",
     {"by": "auxiliary:x-1"}, {"actor.not_allowed"}),
    ("an auxiliary chairs", ["@consented"], "03-04", "start_round",
     {"chair": "auxiliary:x-1"}, {"chair.not_an_officer"}),
    ("an assistant chairs on the spot", ["@assessed"], "03-04", "mediate_on_the_spot",
     {"chair": "assistant:y-1"}, {"chair.not_an_officer"}),
    ("an officer chairs who is not there", ["@consented"], "03-04", "start_round",
     {"chair": "officer:o-9"}, {"chair.not_an_officer"}),
    ("an auxiliary takes a report alone", [], "03-02", "report",
     {"by": "auxiliary:x-1"}, {"report.auxiliary_alone", "report.not_recorded"}),
    ("one officer mediates without a recording", ["@consented"], "03-04", "start_round",
     {"recorded": False}, {"recording.missing"}),
    ("one officer establishes facts unrecorded", ["@filed"], "03-03", "establish_facts",
     {"officers": ["o-1"]}, {"facts.one_officer"}),
    ("nobody establishes facts, recorded", ["@filed"], "03-03", "establish_facts",
     {"officers": [], "recorded": True}, {"facts.one_officer"}),
    ("the suspect sends a proxy instead", ["@consented"], "03-04", "start_round",
     {"present": ["injured-1"], "proxies": PROXY_OF_VIOLATOR},
     {"violator.not_in_person", "proxy.not_for_the_injured"}),
    ("the suspect brings a proxy along", ["@round1_failed"], "03-06", "mediate_again",
     {"proxies": PROXY_OF_VIOLATOR}, {"proxy.not_for_the_injured"}),
    ("the victim's proxy has no stated scope", ["@consented"], "03-04", "start_round",
     {"present": ["violator-1"], "proxies": UNSCOPED}, {"proxy.no_authority"}),
    ("the victim stays away", ["@consented"], "03-04", "start_round",
     {"present": ["violator-1"]}, {"injured.absent"}),
    ("a 15-year-old without a guardian", MINOR, "03-04", "start_round", {},
     {"guardian.not_notified"}),
    ("a 15-year-old who wants none", MINOR, "03-04", "start_round",
     {"no_notice_wished": ["violator-1"]}, {"guardian.not_notified"}),
    ("a 16-year-old worker who has not agreed", WORKER, "03-04", "start_round", {},
     {"guardian.not_notified"}),
    ("a 17-year-old pupil who wants none", PUPIL, "03-04", "start_round",
     {"no_notice_wished": ["injured-1"]}, {"guardian.not_notified"}),
    # What may be mediated, and how often.
    ("gang fighting", ["@assessed"], "03-03", "screen", {"exclusions": ["gang"]},
     {"exclusion.holds"}),
    ("none of the nine acts, not minor, without a condition", ["@assessed"], "03-03", "screen",
     {"act": "", "minor": False, "conditions": []},
     {"scope.not_mediable", "scope.not_minor", "scope.no_condition"}),
    ("again after a party had refused", ["@had_refused"], "03-06", "screen", {},
     {"exclusion.holds"}),
    ("consent before the facts are established", ["@filed"], "03-03", "consent", {},
     {"event.not_here"}),
    ("one side consents, and is coerced", ["@eligible"], "03-04", "consent",
     {"acts": BOTH[:1], "free": False}, {"consent.not_both", "consent.not_free"}),
    ("a third round", ["@second", "03-09 fail"], "03-10", "mediate_again", {},
     {"event.not_here"}),
    ("a third round after a settlement refused", ["@two_rounds"], "03-11", "screen", {},
     {"rounds.used_up"}),
    ("a second round without consent", ["@round1_failed"], "03-06", "mediate_again",
     {"acts": []}, {"consent.not_both"}),
    ("on the spot, disputed and not performed", ["@assessed"], "03-03", "mediate_on_the_spot",
     {"loss": "disputed", "performed": False}, {"spot.loss_disputed", "spot.not_performed"}),
    ("on the spot without form or video", ["@assessed"], "03-03", "mediate_on_the_spot",
     {"document": ""}, {"spot.no_form"}),
    # The agreement.
    ("an agreement without a performance date", ["@mediating"], "03-05", "sign_agreement",
     {"performance_due": ""}, {"agreement.no_performance_date"}),
    ("an agreement without place and cause", ["@mediating"], "03-05", "sign_agreement",
     {"items": LESS}, {"agreement.items_missing"}),
    ("an agreement that only the victim signed", ["@mediating"], "03-05", "sign_agreement",
     {"acts": BOTH[:1]}, {"sign.violator_missing", "sign.chair_missing"}),
    ("a signature from before the round", ["@mediating"], "03-05", "sign_agreement",
     {"acts": ["injured_party:injured-1@03-02", BOTH[1], "officer:o-1"]},
     {"sign.before_round"}),
    ("an unlawful agreement that nobody wants", ["@mediating"], "03-05", "sign_agreement",
     {"lawful": False, "true_will": False}, {"agreement.unlawful", "agreement.not_true_will"}),
    ("a change of what is signed", ["@agreed"], "03-06", "sign_agreement", {},
     {"event.not_here"}),
    ("closing with an item left", ["@agreed"], "03-12", "perform", {"all_performed": False},
     {"performance.incomplete"}),
    ("default before the day is over", ["@agreed"], "03-12", "default", {}, {"default.not_due"}),
    ("default unchecked, without a reason", ["@agreed"], "03-13", "default",
     {"checked": False, "reason": ""}, {"default.not_checked", "default.no_reason"}),
    ("a refusal once it is signed", ["@agreed"], "03-06", "refuse", {}, {"event.not_here"}),
    ("to the penalty without telling of civil suit", ["@mediation_failed"], "03-09", "proceed",
     {"suit_told": False}, {"suit.not_told"}),
    # Settlement, decision and time.
    ("an application after the decision", ["@decided"], "03-13", "apply_for_approval", {},
     {"event.not_here"}),
    ("an application by one side", ["@penalty_track"], "03-04", "apply_for_approval",
     {"acts": BOTH[1:]}, {"settlement.not_joint"}),
    ("an application by word of mouth, not performed", ["@penalty_track"], "03-04",
     "apply_for_approval", {"written": False, "performed": False},
     {"settlement.not_written", "settlement.not_performed"}),
    ("a people's mediation only in effect", ["@penalty_track"], "03-04", "apply_for_approval",
     {"route": "people_mediation", "mediation": "people_mediation:pm-1:effective"},
     {"settlement.mediation_not_shown"}),
    ("a station detains", ["@penalty_track"], "03-12", "decide",
     {"decision": "detention", "fine": 0}, {"decision.beyond_station"}),
    ("a station fines 1,001 yuan", ["@penalty_track"], "03-12", "decide", {"fine": 1001},
     {"decision.beyond_station"}),
    ("a decision unheard", ["@penalty_track"], "03-12", "decide", {"violator_heard": False},
     {"decision.violator_not_heard"}),
    ("a decision with a minor's parents unheard",
     ["@filed", "03-03 establish_facts minor", "03-03 screen_out"], "03-12", "decide", {},
     {"decision.parents_not_heard"}),
    ("a decision while a hearing is open", ["@penalty_track", "03-04 open_hearing"], "03-12",
     "decide", {"hearing_due": True}, {"decision.no_hearing", "hearing.still_open"}),
    ("more time from the organ above a station's own", ["@filed"], "03-16", "extend_limit",
     {"approver": "next_higher"}, {"extension.wrong_organ"}),
    ("more time from the station itself", ["@filed"], "03-16", "extend_limit",
     {"by": "station:s-1"}, {"actor.not_allowed"}),
    ("a third extension of a small case",
     ["@filed", "03-16 extend_limit", "03-17 extend_limit"], "03-18", "extend_limit",
     {"major": False}, {"extension.not_major", "extension.too_often"}),
    ("executing where no penalty was decided", ["@no_penalty"], "03-13", "execute", {},
     {"execution.no_penalty"}),
    ("closing without a word to the victim", ["@decided"], "03-13", "execute",
     {"injured_served": ""}, {"execution.injured_not_served"}),
    # Reports, appraisals, recusal.
    ("a repeated report", [], "03-02", "report", {"repeat": True}, {"report.repeat"}),
    ("filing what is no violation, and another's", ["@reported"], "03-02", "open_case",
     {"violation": False, "own": False}, {"filing.no_violation", "filing.not_own"}),
    ("facts without ages, without evidence", ["@filed"], "03-03", "establish_facts",
     {"ages": [], "evidence": False}, {"facts.age_unknown", "facts.no_evidence"}),
    ("the age of somebody who is no party", ["@filed"], "03-03", "establish_facts",
     {"ages": [{"party": ref, "band": "adult"} for ref in ("injured-1", "violator-1", "uncle-01")]},
     {"facts.age_of_another"}),
    ("a second re-appraisal of what was asked once", APPRAISED_TWICE, "03-17",
     "order_appraisal", {"again": True}, {"appraisal.repeated"}),
    ("a re-appraisal that nobody asked for", ["@appraised"], "03-10", "order_appraisal",
     {"again": True}, {"appraisal.again_not_asked"}),
    ("a re-appraisal of another matter than was asked for",
     ["@two_appraised", "03-10 ask_reappraisal"], "03-10", "order_appraisal",
     {"again": True, "ordered": ["value"]}, {"appraisal.again_not_asked"}),
    ("an officer asks for a re-appraisal", ["@appraised"], "03-10", "ask_reappraisal",
     {"by": "officer:o-1"}, {"actor.not_allowed"}),
    ("a stranger asks for a re-appraisal of nothing", ["@appraised"], "03-10",
     "ask_reappraisal", {"by": "injured_party:injured-9", "asked_again": []},
     {"party.unknown", "reappraisal.nothing_asked"}),
    ("a re-appraisal asked before any appraisal", ["@filed"], "03-03", "ask_reappraisal", {},
     {"reappraisal.not_open"}),
    ("a second re-appraisal is asked for", APPRAISED_TWICE, "03-17", "ask_reappraisal", {},
     {"reappraisal.not_open"}),
    ("a re-appraisal asked in the middle of a round", ["@mediating"], "03-05",
     "ask_reappraisal", {}, {"event.not_here"}),
    ("a recused officer goes on", ["@assessed", *RECUSED], "03-04", "screen", {},
     {"member.recused"}),
    ("a recused officer says that they told", ["@assessed", *RECUSED], "03-04", "told", {},
     {"member.recused"}),
    ("a head decides on their own recusal", ["@filed", "03-03 order_recusal"], "03-03",
     "decide_recusal", {"by": "head:o-9", "recusal_askers": []}, {"recusal.ones_own"}),
    ("recusal asked by nobody named", ["@filed"], "03-03", "ask_recusal",
     {"recusal_asked_by": []}, {"recusal.asker_unnamed"}),
    ("recusal asked in the other side's name", ["@filed"], "03-03", "ask_recusal",
     {"recusal_asked_by": ["violator-1"]}, {"recusal.asker_unnamed"}),
    ("recusal asked for a stranger", ["@filed"], "03-03", "ask_recusal",
     {"by": "guardian:guardian-1", "recusal_asked_by": ["injured-9"]},
     {"recusal.asker_unnamed"}),
    ("recusal asked by an adult's guardian", ["@assessed"], "03-03", "ask_recusal",
     {"by": "guardian:guardian-1"}, {"recusal.guardian_of_adult"}),
    ("recusal asked by the guardian of a 16-year-old worker", WORKER, "03-04", "ask_recusal",
     {"by": "guardian:guardian-1", "recusal_asked_by": ["violator-1"]},
     {"recusal.guardian_of_adult"}),
    ("recusal asked by one guardian for a child and an adult", MINOR, "03-04", "ask_recusal",
     {"by": "guardian:guardian-1", "recusal_asked_by": ["violator-1", "injured-1"]},
     {"recusal.guardian_of_adult"}),
    ("recusal decided without naming who asked", ["@filed", "03-03 ask_recusal"], "03-03",
     "decide_recusal", {"recusal_askers": []}, {"recusal.askers_differ"}),
    ("a recusal that was ordered is told to a party", ["@filed", "03-03 order_recusal"],
     "03-03", "decide_recusal", {}, {"recusal.askers_differ"}),
    ("a recused chair's agreement without another officer", ["@mediating",
     "03-04 order_recusal own_one", "03-04 decide_recusal recuse_one"], "03-05",
     "sign_agreement", {"by": "injured_party:injured-1",
     "acts": ["injured_party:injured-1", "alleged_violator:violator-1"]},
     {"sign.chair_missing"}),
    ("a recused officer sits with those who mediate", ["@consented",
     "03-04 order_recusal own_two", "03-04 decide_recusal recuse_two"], "03-04", "start_round",
     {"officers": ["o-1", "o-2"]}, {"member.recused"}),
    ("recusal declared for another", ["@filed"], "03-03", "declare_recusal",
     {"asked_to_recuse": ["o-2"]}, {"recusal.not_oneself"}),
    ("recusal decided that nobody asked for", ["@filed"], "03-03", "decide_recusal", {},
     {"recusal.not_asked"}),
    ("telling somebody to whom nothing is owed", ["@filed"], "03-03", "told",
     {"duty": "receipt", "to": "reporter-9"}, {"told.no_such_duty"}),
    ("an event from before the last one", ["@assessed"], "03-02", "screen", {},
     {"event.before_last"}),
]  # fmt: skip

EARLIER: list[Attempt] = [
    ("a station fines 501 yuan", ["@penalty_track"], "03-12", "decide", {"fine": 501},
     {"decision.beyond_station_2012"}),
    ("more time from a station's own organ", ["@filed"], "03-16", "extend_limit", {},
     {"extension.wrong_organ_2012"}),
    ("a second extension", ["@filed", "03-16 extend_limit higher"], "03-17", "extend_limit",
     {"approver": "next_higher"}, {"extension.too_often_2012"}),
]  # fmt: skip


def refused(attempt: Attempt, year: int = 2026) -> Refused:
    """The refusal of an attempt."""
    _, path, day, code, change, _ = attempt
    rows = Rows(ALL["security_mediation"], typed_in("security_mediation"))
    case = rows.walk(path, year)
    event = rows.event(code, day, change, year)
    with pytest.raises(Refused) as caught:
        rows.do(case, event)
    answer = rows.machine.may_start(event) if case is None else case.can(event)
    assert caught.value.reasons == answer.reasons
    return caught.value


class TestAttempts:
    """law.md, machine A and its invariants; issue: forty malformed attempts."""

    def test_there_are_forty_at_least(self) -> None:
        """No two the same."""
        assert len({attempt[0] for attempt in ATTEMPTS}) == len(ATTEMPTS) >= 40

    @pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt[0])
    def test_an_attempt_is_refused_for_exactly_these_reasons(self, attempt: Attempt) -> None:
        """All of them, and no other."""
        found = [reason.code for reason in refused(attempt).reasons]

        assert set(found) == attempt[-1]
        assert len(found) == len(attempt[-1])

    @pytest.mark.parametrize("attempt", EARLIER, ids=lambda attempt: attempt[0])
    def test_under_the_earlier_text_it_is_refused_by_that_text(self, attempt: Attempt) -> None:
        """A case of 2025, and the article of 2012."""
        said = refused(attempt, 2025)

        assert {reason.code for reason in said.reasons} == attempt[-1]
        assert {reason.citation.key for reason in said.reasons} == {"PSAPL12"}

    def test_what_was_not_read_is_never_shown_as_verified(self) -> None:
        """NORM07 12 is known from memory: every reason, clock and row says so."""
        workflow = ALL["security_mediation"].workflow
        cited = [
            *(guard.reason.citation for guard in workflow.guards),
            *(rule.basis for rule in (*workflow.clocks, *workflow.duties)),
            *(basis for one in workflow.transitions for basis in one.basis),
        ]
        twelve = [one for one in cited if (one.key, one.article) == ("NORM07", "12")]

        assert len(twelve) > 3
        assert {one.read for one in twelve} == {Read.UNREAD}
        assert all("text not read" in one.text("en") for one in twelve)


class TestAloud:
    """A refusal reads well, in both languages."""

    def test_an_auxiliary_chairs_and_the_suspect_sends_a_proxy(self) -> None:
        """What is wrong, on what provision, who can mend it, and what may be done instead."""
        change = {
            "chair": "auxiliary:x-1",
            "present": ["injured-1"],
            "proxies": PROXY_OF_VIOLATOR,
        }
        said = refused(("", ["@consented"], "03-04", "start_round", change, set()))

        assert (
            said.text("zh")
            == dedent("""\
            治安调解（security_mediation）：“双方同意调解”状态下不能记录“开始调解”（start_round）
              治安调解应由在场的民警主持，辅警、警务助理不得主持（《公安机关办理行政案件程序规定》第52条第2款）；可由民警补齐
              违法嫌疑人没有亲自参加（《公安机关办理行政案件程序规定》第181条）；可由违法嫌疑人补齐
              只有被侵害人可以委托代理人，代理人不得为当事人或者办案民警（《公安机关办理行政案件程序规定》第181条）；可由违法嫌疑人补齐
            此时可以记录：“拒绝调解”（refuse）、“调解中又违法”（violate_again）、“违法嫌疑人逃跑”（flee）、“涉嫌犯罪”（suspect_crime）、“申请认可和解”（apply_for_approval）、“延长办案期限”（extend_limit）、“终止调查”（stop）、“申请回避”（ask_recusal）、“自行回避”（declare_recusal）、“指令回避”（order_recusal）、“已告知”（told）""")
        )

    def test_who_establishes_facts_is_said_of_one_officer_and_of_none(self) -> None:
        """PSAPL25 108: two officers, or one of them recorded; so too where nobody is named."""
        said = {
            refused(one).reasons[0].text("zh")
            for one in ATTEMPTS
            if one[-1] == {"facts.one_officer"}
        }

        assert said == {
            "民警不足二人，又没有一名民警在全程同步录音录像下办理（《治安管理处罚法》第108条）；可由民警补齐"
        }

    def test_who_extends_a_stations_case_depends_on_the_text(self) -> None:
        """PSAPL25 118 and PSAPL12 99, each with its own words."""
        now = ATTEMPTS[[one[0] for one in ATTEMPTS].index(
            "more time from the organ above a station's own"
        )]  # fmt: skip

        assert (
            refused(now).reasons[0].text("zh").startswith("派出所办理的案件由所属公安机关批准延长")
        )
        assert (
            refused(EARLIER[1], 2025)
            .reasons[0]
            .text("zh")
            .startswith("延长期限应经上一级公安机关批准")
        )


class TestAges:
    """ADM 181: of 16 or 17, and living on their own labour."""

    @pytest.mark.parametrize("band", list(sm.AgeBand))
    def test_only_of_16_or_17_it_is_said_that_they_live_on_own_labour(
        self, band: sm.AgeBand
    ) -> None:
        """Of anybody else it would say nothing that the law asks."""
        if band is sm.AgeBand.FROM_16_TO_17:
            assert sm.Age(party="injured-1", band=band, self_supporting=True).self_supporting
            return
        with pytest.raises(InvalidObject) as caught:
            sm.Age(party="injured-1", band=band, self_supporting=True)

        assert [fault.code for fault in caught.value.faults] == ["age.not_16_or_17"]


class TestScope:
    """Nine acts, three conditions, seven exclusions: data, with a source each."""

    @pytest.mark.parametrize(
        ("terms", "n"), [(sm.MediableAct, 9), (sm.Condition, 3), (sm.Exclusion, 7)]
    )
    def test_there_are_as_many_as_the_order_says(self, terms: Any, n: int) -> None:
        """ADM 178 ¶1 and 179."""
        assert len(terms) == n
        assert {term.source for term in terms} == {"ADM"}

    def test_the_two_texts_differ_in_what_they_set(self) -> None:
        """PSAPL12 91, 94, 99; PSAPL25 109, 112, 118."""
        old, new = (entry.value for entry in sm.EDITIONS.entries)

        assert (old.station_fine, old.extensions, old.own_organ_extends) == (500, 1, False)
        assert (new.station_fine, new.extensions, new.own_organ_extends) == (1000, 2, True)
        assert (old.hears_parents, new.hears_parents) == (False, True)

    @pytest.mark.parametrize(
        ("filed", "current"),
        [
            (None, True),
            (datetime(2026, 1, 1, tzinfo=SHANGHAI), True),
            (datetime(2025, 12, 31, 23, 59, tzinfo=SHANGHAI), False),
            (datetime(2001, 1, 1, tzinfo=SHANGHAI), False),
            (datetime(2031, 1, 1, tzinfo=SHANGHAI), True),
        ],
    )
    def test_the_text_is_that_of_the_day_a_case_was_opened(
        self, filed: datetime | None, *, current: bool
    ) -> None:
        """The current one where none was; the earliest known where it is older still."""
        assert edition_of(sm.Facts(filed=filed)).current is current
