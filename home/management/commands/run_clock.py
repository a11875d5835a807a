"""The clock: once, or every minute."""

import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from home.clock import log, tick

MINUTE = 60


class Command(BaseCommand):
    help = "Publish and expire what is due. With --every-minute it goes on until it is stopped."

    def add_arguments(self, parser):
        parser.add_argument("--every-minute", action="store_true")

    def handle(self, *args, every_minute=False, **options):
        if not every_minute:
            self.stdout.write(tick())
            return
        while True:  # a service: it ends when its process is ended
            close_old_connections()
            try:
                tick()
            except DatabaseError as fault:
                log.error("the database did not answer: %s", type(fault).__name__)
            time.sleep(MINUTE - time.time() % MINUTE)
