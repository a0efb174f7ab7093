"""The command ``import``."""

import argparse
from collections.abc import Iterator
from contextlib import closing

from zi_analytics.command_line import as_json
from zi_analytics.command_line.findings_text import grouped
from zi_analytics.command_line.terminal import progress_bar
from zi_analytics.command_line.trial import store_to_try
from zi_analytics.intake import (
    Cluster,
    CollectedOutcome,
    Outcome,
    Processes,
    Reader,
    Result,
    Status,
    import_internalization,
    import_paths,
    import_prerequisites,
    import_sakip,
    read_here,
)
from zi_analytics.registry import Registry
from zi_analytics.settings import Settings
from zi_analytics.store import open_store

_STATUSES: dict[Status, str] = {
    "imported": "disimpan",
    "superseded": "menggantikan yang lama",
    "unchanged": "tidak berubah",
    "kept_out": "TIDAK DISIMPAN",
    "refused": "DITOLAK",
}
COLLECTED = {
    "sakip": import_sakip,
    "prerequisites": import_prerequisites,
    "internalization": import_internalization,
}
# What a person asked for with the command is told also where nothing is wrong.
_ALWAYS = ("put_right", "assessor_option_ignored")


def run(arguments: argparse.Namespace, registry: Registry, settings: Settings) -> int:
    """Import, print what became of each worksheet, and return the exit status."""
    database = settings.database
    opened = store_to_try(database) if arguments.dry_run else closing(open_store(database))
    with opened as store, progress_bar() as progress:
        if arguments.kind != "lke":
            take_in = COLLECTED[arguments.kind]
            options = {"year": arguments.year, "dry_run": arguments.dry_run, "progress": progress}
            return _print(take_in(store, registry, arguments.paths, **options), arguments.json)
        outcome = import_paths(
            store,
            registry,
            arguments.paths,
            year=arguments.year,
            unit=arguments.unit,
            assessor=arguments.assessor,
            dry_run=arguments.dry_run,
            progress=progress,
            reader=_reader(arguments),
        )
    print(as_json.dumps(as_json.imported(outcome)) if arguments.json else as_text(outcome))
    return 1 if outcome.keeps_out else 0


def _reader(arguments: argparse.Namespace) -> Reader:
    if arguments.scheduler is not None:
        return Cluster(arguments.scheduler)
    return Processes(arguments.workers) if arguments.workers > 1 else read_here


def _print(outcome: CollectedOutcome, json: bool) -> int:
    print(as_json.dumps(as_json.collected(outcome)) if json else collected_text(outcome))
    return 1 if outcome.keeps_out else 0


def collected_text(outcome: CollectedOutcome) -> str:
    """Return a line for each file, and its findings but for what only is to be known."""
    lines = []
    for result in outcome.results:
        noted = f": {result.rows} isian" if result.rows else ""
        lines.append(f"{_STATUSES[result.status]}  {result.file}{noted}")
        told = result.findings.loc[result.findings["severity"] != "info"]
        lines += grouped(as_json.findings_of(told))
    if outcome.dry_run:
        lines.append("Uji coba: tidak ada yang disimpan; status di atas adalah yang akan terjadi.")
    if outcome.skipped:
        lines.append(f"Dilewati: {len(outcome.skipped)} berkas yang bukan buku kerja.")
    return "\n".join(lines or ["Tidak ada berkas di tempat itu."])


def as_text(outcome: Outcome) -> str:
    """Return a line for each worksheet, why it was kept out if it was, and the counts."""
    lines = [line for result in outcome.results for line in _lines(result)]
    if outcome.dry_run:
        lines.append("Uji coba: tidak ada yang disimpan; status di atas adalah yang akan terjadi.")
    if outcome.skipped:
        lines.append(f"Dilewati: {len(outcome.skipped)} berkas yang bukan buku kerja.")
    if not outcome.results:
        lines.append("Tidak ada berkas LKE di tempat itu.")
    counts = (f"{n} {_STATUSES[status].lower()}" for status, n in outcome.counts.items() if n)
    return "\n".join([*lines, *filter(None, [", ".join(counts)])])


def _lines(result: Result) -> Iterator[str]:
    sheet = f" (lembar “{result.sheet}”)" if result.sheet else ""
    whose = " ".join(
        str(part) for part in (result.unit, result.year, ", ".join(result.assessors)) if part
    )
    warnings = int((result.findings["severity"] == "warning").sum())
    noted = f"; {warnings} peringatan" if warnings else ""
    whose = f": {whose}" if whose else ""
    yield f"{_STATUSES[result.status]}  {result.file}{sheet}{whose}{noted}"
    shown = result.findings["severity"].eq("error") | result.findings["code"].isin(_ALWAYS)
    yield from grouped(as_json.findings_of(result.findings.loc[shown]))
