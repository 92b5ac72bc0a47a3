from django.db import migrations, models


class Migration(migrations.Migration):
    """Say on which item a reply was asked for."""

    dependencies = [("floor", "0004_statement_in_writing")]

    operations = [
        migrations.AddField(
            model_name="inscription",
            name="item",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
