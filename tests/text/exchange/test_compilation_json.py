"""The compilation as JSON: what one proposal reads can be read from it, and no more than may be told."""

import json

from hypothesis import given

from text.core.layouts.compilations import DRAFT, GROUP, ORDER, compilations, compile_all, mod, proposal
from zerodraft.text.core.compiling import projection
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.proposal import Action
from zerodraft.text.exchange.compilation_json import compilation_json, written


def test_the_keys_are_those_that_others_build_on():
    made = compile_all(mod("a", "p6", "shall", "should", by=("Peru",), on_behalf_of=GROUP))
    said = json.loads(written(made, Showing(order=ORDER)))
    assert list(said) == ["units", "proposals"]
    assert said["proposals"] == {"a": {"proponents": ["Peru"], "on_behalf_of": GROUP, "action": "MOD"}}
    unit = said["units"][-1]
    assert list(unit) == ["id", "label", "base", "segments"]
    assert (unit["id"], unit["label"], unit["base"]) == ("p6", "6.", DRAFT.unit("p6").text)
    assert unit["segments"][1:3] == [
        {"text": "shall", "inserted_by": [], "deleted_by": ["a"]},
        {"text": "should", "inserted_by": ["a"], "deleted_by": []},
    ]


@given(compilations())
def test_each_proposal_and_the_base_are_read_from_it(made):
    said = json.loads(written(made, Showing()))
    for unit, compiled in zip(said["units"], made.units, strict=True):
        assert "".join(each["text"] for each in unit["segments"] if not each["inserted_by"]) == unit["base"]
        for id_ in made.proposals:
            mine = "".join(
                each["text"]
                for each in unit["segments"]
                if (id_ in each["inserted_by"] if each["inserted_by"] else id_ not in each["deleted_by"])
            )
            assert mine == projection(compiled.segments, id_)


def test_an_added_unit_has_an_empty_base_in_its_place():
    said = compilation_json(compile_all(proposal("a", Action.ADD, after="p5", text="New.")), Showing())
    assert [(unit["id"], unit["base"]) for unit in said["units"]][1:3] == [("p5", DRAFT.unit("p5").text), ("new-a", "")]


def test_without_attribution_ids_are_numbers_and_nobody_is_named():
    made = compile_all(
        mod("of-fiji", "p6", "shall", "should"), proposal("of-fiji-2", Action.ADD, after="p6", text="New.")
    )
    said = compilation_json(made, Showing(attribution=False))
    assert said["proposals"] == {
        "1": {"proponents": [], "on_behalf_of": "", "action": "MOD"},
        "2": {"proponents": [], "on_behalf_of": "", "action": "ADD"},
    }
    assert "fiji" not in json.dumps(said).casefold()
    assert said["units"][-1]["segments"] == [{"text": "New.", "inserted_by": ["2"], "deleted_by": []}]


def test_half_a_pair_of_surrogates_is_kept():
    draft = Draft("x", "en", "", (Unit("u", "", "", Kind.PARA, "half \ud83d a pair"),))
    assert json.loads(written(compile_all(draft=draft), Showing()))["units"][0]["base"] == "half \ud83d a pair"
