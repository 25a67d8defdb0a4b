"""Write the beta flags down, so that staff find them in the admin."""

from django.db import migrations

FLAGS = {"strategy_graph": True, "timeline_board": True, "deep_research": False}


def write(apps, schema_editor):
    Flag = apps.get_model("waffle", "Flag")
    for name, everyone in FLAGS.items():
        Flag.objects.get_or_create(
            name=name, defaults={"everyone": everyone, "superusers": False}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0002_change_requests_and_annotations"),
        ("waffle", "0004_update_everyone_nullbooleanfield"),
    ]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
