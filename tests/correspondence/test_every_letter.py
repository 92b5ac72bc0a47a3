"""Every sample letter goes the whole way through the pages, or is refused by name."""

import re
from html import unescape
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from zerodraft.correspondence.core.review.changes import unanswered
from zerodraft.correspondence.models import Letter
from zerodraft.programme import queries as programme
from zerodraft.record import queries as record


def blocking(page: str) -> list[str]:
    """What the page says stands in the way of confirming."""
    found = re.search(r'<ul class="blocking">(.*?)</ul>', page, re.DOTALL)
    entries = re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL) if found else []
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", entry)).split()) for entry in entries]


def test_upload_review_confirm(client, people, store, shared: Path):
    client.force_login(people["secretariat"])
    for folder in sorted(path.parent for path in (shared / "data/letters").glob("*/letter.*")):
        (path,) = folder.glob("letter.*")
        upload = SimpleUploadedFile(path.name, path.read_bytes())
        answer = client.post("/letters/new/", {"way": "file", "file": upload})
        letter = Letter.objects.get(key=answer["Location"].split("/")[2])
        assert letter.refusal == "", folder.name
        review = f"/letters/{letter.key}/review/"
        for flag in unanswered(letter.reading, letter.changes):
            client.post(review, {"act": "right", "key": flag, "revision": letter.revision})
            letter.refresh_from_db()
        page = client.get(review).content.decode()
        seen = re.search(r'name="seen" value="(\w+)"', page)
        if not letter.reading["meetings"]:
            assert blocking(page) == ["Add a meeting: a new negotiation begins with one."], folder.name
            continue
        assert blocking(page) == [], folder.name
        form = {"revision": letter.revision, "audience": "public", "seen": seen[1]}
        done = client.post(f"/letters/{letter.key}/confirm", form, follow=True)
        assert "It is set up" in done.content.decode(), folder.name
        letter.refresh_from_db()
        assert len(programme.working_programme(letter.process)) == len(letter.reading["meetings"])
    assert record.first_break() is None
