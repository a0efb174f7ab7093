"""Write docs/temuan.md: every finding's code, severity, text and what to do about it."""

from collections.abc import Mapping
from pathlib import Path

from zi_analytics.intake.messages import MESSAGES as INTAKE
from zi_analytics.loaders.messages import MESSAGES as LOADERS
from zi_analytics.tables import SEVERITIES

PAGE = Path(__file__).parents[1] / "docs" / "temuan.md"
HEAD = """\
# Temuan: apa artinya dan apa yang harus dilakukan

Setiap temuan menyebut berkas, lembar, dan selnya. **Galat** membuat lembar tidak disimpan;
**peringatan** perlu dilihat, tetapi lembarnya tetap dinilai; **keterangan** cukup diketahui.
Kata dalam kurung kurawal diganti dengan isi yang ditemukan.
"""


def described() -> str:
    """Return the page as the texts of the findings make it."""
    return HEAD + _table("Saat membaca berkas", LOADERS) + _table("Saat mengimpor", INTAKE)


def _table(title: str, messages: Mapping[str, tuple[str, str, str]]) -> str:
    rows = [
        f"| `{code}` | {SEVERITIES[severity]} | {message} | {hint} |"
        for code, (severity, message, hint) in messages.items()
    ]
    columns = ["| kode | tingkat | temuan | yang harus dilakukan |", "|---|---|---|---|"]
    return f"\n## {title}\n\n" + "\n".join([*columns, *rows]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(described(), encoding="utf-8")
