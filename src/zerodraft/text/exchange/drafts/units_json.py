"""Drafts as JSON, as `zerodraft text import --json` gives them."""

import json

from zerodraft.files.opening.errors import Damaged
from zerodraft.text.exchange.draft_json import BadDraftJson, from_json
from zerodraft.text.exchange.drafts.source import Source


def read(data: bytes) -> Source:
    """A draft that was imported before, with the ids it had. Raises Damaged."""
    try:
        draft = from_json(json.loads(data.decode("utf-8-sig")))
    except BadDraftJson as error:
        raise Damaged(f"is no draft: {error}", "take what `zerodraft text import --json` wrote") from error
    except (ValueError, RecursionError) as error:
        raise Damaged(f"is no JSON ({error})", "take what `zerodraft text import --json` wrote") from error
    return Source((), title=draft.title, units=draft.units)
