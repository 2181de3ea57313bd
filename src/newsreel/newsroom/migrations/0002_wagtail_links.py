"""Give the base page the columns that point into Wagtail's own tables, which exist from here on."""

from django.db import migrations
from wagtail.models import BootstrapLocaleField, BootstrapTranslatableModel, BootstrapTranslationKeyField


class Migration(migrations.Migration):

    dependencies = [
        ("newsroom", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        BootstrapLocaleField("newsroom.Page"),
        BootstrapTranslationKeyField("newsroom.Page"),
        BootstrapTranslatableModel("newsroom.Page"),
    ]
