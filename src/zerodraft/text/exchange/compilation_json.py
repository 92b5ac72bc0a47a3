"""The compilation as JSON, for other programs: every stretch of every unit with who puts it in and who wants it out."""

import json

from zerodraft.text.core.compilation import Compilation
from zerodraft.text.core.layouts.naming import Naming
from zerodraft.text.core.layouts.printed import Showing


def compilation_json(compilation: Compilation, showing: Showing) -> dict[str, object]:
    """`units` in reading order and `proposals` by id.

    Where attribution is ruled off, ids are numbers, and nobody is named as proponent or as the one behind a proposal.
    """
    naming = Naming(compilation, showing)
    units = [
        {
            "id": naming.unit(each.unit.id),
            "label": each.unit.label,
            "base": each.unit.text,
            "segments": [
                {
                    "text": text,
                    "inserted_by": [naming.id(id_) for id_ in inserted_by],
                    "deleted_by": [naming.id(id_) for id_ in deleted_by],
                }
                for text, inserted_by, deleted_by in each.segments
            ],
        }
        for each in compilation.units
    ]
    proposals = {
        naming.id(each.id): {
            "proponents": list(each.proponents) if naming.attributed else [],
            "on_behalf_of": each.on_behalf_of if naming.attributed else "",
            "action": each.action.value,
        }
        for each in compilation.proposals.values()
    }
    return {"units": units, "proposals": proposals}


def written(compilation: Compilation, showing: Showing) -> bytes:
    """The same as bytes of a file."""
    text = json.dumps(compilation_json(compilation, showing), ensure_ascii=False, indent=1)
    # Half a pair of surrogates has no bytes in UTF-8; its escape is the one of JSON.
    return text.encode(errors="backslashreplace") + b"\n"
