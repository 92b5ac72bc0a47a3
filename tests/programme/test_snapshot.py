"""A release as stored reads back as the same meetings."""

import json

from hypothesis import given

from programme.making import programmes
from zerodraft.programme.core.release import next_release
from zerodraft.programme.snapshot import from_json, to_json
from zerodraft.record.core.chain import canonical_json


@given(programmes(), programmes())
def test_through_json_and_back_nothing_changes(before, working):
    release = next_release(next_release([], before), working)
    stored = json.loads(json.dumps(to_json(release)))
    assert from_json(stored) == release
    assert canonical_json(stored) == canonical_json(to_json(release))
