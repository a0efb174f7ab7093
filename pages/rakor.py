"""The rakor: a presentation made from the data, one slide a screen, its figures frozen."""

import streamlit as st

from zi_analytics.ui import filters, page, rakor, rakor_choose

presenting = bool(st.context.is_embedded)
page.opening(banded=not presenting)
chosen, values = filters.deck_filters(rakor.PAGE, rakor.choices, drawn=not presenting)
deck = rakor.frozen(chosen)

if presenting:
    rakor.show(deck, values)
    st.stop()
rakor.finding(deck, chosen, len(rakor.arrangement(deck, values).order))
rakor_choose.buttons(deck, values, chosen)
if values[rakor.VIEW.key] == rakor.ARRANGE:
    rakor_choose.arrange(deck, values)
else:
    rakor.show(deck, values)
page.notes(rakor.READING, page.source(chosen.year))
