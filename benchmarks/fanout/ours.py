"""The embedded default server with the room `speakers`, on the data folder that is given."""

import sys
from pathlib import Path

from zerodraft.site.cli import bringing_up


def furnish() -> list[str]:
    from django.conf import settings

    import speakers

    speakers.furnish()
    settings.ROOT_URLCONF = "speakers"
    return []


if __name__ == "__main__":
    bringing_up.serve_on(bringing_up.listen("127.0.0.1", 0), "127.0.0.1", Path(sys.argv[1]), before=furnish)
