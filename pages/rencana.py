"""What is planned: goals and actions, who is responsible, by when, and how far they are."""

from zi_analytics.ui import (
    action_data,
    action_dialog,
    action_empty,
    action_form,
    action_link,
    action_parts,
    action_words,
    page,
)

page.opening(needs_data=not action_data.plan().years())
chosen = action_link.choose()
table = action_data.judged(chosen.year, chosen.scope)
shown = chosen.of(table)

if table.empty:
    action_empty.how_to_begin(chosen)
else:
    names = action_data.unit_names(chosen.year)
    page.finding(*action_words.finding(table, names, chosen.scope))
    action_form.told()
    action_parts.figures(table)
    action_parts.progress(table, chosen)
    action_parts.board(shown, chosen)
    action_form.carry_on(table, chosen)
    action_form.add(chosen)
    action_parts.download(shown, chosen)
    action_parts.calendar(shown, chosen)
    action_parts.groups(shown, chosen)
action_dialog.opened(chosen)
page.closing(action_words.READING, action_words.SOURCE)
