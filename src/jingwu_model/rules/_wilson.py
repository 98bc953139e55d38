"""The Wilson interval of a share, in exact fractions rounded outwards."""

from fractions import Fraction
from math import ceil, floor, isqrt
from statistics import NormalDist

_FINEST = 10**9
# Square roots are taken of whole numbers: so much finer than what is shown.
_SCALE = 10**30
_ALL = 100


def wilson(part: Fraction, whole: Fraction, confidence: Fraction) -> tuple[Fraction, Fraction]:
    """Between what per cents a share lies, of which a sample was asked.

    The closed formula of E. B. Wilson (1927), without correction for continuity, which holds
    for small samples and for shares near 0 and 100 too.

    Args:
        part: How many of those asked.
        whole: How many were asked; above 0.
        confidence: How surely it is to lie there, in per cent.

    Returns:
        The least and the most, each rounded outwards to 10⁻⁹.

    Examples:
        >>> low, high = wilson(Fraction(0), Fraction(10), Fraction(95))
        >>> float(low), float(high)
        (0.0, 27.753279987)
        >>> wilson(Fraction(5), Fraction(10), Fraction(100)) == (0, 100)
        True
    """
    below = 0.5 + float(confidence) / (2 * _ALL)
    if below >= 1:
        return Fraction(0), Fraction(_ALL)
    z = Fraction(NormalDist().inv_cdf(below))
    share = part / whole
    spread = share * (1 - share) / whole + z**2 / (4 * whole**2)
    root = Fraction(isqrt(ceil(spread * _SCALE**2)) + 1, _SCALE)
    middle, half = share + z**2 / (2 * whole), z * root
    low, high = ((middle + side) / (1 + z**2 / whole) * _ALL for side in (-half, half))
    return (
        max(Fraction(floor(low * _FINEST), _FINEST), Fraction(0)),
        min(Fraction(ceil(high * _FINEST), _FINEST), Fraction(_ALL)),
    )
