"""The journal as an application of Django, so that its table has migrations; settings name it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Tables only: no pages, no admin."""

    name = "safeconduct.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
