"""Makes up whole counties, every table of a register filled, and nothing in them real.

Run as `python generate.py [--seed N] [--counties N] [--out FOLDER]`. The same seed makes the
same files. It needs the standard library alone, so that what it writes was not made by what
reads it. Codes begin with 90, which is no province; every name says that it is an example.
"""

import argparse
import random
import sys
from pathlib import Path

from land import MOST, County, lay_out
from papers import file
from people import muster, write_dual_posts
from sheets import Book
from year import fill


def make(seed: int, counties: int) -> Book:
    """Some counties in one book.

    Args:
        seed: What is drawn, with the number of each county.
        counties: How many, ten to a city.
    """
    book = Book()
    for number in range(1, counties + 1):
        # A number of its own, so that a county is the same however many there are.
        draw = random.Random(f"{seed}/{number}")  # noqa: S311 - nothing here is secret
        county = County(number, book, draw)
        lay_out(county)
        force = muster(county)
        write_dual_posts(force)
        fill(force)
        file(force)
    return book


def main() -> None:
    """Write the files, and say how many rows there are."""
    parser = argparse.ArgumentParser(description="Make up counties, every table filled.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--counties", type=int, default=1, metavar="N", help=f"1 to {MOST}")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, metavar="FOLDER")
    options = parser.parse_args()
    if not 1 <= options.counties <= MOST:
        parser.error(f"--counties: 1 to {MOST}")
    rows = make(options.seed, options.counties).write(options.out)
    sys.stdout.write(f"{rows:,} rows\n")


if __name__ == "__main__":
    main()
