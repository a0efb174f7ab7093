"""Collecting: who has handed in, taking worksheets in, their versions, and blank ones."""

from zi_analytics.ui import collect_board, collect_link, collect_receive, page, weak_link

PARTS = {
    collect_link.BOARD: collect_board.READING,
    collect_link.RECEIVE: collect_receive.READING,
}

page.opening(needs_data=False)
chosen = collect_link.scene()
weak_link.control(collect_link.VIEW)
if chosen.view == collect_link.RECEIVE:
    collect_receive.receive()
else:
    collect_board.board(chosen)
page.notes(PARTS.get(chosen.view, collect_board.READING), page.source(chosen.year))
