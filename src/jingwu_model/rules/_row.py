"""Row: a subject with what the register holds of it."""

from datetime import date
from typing import Any

import attrs

from jingwu_model.model import Division
from jingwu_model.rules._subject import Subject


@attrs.frozen
class Row:
    """A subject with what the register holds of it.

    Attributes:
        subject: The subject.
        row: The noun it stands for; none for the whole.
        villages: The village-level divisions of an area; none where they are not recorded.
        day: The day it is asked for; none: the day of the check.
        since: The first day it is asked about, where a standard's own decides that.
    """

    subject: Subject
    row: Any
    villages: tuple[Division, ...] | None = None
    day: date | None = None
    since: date | None = None
