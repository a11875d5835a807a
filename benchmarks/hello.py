"""What a page costs that says hello and nothing else: `bare`, without middleware, or `stack`, with the site's own.

    python -m benchmarks.hello bare 8123

serves it by the same server as the site.
"""

import logging
import os
import sys

from django.http import HttpResponse
from django.urls import path

TEXT = "Hello, world\n"


def hello(request):
    # Its length is otherwise said by a middleware: without it the server would send it in chunks.
    return HttpResponse(TEXT, content_type="text/plain", headers={"Content-Length": str(len(TEXT))})


urlpatterns = [path("", hello), path("health/live", hello)]


def serve(kind: str, port: str) -> None:
    import django
    import waitress
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    if kind == "bare":
        settings.configure(SECRET_KEY="none", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[])
    else:
        os.environ["DJANGO_SETTINGS_MODULE"] = "toolbox_site.settings.development"
        settings.ROOT_URLCONF = __name__
    django.setup()
    logging.getLogger("waitress").setLevel(logging.ERROR)
    waitress.serve(get_wsgi_application(), listen=f"127.0.0.1:{port}", threads=4, ident=None)


if __name__ == "__main__":
    from benchmarks import hello as this  # its views by the name that the urls are found under

    this.serve(*sys.argv[1:3])
