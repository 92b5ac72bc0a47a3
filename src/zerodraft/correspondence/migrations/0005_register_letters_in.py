"""Letters that came in before there was a register are entered in it, in the order in which they came."""

from collections import Counter
from datetime import date

from django.db import migrations


def enter(apps, _editor):
    Letter = apps.get_model("correspondence", "Letter")
    Entry = apps.get_model("correspondence", "Entry")
    last = Counter()
    for letter in Letter.objects.exclude(original=None).filter(entry=None).order_by("received_at", "pk"):
        first = next(iter(letter.reading.get("letters") or ()), {})
        try:
            dated = date.fromisoformat(first.get("date"))
        except (TypeError, ValueError):
            dated = None
        year = letter.received_at.year
        last[year] += 1
        Entry.objects.create(
            scope="",
            year=year,
            number=last[year],
            direction="in",
            at=letter.received_at,
            dated=dated,
            channel="email" if letter.file_name.lower().endswith(".eml") else "site",
            letter=letter,
        )


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0004_letters_out")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
