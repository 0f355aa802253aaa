"""Reading, format by format, against the library's own bare parse of the same file.

    python -m tests.benchmarks.reading

Processor time within one process, medians; the bare parse is what no reader can do without.
"""

from __future__ import annotations

import statistics
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pypdfium2
from lxml import etree

from gi_lint.linter import Linter
from tests.command import EXAMPLES
from tests.fixtures.make_office_files import FOLDER

ROUNDS = 11


def bare_docx(data: bytes) -> object:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def bare_html(data: bytes) -> object:
    return etree.fromstring(data, etree.HTMLParser())


def bare_txt(data: bytes) -> object:
    return data.decode().splitlines()


def bare_pdf(data: bytes) -> object:
    pages = pypdfium2.PdfDocument(data)
    return [pages[number].get_textpage().get_text_range() for number in range(len(pages))]


BARE: dict[str, Callable[[bytes], object]] = {
    "docx": bare_docx,
    "html": bare_html,
    "txt": bare_txt,
    "pdf": bare_pdf,
}


def median(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def main() -> None:
    linter = Linter()
    print(f"{'':<6} {'bytes':>8} {'bare ms':>9} {'read ms':>9} {'bound ms':>9} {'read/bare':>10}")
    for suffix, bare in BARE.items():
        file = FOLDER / "report-2021.pdf" if suffix == "pdf" else EXAMPLES / f"faulty-2024.{suffix}"
        data, path = file.read_bytes(), str(file)
        parse = median(lambda: bare(data))  # noqa: B023
        read = median(lambda: linter.document(path, data))  # noqa: B023
        bound = median(lambda: linter.read(path, data))  # noqa: B023
        ratio = read / parse if parse else float("inf")
        print(f"{suffix:<6} {len(data):>8} {parse:>9.2f} {read:>9.2f} {bound:>9.2f} {ratio:>10.1f}")


if __name__ == "__main__":
    main()
