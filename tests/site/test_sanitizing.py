"""NUL in what a browser sends: taken out of fields, and in an address it leads nowhere; PostgreSQL stores none."""

import pytest

from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Admission
from zerodraft.process.actions import open_process


@pytest.fixture
def clerk(client, people):
    open_process(INSTALLATION, key="forests", title="Forest compact", audience="team")
    client.force_login(people["secretariat"])
    return client


def test_it_is_taken_out_of_the_fields_of_a_form(clerk):
    given = {"role": "advi\0ser", "name": "In\0es", "na\0me2": "x", "email": "\0ines@mission.example"}
    assert clerk.post("/processes/forests/participants/admit/", given).status_code == 200
    link = Admission.objects.get()
    assert (link.gives["role"], link.name, link.email) == ("adviser", "Ines", "ines@mission.example")


def test_several_values_of_one_field_stay_several(clerk):
    given = {"role": "delegate", "name": "A", "rights": ["insc\0ribe", "draft"]}
    clerk.post("/processes/forests/parties/state-404/admit/", given)
    assert Admission.objects.get().gives["rights"] == ["inscribe", "draft"]


def test_it_is_taken_out_of_a_query(clerk):
    page = clerk.get("/processes/forests/participants/?q=ken%00ya")
    assert page.context["q"] == "kenya"
    assert [one.name for one in page.context["delegations"]] == ["Kenya"]


@pytest.mark.parametrize("address", ["/parties/state%00404/", "/enter/a%00b/", "/processes/forests/parties/a%00b/"])
def test_an_address_that_holds_one_leads_nowhere(clerk, address):
    assert clerk.get(address).status_code == 404
    assert clerk.get(address + "nowhere/").status_code == 404
