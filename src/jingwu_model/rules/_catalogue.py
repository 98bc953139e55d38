"""The rules there are, by id."""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from jingwu_model.errors import JingwuError, Lang
from jingwu_model.rules import (
    _abilities,
    _esteem,
    _force,
    _institution,
    _posts,
    _presence,
    _prevention,
    _rooms,
    _staffing,
)
from jingwu_model.rules._later import LATER, LaterRule
from jingwu_model.rules._rule import Rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.id: rule
        for rule in (
            _staffing.STAFFING_URBAN,
            _staffing.STAFFING_RURAL,
            _staffing.STAFFING_VILLAGE_AUXILIARY,
            _staffing.STAFFING_DEDICATED,
            _force.FORCE_STATION_SHARE,
            _force.FORCE_COMMUNITY_SHARE,
            _force.FORCE_PARTICIPATION,
            _rooms.ROOMS_URBAN,
            _rooms.ROOMS_RURAL,
            _rooms.ROOMS_REMOTE,
            _rooms.ROOMS_WORKSTATION,
            _institution.ROOMS_EQUIPMENT,
            _institution.ROOMS_COLOCATED,
            _presence.PRESENCE_COMMUNITY_TIME,
            _presence.PRESENCE_AWARENESS,
            _presence.PRESENCE_WEEKLY,
            _presence.COVERAGE_GRID,
            _institution.GRID_LEADERS,
            _institution.LEADERSHIP_DELIBERATION,
            _institution.LEADERSHIP_CONTACT,
            _posts.POSTS_DUAL,
            _posts.POSTS_TOWNSHIP,
            _abilities.DUTY_AUXILIARY,
            _posts.RECRUITS_PLACED,
            _posts.NEWCOMER_FRONTLINE,
            _abilities.COMPETENCE_MATCH,
            _abilities.TRAINING_NEEDS,
            _prevention.STATION_PREVENTION,
            _prevention.DEPLOYMENT_REVIEW,
            _posts.ROTA_LED,
            _esteem.RECOGNITION_TILT,
            _institution.FUNDING_EARMARKED,
            _esteem.BURDEN_FORMS,
            _esteem.OPENNESS_REPORT,
        )
    }
)
"""Every rule by id, in the order reports show them."""


class UnknownRule(JingwuError, KeyError):
    """A rule was named that there is not.

    Attributes:
        rule: What was asked for.
        close: The ids nearest to it.

    Examples:
        >>> print(UnknownRule("rooms.rurla", ("rooms.rural",)))
        no rule 'rooms.rurla'; did you mean rooms.rural
    """

    def __init__(self, rule: str, close: tuple[str, ...] = ()) -> None:
        self.rule = rule
        self.close = close
        super().__init__(rule, close)

    def text(self, lang: Lang = "en") -> str:
        """What was asked for, and what may have been meant."""
        if lang == "zh":
            hint = f"；是否指 {'、'.join(self.close)}" if self.close else ""
            return f"没有规则“{self.rule}”{hint}"
        hint = f"; did you mean {' or '.join(self.close)}" if self.close else ""
        return f"no rule '{self.rule}'{hint}"


class NotEvaluated(JingwuError, NotImplementedError):
    """A rule was asked that reads proceedings, which nothing evaluates yet.

    Attributes:
        rule: Its id.

    Examples:
        >>> print(NotEvaluated("case.told"))
        rule 'case.told' is not evaluated yet: it reads proceedings
    """

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(rule)

    def text(self, lang: Lang = "en") -> str:
        """Which rule, and why not."""
        if lang == "zh":
            return f"规则“{self.rule}”尚未评估：它读取办理流程"
        return f"rule '{self.rule}' is not evaluated yet: it reads proceedings"


def declared(key: str) -> Rule | LaterRule:
    """A rule by its id, whether it is evaluated or not.

    Args:
        key: The id.

    Raises:
        UnknownRule: There is none; it carries `.rule` and `.close`.
        TypeError: It is no text.

    Examples:
        >>> declared("case.told").title.text("en")
        'people told of their case, and visited again'
    """
    if not isinstance(key, str):
        msg = f"a rule is named by its id, such as 'rooms.rural', not by {type(key).__name__}"
        raise TypeError(msg)
    found = RULES.get(key) or LATER.get(key)
    if found is None:
        raise UnknownRule(key, tuple(get_close_matches(key, (*RULES, *LATER))))
    return found


def rule_of(key: str) -> Rule:
    """A rule by its id, to be evaluated.

    Args:
        key: The id.

    Raises:
        UnknownRule: There is none; it carries `.rule` and `.close`.
        NotEvaluated: It reads proceedings; it carries `.rule`.
        TypeError: It is no text.

    Examples:
        >>> rule_of("rooms.remote").title.text("en")
        'offices of a remote station'
    """
    found = declared(key)
    if isinstance(found, LaterRule):
        raise NotEvaluated(key)
    return found
