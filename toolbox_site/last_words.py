"""What is said when nothing else can be: in four languages, without a database, a template or a style sheet."""

from collections.abc import Mapping

from django.http import HttpResponse

NAME = "Mediation Toolbox"
RIGHT_TO_LEFT = ("ar",)
BROKEN = {
    "en": ("Something broke on our side", "Nothing you sent was lost or kept. Try again in a minute."),
    "fr": (
        "Une panne de notre côté",
        "Rien de ce que vous avez envoyé n'est perdu ni conservé. Réessayez dans une minute.",
    ),
    "es": (
        "Algo ha fallado por nuestra parte",
        "Nada de lo que envió se ha perdido ni guardado. Inténtelo de nuevo dentro de un minuto.",
    ),
    "ar": ("حدث عطل من جانبنا", "لم يُفقد شيء مما أرسلته ولم يُحفظ. حاول مرة أخرى بعد دقيقة."),
}
CLOSED = {
    "en": (
        "Closed for maintenance",
        "The site is being worked on and will be back shortly. Its addresses stay as they are.",
    ),
    "fr": (
        "Fermé pour maintenance",
        "Le site est en travaux et sera bientôt de retour. Ses adresses restent les mêmes.",
    ),
    "es": (
        "Cerrado por mantenimiento",
        "Se está trabajando en el sitio, que volverá en breve. Sus direcciones no cambian.",
    ),
    "ar": ("الموقع مغلق للصيانة", "يجري العمل على الموقع وسيعود قريبًا. وتبقى عناوينه كما هي."),
}


def said(words: Mapping[str, tuple[str, str]], status: int, path: str) -> HttpResponse:
    """A page with some words (heading, sentence) in each language, that of the address first; kept by nobody."""
    response = HttpResponse(PAGES[id(words)][_first(path)], status=status)
    response["Cache-Control"] = "no-store"
    return response


def _first(path: str) -> str:
    language = path[1:3]
    return language if path[3:4] in ("", "/") and language in BROKEN else "en"


def _written(words: Mapping[str, tuple[str, str]], first: str) -> str:
    parts = "\n".join(_part(language, *words[language]) for language in sorted(words, key=lambda one: one != first))
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head += '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
    title = f"<title>{words[first][0]} – {NAME}</title>"
    page = f'<html lang="{first}" dir="{_direction(first)}">\n<head>{head}{title}</head>'
    return f"<!doctype html>\n{page}\n<body>\n<main>\n<h1>{NAME}</h1>\n{parts}\n</main>\n</body>\n</html>\n"


def _part(language: str, heading: str, sentence: str) -> str:
    direction = _direction(language)
    return f'<section lang="{language}" dir="{direction}"><h2>{heading}</h2><p>{sentence}</p></section>'


def _direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


# Written once, before anything can break.
PAGES = {id(words): {first: _written(words, first) for first in words} for words in (BROKEN, CLOSED)}
