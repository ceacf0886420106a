"""The synchronous application: pages, forms and the JSON API."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
application = get_wsgi_application()
