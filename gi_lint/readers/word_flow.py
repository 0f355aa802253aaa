"""The elements of a Word part in their order, through all that stands around them without meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gi_lint.readers.ooxml import Element, word_tags

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
FORMULA = frozenset(name + "oMath" for name in _MATHS)
FORMULA_TEXT = frozenset(name + "t" for name in _MATHS)
ALTERNATE = _MARKUP + "AlternateContent"
_CHOICE = _MARKUP + "Choice"
# What stands around text without changing it. w:del and w:moveFrom are missing on purpose.
TRANSPARENT = word_tags(
    *("sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple"),
    *("ins", "moveTo", "dir", "bdo", "ruby", "rubyBase"),
) | frozenset(name + "oMathPara" for name in _MATHS)

_AROUND = TRANSPARENT | {ALTERNATE}


def flow(container: Element, wanted: frozenset[str]) -> Iterable[Element]:
    """The wanted elements below a container, in order, through all that stands around without meaning."""
    found: list[Element] = []
    for element in container:
        tag = element.tag
        if tag in wanted:
            found.append(element)
        elif tag in _AROUND:  # in few containers
            return _through(container, wanted)
    return found


def _through(container: Element, wanted: frozenset[str]) -> Iterator[Element]:
    stack = [iter(container)]
    while stack:
        for element in stack[-1]:
            tag = element.tag
            if tag in wanted:
                yield element
            elif tag in TRANSPARENT:
                stack.append(iter(element))
                break
            elif tag == ALTERNATE:
                stack.append(iter(chosen(element)))
                break
        else:
            stack.pop()


def chosen(alternate: Element) -> Element:
    """One of the versions of an `mc:AlternateContent`: they say the same, so only one may be read."""
    choices = (version for version in alternate if version.tag == _CHOICE)
    return next(choices, alternate[0] if len(alternate) else alternate)
