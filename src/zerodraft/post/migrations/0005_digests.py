"""Notices by e-mail at once, once a day, once a week or never; several in one e-mail. What waits goes as it was due."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def take_over(apps, _editor):
    apps.get_model("post", "Message").objects.update(due_at=F("made_at"))
    apps.get_model("post", "Choice").objects.filter(by_email=False).update(often="none")


def give_back(apps, _editor):
    apps.get_model("post", "Choice").objects.filter(often="none").update(by_email=False)


class Migration(migrations.Migration):
    dependencies = [("post", "0004_mailings")]

    operations = [
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40, unique=True)),
                ("person", models.CharField(max_length=100)),
                ("made_at", models.DateTimeField()),
            ],
            options={"ordering": ("id",)},
        ),
        migrations.AddField(
            "choice",
            "often",
            models.CharField(
                choices=[("at-once", "at-once"), ("daily", "daily"), ("weekly", "weekly"), ("none", "none")],
                default="at-once",
                max_length=10,
            ),
        ),
        migrations.AddField("choice", "hour", models.PositiveSmallIntegerField(default=7)),
        migrations.AddField("choice", "weekday", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("choice", "zone", models.CharField(default="UTC", max_length=60)),
        migrations.AddField("message", "urgent", models.BooleanField(default=False)),
        migrations.AddField(
            "message",
            "digest",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="messages",
                to="post.digest",
            ),
        ),
        migrations.AddField("message", "due_at", models.DateTimeField(null=True)),
        migrations.RunPython(take_over, give_back),
    ]
