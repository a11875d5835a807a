"""Bring the vocabularies from their files into the database."""

from django.core.management.base import BaseCommand, CommandError

from home.vocabulary_files import VocabularyFault, sync_vocabularies


class Command(BaseCommand):
    help = "Bring the vocabularies from home/vocabularies/ into the database; what editors changed is kept."

    def handle(self, *args, **options):
        try:
            done = sync_vocabularies()
        except VocabularyFault as fault:
            raise CommandError(f"Nothing was changed. {fault}") from fault
        self.stdout.write(
            f"Vocabularies: {done.created} terms new, {done.updated} brought up to date, "
            f"{done.edited} left as editors have them, {done.unchanged} unchanged."
        )
