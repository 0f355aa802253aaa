"""The language of messages: Chinese as they stand in the code, or English by a catalogue of them.

Only what gi-lint itself says follows the language. Ids and enumerations, labels and headings of the official forms
and what is quoted from a report are the same in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = (CHINESE, ENGLISH)
_LONGEST_WORDS = 20  # characters of a figure's words in a message
VARIABLE = "GI_LINT_LANG"  # of the environment: the language of commands that are not told one

_language = ContextVar("language", default=CHINESE)


def say(template: str, /, **values: object) -> str:
    """A message in the language in use. `template` is its Chinese text, with `{name}` for each of the values.

    Inside a value that the message quotes, quotation marks become single ones (GB/T 15834—2011, 4.8).
    """
    english = _language.get() == ENGLISH
    if english:
        from gi_lint.english import filled, translated  # the catalogue: loaded only where it is used

        template = translated(template)
    if not values:
        return template
    template = template.replace("“", _OPEN).replace("”", _CLOSE)
    text = filled(template, values) if english else template.format_map(values)
    return _nested(text) if _OPEN in text else text


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return say("“{text}”", text=text)


def as_written(value: object) -> str:
    """A value of a YAML file as its author may have written it, in quotation marks."""
    return say("空的") if value is None else quoted(_flow(value))


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_flow, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def quoted_list(names: Iterable[str], most: int | None = None) -> str:
    """Names in quotation marks, with 等 where there are more than `most`.

    In Chinese no mark stands between them (GB/T 15834—2011, 4.5.3.5).
    """
    marked = [quoted(name) for name in names]
    more = say("等") if most is not None and len(marked) > most else ""
    return ("" if in_use() == CHINESE else ", ").join(marked[:most]) + more


def listed(names: Sequence[str], most: int) -> str:
    """The first names of a list, with 等 where there are more."""
    return say("、").join(names[:most]) + (say("等") if len(names) > most else "")


def ending(text: str, longest: int = _LONGEST_WORDS) -> str:
    """The last characters of a text, with … for those before them; figures and Latin words are never cut."""
    start = len(text) - longest
    while start > 0 and text[start - 1 : start + 1].isascii() and text[start - 1 : start + 1].isalnum():
        start -= 1
    return f"…{text[start:]}" if start > 0 else text


_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # a message's own marks while values come in: no characters, so in no text
_INNER = str.maketrans("“”‘’", "‘’“”")


def _nested(text: str) -> str:
    """A filled message with its own marks as they are shown, and those between them of the other kind."""
    before, *after = text.split(_OPEN)
    pieces = [before]
    for piece in after:
        inner, close, rest = piece.partition(_CLOSE)
        within = inner.translate(_INNER) if "“" in inner or "”" in inner else inner
        pieces.append(f"“{within}{'”' if close else ''}{rest}")
    return "".join(pieces).replace(_CLOSE, "”")


def use(language: str) -> None:
    """Speak a language from now on, in this context. Raises ValueError for one that is not known."""
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}; known: {', '.join(LANGUAGES)}")
    _language.set(language)


def in_use() -> str:
    """The language in use: `zh` or `en`."""
    return _language.get()


def labelled(name: str, text: str) -> str:
    """A text after its name and a colon."""
    return say("{name}：{text}", name=name, text=text)


def learn(terms: Mapping[str, str]) -> None:
    """Know the English of what a rule pack says; the catalogue comes first."""
    if terms:
        from gi_lint.english import TERMS

        TERMS.update(terms)
