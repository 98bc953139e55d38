"""Where the proceedings beside a dispute stand: states of other machines, by their codes.

No machine imports another; a casebook asks each whether it stood where it is said to.
"""

from collections.abc import Iterable, Iterator

from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows.dispute._events import Facts
from jingwu_model.workflows.dispute._terms import Channel

PEOPLE = Channel.PEOPLE_MEDIATION.code
SECURITY = Channel.SECURITY_MEDIATION.code

OPEN = {
    "alert": frozenset(
        {"received", "classified", "dispatched", "arrived", "assigned", "transferred"}
        | {"returned", "conferred", "handled", "fed_back"}
    ),
    "case_notice": frozenset(
        {"received", "accepted", "filed", "not_filed", "reconsidering", "upheld", "reviewing"}
        | {"refused", "solved", "withdrawn", "decided"}
    ),
    SECURITY: frozenset(
        {"reported", "filed", "assessed", "appraising", "eligible", "consented", "mediating"}
        | {"round1_failed", "agreed", "defaulted", "mediation_failed", "penalty_track"}
        | {"decided", "settlement_applied"}
    ),
}
"""An incident or a case that is open: every state that is no end."""

ENDED = {
    "alert": frozenset({"closed", "merged", "void"}),
    "case_notice": frozenset({"transferred", "not_police", "moved", "closed"}),
    PEOPLE: frozenset({"not_mediated", "terminated", "performed", "in_litigation", "enforcement"}),
    SECURITY: frozenset(
        {"referred_out", "transferred", "referred_to_pmc_or_court", "closed_mediated"}
        | {"criminal", "closed_settled", "terminated", "closed_decided"}
    ),
}
"""The ends of each."""

NO_MEDIATION = {
    PEOPLE: frozenset({"effective", "confirmation_pending", "confirmed", "unconfirmed"})
    | ENDED[PEOPLE],
    # All but what lies between both parties' consent and an agreement or the last round's failure:
    # `consented`, `mediating` and `round1_failed`.
    SECURITY: frozenset(
        {"reported", "filed", "assessed", "appraising", "eligible", "agreed", "defaulted"}
        | {"mediation_failed", "penalty_track", "decided", "settlement_applied"}
    )
    | ENDED[SECURITY],
}
"""Where the parties are not being brought to an agreement."""

SETTLED = {
    PEOPLE: frozenset({"effective", "confirmed", "performed"}),
    SECURITY: frozenset({"agreed", "closed_mediated", "closed_settled"}),
}
"""Where a dispute is settled by a mediation."""

PERFORMED = {
    PEOPLE: frozenset({"performed"}),
    SECURITY: frozenset({"closed_mediated", "closed_settled"}),
}
"""Where what was agreed is known to be done."""

FAILED = {
    PEOPLE: frozenset(
        {"not_mediated", "terminated", "unconfirmed", "in_litigation", "enforcement"}
    ),
    SECURITY: frozenset(
        {"mediation_failed", "defaulted", "penalty_track", "decided", "closed_decided"}
        | {"criminal", "terminated", "referred_out", "transferred", "referred_to_pmc_or_court"}
    ),
}
"""Where a mediation is over and settled nothing."""

VISITED = frozenset({"made", "closed"})
DECLINED_VISIT = "declined"

Named = tuple[str, str]
"""A proceeding: its machine's name and its id."""


def named(outcomes: Iterable[Outcome]) -> Iterator[Named]:
    """The proceedings that outcomes name."""
    return ((one.workflow, one.proceeding_id) for one in outcomes)


def known(facts: Facts) -> set[Named]:
    """Every proceeding of a dispute that it has named so far, as far as one has a machine."""
    found = set(named(facts.others))
    if facts.proceeding is not None and facts.channel is not None and facts.channel.code in SETTLED:
        found.add((facts.channel.code, facts.proceeding))
    return found


def stands(outcome: Outcome | None, facts: Facts, states: dict[str, frozenset[str]]) -> bool:
    """Whether an outcome is of the proceeding in which a dispute is handled, in such a state."""
    return (
        outcome is not None
        and facts.channel is not None
        and outcome.workflow == facts.channel.code
        and outcome.proceeding_id == facts.proceeding
        and outcome.state in states.get(outcome.workflow, frozenset())
    )
