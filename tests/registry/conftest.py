from pathlib import Path

import pytest

from zi_analytics.registry import Registry, load_registry

REGION = Path(__file__).parents[2] / "data" / "region"


@pytest.fixture(scope="session")
def situbondo() -> Registry:
    return load_registry(REGION)


FILES = {
    "region.yaml": """\
name: Kota Cermin
short: Cermin
appended: [Kota Cermin, Cermin]
kinds:
  dinas: {label: Dinas, counted: ya, expected: ya}
  uptd: {label: UPTD, counted: tidak, expected: ya}
""",
    "units.csv": """\
code,kind,valid_from,valid_to,counted,expected,certainty,note
AIR,dinas,,2023,,,pasti,
LAB,uptd,,,,tidak,pasti,
AIRBARU,dinas,2024,,,,asumsi,
""",
    "names.csv": """\
unit,name,short,from_year,to_year
AIR,"Dinas Air, Sungai dan Danau",Air,,
LAB,UPTD Laboratorium,Lab,,2021
LAB,UPTD Laboratorium Lingkungan,Lab,2022,
AIRBARU,Dinas Sumber Air,Sumber Air,,
""",
    "aliases.csv": """\
unit,alias,from_year,to_year,attested
AIR,Dinas Sungai,,,ya
LAB,Balai Uji,2020,2022,tidak
""",
    "succession.csv": """\
predecessor,successor,note
AIR,AIRBARU,
""",
    "published.csv": """\
year,evaluation_year,performance_year,field,value,certainty,note
2021,2021,2020,sakip_score,"71,25",pasti,
2022,,,sakip_predicate,,tidak_ditemukan,
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tiny region of another kind: three units, no map."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path
