"""The journal's one table, and the guards that let it only grow."""

from django.db import migrations, models

from safeconduct.journal.guards import set_guards


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("key", models.TextField()),
                ("subject", models.TextField(blank=True, db_index=True, default="")),
                ("body", models.TextField()),
                ("author", models.TextField()),
                ("recorded", models.CharField(max_length=40)),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key"), name="one_entry_for_each_kind_and_key")
                ],
            },
        ),
        migrations.RunPython(set_guards),
    ]
