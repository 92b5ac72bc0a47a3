"""Focal points from a list: read in any encoding, shown row by row, taken over whole or not at all."""

import re
import time

import pytest

from process.conftest import CHILE, KENYA
from zerodraft import clock
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.core.names import name_on
from zerodraft.parties.core.party import Kind
from zerodraft.parties.models import Admission, Person
from zerodraft.parties.queries import register
from zerodraft.process import actions
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.models import Participation
from zerodraft.record.models import Row

ADDRESS = "/processes/forests/participants/import/"
GOOD = "party,name,email\nKenya,Wanjiru Aluoch,w.aluoch@mission.example\nChile,Ines Duarte,i.duarte@mission.example\n"


@pytest.fixture
def clerk(client, people, forests):
    client.force_login(people["secretariat"])
    return client


def sent(clerk, text: str):
    return clerk.post(ADDRESS, {"pasted": text})


def counts() -> list[int]:
    return [model.objects.count() for model in (Person, Participation, Admission, Row)]


def confirm(clerk, page, **change):
    given = {"pasted": page.context["pasted"], "shown": page.context["shown"], "confirm": "yes", **change}
    return clerk.post(ADDRESS, given)


def test_a_list_is_shown_then_taken_over_with_a_link_for_each(clerk, client):
    before = counts()
    page = sent(clerk, GOOD)
    assert counts() == before
    assert [(one.party, one.name, one.problems) for one in page.context["entries"]] == [
        ("Kenya", "Wanjiru Aluoch", ()),
        ("Chile", "Ines Duarte", ()),
    ]
    done = confirm(clerk, page)
    seats = Participation.objects.order_by("id")
    assert [(seat.party, seat.role, len(seat.rights)) for seat in seats] == [
        (KENYA, "delegate", 4),
        (CHILE, "delegate", 4),
    ]
    sheets = done.context["sheets"]
    assert [sheet.name for sheet in sheets] == ["Wanjiru Aluoch", "Ines Duarte"]
    assert done.content.decode().count('<svg class="qr"') == 2
    table = clerk.post("/processes/forests/participants/links.csv", {"csv": done.context["csv"]})
    assert table["Content-Disposition"].startswith("attachment")
    assert sheets[0].address in table.content.decode("utf-8-sig")
    client.logout()
    assert "Wanjiru Aluoch" in client.get(sheets[0].address).content.decode()
    client.post(sheets[0].address)
    assert client.session["_auth_user_id"] == str(Person.objects.get(email="w.aluoch@mission.example").pk)


def test_confirmed_twice_takes_over_once_and_the_links_can_be_made_anew(clerk):
    page = sent(clerk, GOOD)
    first = confirm(clerk, page)
    before = counts()[:2]
    again = confirm(clerk, page)
    assert again.status_code == 409
    assert [one.is_done for one in again.context["entries"]] == [True, True]
    assert counts()[:2] == before
    anew = clerk.post("/processes/forests/participants/links/")
    assert len(anew.context["sheets"]) == 2
    assert clerk.get(first.context["sheets"][0].address).status_code == 410
    assert clerk.get(anew.context["sheets"][0].address).status_code == 200


@pytest.mark.parametrize("change", ["file", "state"])
def test_what_changed_since_it_was_shown_writes_nothing(clerk, forests, change):
    page = sent(clerk, GOOD)
    if change == "state":
        actions.note_leaving(INSTALLATION, forests, party=CHILE, on=clock.now().date())
    before = counts()
    text = GOOD.replace("w.aluoch", "elsewhere") if change == "file" else GOOD
    answer = confirm(clerk, page, pasted=text)
    assert answer.status_code == 409
    assert "Look through it once more" in answer.content.decode()
    assert counts() == before


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Kenia del Sur,A B,a@mission.example", "No party has this name"),
        ("Keny,A B,a@mission.example", "Perhaps: Kenya?"),
        (",A B,a@mission.example", "No party is named"),
        ("France,A B,a@mission.example\nFrance,C D,c@mission.example", "more than one focal point"),
        ("Chile,A B,a@mission.example", "has a focal point already: Ines Duarte"),
        ("Peru,A B,a@mission.example", "left the process on"),
        ("France,A B,no address", "“no address” is no e-mail address"),
        ("France,A B,", "The e-mail address is missing"),
        ("France,,a@mission.example", "The name is missing"),
        (f"France,{'x' * 151},a@mission.example", "longer than 150"),
        ("France,A B,a@mission.example\nBrazil,C D,A@mission.example", "more than one row"),
        ("France,A B,I.Duarte@mission.example", "belongs to Ines Duarte"),
    ],
)
def test_each_bad_row_says_what_and_the_cure_and_the_good_ones_are_taken(clerk, forests, seated, row, says):
    seated(Role.DELEGATE, CHILE, tuple(Right), name="Ines Duarte")
    Person.objects.filter(name="Ines Duarte").update(email="i.duarte@mission.example")
    actions.note_leaving(INSTALLATION, forests, party="state-604", on=clock.now().date())
    page = sent(clerk, f"party;name;email\n{row}\nKenya,Wanjiru,w@mission.example".replace(",", ";"))
    bad = [one for one in page.context["entries"] if one.problems]
    assert len(bad) == row.count("\n") + 1
    for one in bad:
        assert any(says in problem for problem in one.problems), one.problems
    assert bad[0].line == 2
    confirm(clerk, page)
    assert {seat.party for seat in Participation.objects.filter(person__in=_new())} == {KENYA}


def _new() -> list[str]:
    return list(Person.objects.filter(email="w@mission.example").values_list("key", flat=True))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("party,name,email\nCôte d’Ivoire,Aïssatou Koné,a@mission.example", "utf-8"),
        ("party,name,email\nCôte d’Ivoire,Aïssatou Koné,a@mission.example", "utf-8-sig"),
        ("party\tname\temail\nCôte d’Ivoire\tAïssatou Koné\ta@mission.example", "utf-16"),
        ("party,name,email\nCôte d'Ivoire,Aïssatou Koné,a@mission.example", "utf-16-le"),
        ("délégation;nom;courriel\nCôte d’Ivoire;Aïssatou Koné, adjointe;a@mission.example", "cp1252"),
        ("делегация;имя;почта\nКот-д’Ивуар;Наталья Соколова;a@mission.example", "cp1251"),
        ("الوفد,الاسم,البريد\nكوت ديفوار,ليلى المنصوري,a@mission.example", "cp1256"),
        ("代表团,姓名,邮箱\n科特迪瓦,陈 晓明,a@mission.example", "gb18030"),
        ("País;Nombre;Correo electrónico\nCôte d'Ivoire;Iñigo Muñoz;a@mission.example\n\n", "utf-8"),
        ("Côte d’Ivoire,Aïssatou Koné,a@mission.example", "utf-8"),
    ],
)
def test_files_come_in_many_encodings_and_six_languages(clerk, text, encoding):
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = clerk.post(ADDRESS, {"file": SimpleUploadedFile("list.csv", text.encode(encoding))})
    (one,) = page.context["entries"]
    assert one.problems == ()
    assert one.party == "Côte d'Ivoire"
    assert one.name in text
    assert page.context["encoding"] in page.content.decode()
    assert confirm(clerk, page).context["count"] == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no rows"),
        (b"\n \n", "no rows"),
        (b"party,name,email\n", "no rows"),
        (b"party,name\nKenya,A", "no column for the e-mail"),
        (b"Kenya\n", "no column for the name"),
        (b'party,name,email\n"Kenya,A,a@mission.example\n', "quotation mark"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no text"),
        (b"\xff\xfeK", "no text"),
        (b"a,b,c@d.example\n" * 1_001, "more than 1000"),
        (b"x" * (256 * 1024 + 1), "larger than 256 kB"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_writes_nothing(clerk, content, says):
    from django.core.files.uploadedfile import SimpleUploadedFile

    before = counts()
    page = clerk.post(ADDRESS, {"file": SimpleUploadedFile("list.csv", content, content_type="text/csv")})
    assert page.status_code == 400
    assert says in page.content.decode()
    assert counts() == before


def test_somebody_who_has_an_account_is_seated_and_gets_no_link(clerk, people):
    page = sent(clerk, "Kenya,Quillfeather,quillfeather@mission.example\nChile,Ledgerwood,ledgerwood@mission.example")
    done = confirm(clerk, page)
    assert done.context["sheets"] == []
    assert [name for name, _party in done.context["without"]] == ["Quillfeather", "Ledgerwood"]


def test_a_cell_never_becomes_a_formula(clerk):
    page = sent(clerk, 'Kenya,"=HYPERLINK(1)",a@mission.example')
    assert "'=HYPERLINK(1)" in confirm(clerk, page).context["csv"]


def test_193_rows_are_quick(clerk):
    on = clock.now().date()
    states = register().present(on, Kind.MEMBER_STATE)
    text = "\n".join(f'"{name_on(s, on)}",Person {n},p{n}@mission.example' for n, s in enumerate(states))
    begun = time.process_time()
    page = sent(clerk, text)
    assert page.context["good"] == 193
    done = confirm(clerk, page)
    taken = time.process_time()
    assert len(done.context["sheets"]) == 193
    assert taken - begun < 20
    page = clerk.get("/processes/forests/participants/")
    assert len(re.findall(r"<tr>", page.content.decode())) > 193
    assert len(page.content) < 100_000


@pytest.mark.parametrize("actor", ["co-facilitator", "conference-officer", "delegate", "observer", "focal-point"])
def test_only_the_secretariat_imports(client, forests, actors, actor):
    client.force_login(Person.objects.get(key=actors[actor].key))
    assert client.get(ADDRESS).status_code in (403, 404)
    assert client.post(ADDRESS, {"pasted": GOOD}).status_code in (403, 404)
