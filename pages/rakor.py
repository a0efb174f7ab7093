"""The rakor: a presentation made from the data, one slide a screen, its figures frozen."""

import streamlit as st

from zi_analytics.ui import filters, page, rakor, rakor_choose, rakor_saved
from zi_analytics.ui.viewport import is_narrow

presenting = bool(st.context.is_embedded)
page.opening(banded=not presenting)
rakor_saved.follow()
chosen, values = filters.deck_filters(rakor.PAGE, rakor.choices, drawn=not presenting)
deck = rakor.frozen(chosen)

if presenting:
    rakor.show(deck, values, full=not is_narrow())
    st.stop()
rakor.finding(deck, chosen, len(rakor.arrangement(deck, values).order))
rakor_saved.tell(rakor.saved_deck(values), [slide.id for slide in deck.deck.slides])
rakor_choose.buttons(deck, values, chosen)
if values[rakor.VIEW.key] == rakor.ARRANGE:
    rakor_choose.arrange(deck, values)
elif values[rakor.VIEW.key] == rakor.SAVED:
    rakor_saved.listed(values)
else:
    rakor.show(deck, values)
page.closing(rakor.READING, page.source(chosen.year))
