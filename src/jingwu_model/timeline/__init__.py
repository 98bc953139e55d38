"""Stone 0c: days and times, what numbers rest on, and how long they hold."""

from jingwu_model.timeline._calendar import Calendar, CalendarUnknown
from jingwu_model.timeline._citation import Citation, Document, Parts, Read, Reading
from jingwu_model.timeline._dated import Dated, Entry, Standing, StandingKind
from jingwu_model.timeline._due import SHANGHAI, Doubt, Due, DueChange, Period, Unit
from jingwu_model.timeline._sources import SOURCES
from jingwu_model.timeline._span import Span

__all__ = [
    "SHANGHAI",
    "SOURCES",
    "Calendar",
    "CalendarUnknown",
    "Citation",
    "Dated",
    "Document",
    "Doubt",
    "Due",
    "DueChange",
    "Entry",
    "Parts",
    "Period",
    "Read",
    "Reading",
    "Span",
    "Standing",
    "StandingKind",
    "Unit",
]

# A traceback names an error as a caller imports it.
CalendarUnknown.__module__ = __name__
