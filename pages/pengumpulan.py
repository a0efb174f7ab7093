"""Collecting: who has handed in, taking worksheets in, their versions, and blank ones."""

from zi_analytics.ui import collect_board, collect_link, page, weak_link

page.opening(needs_data=False)
chosen = collect_link.scene()
weak_link.control(collect_link.VIEW)
collect_board.board(chosen)
page.notes(collect_board.READING, page.source(chosen.year))
