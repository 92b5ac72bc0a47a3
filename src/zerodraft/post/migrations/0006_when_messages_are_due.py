"""Every message has the moment at which it is due; how often takes the place of whether."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("post", "0005_digests")]

    operations = [
        migrations.AlterField("message", "due_at", models.DateTimeField()),
        migrations.RemoveField("choice", "by_email"),
        migrations.AddIndex(
            "message",
            models.Index(condition=models.Q(("state", "waiting")), fields=["person"], name="post_message_of_person"),
        ),
    ]
