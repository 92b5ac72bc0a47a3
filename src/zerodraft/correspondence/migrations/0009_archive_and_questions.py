"""Acknowledgements, questions and answers; which round's programme a letter in the register sets out."""

import django.db.models.deletion
from django.db import migrations, models


def note_programmes(apps, _editor):
    """Letters of before set out the programme of their round where their template does."""
    entries = apps.get_model("correspondence", "Entry").objects.filter(
        outgoing__template__in=("convening", "change"), outgoing__encloses=None, outgoing__encloses_letter=None
    )
    rounds = apps.get_model("process", "Round").objects
    for entry in entries.exclude(outgoing__round=None).select_related("outgoing"):
        entry.sets_out = rounds.filter(process=entry.outgoing.process_id, number=entry.outgoing.round).first()
        entry.save(update_fields=["sets_out"])


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0008_circulations"),
        ("process", "0003_rules"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="sets_out",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="process.round",
            ),
        ),
        migrations.AlterField(
            model_name="reference",
            name="kind",
            field=models.CharField(
                choices=[
                    ("references", "refers to"),
                    ("encloses", "encloses"),
                    ("corrects", "corrects"),
                    ("recalls", "recalls"),
                    ("supersedes", "changes the programme of"),
                ],
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40, unique=True)),
                ("meeting", models.CharField(blank=True, max_length=80)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField()),
                ("party", models.CharField(max_length=60)),
                ("person", models.CharField(max_length=100)),
                ("asked_at", models.DateTimeField()),
                ("named", models.BooleanField(default=False)),
                ("token", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Waits for an answer"), ("answered", "Answered"), ("withdrawn", "Withdrawn")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("to_all", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("taken_by", models.CharField(blank=True, max_length=100)),
                ("draft", models.TextField(blank=True)),
                ("draft_by", models.CharField(blank=True, max_length=100)),
                ("sealed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="correspondence.entry",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="process.process"
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("to_all", models.BooleanField()),
                ("person", models.CharField(max_length=100)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="correspondence.question",
                    ),
                ),
            ],
            options={
                "ordering": ("question", "version"),
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("party", models.CharField(max_length=60)),
                ("person", models.CharField(max_length=100)),
                ("at", models.DateTimeField()),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acknowledgements",
                        to="correspondence.outgoing",
                    ),
                ),
            ],
            options={
                "ordering": ("letter", "at", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("letter", "party"), name="correspondence_received_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["process", "state"], name="correspondence_asked_state"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("process", "party", "token"), name="correspondence_asked_once"),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(fields=("question", "version"), name="correspondence_answer_once"),
        ),
        migrations.RunPython(note_programmes, migrations.RunPython.noop),
    ]
