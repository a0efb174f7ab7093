"""Collecting: who has handed in, taking worksheets in, their versions, and blank ones."""

from zi_analytics.ui import (
    collect_board,
    collect_link,
    collect_receive,
    collect_sheets,
    collect_versions,
    filters,
    page,
)

PARTS = {
    collect_link.BOARD: (collect_board.board, collect_board.READING),
    collect_link.RECEIVE: (collect_receive.receive, collect_receive.READING),
    collect_link.VERSIONS: (collect_versions.versions, collect_versions.READING),
    collect_link.SHEETS: (collect_sheets.sheets, collect_sheets.READING),
}

page.opening(needs_data=False)
chosen = collect_link.scene()
filters.switch(collect_link.VIEW)
draw, reading = PARTS[chosen.view]
draw(chosen)
page.closing(reading, page.source(chosen.year))
