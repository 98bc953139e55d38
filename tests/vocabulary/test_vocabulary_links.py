"""The links between the six roles, the six duty tasks and the five core duties."""

import re
from typing import Any

import pytest

from jingwu_model.vocabulary import (
    DUTY_CORE_DUTIES,
    ROLE_DUTIES,
    CoreDuty,
    Duty,
    Link,
    Role,
    core_duty_of,
    duties_of,
    roles_of,
)

ALL: tuple[Link[Any, Any], ...] = (*ROLE_DUTIES, *DUTY_CORE_DUTIES)
CHINESE = r"[\u4e00-\u9fff]"


class TestLinks:
    """Every term of the three lists is linked, and every link says why."""

    def test_every_role_and_every_duty_task_is_linked(self) -> None:
        """None of the twelve is left without its counterpart."""
        assert {link.narrow for link in ROLE_DUTIES} == set(Role)
        assert {link.broad for link in ROLE_DUTIES} == set(Duty)

    def test_every_duty_task_and_every_core_duty_is_linked(self) -> None:
        """None of the eleven is left without its counterpart."""
        assert {link.narrow for link in DUTY_CORE_DUTIES} == set(Duty)
        assert {link.broad for link in DUTY_CORE_DUTIES} == set(CoreDuty)

    def test_a_duty_task_answers_to_one_core_duty_alone(self) -> None:
        """Otherwise time told by duty task would be counted twice by core duty."""
        assert len(DUTY_CORE_DUTIES) == len(Duty)

    def test_no_pair_is_linked_twice(self) -> None:
        """One pair, one reason."""
        pairs = [(link.narrow, link.broad) for link in ALL]

        assert len(pairs) == len(set(pairs))

    def test_each_link_says_why_in_both_languages(self) -> None:
        """A sentence in each, and no reason given twice."""
        reasons = [link.why for link in ALL]

        for why in reasons:
            assert re.search(CHINESE, why.zh)
            assert why.zh.endswith("。")
            assert not re.search(r"[,;:()]", why.zh)
            assert not re.search(CHINESE, why.en)
            assert why.en.endswith(".")
        assert len(set(reasons)) == len(reasons)


class TestLookingUp:
    """The links are read from either end."""

    @pytest.mark.parametrize("role", Role)
    def test_a_role_finds_its_duties_and_they_find_it(self, role: Role) -> None:
        """Back and forth leads home."""
        assert duties_of(role)
        assert all(role in roles_of(duty) for duty in duties_of(role))

    @pytest.mark.parametrize("duty", Duty)
    def test_a_duty_task_finds_its_core_duty_and_is_found_by_it(self, duty: Duty) -> None:
        """Back and forth leads home, and some role carries it."""
        assert duty in duties_of(core_duty_of(duty))
        assert roles_of(duty)

    def test_the_core_duties_share_out_the_duty_tasks(self) -> None:
        """Each task stands under one of the five, and none is left over."""
        shared = [duty for core in CoreDuty for duty in duties_of(core)]

        assert sorted(duty.code for duty in shared) == sorted(duty.code for duty in Duty)

    def test_the_mediator_settles_disputes_and_so_keeps_order(self) -> None:
        """One chain through all three lists, read by hand."""
        assert duties_of(Role.MEDIATOR) == (Duty.DISPUTES,)
        assert core_duty_of(Duty.DISPUTES) is CoreDuty.ORDER
