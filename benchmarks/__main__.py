"""All benchmarks, or those that are named; see docs/tolok-ukur.md.

python -m benchmarks [import] [scoring] [pages] [growth] [start] [click] [--rounds N] [--largest]
"""

import argparse

from benchmarks import click, growth, importing, pages, scoring, start

NAMES = ("import", "scoring", "pages", "growth", "start", "click")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Benchmarks.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=growth.SIZES, help="of growth")
    parser.add_argument(
        "--largest", action="store_true", help=f"growth also to {growth.LARGEST} units"
    )
    given = parser.parse_args()
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}")
    sizes = (*given.sizes, *((growth.LARGEST,) if given.largest else ()))
    works = {
        "import": lambda: importing.run(given.rounds),
        "scoring": lambda: scoring.run(given.rounds),
        "pages": lambda: pages.run(given.rounds),
        "growth": lambda: growth.run(sizes),
        "start": start.run,
        "click": lambda: click.run(given.rounds),
    }
    for name in given.names or NAMES:
        works[name]()


if __name__ == "__main__":
    main()
