"""Addresses of the API's first version."""

from .api.routes import api

app_name = "api"
# Without the root that django-ninja adds for its own pages.
urlpatterns = [pattern for pattern in api.urls[0] if pattern.name != "api-root"]
