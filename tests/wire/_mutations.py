"""Documents spoiled at random: their bytes, or what they hold."""

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

from wire._values import Maker, classes, seeded

LARGEST = 4_000
"""Larger documents are left out: they are slower, and no other."""

TWICE = "\x00"
"""What a key ends in that is to stand twice."""

STRANGE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 3.0, 0.5, -0.0, 1e-7, 1e16, 1e300, 2**53, -(2**53), 2**64, 10**400,
    float("nan"), float("inf"), "", " ", "3", "null", "\ud800", "\udfff x", "\x00", "a\nb",
    "警\u2028", "\u00a0", "\ufffd", "\U000e0100", "\u0378", "x" * 201, "2026-02-30", "2026-03-02",
    "20260302",
    "2026-W10-1", "0000-01-01", "2026-03-02T09:30:00", "2026-03-02T09:30:00Z",
    "2026-03-02 09:30:00+08:00", "2026-03-02T09:30:60+08:00", "2026-03-02T24:00:00+08:00",
    "2026-03-02T09:30:00,5+08:00", "2026-03-02T09:30:00.1234567+08:00", "2026-03-02T09:30:00+08:60",
    "2026-03-02T09:30:00-00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z",
    "1/2", "3/0", "1/-2", "+1", "1e3", "07", "2/4", "9" * 4_301, "640424100003", "640424000000",
    "0" * 64, "20261234567890123X", "13800000000", "officer", "v", [], {}, [[]], [{}], [None],
    {"v": "0.1"}, [1, 1.0], {"": 0}, "٣", "２９",
)  # fmt: skip

NAMES = ("v", "redacted_for", "workflow", "event", "state", "history", "seq", "", "a key", "ID",
         "__class__", "警", "\ud800", "x" * 300)  # fmt: skip

_TIME = re.compile(r"\d{4}-\d\d-\d\dT.*\+08:00", re.ASCII)


def pool(count: int, largest: int = LARGEST) -> Iterator[tuple[type[Any], bytes]]:
    """Some documents of each class, the smaller ones."""
    for cls in classes():
        found = 0
        for seed in range(50 * count):
            document = Maker(seeded(f"pool {seed}")).document(cls)[1]
            if len(document) <= largest:
                yield cls, document
                found += 1
                if found == count:
                    break


def spoiled(random: Random, document: bytes) -> bytes | str:
    """A document spoiled: two in five byte by byte, the others in what they hold."""
    if random.random() < 0.4:
        return spoiled_bytes(random, document)
    return spoiled_content(random, json.loads(document))


def spoiled_bytes(random: Random, document: bytes) -> bytes:
    """A sign flipped, some cut out, some put in, some doubled; now and then more than once."""
    made = bytearray(document)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        at = random.randrange(len(made) + 1)
        end = min(len(made), at + random.choice((1, 1, 2, 8, 40)))
        how = random.randrange(5)
        if how == 0 and at < len(made):
            made[at] ^= 1 << random.randrange(8)
        elif how == 1:
            del made[at:end]
        elif how == 2:
            made[at:at] = random.choice(INSERTS)
        elif how == 3:
            made[at:at] = made[at:end]
        elif at < len(made):
            made[at] = random.choice(b'{}[]",:\\0189-+.eEtfn \n\t\xff\x00')
    return bytes(made)


INSERTS = (
    b"\xef\xbb\xbf", b"\x00", b" ", b"\n", b"\\", b'"', b"\\ud800", b"\\u0000", b"\\u8b66",
    b"\xed\xa0\x80", b"\xc0\xaf", b"\xe2\x80\xa8", b"[" * 70, b'{"a":' * 70, b"1e999", b"NaN",
    b"-Infinity", b"-0", b"00", b"1.0", b"null", b",", b'"v":"0.1",', b'"v":"9.9",',
    b'"redacted_for":"public",', b"/*x*/", b"'",
)  # fmt: skip


def spoiled_content(random: Random, value: Any) -> bytes | str:
    """What a document holds, changed in a place or two, and written again."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        value = random.choice(CHANGES)(random, value)
    as_text = random.random() < 0.3
    indent = 1 if random.random() < 0.05 else None
    made = json.dumps(value, ensure_ascii=random.random() < 0.3, indent=indent)
    made = made.replace('\\u0000":', '":')
    return made if as_text else made.encode(errors="surrogatepass")


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a value: what holds it, and its key there."""
    found: list[tuple[Any, Any]] = []
    left = [value]
    while left:
        held = left.pop()
        keys: Any = held if isinstance(held, dict) else range(len(held))
        for key in keys:
            found.append((held, key))
            if isinstance(held[key], dict | list):
                left.append(held[key])
    return found


def _change(random: Random, value: Any, change: Callable[[Any, Any], Any]) -> Any:
    """The value with what stands at one of its places changed."""
    if not isinstance(value, dict | list) or not (every := places(value)):
        return value
    held, key = random.choice(every)
    held[key] = change(held[key], key)
    return value


def strange(random: Random) -> Any:
    """A strange value, and no two places hold the same list."""
    return deepcopy(random.choice(STRANGE))


def _strange(random: Random, value: Any) -> Any:
    if random.random() < 0.02:
        return strange(random)
    return _change(random, value, lambda *_: strange(random))


def _dropped(random: Random, value: Any) -> Any:
    if isinstance(value, dict | list) and (every := places(value)):
        held, key = random.choice(every)
        del held[key]
    return value


def _renamed(random: Random, value: Any) -> Any:
    objects = [(held, key) for held, key in _places(value) if isinstance(held, dict)]
    if objects:
        held, key = random.choice(objects)
        name = random.choice((*NAMES, key.upper(), key[1:], key + "s"))
        held[name] = held.pop(key)
    return value


def _added(random: Random, value: Any) -> Any:
    objects = [held for held, _ in _places(value) if isinstance(held, dict)]
    if objects:
        held = random.choice(objects)
        held.setdefault(random.choice(NAMES), strange(random))
    return value


def _twice(random: Random, value: Any) -> Any:
    objects = [(held, key) for held, key in _places(value) if isinstance(held, dict)]
    if objects:
        held, key = random.choice(objects)
        held[key + TWICE] = random.choice((held[key], strange(random)))
    return value


def _swapped(random: Random, value: Any) -> Any:
    every = _places(value)
    if len(every) > 1:
        (one, at), (other, there) = random.sample(every, 2)
        # What holds the other place would hold itself.
        kept = json.dumps(one[at]), json.dumps(other[there])
        one[at] = json.loads(kept[1])
        if other is not one[at]:
            other[there] = json.loads(kept[0])
    return value


def _listed(random: Random, value: Any) -> Any:
    """A list with an item doubled, dropped or moved."""
    lists = [held[key] for held, key in _places(value) if isinstance(held[key], list) and held[key]]
    if lists:
        held = random.choice(lists)
        at = random.randrange(len(held))
        how = random.randrange(3)
        if how == 0:
            held.insert(random.randrange(len(held) + 1), json.loads(json.dumps(held[at])))
        elif how == 1:
            del held[at]
        else:
            random.shuffle(held)
    return value


def _nested(random: Random, value: Any) -> Any:
    def change(held: Any, _: Any) -> Any:
        for _ in range(random.choice((1, 2, 61, 70))):
            held = random.choice(([held], {"a": held}))
        return held

    return _change(random, value, change)


def _otherwise(random: Random, value: Any) -> Any:
    """The same written in another way: an offset, a fraction, a number."""

    def change(held: Any, _: Any) -> Any:
        if isinstance(held, str) and _TIME.fullmatch(held):
            return random.choice((f"{held[:-6]}Z", f"{held[:-6]}-11:30", f"{held[:-6]}+08:00"))
        if isinstance(held, str) and held.isdecimal() and held.isascii():
            return random.choice((f"{held}/1", f"0{held}", f"-{held}", held[:-1]))
        if isinstance(held, int) and not isinstance(held, bool) and abs(held) < 2**60:
            return random.choice((float(held), held + 1, -held, str(held)))
        return held

    for _ in range(4):
        value = _change(random, value, change)
    return value


def _none(random: Random, value: Any) -> Any:
    """Null for whatever an object holds not."""
    return _change(random, value, lambda *_: None)


def _places(value: Any) -> list[tuple[Any, Any]]:
    return places(value) if isinstance(value, dict | list) else []


CHANGES: tuple[Callable[[Random, Any], Any], ...] = (
    _strange, _strange, _dropped, _renamed, _added, _twice, _swapped, _listed, _nested, _otherwise,
    _none,
)  # fmt: skip
