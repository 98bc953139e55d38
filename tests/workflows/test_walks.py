"""Random walks of each machine: its invariants hold, and `can`, `step` and `replay` agree."""

import os
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    rule,
    run_state_machine_as_test,
)

from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import ALL, Actor, Duty, Event, Refused, Told, dispute, visit
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows import security_mediation as sm
from workflows._rows import CHINA, Case, Rows, on, typed_in

KINDS = tuple(ActorKind)
DEV = os.environ.get("HYPOTHESIS_PROFILE", "dev") == "dev"
WALKS = 20 if DEV else 100
TIMES = 1 if DEV else 20
"""How often each row is taken: the twenty times are promised under `ci` and `deep`."""
ENOUGH = TIMES + 2
NEXT = 0.3
STRETCH = 12


class Walk(RuleBasedStateMachine):
    """Cases one after another, driven by good and by spoiled events."""

    name: ClassVar[str]
    taken: ClassVar[Counter[tuple[str | None, str]]]
    refused: ClassVar[Counter[str]]
    stretch: ClassVar[int] = STRETCH
    invariants_of_its_kind: ClassVar[tuple[Callable[["Walk"], None], ...]]
    ways_on: ClassVar[dict[str, int]] = {}
    """How often an event is tried where it may be: what ends a case, seldom."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows(ALL[self.name], typed_in(self.name))
        self.machine = self.rows.machine
        self.guards = {guard.code for guard in self.machine.workflow.guards}
        self.case: Case | None = None
        self.stretches = 0

    # Drawn choices lean to the first and to each other; mixed with the step, they spread.
    @rule(seed=st.integers(0, 2**32))
    def things_happen(self, seed: int) -> None:
        """Events are tried: mostly good ones, sometimes spoiled."""
        self.stretches += 1
        random = Random(f"{seed}/{self.stretches}")  # noqa: S311 - a walk, no secret
        for _ in range(self.stretch):
            if self.case is not None and self.case.ended and random.random() < NEXT:
                self.case = None
            event = self.good(random)
            how = random.randrange(10)
            if how == 0:
                event = self.spoil(random, event)
            elif how <= 2:
                event = self.spoil_typed(random, event)
            before = self.case
            self.try_it(event)
            # A refusal leaves the case as it was.
            if self.case is not before:
                self.holds()

    def holds(self) -> None:
        """Every invariant."""
        for always in self.invariants_of_its_kind:
            always(self)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        names = [name for name in dir(cls) if name.startswith("always_")]
        cls.invariants_of_its_kind = tuple(getattr(cls, name) for name in names)

    def good(self, random: Random) -> Event:
        """A good event of a kind that has a row here."""
        state = None if self.case is None else self.case.state
        at = None if state is None else state.code
        codes = [
            code
            for one in self.machine.workflow.moves[state].values()
            for code in [one.event.code] * self.ways(at, one.event.code)
        ]
        if self.owing():
            codes += ["told"] * 2
        code = self.one_of(random, codes)
        last = on("03-02") if self.case is None else self.case.history[-1].at
        at = last + timedelta(hours=random.choice((0, 1, 24, 72)))
        return self.made(random, code, at)

    def ways(self, state: str | None, code: str) -> int:
        """How often a kind is tried in a state."""
        return self.ways_on.get(code, 2)

    def one_of(self, random: Random, codes: list[str]) -> str:
        """One of these kinds."""
        return random.choice(codes)

    def made(self, random: Random, code: str, at: datetime) -> Event:
        """The good event of a kind, as the rows know it."""
        if code == "told" and (owing := self.owing()):
            duty = random.choice(owing)
            change = {
                "by": f"{random.choice(duty.rule.owed_by).code}:teller-1",
                "duty": duty.name,
                "to": duty.to_ref or duty.rule.to.code,
            }
            return self.rows.event(code, at, change)
        return self.rows.event(code, at, self.fitting(random, code))

    def owing(self) -> list[Duty]:
        """The duties that are open."""
        case = self.case
        return [] if case is None else [duty for duty in case.duties(CHINA) if duty.open]

    def fitting(self, random: Random, code: str) -> dict[str, Any]:
        """What must be changed for an event to fit the case, or may be."""
        return {}

    def spoil(self, random: Random, event: Event) -> Event:
        """The event by another kind of actor, of another case, too early, or told twice."""
        how = random.randrange(4)
        if how == 0:
            kind = random.choice(KINDS)
            return attrs.evolve(event, by=Actor(kind=kind, ref=event.by.ref))
        if how == 1:
            return attrs.evolve(event, proceeding_id="case-2")
        if how == 2:
            return attrs.evolve(event, at=event.at - timedelta(days=30))
        return event if self.case is None else attrs.evolve(event, id=self.case.history[0].id)

    def spoil_typed(self, random: Random, event: Event) -> Event:
        """The event as one of the rows spoils it."""
        changes = [
            one["change"]
            for row in self.rows.table["row"]
            if row["event"] == event.code
            for one in row.get("spoiled", ())
            if "change" in one and "@" not in str(one)
        ]
        if not changes:
            return event
        return self.rows.event(event.code, event.at, random.choice(changes))

    def try_it(self, event: Event) -> None:
        """`can` and `step` agree; a refusal has its reasons, each with a citation."""
        case = self.case
        answer = self.machine.may_start(event) if case is None else case.can(event)
        source = None if case is None else case.state.code
        if answer:
            self.case = self.rows.do(case, event)
            self.taken[source, event.code] += 1
            self.took(source, event.code)
            return
        assert answer.reasons
        for reason in answer.reasons:
            assert reason.citation.text("zh")
            assert reason.citation.text("en")
            assert reason.own is (reason.code not in self.guards)
            self.refused[reason.code] += 1
        with pytest.raises(Refused) as caught:
            self.rows.do(case, event)
        assert caught.value.reasons == answer.reasons
        assert caught.value.event is event

    def took(self, source: str | None, code: str) -> None:
        """A row was taken once more."""

    def always_a_replay_is_the_same_object(self) -> None:
        """State, facts and history, from the history alone."""
        again = self.machine.replay(self.case.history)
        assert again == self.case
        assert (again.state, again.facts) == (self.case.state, self.case.facts)

    def always_an_end_only_records(self) -> None:
        """What is ended has one kind of move: back to where it is."""
        if self.case is not None and self.case.ended:
            assert {option.target for option in self.case.options()} == {self.case.state}
            assert not any(clock.running for clock in self.case.clocks(CHINA))


def agreement_of(case: Case) -> Any:
    """What an agreement is, where a case has one."""
    facts = case.facts
    names = ("items", "document", "performance_due", "form", "effective")
    return [getattr(facts, name) for name in names]


class MediationWalk(Walk):
    """law.md, machine B: the invariants."""

    name = "people_mediation"
    ways_on: ClassVar[dict[str, int]] = {
        "refuse": 2, "decline": 1, "assign": 9, "ask_to_end": 2, "fail": 1, "begin": 8,
        "find_risk": 4, "agree_orally": 3, "draft": 8, "ask_changes": 2, "sign": 8, "perform": 1,
        "sue": 1, "close_window": 1, "apply_for_confirmation": 9, "not_accepted": 2,
        "withdraw_application": 2, "accept": 6, "extend": 9, "confirm": 4, "told": 2,
    }  # fmt: skip

    def fitting(self, random: Random, code: str) -> dict[str, Any]:
        """An application or an assignment by either; performance told by either."""
        if code in {"assign", "perform"}:
            return {"by": random.choice(("committee:pmc", "party:party-002"))}
        return {}

    def since(self, *kinds: type[Event]) -> list[Event]:
        """The events from the last of a kind on, it included; all, where there is none."""
        history = [] if self.case is None else list(self.case.history)
        at = [n for n, event in enumerate(history) if isinstance(event, kinds)]
        return history[at[-1] :] if at else history

    def always_one_clear_refusal_ends_it(self) -> None:
        """PML 17: nothing but what was owed is recorded after it."""
        after = self.since(pm.Refuse)
        if after and isinstance(after[0], pm.Refuse):
            assert self.case is not None
            assert self.case.state is pm.State.NOT_MEDIATED
            assert all(isinstance(event, Told) for event in after[1:])

    def always_whoever_is_left_without_an_agreement_is_told_of_other_remedies(self) -> None:
        """PML 3 and 26: one duty for every party, discharged by telling alone."""
        if self.case is None:
            return
        for state, name in (
            (pm.State.NOT_MEDIATED, "inform_other_routes"),
            (pm.State.TERMINATED, "tell_other_routes"),
        ):
            if self.case.state is state:
                duties = [one for one in self.case.duties(CHINA) if one.name == name]
                told = {event.id for event in self.case.history if isinstance(event, Told)}
                assert [one.to_ref for one in duties] == ["party-001", "party-002"]
                assert {one.done_by for one in duties} <= told | {None}

    def always_an_agreement_is_everybodys(self) -> None:
        """PML 29: every party and the mediator signed and the committee sealed; or PML 28."""
        if self.case is None or self.case.facts.effective is None:
            return
        made = self.since(pm.Sign, pm.AgreeOrally)[0]
        assert isinstance(made, pm.Sign | pm.AgreeOrally)
        assert self.case.facts.effective == made.at
        acted = {act.by.ref for act in made.acts}
        assert acted >= {"party-001", "party-002"}
        if isinstance(made, pm.Sign):
            assert "m-1" in acted
            assert made.seal
            assert self.case.facts.form is pm.Form.WRITTEN
        else:
            assert made.recorded
            assert made.writing_unnecessary
            assert self.case.facts.form is pm.Form.ORAL

    def always_an_agreement_in_effect_never_changes(self) -> None:
        """Only a new mediation of all parties makes another."""
        if self.case is None or self.case.facts.effective is None:
            return
        made = self.since(pm.Sign, pm.AgreeOrally)
        at = len(self.case.history) - len(made)
        first = self.machine.replay(self.case.history[: at + 1])
        assert agreement_of(first) == agreement_of(self.case)

    def always_a_court_confirms_only_what_all_applied_for_in_time(self) -> None:
        """PML 33: jointly, and never after the window was closed."""
        if self.case is None:
            return
        if self.case.state in {pm.State.CONFIRMATION_PENDING, pm.State.CONFIRMED}:
            assert not self.case.facts.window_closed
            applied = self.since(pm.ApplyForConfirmation)
            assert isinstance(applied[0], pm.ApplyForConfirmation)
            assert {act.by.ref for act in applied[0].acts} >= {"party-001", "party-002"}
            assert sum(isinstance(event, pm.Extend) for event in applied) <= 1
            assert sum(isinstance(event, pm.Accept) for event in applied) <= 1
        if self.case.state is pm.State.ENFORCEMENT:
            assert any(isinstance(event, pm.Confirm) for event in self.case.history)

    def always_a_risk_is_owed_to_the_police(self) -> None:
        """PML 25: each risk found is a report owed."""
        if self.case is None:
            return
        found = sum(isinstance(event, pm.FindRisk) for event in self.case.history)
        owed = [duty for duty in self.case.duties(CHINA) if duty.name == "report_risk"]
        assert len(owed) == found
        assert self.case.facts.escalation is (found > 0)


class VisitWalk(Walk):
    """domain.md, 5.2."""

    name = "visit"
    ways_on: ClassVar[dict[str, int]] = {
        "make": 6, "cancel": 1, "close": 3, "end_returns": 4, "take_back": 4, "miss": 6,
        "told": 2, "decline": 5, "find_signs": 3, "replan": 6,
    }  # fmt: skip

    def fitting(self, random: Random, code: str) -> dict[str, Any]:
        """Any purpose and mode; made by whoever it was given to."""
        if code == "plan":
            also = next(row for row in self.rows.table["row"] if row["row"] == "plan")["also_good"]
            returning = {"purpose": "victim_return", "visited": "victim-01"}
            return random.choice((*also, *[returning] * len(also)))
        if code == "make" and self.case is not None:
            return {"by": f"officer:{self.case.facts.visitor}", "introduced": True}
        return {}

    def always_it_is_made_by_whom_it_was_given_to(self) -> None:
        """With credentials or, online, a stated identity; an officer where one is due."""
        if self.case is None:
            return
        for event in self.case.history:
            if isinstance(event, visit.Make):
                facts = self.case.facts
                online = facts.mode is not None and facts.mode.code == "online"
                assert event.by.ref == facts.visitor
                assert event.introduced if online else event.credentials_shown
                assert event.by.kind is ActorKind.OFFICER or event.directed_by is not None

    def always_nothing_is_left_of_a_closed_visit(self) -> None:
        """Every matter and every hazard has its outcome."""
        if self.case is not None and self.case.state is visit.State.CLOSED:
            close = next(one for one in self.case.history if isinstance(one, visit.Close))
            named = {outcome.proceeding_id for outcome in close.outcomes}
            assert named >= {*self.case.facts.matters, *self.case.facts.hazards}

    def always_signs_are_owed_to_the_station(self) -> None:
        """MINOR24 11; only telling it discharges the report."""
        if self.case is None:
            return
        found = sum(isinstance(event, visit.FindSigns) for event in self.case.history)
        told = {event.id for event in self.case.history if isinstance(event, Told)}
        duties = self.case.duties(CHINA)
        assert len(duties) == found
        assert {duty.done_by for duty in duties} <= told | {None}

    def always_only_the_injured_party_ends_return_visits(self) -> None:
        """And may take it back."""
        if self.case is None:
            return
        spoken = [
            event
            for event in self.case.history
            if isinstance(event, visit.EndReturns | visit.TakeBack)
        ]
        assert all(event.by.kind is ActorKind.INJURED_PARTY for event in spoken)
        ended = bool(spoken) and isinstance(spoken[-1], visit.EndReturns)
        assert self.case.facts.returns_ended is ended


class DisputeWalk(Walk):
    """domain.md, 5.1."""

    name = "dispute"
    ways_on: ClassVar[dict[str, int]] = {
        "triage": 9, "begin": 9, "escalate": 3, "settle": 6, "fail": 2,
        "fail_people_mediation": 2, "fail_security_mediation": 2, "refer": 1, "withdraw": 1,
        "follow_up": 6, "recurred": 2, "close": 4, "told": 2,
    }  # fmt: skip
    over: ClassVar[dict[str, str]] = {
        "alert": "closed", "case_notice": "closed", "people_mediation": "performed",
        "security_mediation": "closed_decided",
    }  # fmt: skip
    agreed: ClassVar[dict[str, str]] = {
        "people_mediation": "effective", "security_mediation": "agreed"
    }  # fmt: skip
    done: ClassVar[dict[str, str]] = {
        "people_mediation": "performed", "security_mediation": "closed_mediated"
    }  # fmt: skip

    def fitting(self, random: Random, code: str) -> dict[str, Any]:
        """What is begun is new, what was begun before is over, and the level is the next."""
        if code == "register":
            ways = self.table_of("register").get("also_good", ())
            return random.choice(ways)
        if code == "triage":
            return random.choice(self.table_of("triage")["also_good"])
        if self.case is None:
            return {}
        fit = getattr(self, f"fit_{code}", None)
        return {} if fit is None else fit(random, self.case.facts)

    def table_of(self, code: str) -> Any:
        """The first row of an event."""
        return next(row for row in self.rows.table["row"] if row["event"] == code)

    def stated(self, facts: Any, *, but: tuple[str, str] | None = None) -> list[str]:
        """Every other proceeding of the dispute, over."""
        named = {(one.workflow, one.proceeding_id) for one in facts.others}
        if facts.channel is not None and facts.channel.code in self.agreed:
            named.add((facts.channel.code, facts.proceeding))
        return [f"{one}:{which}:{self.over[one]}" for one, which in sorted(named - {but})]

    def fit_begin(self, random: Random, facts: Any) -> dict[str, Any]:
        """Any channel; what is begun has an id of its own."""
        channel = random.choice(tuple(dispute.Channel)).code
        new = f"proceeding-{self.stretches}-{len(self.case.history if self.case else ())}"
        return {"channel": channel, "proceeding": new, "others": self.stated(facts)}

    def fit_escalate(self, random: Random, facts: Any) -> dict[str, Any]:
        """One level up, as far as there is one."""
        levels = [level.code for level in dispute.SettlingLevel]
        at = levels.index(facts.level.code)
        return {"level": levels[min(at + 1, len(levels) - 1)]}

    def fit_settle(self, random: Random, facts: Any) -> dict[str, Any]:
        """By the mediation's outcome, or by terms and everybody's assent."""
        channel = facts.channel.code
        if channel in self.agreed:
            return {"outcome": f"{channel}:{facts.proceeding}:{self.agreed[channel]}"}
        assent = [f"party:{ref}" for ref in facts.parties]
        return {"outcome": "", "terms": "terms-1", "acts": assent}

    def fit_fail_people_mediation(self, random: Random, facts: Any) -> dict[str, Any]:
        """Terminated."""
        return {"outcome": f"people_mediation:{facts.proceeding}:terminated"}

    def fit_fail_security_mediation(self, random: Random, facts: Any) -> dict[str, Any]:
        """Failed."""
        return {"outcome": f"security_mediation:{facts.proceeding}:mediation_failed"}

    def fit_withdraw(self, random: Random, facts: Any) -> dict[str, Any]:
        """The applicant, where all is over, or everybody."""
        alone = [] if random.random() < NEXT else [f"party:{ref}" for ref in facts.parties]
        return {"acts": alone, "others": self.stated(facts)}

    def fit_follow_up(self, random: Random, facts: Any) -> dict[str, Any]:
        """Another visit."""
        visit = f"visit:visit-{facts.follow_ups}-{facts.recurrences}"
        day = facts.settled.date().isoformat().removeprefix("2026-")
        return {"visits": [f"{visit}:planned@{day}", f"{visit}:closed"]}

    def fit_recurred(self, random: Random, facts: Any) -> dict[str, Any]:
        """With what it had beside it."""
        return {"others": self.stated(facts)}

    def fit_close(self, random: Random, facts: Any) -> dict[str, Any]:
        """Performed and told."""
        channel = facts.channel.code
        by = f"{channel}:{facts.proceeding}:{self.done[channel]}" if channel in self.done else ""
        return {"performed": True, "remedies_told": True, "outcome": by}

    def always_there_is_one_mediation_at_a_time(self) -> None:
        """Whatever began after a people's mediation states that it does not go on."""
        going = {"applied", "proposed", "assigned", "in_mediation", "drafted"}
        begun: set[str] = set()
        for event in () if self.case is None else self.case.history:
            if isinstance(event, dispute.Begin):
                people = event.channel is dispute.Channel.PEOPLE_MEDIATION
                stated = {one.proceeding_id: one.state for one in event.others}
                for earlier in begun - ({event.proceeding} if people else set()):
                    assert stated[earlier] not in going
                begun |= {event.proceeding} if people else set()

    def always_the_level_only_rises(self) -> None:
        """Until it recurs and is triaged anew."""
        levels = list(dispute.SettlingLevel)
        at = -1
        for event in () if self.case is None else self.case.history:
            if isinstance(event, dispute.Recurred):
                at = -1
            if isinstance(event, dispute.Triage | dispute.Escalate):
                assert levels.index(event.level) > at
                at = levels.index(event.level)

    def always_a_settlement_is_borne_out(self) -> None:
        """By the mediation that was begun, or by terms and every party's assent."""
        if self.case is None or self.case.state is not dispute.State.SETTLED:
            return
        begun = [one for one in self.case.history if isinstance(one, dispute.Begin)][-1]
        made = [one for one in self.case.history if isinstance(one, dispute.Settle)][-1]
        if begun.channel.code in self.agreed:
            assert made.outcome is not None
            assert made.outcome.proceeding_id == begun.proceeding
            assert made.outcome.workflow == begun.channel.code
        else:
            assert made.terms is not None
            assert {act.by.ref for act in made.acts} >= {*self.case.facts.parties}
        assert all(one.kind is ActorKind.MEDIATOR for one in made.mediators)

    def always_remedies_are_told_by_channel(self) -> None:
        """One duty for every party, of the channel's own name, discharged by telling alone."""
        if self.case is None:
            return
        names = {
            dispute.Fail: "tell_court_or_committee",
            dispute.FailPeopleMediation: "tell_other_routes",
            dispute.FailSecurityMediation: "tell_civil_suit",
        }
        failed = [one for one in self.case.history if type(one) in names]
        duties = self.case.duties(CHINA)
        told = {one.id for one in self.case.history if isinstance(one, Told)}
        assert [(duty.name, duty.to_ref) for duty in duties] == [
            (names[type(one)], ref) for one in failed for ref in self.case.facts.parties
        ]
        assert {duty.done_by for duty in duties} <= told | {None}

    def always_what_is_closed_was_followed_up_or_told(self) -> None:
        """As often as its severity, or a standard, asks; counted since it was last settled."""
        if self.case is None or self.case.state is not dispute.State.CLOSED:
            return
        events = [one for one in self.case.history if not isinstance(one, Told)]
        facts = self.case.facts
        if facts.settled is None:
            assert events[-1].remedies_told
            return
        at = max(n for n, one in enumerate(events) if isinstance(one, dispute.Settle))
        visits = {one.visits[-1].proceeding_id for one in events[at + 1 : -1]}
        due = {"ordinary": 1, "major": 2}[facts.severity.code]
        assert len(visits) >= (due if facts.follow_ups_due is None else facts.follow_ups_due)

    def always_only_parties_withdraw(self) -> None:
        """Every one of them, or the one who asked for help."""
        for event in () if self.case is None else self.case.history:
            if isinstance(event, dispute.Withdraw):
                facts = self.case.facts
                every = {act.by.ref for act in event.acts} >= {*facts.parties}
                assert every or event.by.ref == facts.applicant
                assert event.by.kind is ActorKind.PARTY


AGREEMENT = ("items", "document", "performance_due", "signed")


class SecurityWalk(Walk):
    """law.md, machine A: the invariants."""

    name = "security_mediation"
    # It has four times as many rows as the others.
    stretch = 2 * STRETCH
    ended_by: ClassVar[dict[str, str]] = {
        "closed_mediated": "tell_end",
        "criminal": "tell_end",
        "closed_settled": "tell_end",
        "terminated": "tell_end",
        "referred_out": "tell_end",
        "transferred": "tell_end",
        "referred_to_pmc_or_court": "tell_end",
        "closed_decided": "serve_injured",
    }

    def __init__(self) -> None:
        super().__init__()
        self.worths: dict[Any, float] = {}

    def fitting(self, random: Random, code: str) -> dict[str, Any]:
        """What an appraisal ordered before, a decision made or a recusal asked calls for."""
        change: dict[str, Any] = {}
        if self.case is None:
            return change
        facts = self.case.facts
        if code == "order_appraisal":
            left = [one for one in ("injury", "value") if one not in self.known()]
            again = {"again": True, "ordered": sorted(self.asked() - self.known(again=True))}
            change = {"ordered": left[:1]} if left else again
        elif code == "ask_reappraisal":
            change = {"asked_again": sorted(self.known() - self.known(again=True))}
        elif code == "receive_appraisal":
            ordered = [one.code for one in facts.ordered]
            change = {"appraised": [], "reappraised": ordered}
            change = change if facts.again else {"appraised": ordered}
        elif code == "establish_facts":
            change = {"appraisal_in_evidence": True}
        elif code == "decide":
            change = random.choice(({}, {"by": "organ:g-1", "decision": "no_penalty", "fine": 0}))
        elif code == "sign_agreement":
            change = {"performance_due": self.case.history[-1].at.date() + timedelta(days=5)}
        elif code == "decide_recusal":
            change = {"recusal_askers": [*dict.fromkeys(facts.recusal_asked_by)]}
            if "o-9" not in facts.asked_to_recuse:
                change |= {"recused": [], "reason": "no_ground"}
        return change

    def one_of(self, random: Random, codes: list[str]) -> str:
        """Any; or one not taken often yet; or else one that leads to some that were not."""
        codes = [code for code in codes if code != "decide_recusal" or self.pending()]
        if random.random() < NEXT:
            return random.choice(codes)
        state = None if self.case is None else self.case.state
        moves = {one.event.code: one for one in self.machine.workflow.moves[state].values()}
        lacking = [code for code in codes if self.lacks(moves[code])]
        going = [code for code in lacking if moves[code].target not in self.machine.workflow.ends]
        if lacking and (going or random.random() < NEXT):
            return random.choice(going or lacking)
        worth = self.worth()
        return max(codes, key=lambda code: worth[moves[code].target])

    def lacks(self, one: Any) -> bool:
        """Whether a row was not taken often enough yet."""
        at = None if one.source is None else one.source.code
        return self.taken[at, one.event.code] < ENOUGH

    def took(self, source: str | None, code: str) -> None:
        """What is worth going to changes once a row was taken often enough."""
        if self.taken[source, code] == ENOUGH:
            self.worths = {}

    def worth(self) -> dict[Any, float]:
        """How much there is still to do in each state, and beyond it."""
        if self.worths:
            return self.worths
        moves = self.machine.workflow.moves
        here = {at: sum(map(self.lacks, rows.values())) for at, rows in moves.items()}
        worth: dict[Any, float] = dict(here)
        for _ in range(6):
            worth = {
                at: here[at] + 0.8 * max((worth[one.target] for one in rows.values()), default=0)
                for at, rows in moves.items()
            }
        self.worths = worth
        return worth

    def pending(self) -> bool:
        """Whether a recusal is to be decided."""
        return self.case is not None and bool(self.case.facts.asked_to_recuse)

    def known(self, *, again: bool = False) -> set[str]:
        """What was appraised, or appraised again."""
        if self.case is None:
            return set()
        facts = self.case.facts
        return {one.code for one in (facts.reappraised if again else facts.appraised)}

    def asked(self) -> set[str]:
        """What was asked to be appraised again."""
        return set() if self.case is None else {one.code for one in self.case.facts.asked_again}

    def happened(self, *kinds: type[Event]) -> list[Event]:
        """The events of some kinds."""
        history = () if self.case is None else self.case.history
        return [event for event in history if isinstance(event, kinds)]

    def always_there_are_two_rounds_at_most(self) -> None:
        """ADM 183; what a refused settlement leads back to included."""
        held = self.happened(sm.StartRound, sm.MediateAgain)
        assert len(held) <= 2
        assert self.case is None or self.case.facts.rounds == len(held)

    def always_an_officer_chairs_and_one_alone_is_recorded(self) -> None:
        """PSAPL25 108, ADM 52."""
        for event in self.happened(sm.StartRound, sm.MediateAgain, sm.MediateOnTheSpot):
            assert isinstance(event, sm.StartRound | sm.MediateAgain | sm.MediateOnTheSpot)
            assert event.chair.kind is ActorKind.OFFICER
            assert event.recorded or len(event.officers) > 1
            assert set(event.present) >= {"violator-1"}

    def always_nothing_is_closed_by_mediation_unperformed(self) -> None:
        """ADM 185: agreed and performed, or performed on the spot."""
        if self.case is not None and self.case.state is sm.State.CLOSED_MEDIATED:
            last = self.happened(sm.Perform, sm.MediateOnTheSpot)[-1]
            assert isinstance(last, sm.Perform | sm.MediateOnTheSpot)
            assert last.all_performed if isinstance(last, sm.Perform) else last.performed

    def always_an_end_owes_the_injured_party_a_notice(self) -> None:
        """Every terminal state emits one."""
        if self.case is not None and self.case.ended:
            name = self.ended_by[self.case.state.code]
            owed = [one.to_ref for one in self.case.duties(CHINA) if one.name == name]
            # A crime suspected at once is told to the reporter too.
            both = [one.to_ref for one in self.case.duties(CHINA) if one.name == "tell_criminal"]
            assert owed == ["injured-1"] or both == ["reporter-1", "injured-1"]

    def always_what_a_failure_calls_for_is_owed_once(self) -> None:
        """However often mediation fails: nobody is owed the same thing twice at a time."""
        duties = [] if self.case is None else self.case.duties(CHINA)
        names = {"tell_civil_suit", "deal_with"}
        still = [(one.name, one.to_ref) for one in duties if one.open and one.name in names]
        assert len(still) == len(set(still))

    def always_a_signed_agreement_never_changes(self) -> None:
        """ADM 184: it is signed once, and for good."""
        made = self.happened(sm.SignAgreement)
        assert len(made) <= 1
        if made and self.case is not None:
            at = self.case.history.index(made[0])
            first = self.machine.replay(self.case.history[: at + 1])
            for name in AGREEMENT:
                assert getattr(first.facts, name) == getattr(self.case.facts, name)

    def always_the_limit_is_extended_twice_at_most(self) -> None:
        """PSAPL25 118: and it is one limit from the filing on."""
        if self.case is None or not isinstance(
            self.case.history[-1], sm.Report | sm.OpenCase | sm.ExtendLimit | sm.NotApprove
        ):
            return
        extended = self.happened(sm.ExtendLimit)
        clocks = {one.name: one for one in self.case.clocks(CHINA)}
        assert len(extended) == self.case.facts.extensions <= 2
        assert ("case_limit" in clocks) is bool(self.happened(sm.OpenCase))
        assert not {name for name in clocks if name.endswith("_2012")}

    def always_a_settlement_is_approved_before_any_decision(self) -> None:
        """PSAPL25 9 ¶4: both applied, and nothing was decided."""
        if self.happened(sm.Approve):
            assert not self.happened(sm.Decide)
            applied = self.happened(sm.ApplyForApproval)[-1]
            assert isinstance(applied, sm.ApplyForApproval)
            assert {act.by.ref for act in applied.acts} >= {"injured-1", "violator-1"}
            assert applied.performed

    def always_whoever_was_recused_does_nothing_more(self) -> None:
        """A28b: from the decision on."""
        recused: set[str] = set()
        for event in () if self.case is None else self.case.history:
            if not isinstance(event, Told | sm.DeclareRecusal):
                assert event.by.kind is ActorKind.ORGAN or event.by.ref not in recused
            if isinstance(event, sm.DecideRecusal):
                recused |= set(event.recused)


@pytest.mark.parametrize(
    "walk",
    [DisputeWalk, MediationWalk, SecurityWalk, VisitWalk],
    ids=lambda walk: walk.name,
)
class TestWalks:
    """A hundred walks of each machine, of up to 600 events, the same every time; `dev`: twenty."""

    def test_no_walk_breaks_an_invariant_and_every_row_is_taken_often(
        self, walk: type[Walk]
    ) -> None:
        """The counts are printed: `pytest -rP` shows them."""
        walk.taken, walk.refused = Counter(), Counter()
        often = settings(settings.get_profile("ci"), max_examples=WALKS)
        run_state_machine_as_test(walk, settings=often)

        expected = {(row.get("source"), row["event"]) for row in typed_in(walk.name)["row"]} | {
            (row["state"], "told") for row in typed_in(walk.name)["told"] if "done" in row
        }
        for (source, event), n in sorted(walk.taken.items(), key=lambda one: one[1]):
            print(f"{n:5} {source or 'start'} {event}")  # noqa: T201 - shown on request
        for code, n in walk.refused.most_common():
            print(f"{n:5} refused: {code}")  # noqa: T201 - shown on request
        assert {pair for pair in expected if walk.taken[pair] < TIMES} == set()
        assert set(walk.taken) == expected
