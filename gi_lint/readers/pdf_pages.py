"""The pages of a PDF, from PDFium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pypdfium2_raw as pdfium

from gi_lint.document import ReadError
from gi_lint.hints import Any
from gi_lint.language import say
from gi_lint.readers.pdf_characters import find_characters, placed, usual_turn
from gi_lint.readers.pdf_drawings import MAX_OBJECTS, drawing_of
from gi_lint.readers.pdf_page import Frame, Page, too_full


def read_page(document: Any, number: int) -> Page:
    """The n-th page (from 1) of an open PDFium document. Raises ReadError if it cannot be loaded or is too full."""
    with _opened(pdfium.FPDF_LoadPage(document, number - 1), pdfium.FPDF_ClosePage, number) as page:
        if pdfium.FPDFPage_CountObjects(page) > MAX_OBJECTS:
            raise too_full(number)
        with _opened(pdfium.FPDFText_LoadPage(page), pdfium.FPDFText_ClosePage, number) as text_page:
            found = find_characters(text_page, number)
        frame = _frame(page, usual_turn(found.turns))
        chars = placed(found, frame)
        drawing = drawing_of(page, frame, number)
    width, height = frame.size
    rules = tuple(drawing.across), tuple(drawing.down)
    return Page(number, width, height, chars, *rules, tuple(drawing.pictures), found.unknown)


@contextmanager
def _opened(handle: Any, close: Callable[[Any], None], number: int) -> Iterator[Any]:
    if not handle:
        raise ReadError(say("PDF 文件已损坏：第 {number} 页无法读取。", number=number), "请重新导出或重新下载该文件。")
    try:
        yield handle
    finally:
        close(handle)


def _frame(page: Any, turns: int) -> Frame:
    """The part of the page that is shown: the crop box inside the media box."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    left, right = sorted((rect.left, rect.right))
    bottom, top = sorted((rect.bottom, rect.top))
    return Frame(left, bottom, right, top, turns)
