"""Who may come in, and with which role: for admins, where people log in."""

from zi_analytics.settings import settings
from zi_analytics.ui import access, access_form, page

page.opening(needs_data=False)
if access.is_configured():
    access_form.people()
else:
    access_form.without_login()
page.closing(access_form.READING, f"Berkas peran di server: {settings().access}.")
