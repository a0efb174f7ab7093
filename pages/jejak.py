"""What was done here, when and by whom, with what was before and what is after."""

import streamlit as st

from zi_analytics.ui import data, page, trail, trail_words

page.opening(needs_data=False)
wanted = trail.chosen()
store = data.store()
latest = store.events(wanted, latest=trail.MOST)
found = store.event_count(wanted)
page.finding(*trail_words.finding(found, store.event_count(), latest))
if latest.empty:
    st.write(
        "Yang tercatat: berkas yang diterima, isian, catatan, skenario, paparan, rencana aksi, "
        "unduhan, dan siapa yang masuk."
    )
    st.stop()
trail.table(latest, found)
trail.download(wanted)
page.closing(trail.READING, "Jejak di basis data dasbor ini.")
