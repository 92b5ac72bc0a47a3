"""Statements say whether they were handed in to be published in writing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("floor", "0003_fairness_released")]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="in_writing",
            field=models.BooleanField(default=False),
        ),
    ]
