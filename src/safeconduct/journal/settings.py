"""Django's settings for the journal alone: one application, one store by SAFECONDUCT_STORE; opening.py uses them."""

from safeconduct.journal.location import location_of

DATABASES = {"default": location_of(None).database}
INSTALLED_APPS = ["safeconduct.journal"]
USE_TZ = True
TIME_ZONE = "UTC"
# Errors reach a person as sentences of errors.py; Django's own logging would print statements and values beside them.
LOGGING_CONFIG = None
