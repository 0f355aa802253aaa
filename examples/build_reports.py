"""Write the example reports: one without a fault and one with seven, each as Word file, page and text.

Run `python -m examples.build_reports` from the top folder of the checkout. The reports come from
`tests.drafts`; the same drafts always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from tests.drafts.model import Draft
from tests.drafts.reports import report_2021, report_2021_district
from tests.drafts.writers import to_cms_html, to_docx, to_html, to_txt

REPORTS = Path(__file__).parent / "reports"


@dataclass(frozen=True, slots=True)
class Fault:
    """A slip of the kind that real reports have.

    `rule` is what it is meant to show; `also` are rules that the same slip breaks; `place` says where it
    stands and what the figures are.
    """

    rule: str
    place: str
    plant: Callable[[Draft], Draft]
    also: tuple[str, ...] = ()


FAULTS = (
    Fault(
        "T3-01",
        "表三 自然人列、总计列：97 + 4 ≠ 94 + 6，126 + 5 ≠ 122 + 8（结转下年度少计1件）",
        lambda draft: draft.with_cell("t3", "carried_out", "natural", "6").with_cell("t3", "carried_out", "total", "8"),
    ),
    Fault(
        "T3-02",
        "表三 4.保护第三方合法权益：4 + 1 ≠ 4（自然人列应为3）",
        lambda draft: draft.with_cell("t3", "denied.third_party", "natural", "4"),
        also=("T3-03",),
    ),
    Fault(
        "T4-01",
        "表四 行政复议：3 + 1 + 2 + 1 ≠ 6（其他结果应为1）",
        lambda draft: draft.with_cell("t4", "review", "other", "2"),
    ),
    Fault(
        "S-01",
        "引言说六个部分，正文没有第六部分",
        lambda draft: draft.without_section("六、"),
        also=("S-04",),
    ),
    Fault(
        "N-02",
        "（二）依申请公开：六项占比之和为105.0%（予以公开53件占122件的43.4%，写成48.4%）",
        lambda draft: draft.replace("予以公开53件，占43.4%", "予以公开53件，占48.4%"),
        also=("N-03",),
    ),
    Fault(
        "N-03",
        "（五）监督保障：540名中的497名占92.0%，写成94.0%",
        lambda draft: draft.replace("满意的497名，占92.0%", "满意的497名，占94.0%"),
    ),
    Fault(
        "X-01",
        "（二）依申请公开：正文收到162件，表三新收126件",
        lambda draft: draft.replace("收到政府信息公开申请126件", "收到政府信息公开申请162件"),
    ),
)


def clean_report() -> Draft:
    """The report of a county on 2023, without a fault."""
    return report_2021()


def faulty_report() -> Draft:
    """The report of a district on 2024 with all of FAULTS."""
    return reduce(lambda draft, fault: fault.plant(draft), FAULTS, report_2021_district())


def files() -> dict[str, bytes]:
    """The example files by name."""
    clean, faulty = clean_report(), faulty_report()
    return {
        "clean-2023.docx": to_docx(clean),
        "clean-2023.html": to_html(clean),
        "clean-2023.txt": to_txt(clean, "tabs"),
        "faulty-2024.docx": to_docx(faulty),
        "faulty-2024.html": to_cms_html(faulty),
        "faulty-2024.txt": to_txt(faulty, "cells"),
    }


def main() -> None:
    REPORTS.mkdir(exist_ok=True)
    for name, content in files().items():
        (REPORTS / name).write_bytes(content)


if __name__ == "__main__":
    main()
