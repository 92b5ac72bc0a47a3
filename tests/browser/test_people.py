"""How people get in, from the link that an empty installation prints to a colleague who is let in and removed."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from processes import Server, environment

from .conftest import LAPTOP, PHONE, SMALL_PHONE, Demonstration, Visit

PASSWORD = "correct horse battery"
OPENING = """
import django
django.setup()
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions
actions.open_process(INSTALLATION, key="forests", title="Forest compact", audience="delegations")
"""
LIST = "party;name;email\nKenya;Wanjiru Aluoch;w.aluoch@mission.example\nAtlantis;Nemo;nemo@mission.example\n"
LANGUAGES = ("en", "ar")


@pytest.fixture
def installation(tmp_path) -> Iterator[tuple[Demonstration, str]]:
    """A new installation with a process, and the link that its server printed."""
    data = tmp_path / "data"
    server = Server("serve", data)
    printed = re.search(r"http://\S+/set-up/\S+/", server.line())
    assert printed
    settings = environment(ZERODRAFT_DATA=str(data), DJANGO_SETTINGS_MODULE="zerodraft.site.settings")
    subprocess.run([sys.executable, "-c", OPENING], env=settings, check=True, timeout=60)
    yield Demonstration(server.address, (), PASSWORD), printed[0]
    server.close()


def assert_sound(window: Visit, languages: tuple[str, ...] = LANGUAGES) -> None:
    """Nothing that axe finds and nothing that sticks out, in English and from right to left; the page is one to get anew."""
    page, address = window.page, window.page.url
    for language in languages:
        page.context.add_cookies([{"name": "django_language", "value": language, "url": window.demonstration.address}])
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == language
        assert_sound_now(page)
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": window.demonstration.address}])
    page.goto(address)


def assert_sound_now(page: Page) -> None:
    """The same for a page that is an answer to a form, and is not to be asked for again."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= room, f"{page.url} sticks out"


def scanned(page: Page) -> str:
    """The address on the sheet, which its code says as well."""
    expect(page.locator("svg.qr path")).to_have_count(1)
    address = page.locator(".address a").get_attribute("href")
    assert address
    return address


def set_up(desk: Visit, address: str) -> None:
    """The first member of the secretariat comes in."""
    desk.go("/")
    expect(desk.page.get_by_role("heading", name="This installation is new")).to_be_visible()
    assert_sound(desk)
    desk.page.goto(address)
    assert_sound(desk)
    desk.page.get_by_label("Name").fill("Amara Oyelaran")
    desk.page.get_by_label("E-mail address").fill("amara@secretariat.example")
    desk.page.get_by_label("Password").fill(PASSWORD)
    desk.page.get_by_role("button", name="Go in").click()
    desk.page.get_by_role("button", name="Sign out").wait_for()


def import_list(desk: Visit) -> str:
    """The focal points of a list are taken over; gives the address on the sheet of the first."""
    page = desk.go("/processes/forests/participants/")
    assert_sound(desk)
    page.get_by_role("link", name="Import focal points").click()
    assert_sound(desk)
    page.get_by_label("A file").set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": LIST.encode("utf-16")}
    )
    page.get_by_role("button", name="Look through it").click()
    expect(page.get_by_role("heading", name="Nothing is written yet")).to_be_visible()
    expect(page.get_by_text("No party has this name")).to_be_visible()
    assert_sound_now(page)
    page.get_by_role("button", name="Take over 1 focal point").click()
    expect(page.get_by_role("heading", name="Wanjiru Aluoch")).to_be_visible()
    assert_sound_now(page)
    return scanned(page)


def admit_colleague(phone: Visit, address: str) -> str:
    """A focal point comes in by the address and makes a link for a colleague; gives the link."""
    page = phone.page
    page.goto(address)
    expect(page.get_by_text("Kenya")).to_be_visible()
    assert_sound(phone)
    page.get_by_role("button", name="Sign in as Wanjiru Aluoch").click()
    phone.go("/processes/forests/delegation/")
    expect(page.locator(".capacity")).to_contain_text("Delegate · Kenya")
    assert_sound(phone)
    page.get_by_label("Name, if you like").fill("Otieno")
    page.get_by_label("draft texts").last.check()
    page.get_by_role("button", name="Make a link and a code").click()
    assert_sound_now(page)
    return scanned(page)


def test_from_the_first_link_to_a_colleague_who_is_let_in_and_removed(visit, installation):
    at, printed = installation
    desk, phone = visit(size=LAPTOP, at=at), visit(size=PHONE, at=at)
    set_up(desk, printed)
    link = admit_colleague(phone, import_list(desk))

    # The colleague's telephone runs no script at all.
    colleague = visit(size=SMALL_PHONE, at=at, java_script_enabled=False)
    page = colleague.page
    page.goto(link)
    page.get_by_label("Name").fill("Otieno Were")
    page.get_by_label("E-mail address").fill("otieno@mission.example")
    page.get_by_role("button", name="Go in").click()
    colleague.go("/processes/forests/delegation/")
    expect(page.get_by_text("Otieno Were").first).to_be_visible()
    expect(page.get_by_text("Delegate · inscribe on speakers’ lists, draft texts", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Make a link and a code")).to_have_count(0)

    phone.page.get_by_role("link", name="Back").click()
    phone.page.get_by_text("Change, remove, new link for Otieno Were").click()
    phone.page.get_by_role("button", name="Remove").click()
    expect(phone.page.get_by_text("Otieno Were takes part no more.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    assert desk.complaints == phone.complaints == []


def test_oneself_on_a_telephone_and_a_link_that_is_used(visit, demonstration):
    window, telephone, third = visit(), visit(size=PHONE), visit(size=PHONE)
    window.sign_in()
    window.go("/device/")
    assert_sound(window)
    window.page.get_by_role("button", name="Make a link").click()
    address = scanned(window.page)
    telephone.page.goto(address)
    telephone.page.get_by_role("button", name="Sign in as").click()
    telephone.page.get_by_role("button", name="Sign out").wait_for()
    third.page.goto(address)
    expect(third.page.get_by_text("This link has been used.")).to_be_visible()
    assert_sound(third)


def test_the_other_pages_of_people_and_parties_are_sound(visit, demonstration):
    window = visit()
    window.sign_in()
    process = "global-compact-for-safe-orderly-and-regular-migration"
    for path in ("/people/", "/parties/", "/parties/body-106/", f"/processes/{process}/parties/state-404/"):
        window.go(path)
        assert_sound(window)
    window.go(f"/processes/{process}/capacity/")
    assert_sound(window)
    assert window.complaints == []


def test_a_process_on_a_telephone_without_scripts(visit, demonstration):
    window = visit(size=SMALL_PHONE, java_script_enabled=False)
    window.sign_in()
    process = "global-compact-for-safe-orderly-and-regular-migration"
    window.go(f"/processes/{process}/participants/?q=fij")
    expect(window.page.get_by_role("link", name="Fiji")).to_be_visible()
    window.page.get_by_role("link", name="Fiji").click()
    window.page.get_by_label("Group").fill("AOSIS")
    window.page.get_by_role("button", name="Note it").click()
    expect(window.page.get_by_text("Noted that the delegation may speak for the group.")).to_be_visible()
