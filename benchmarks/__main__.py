"""All benchmarks, or those that are named; see docs/tolok-ukur.md.

python -m benchmarks [NAME …] [--rounds N] [--largest]
"""

import argparse

from benchmarks import click, growth, importing, load, opening, pages, paths, scoring, start

NAMES = ("import", "scoring", "pages", "growth", "start", "open", "click", "load", "path")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Benchmarks.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=growth.SIZES, help="of growth")
    parser.add_argument(
        "--largest", action="store_true", help=f"growth also to {growth.LARGEST} units"
    )
    usual = load.Crowd()
    parser.add_argument("--people", type=int, default=usual.people, help="of load, at once")
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="of load")
    parser.add_argument("--think", type=float, default=usual.think, help="of load, seconds")
    parser.add_argument("--sessions", type=int, default=usual.sessions, help="of load")
    parser.add_argument("--port", type=int, default=8721, help="of load")
    given = parser.parse_args()
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}")
    sizes = (*given.sizes, *((growth.LARGEST,) if given.largest else ()))
    crowd = load.Crowd(given.people, given.seconds, given.think, given.sessions)
    works = {
        "import": lambda: importing.run(given.rounds),
        "scoring": lambda: scoring.run(given.rounds),
        "pages": lambda: pages.run(given.rounds),
        "growth": lambda: growth.run(sizes),
        "start": lambda: start.run(given.rounds),
        "open": lambda: opening.run(given.rounds),
        "click": lambda: click.run(given.rounds),
        "load": lambda: load.run(crowd, given.port),
        "path": lambda: paths.run(given.rounds),
    }
    for name in given.names or NAMES:
        works[name]()


if __name__ == "__main__":
    main()
