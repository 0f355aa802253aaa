"""The language of messages: Chinese as they stand in the code, or English by a catalogue of them.

Only what gi-lint itself says follows the language. Ids and enumerations, labels and headings of the official forms
and what is quoted from a report are the same in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = (CHINESE, ENGLISH)
VARIABLE = "GI_LINT_LANG"  # of the environment: the language of commands that are not told one

_language = ContextVar("language", default=CHINESE)


def say(template: str, /, **values: object) -> str:
    """A message in the language in use. `template` is its Chinese text, with `{name}` for each of the values."""
    if _language.get() == ENGLISH:
        from gi_lint.english import said  # the catalogue: loaded only where it is used

        return said(template, values)
    return template.format_map(values) if values else template


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
