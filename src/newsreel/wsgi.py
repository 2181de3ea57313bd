"""The WSGI application that the server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreel.django_settings")
application = get_wsgi_application()

from newsreel.delivery import node  # noqa: E402 -- what it leads to wants Django ready
from newsreel.newsroom import site_cache  # noqa: E402 -- as above

site_cache.use_version(node.version, node.changed_since)
