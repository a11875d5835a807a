"""Make the rooms of the house and, once, the desk's first account."""

import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from toolbox_site.rooms import set_up_rooms


class Command(BaseCommand):
    help = "Make the locales, home pages and rooms that are missing, and the first desk account if there is none."

    def handle(self, *args, **options):
        set_up_rooms()
        users = get_user_model()
        if users.objects.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        users.objects.create_superuser("desk", "", password)
        self.stdout.write(
            "\n  A desk account was made. Write this down; it is shown once.\n"
            f"    name      desk\n    password  {password}\n"
        )
