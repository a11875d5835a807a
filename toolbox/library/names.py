"""What a page is called in the library: its kind and the slug of its file."""

from django.conf import settings

from toolbox.models import LoadedFile

from .references import LINKED, Ref


class Names:
    """Page → what files call it, in two queries a kind; a translation is called as its original is."""

    def __init__(self):
        self._of_key: dict = {}
        keys: dict[int, object] = {}
        for kind, (_folder, model) in LINKED.items():
            rows = model.objects.values_list("pk", "slug", "translation_key", "locale__language_code")
            for pk, slug, key, language in rows:
                keys[pk] = key
                if language == settings.LANGUAGE_CODE:
                    self._of_key[key] = Ref(kind, slug)
        for key, page_id in LoadedFile.objects.exclude(page=None).values_list("key", "page"):
            if page_id in keys and keys[page_id] in self._of_key:
                known = self._of_key[keys[page_id]]
                self._of_key[keys[page_id]] = Ref(known.kind, key.split("/", 1)[1])
        self._of_page = {pk: self._of_key[key] for pk, key in keys.items() if key in self._of_key}

    def ref(self, pk) -> Ref | None:
        """The name of a page by its number; None where no file can name it."""
        return self._of_page.get(int(pk)) if str(pk or "").isdigit() else None
