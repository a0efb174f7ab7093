import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_analytics.registry.normalise import brackets, normalise


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Dinas  Kesehatan,", "dinas kesehatan"),
        ("Kec.Besuki", "kecamatan besuki"),
        ("KAB. SITUBONDO", "kabupaten situbondo"),
        ("Satpol-PP", "satpol pp"),
        ("A&B", "a dan b"),
        ("Kawasan Pemukiman", "kawasan permukiman"),
        ("keca", "keca"),
        ("\u00a0Dinas\u2003Sosial\ufeff", "dinas sosial"),
        ("So\u00adsial", "sosial"),
        ("\x00", ""),
    ],
)
def test_one_spelling(written: str, key: str) -> None:
    assert normalise(written) == key


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_only_words_and_single_spaces_remain(text: str) -> None:
    key = normalise(text)
    assert key == " ".join(key.split())
    assert "&" not in key


def test_brackets_are_taken_apart() -> None:
    assert brackets("A (b) C [d]") == ("A   C  ", ("b", "d"))
    assert brackets("A (b") == ("A (b", ())
