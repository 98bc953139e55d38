"""Shares: a part of a whole that is counted over the same things, in per cent.

Divided as two amounts that know nothing of each other, the one might be all it can be where the
other is not, and a share come out above 100 %.
"""

from fractions import Fraction

from jingwu_model.rules._amount import Amount

_ALL = Fraction(100)


def beside(part: Amount, rest: Amount) -> Amount:
    """What a part is of itself and the rest together, in per cent.

    Args:
        part: How many there are of it; not below 0.
        rest: How many there are beside it, none of which is of the part; not below 0.

    Returns:
        The share: least where the part is and the rest is not, most the other way round. Where
        there may be none of either, all of none is 100 %; where there surely is none, nothing
        is known. Open at the top where nothing bounds the part.

    Examples:
        >>> beside(Amount.known(1), Amount.between(0, 2, ["members.joined"])).text()
        '33.33–100'
    """
    missing = (*part.missing, *rest.missing)
    if rest.hi == 0:
        share = None if part.hi == 0 else _ALL
        return Amount.between(share, share, missing)
    few, many = part.lo or Fraction(0), rest.lo or Fraction(0)
    lo = Fraction(0) if rest.hi is None else _ALL * few / (few + rest.hi)
    if part.hi is None:
        return Amount.between(lo, None, missing)
    return Amount.between(lo, _ALL * part.hi / (part.hi + many) if many else _ALL, missing)


def parted(part: Amount, whole: Amount) -> tuple[Amount, Amount]:
    """A part, which is no more than its whole, and the rest of it.

    Examples:
        >>> [one.text() for one in parted(Amount.between(3, 8), Amount.known(5))]
        ['3–5', '0–2']
    """
    few = part.lo or Fraction(0)
    bounds = [bound for bound in (part.hi, whole.hi) if bound is not None]
    most = max(few, min(bounds)) if bounds else None
    rest = None if whole.hi is None else max(Fraction(0), whole.hi - few)
    least = Fraction(0) if most is None else max(Fraction(0), (whole.lo or 0) - most)
    return (
        Amount.between(few, most, part.missing),
        Amount.between(least, rest, (*part.missing, *whole.missing)),
    )


def share_of(part: Amount, whole: Amount) -> Amount:
    """What a part is of its whole, in per cent; above 100 only where both are known to be so.

    Of a part, or a whole, of which nothing is known, nothing is known of the share.

    Examples:
        >>> share_of(Amount.between(3, 8, ["members.post"]), Amount.known(5)).text()
        '60–100'
    """
    known = part.exact is not None and whole.exact is not None
    if known or part.blank or whole.blank:
        return part / whole * Amount.known(_ALL)
    return beside(*parted(part, whole))
