"""Logging in with a real identity provider on this machine: roles, links, sessions, logging out."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import conftest, hands
from zi_analytics.store import EventFilter, open_store

Open = Callable[..., Page]
HOURS = 3600
UNIT, OTHER = "DINKES", "DINSOS"
PEOPLE = {
    "admin@contoh.invalid": "role: admin",
    "asisten@contoh.invalid": "role: pimpinan",
    "dinkes@contoh.invalid": f"role: unit, units: [{UNIT}]",
    "lama@contoh.invalid": "role: admin",
    "sementara@contoh.invalid": "role: organisasi",
}


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Give a function that opens an address as somebody who is not logged in.

    Not the one of all tests: the provider's own page asks for a style sheet from outside.
    """
    contexts = []

    def open_(url: str) -> Page:
        contexts.append(browser.new_context(viewport={"width": 1366, "height": 768}))
        contexts[-1].route("**/*.min.css", lambda route: route.fulfill(body=""))
        page = contexts[-1].new_page()
        page.set_default_timeout(conftest.PATIENCE)
        page.goto(url)
        page.get_by_role("heading", level=1).first.wait_for()
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """Run an identity provider that knows everybody, and a stranger; give its address."""
    port = conftest.free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    at = f"http://localhost:{port}"
    try:
        conftest.wait_for(f"{at}/.well-known/openid-configuration", process)
        for email in [*PEOPLE, "asing@contoh.invalid"]:
            claims: dict[str, object] = {"email": email, "email_verified": True}
            if email.startswith("lama"):
                claims["iat"] = int(time.time()) - 13 * HOURS
            body = json.dumps(claims).encode()
            kind = {"Content-Type": "application/json"}
            urlopen(Request(f"{at}/users/{email}", body, kind, method="PUT"), timeout=5)
        yield at
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path) -> Path:
    """Return a data folder with the sample and the file of roles."""
    at = tmp_path_factory.mktemp("access") / "data"
    conftest.shutil.copytree(sample_folder, at)
    give_roles(at, PEOPLE)
    return at


@pytest.fixture(scope="module")
def guarded(folder: Path, provider: str) -> Iterator[str]:
    """Serve the sample to those with a role."""
    port = conftest.free_port()
    secrets = folder / "secrets.toml"
    secrets.write_text(
        "[auth]\n"
        f'redirect_uri = "http://localhost:{port}/oauth2callback"\n'
        'cookie_secret = "hanya-untuk-uji-0123456789abcdef"\n'
        'client_id = "zi"\nclient_secret = "uji"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    with conftest.served(folder, f"--secrets.files={secrets}", port=port) as at:
        yield at


def give_roles(folder: Path, people: dict[str, str]) -> None:
    """Write the file of roles."""
    lines = [f"  - {{email: {email}, {rights}}}" for email, rights in people.items()]
    path = folder / "access.yaml"
    path.write_text("\n".join(["people:", *lines, ""]), encoding="utf-8")
    os.utime(path, ns=(time.time_ns(), time.time_ns()))


def log_in(page: Page, email: str) -> None:
    """Log in from the page that asks for it; wait until the dashboard answers."""
    expect(page.get_by_role("button", name="Masuk")).to_be_enabled()
    page.wait_for_function("document.cookie.includes('zi_tujuan')")
    page.get_by_role("button", name="Masuk").click()
    page.get_by_placeholder("sub").fill(email)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url("http://localhost:*/**")
    page.get_by_role("heading", level=1).first.wait_for()
    hands.settled(page)


def test_a_login_leads_back_to_the_link_that_was_asked_for_and_out_again(
    open_page: Open, guarded: str, folder: Path
) -> None:
    asked = f"{guarded}/unit?tahun=2021&unit={OTHER}&penilai=unit&predikat=WBBM&node=area.2"
    page = open_page(asked)
    assert hands.finding(page) == "Masuk"
    assert not page.get_by_role("link", name="Ringkasan").count()
    log_in(page, "admin@contoh.invalid")
    assert "Dinas Sosial" in hands.finding(page)
    assert page.url.partition("?")[0] == f"{guarded}/unit"
    assert hands.query(page.url) == hands.query(asked)
    page.goto(f"{guarded}/akses")
    page.get_by_role("heading", name="5 orang boleh masuk, 2 di antaranya admin.").wait_for()
    hands.settled(page)
    page.get_by_role("button", name="admin@contoh.invalid").click()
    page.get_by_role("button", name="Keluar").click()
    page.get_by_role("button", name="End session").click()
    page.get_by_role("heading", name="Masuk", exact=True).wait_for()
    told = open_store(f"sqlite:///{folder / 'zi.db'}")
    events = told.events(EventFilter(person="admin@contoh.invalid"))
    told.close()
    assert events["kind"].tolist() == ["logout", "login"]


def test_a_unit_sees_itself_only_whatever_the_link(open_page: Open, guarded: str) -> None:
    page = open_page(f"{guarded}/unit?unit={UNIT}")
    log_in(page, "dinkes@contoh.invalid")
    assert "Dinas Kesehatan" in hands.finding(page)
    menu = set(page.get_by_role("link").all_inner_texts())
    assert not {name for name in menu if "Ringkasan" in name or "Jejak" in name}
    assert hands.options(page, "Unit") == ["Dinas Kesehatan"]
    page.goto(f"{guarded}/unit?unit={OTHER}")
    page.get_by_role("heading", name="Unit ini tidak untuk peran Anda.").wait_for()
    assert "Dinas Sosial" not in page.inner_text("body")
    page.goto(f"{guarded}/ringkasan")
    page.get_by_role("heading", name="Halaman ini tidak untuk peran Anda.").wait_for()
    page.get_by_role("button", name="Ke Unit").click()
    page.wait_for_url(f"**/unit?**unit={UNIT}**")
    page.goto(guarded)
    hands.settled(page)
    assert "Dinas Kesehatan" in hands.finding(page)


def test_somebody_without_a_role_is_told_the_address(open_page: Open, guarded: str) -> None:
    page = open_page(f"{guarded}/ringkasan")
    log_in(page, "asing@contoh.invalid")
    assert hands.finding(page) == "Akun Anda belum punya peran."
    assert "asing@contoh.invalid" in page.inner_text("body")
    assert not page.get_by_role("link", name="Ringkasan").count()


def test_an_old_login_has_to_be_made_anew(open_page: Open, guarded: str) -> None:
    page = open_page(f"{guarded}/ringkasan")
    log_in(page, "lama@contoh.invalid")
    assert hands.finding(page) == "Sesi Anda berakhir."


def test_a_role_that_is_taken_away_is_gone_at_the_next_run(
    open_page: Open, guarded: str, folder: Path
) -> None:
    page = open_page(f"{guarded}/ringkasan")
    log_in(page, "sementara@contoh.invalid")
    assert "WBK" in hands.finding(page)
    give_roles(folder, {name: how for name, how in PEOPLE.items() if "sementara" not in name})
    page.get_by_role("link", name="Unit").first.click()
    page.get_by_role("heading", name="Akun Anda belum punya peran.").wait_for()
    give_roles(folder, PEOPLE)
