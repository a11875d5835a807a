"""Who signs in at the desk."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An account: credentials and an opaque link to a person, whose name and address live elsewhere."""

    person = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
