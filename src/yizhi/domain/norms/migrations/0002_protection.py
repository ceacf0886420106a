from django.db import migrations

from yizhi.domain.norms.protection import kept, part


class Migration(migrations.Migration):
    dependencies = [("norms", "0001_initial"), ("scope", "0001_initial")]

    operations = [
        kept("norms_law"),
        kept("norms_lawversion"),
        part("norms_article", "law_version_id", "norms_lawversion"),
        kept("norms_enforcementitem"),
        kept("norms_itemversion"),
        part("norms_provision", "item_version_id", "norms_itemversion"),
        part("norms_finerange", "provision_id", "norms_provision", through=("item_version_id", "norms_itemversion")),
        kept("norms_townshippower", also="guidance"),
        kept("norms_hearingthreshold"),
        kept("norms_parameter"),
    ]
