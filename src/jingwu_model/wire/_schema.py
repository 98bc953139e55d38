"""JSON Schema 2020-12 of every class of documents, from the declarations that `loads` reads by."""

from typing import Any

from jingwu_model import model, rules, timeline, workflows
from jingwu_model.declare import AUDIENCES, Audience, Noun, specs
from jingwu_model.errors import Lang
from jingwu_model.wire import _limits
from jingwu_model.wire._document import WHOLES, kind_of, readable
from jingwu_model.wire._draft import Draft, noun_name, titled
from jingwu_model.wire._kind import EventKind, Kind
from jingwu_model.workflows import ALL

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(cls: type[Any], lang: Lang = "en", audience: Audience | None = None) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a class's documents.

    What it accepts, `loads` reads, but for what a schema cannot say: rules between
    fields, a history that its machine refuses, a key that stands twice, `3.0` for a
    whole number, a 30 February, how large and deep a document may be, and the same
    value written in two ways in a list without repeats.

    Args:
        cls: What `loads` takes.
        lang: The language of titles and descriptions, `zh` or `en`.
        audience: Of what `dumps` writes for them; without it, of whole documents.

    Returns:
        The schema; its `$id` is ``urn:jingwu-model:schema:FORMAT:CLASS``, and with an
        audience that follows after another colon.

    Raises:
        TypeError: There are no documents of that class.
        ValueError: There is no such audience, or no such language.

    Examples:
        >>> from jingwu_model.model import PlaceRef
        >>> made = schema(PlaceRef, lang="zh")
        >>> made["$id"], made["title"], sorted(made["properties"]), made["required"]
        ('urn:jingwu-model:schema:0.1:PlaceRef', '地点索引', ['id', 'kind', 'v'], ['kind', 'id'])
    """
    if audience is not None and audience not in AUDIENCES:
        msg = f"{audience!r} is none of the audiences {', '.join(AUDIENCES)}"
        raise ValueError(msg)
    if lang not in ("zh", "en"):
        msg = f"{lang!r} is none of the languages zh, en"
        raise ValueError(msg)
    kind = readable(cls)
    draft = Draft(lang, audience or "internal")
    tags: dict[str, Any] = {"v": draft.says("v", {"enum": list(_limits.FORMATS)})}
    needed = []
    if audience is not None:
        tags["redacted_for"] = draft.says("redacted_for", {"const": audience})
        needed = ["redacted_for"]
    body = draft.document(kind, tags, needed)
    mark = "" if audience is None else f":{audience}"
    made = {
        "$schema": DIALECT,
        "$id": f"urn:jingwu-model:schema:{_limits.FORMAT}:{schema_name(kind)}{mark}",
        "title": titled(cls, lang),
        **body,
    }
    if draft.defs:
        made["$defs"] = {name: draft.defs[name] for name in sorted(draft.defs)}
    return made


def schema_name(kind: Kind) -> str:
    """What a kind of document is called: an event goes by its machine too."""
    if isinstance(kind, EventKind):
        return noun_name(kind.cls)
    return kind.name


def schema_classes() -> dict[str, type[Any]]:
    """Every class that `schema` takes, by the name it goes by: `Division`, `visit.Make`.

    Examples:
        >>> sorted(schema_classes())[:3]
        ['Act', 'Actor', 'Agency']
    """
    found: dict[str, type[Any]] = {each.__name__: each for each in WHOLES}
    for room in (timeline, model, workflows, rules):
        for name in room.__all__:
            held = getattr(room, name)
            if isinstance(held, type) and issubclass(held, Noun) and specs(held):
                found.setdefault(schema_name(kind_of(held)), held)
    for machine in ALL.values():
        found[machine.__name__] = machine
        for cls in machine.workflow.events:
            found[noun_name(cls)] = cls
    return dict(sorted(found.items()))
