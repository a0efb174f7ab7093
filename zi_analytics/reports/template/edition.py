"""Which instrument a year's worksheets are made of."""

from zi_analytics.instruments import Instrument, available, load


class TemplateError(ValueError):
    """No worksheet can be made; the text says why, in Indonesian."""


def edition(year: int) -> Instrument:
    """Return the newest instrument in force in a year whose answer scales are known.

    Raises TemplateError where there is none.
    """
    in_force = [rules for name in available() if (rules := load(name)).in_force_in(year)]
    usable = [rules for rules in in_force if rules.scale_source == "instrument"]
    if not usable:
        raise unconfirmed(", ".join(rules.short for rules in in_force), "skala jawabannya")
    return max(usable, key=lambda rules: str(rules.in_force_from))


def check(instrument: Instrument) -> None:
    """Raise TemplateError where an answer scale or a minimum is not confirmed."""
    if any(question.scale is None for question in instrument.questions.values()):
        raise unconfirmed(instrument.short, "skala jawabannya")
    if not all(predicate.confirmed for predicate in instrument.predicates.values()):
        raise unconfirmed(instrument.short, "batas nilainya")


def unconfirmed(short: str, what: str) -> TemplateError:
    """Say that a regulation's worksheet cannot be made, and what of it is not confirmed."""
    return TemplateError(
        f"LKE menurut PermenPANRB {short} tidak dapat dibuat: {what} belum dikonfirmasi."
    )
