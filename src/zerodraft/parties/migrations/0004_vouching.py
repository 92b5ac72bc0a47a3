"""Whose secretariat gave an address. Those known so far are vouched for where no link to anybody made them."""

from django.db import migrations, models


def vouch(apps, schema_editor):
    person, admission = apps.get_model("parties", "Person"), apps.get_model("parties", "Admission")
    person.objects.filter(is_secretariat=True).update(vouched_by="installation")
    came_by_link = set(admission.objects.filter(purpose="seat", person="").values_list("used_by", flat=True))
    # A password that cannot be used begins with "!": such people were imported, or came by a link.
    with_password = person.objects.filter(is_secretariat=False).exclude(password__startswith="!")  # noqa: S106 (a mark)
    for one in with_password.iterator():
        if one.key not in came_by_link:
            person.objects.filter(pk=one.pk).update(vouched_by="installation")


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0003_corrections"),
    ]

    operations = [
        migrations.AddField(
            model_name="person", name="vouched_by", field=models.CharField(blank=True, max_length=100, default="")
        ),
        migrations.AlterField(
            model_name="person", name="vouched_by", field=models.CharField(blank=True, max_length=100)
        ),
        migrations.AddField(
            model_name="admission", name="authority", field=models.CharField(blank=True, max_length=100, default="")
        ),
        migrations.AlterField(
            model_name="admission", name="authority", field=models.CharField(blank=True, max_length=100)
        ),
        migrations.RunPython(vouch, migrations.RunPython.noop),
    ]
