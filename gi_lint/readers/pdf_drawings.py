"""The ruling lines and pictures of a page of a PDF, as PDFium sees them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import pypdfium2_raw as pdfium

from gi_lint.hints import Any
from gi_lint.readers.pdf_page import Box, Frame, Rule, too_full

MAX_OBJECTS = 200_000  # drawn on one page: pieces of text, paths, pictures
MAX_RULES = 20_000  # ruling lines on one page
MAX_FORM_DEPTH = 8  # drawings placed inside each other

THICKEST_RULE = 4.0  # points; a wider bar is an area
_LEAST_PICTURE = 24.0  # points; smaller ones are marks and lines
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawing_of(page: Any, frame: Frame, number: int) -> Drawing:
    """What is drawn on a page. Raises ReadError if it is too much."""
    drawing = Drawing(frame, number)
    drawing.add_objects(page, pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, _IDENTITY, 0)
    return drawing


class Drawing:
    """The ruling lines and pictures of a page; drawings inside drawings are followed."""

    def __init__(self, frame: Frame, number: int) -> None:
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.pictures: list[Box] = []
        self._frame = frame
        self._number = number
        self._objects = 0
        self._segments = 0
        self._bounds = tuple(ctypes.c_float() for _ in range(4))
        self._point = (ctypes.c_float(), ctypes.c_float())

    def add_objects(self, owner: Any, count: int, get: Callable[[Any, int], Any], matrix: _Matrix, depth: int) -> None:
        """Take the objects of a page or a drawing, whose coordinates `matrix` turns into the page's."""
        self._objects += max(count, 0)
        if self._objects > MAX_OBJECTS:
            raise too_full(self._number)
        kind_of = pdfium.FPDFPageObj_GetType
        for index in range(count):
            item = get(owner, index)
            kind = kind_of(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._add_path(item, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._add_picture(item, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
                inner = _product(_matrix_of(item), matrix)
                count_inner = pdfium.FPDFFormObj_CountObjects(item)
                self.add_objects(item, count_inner, pdfium.FPDFFormObj_GetObject, inner, depth + 1)

    def _box_of(self, item: Any, matrix: _Matrix) -> Box | None:
        left, bottom, right, top = self._bounds
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        return self._placed_box(((left.value, bottom.value), (right.value, top.value)), matrix)

    def _placed_box(self, corners: Iterable[tuple[float, float]], matrix: _Matrix) -> Box | None:
        points = [_moved(x, y, matrix) for x, y in corners]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if not all(map(math.isfinite, (*xs, *ys))):
            return None
        return self._frame.box(min(xs), min(ys), max(xs), max(ys))

    def _add_picture(self, item: Any, matrix: _Matrix) -> None:
        box = self._box_of(item, matrix)
        if box is None or self._add_bar(box):
            return
        width, height = self._frame.size
        left, top, right, bottom = max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height)
        if right - left >= _LEAST_PICTURE and bottom - top >= _LEAST_PICTURE:
            self.pictures.append((left, top, right, bottom))

    def _add_path(self, item: Any, matrix: _Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not (fill.value or stroke.value):
            return
        box = self._box_of(item, matrix)
        if box is None or self._add_bar(box):
            return
        count = pdfium.FPDFPath_CountSegments(item)
        self._segments += max(count, 0)
        if self._segments > MAX_OBJECTS:
            raise too_full(self._number)
        if count < 2 or (not stroke.value and count <= 5):
            return  # an area without an outline
        placed = _product(_matrix_of(item), matrix)
        for points in self._outlines(item, count):
            if stroke.value:
                for start, end in pairwise(points):
                    self._add_bar(self._placed_box((start, end), placed))
            else:
                self._add_bar(self._placed_box(points, placed))

    def _outlines(self, path: Any, count: int) -> Iterator[list[tuple[float, float]]]:
        """The separate outlines of a path as points in its own coordinates; an outline with curves is left out."""
        x, y = self._point
        points: list[tuple[float, float]] = []
        straight = True
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if straight and len(points) > 1:
                    yield points
                points, straight = [], True
            straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
            if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment) and points:
                points.append(points[0])
        if straight and len(points) > 1:
            yield points

    def _add_bar(self, box: Box | None) -> bool:
        """Take a thin box as a ruling line; whether it was thin."""
        if box is None:
            return False
        left, top, right, bottom = box
        width, height = right - left, bottom - top
        if min(width, height) > THICKEST_RULE or max(width, height) < 1.5 * min(width, height):
            return False
        if width >= height:
            self.across.append(Rule((top + bottom) / 2, left, right))
        else:
            self.down.append(Rule((left + right) / 2, top, bottom))
        if len(self.across) + len(self.down) > MAX_RULES:
            raise too_full(self._number)
        return True


def _matrix_of(item: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _product(first: _Matrix, then: _Matrix) -> _Matrix:
    """The matrix that does what `first` and `then` do one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
