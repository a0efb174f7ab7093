"""Dispatch, and the edge at which everything unexpected becomes one clear line."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from zi_analytics.command_line import (
    as_json,
    as_text,
    backups,
    exports,
    imports,
    paths,
    templates,
)
from zi_analytics.command_line.parser import PARQUET, WRONG_USAGE, parse
from zi_analytics.command_line.terminal import make_safe, progress_bar
from zi_analytics.insight.path import PathError
from zi_analytics.instruments import InstrumentError
from zi_analytics.intake import ClusterError, Options, examine, file_at
from zi_analytics.registry import RegionError, Registry, UnknownUnitError, load_registry
from zi_analytics.reports import TemplateError
from zi_analytics.sample import write_sample
from zi_analytics.settings import Settings, settings
from zi_analytics.store import DeckError, StoreError, trouble

FAILED: Final = 1
INTERRUPTED: Final = 130


class UsageError(Exception):
    """The arguments cannot be meant; the text says why, in Indonesian."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 well, 1 kept out or failed, 2 wrong usage."""
    make_safe(sys.stdout, sys.stderr)
    parsed = parse(arguments)
    try:
        return _run(parsed, settings())
    except (UsageError, PathError, TemplateError, DeckError) as error:
        return _fail(f"Salah pemakaian: {error}", WRONG_USAGE)
    except RegionError as error:
        return _fail(f"Data daerah tidak dapat dipakai.\n{error}")
    except InstrumentError as error:
        return _fail(f"Berkas peraturan tidak dapat dipakai.\n{error}")
    except (StoreError, ClusterError) as error:
        return _fail(str(error))
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        return _fail(f"{trouble(error)}\n({cause})")
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain while it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return _fail("Dibatalkan.", INTERRUPTED)
    except OSError as error:
        return _fail(f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))
    except Exception as error:
        return _fail(_unexpected(error))


def _run(arguments: argparse.Namespace, place: Settings) -> int:
    if arguments.command in ("backup", "restore"):
        return backups.run(arguments, place)
    _check_paths(arguments)
    registry = load_registry(place.region)
    if arguments.command == "sample":
        return _sample(arguments, registry)
    if arguments.command == "path":
        return paths.run(arguments, registry)
    arguments.unit = _unit(arguments.unit, arguments.year, registry)
    if arguments.command == "template":
        return templates.run(arguments, registry, place)
    if arguments.command == "import":
        return imports.run(arguments, registry, place)
    if arguments.command == "export":
        return exports.run(arguments, registry, place)
    return _score(arguments, registry)


def _score(arguments: argparse.Namespace, registry: Registry) -> int:
    options = Options(arguments.year, arguments.unit, arguments.assessor)
    (examined,) = examine([file_at(arguments.file)], registry, options)
    if arguments.json:
        print(as_json.dumps(as_json.scored(examined)))
    else:
        print(as_text.scored(examined, registry))
    return FAILED if (examined.findings["severity"] == "error").any() else 0


def _sample(arguments: argparse.Namespace, registry: Registry) -> int:
    with progress_bar() as progress:
        options = {} if arguments.year is None else {"year": arguments.year}
        paths = write_sample(arguments.out, registry, progress, **options)
    print(f"{len(paths)} berkas contoh (sintetis) ditulis di {arguments.out}.")
    return 0


def _check_paths(arguments: argparse.Namespace) -> None:
    if arguments.command == "sample" or (arguments.command == "template" and arguments.all):
        if arguments.out.exists() and not arguments.out.is_dir():
            raise UsageError(f"{arguments.out} bukan folder.")
        return
    if arguments.command == "template":
        if arguments.out.is_dir() or arguments.out.suffix.casefold() != ".xlsx":
            raise UsageError(f"{arguments.out} bukan nama berkas .xlsx.")
        return
    if arguments.command == "export":
        _check_export(arguments)
        if not arguments.out.absolute().parent.is_dir():
            raise UsageError(f"tidak ada folder {arguments.out.absolute().parent}.")
        return
    one_file = arguments.command != "import"
    if not one_file:
        _check_kind(arguments)
    named = [arguments.file] if one_file else arguments.paths
    missing = [str(path) for path in named if not path.exists()]
    if missing:
        raise UsageError(f"tidak ada berkas atau folder {', '.join(missing)}.")
    if one_file and arguments.file.is_dir():
        raise UsageError(f"{arguments.file} adalah folder; sebutkan satu berkas.")


def _check_kind(arguments: argparse.Namespace) -> None:
    """Raise `UsageError` for options of ``import`` that mean nothing for what is collected."""
    of_lke = {
        "--unit": arguments.unit is not None,
        "--assessor": arguments.assessor is not None,
        "--workers": arguments.workers > 1,
        "--scheduler": arguments.scheduler is not None,
    }
    given = [name for name, is_given in of_lke.items() if is_given]
    if given and arguments.kind != "lke":
        raise UsageError(f"{', '.join(given)} hanya untuk LKE, bukan --kind {arguments.kind}.")


def _check_portal(arguments: argparse.Namespace) -> None:
    is_portal = arguments.report == "portal"
    if is_portal and arguments.unit is None:
        raise UsageError("export portal memerlukan --unit KODE.")
    if arguments.assessor is not None and not is_portal:
        raise UsageError("--assessor hanya untuk export portal.")


def _check_parquet(arguments: argparse.Namespace) -> None:
    if arguments.report == PARQUET and arguments.unit is not None:
        raise UsageError("--unit tidak berlaku untuk parquet.")
    if arguments.report == PARQUET and arguments.out.exists() and not arguments.out.is_dir():
        raise UsageError(f"{arguments.out} bukan folder.")


def _check_export(arguments: argparse.Namespace) -> None:
    """Raise `UsageError` for options of ``export`` that do not go together."""
    if arguments.deck is not None and (arguments.report != "deck" or arguments.year is not None):
        raise UsageError("--deck hanya untuk deck, dan membawa tahunnya sendiri tanpa --year.")
    if arguments.deck is None and arguments.year is None and arguments.report != PARQUET:
        raise UsageError("yang berikut harus diisi: --year.")
    if arguments.regency and (arguments.report != "report" or arguments.unit is not None):
        raise UsageError("--regency hanya untuk report, dan tidak bersama --unit.")
    _check_portal(arguments)
    _check_parquet(arguments)


def _unit(code: str | None, year: int | None, registry: Registry) -> str | None:
    """Return the code as the registry writes it."""
    if code is None:
        return None
    known = {member.casefold(): member for member in registry.region.members}
    unit = known.get(code.casefold())
    if unit is None:
        near = registry.resolve(code, year)
        codes = [near.code] if near.code else [c.code for c in near.candidates[:3]]
        hint = f" Mungkin: {', '.join(codes)}." if codes else ""
        raise UsageError(f"tidak ada unit dengan kode “{code}”.{hint}")
    if year is not None:
        try:
            registry.unit(unit, year)
        except UnknownUnitError as error:
            raise UsageError(str(error)) from error
    return unit


def _fail(message: str, status: int = FAILED) -> int:
    print(message, file=sys.stderr)
    return status


def _unexpected(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(frame.filename)}:{frame.lineno}"
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"Kesalahan program ({told}, di {place}). Kirimkan pesan ini kepada pengelola aplikasi."
