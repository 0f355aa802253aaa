"""What introductions promise of the parts of a report."""

from __future__ import annotations

import pytest

from gi_lint.linter import Linter
from gi_lint.report import Promise

SIX_KINDS = ["overview", "disclosure", "requests", "disputes", "problems", "other"]
LIST = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项"
)
ALL_SIX = [
    (f"本报告由{LIST}六个部分组成。", 6),
    (f"本报告包括{LIST}等6个部分。", 6),
    (f"全文分为六个部分，即{LIST}。", 6),
    (f"报告共分六部分：{LIST}。", 6),
    (f"全文包括{LIST}。", None),
    (f"本年度报告由县政府办公室编制，内容涵盖{LIST}，共六个方面。", 6),
    ("本报告由“总体情况”“主动公开政府信息情况”“收到和处理政府信息公开申请情况”“政府信息公开行政复议、行政诉讼情况”"
     "“存在的主要问题及改进情况”“其他需要报告的事项”六个部分组成。", 6),
    ("报告分为六个部分：一、总体情况;二、主动公开政府信息情况;三、收到和处理政府信息公开申请情况;四、政府信息公开"
     "行政复议、行政诉讼情况;五、存在的主要问题及改进情况;六、其他需要报告的事项。", 6),
    ("本报告共有六大部分：（一）总体情况，（二）主动公开政府信息情况，（三）收到和处理政府信息公开申请情况，（四）因政府"
     "信息公开工作被申请行政复议、提起行政诉讼情况，（五）存在的主要问题及改进情况，（六）其他需要报告的事项。", 6),
    ("本报告从总体情况、主动公开、依申请公开、行政复议和行政诉讼、存在的问题及改进措施以及其他需要报告的事项六个方面"
     "报告全年工作。", 6),
    ("报告内容包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
     "存在的主要问题和改进情况及其他需要报告的事项。", None),
    ("本报告由“总体情况”“主动公开政府信息情况”“收到和处理政府信息公开申请情况”“政府信息公开行政复议、行政诉讼情况”"
     "“存在的主要问题及改进情况”“其他需要报告的事项”六个部分组成。", 6),
    ("本报告由六个部分组成，分别是：（一）总体情况（二）主动公开政府信息情况（三）收到和处理政府信息公开申请情况（四）"
     "政府信息公开行政复议、行政诉讼情况（五）存在的主要问题及改进情况（六）其他需要报告的事项。", 6),
    ("本报告主要内容：1.总体情况；2.主动公开政府信息情况；3.收到和处理政府信息公开申请情况；4.政府信息公开行政复议、"
     "行政诉讼情况；5.存在的主要问题及改进情况；6.其他需要报告的事项。", None),
    (f"《报告》分六部分，包括{LIST}，内容涵盖示例厅2023年1月1日至12月31日的政府信息公开工作情况。", 6),
    ("本報告由總體情況、主動公開政府信息情況、收到和處理政府信息公開申請情況、政府信息公開行政復議、行政訴訟情況、"
     "存在的主要問題及改進情況、其他需要報告的事項六個部分組成。", 6),
    ("报告由六部分组成：一是总体情况。二是主动公开政府信息情况。三是收到和处理政府信息公开申请情况。四是政府信息公开"
     "行政复议、行政诉讼情况。五是存在的主要问题及改进情况。六是其他需要报告的事项。统计期限为全年。", 6),
    ("报告包括：一是总体情况；二是主动公开政府信息情况。三是收到和处理政府信息公开申请情况；四是政府信息公开行政复议、"
     "行政诉讼情况。五是存在的主要问题及改进情况。六是其他需要报告的事项。", None),
    ("报告分六个部分。第一部分为总体情况。第二部分为主动公开政府信息情况。第三部分为"
     "收到和处理政府信息公开申请情况。第四部分为政府信息公开行政复议、行政诉讼情况。第五部分为存在的主要"
     "问题及改进情况。第六部分为其他需要报告的事项。", 6),
    ("报告包括六个部分：总体情况、主动公开政府信息情况。收到和处理政府信息公开申请情况。政府信息公开行政复议、行政诉讼"
     "情况。存在的主要问题及改进情况。其他需要报告的事项。对报告有其他问题的，请与我们联系。", 6),
    ("报告包括:总体情况,主动公开政府信息情况,收到和处理政府信息公开申请情况,政府信息公开行政复议、行政诉讼情况,"
     "存在的主要问题及改情况,其他需要报告的事项。", None),
]  # fmt: skip
NONE = [
    "本报告依照《条例》第五十条的要求编制。",
    "本报告数据包括各乡镇、县直各部门的数据。",
    "县政府从五个方面加强政府信息公开。",
    "报告分为文字和表格两个部分。",
    "报告电子版可在网站查阅，联系地址、邮编和电话附后。",
]


def promise(introduction: str, year: int = 2023) -> Promise | None:
    text = f"示例县{year}年政府信息公开工作年度报告\n{introduction}\n一、总体情况\n全年工作有序。\n"
    return Linter().read("年报.txt", text.encode()).promise


@pytest.mark.parametrize(("introduction", "number"), ALL_SIX)
def test_lists_of_the_six_parts(introduction: str, number: int | None) -> None:
    found = promise(introduction)
    assert found is not None
    assert found.number == number
    assert [part.id for part in found.parts] == SIX_KINDS
    assert found.parts[-1].text.endswith("事项")


@pytest.mark.parametrize("introduction", NONE)
def test_other_introductions_promise_nothing(introduction: str) -> None:
    assert promise(introduction) is None


def test_a_number_alone() -> None:
    found = promise("本报告共分六个部分。统计期限为全年。")
    assert found is not None
    assert (found.number, found.parts, found.location.quote) == (6, (), "本报告共分六个部分")


@pytest.mark.parametrize("end", ("等。", "等部分。", "等内容。"))
def test_a_list_without_a_number_may_go_on(end: str) -> None:
    parts = LIST.rpartition("、")[0]
    found = promise(f"全文包括{parts}{end}")
    assert found is not None
    assert (found.open_ended, len(found.parts)) == (True, 5)
    whole = promise(f"全文包括{parts}。")
    assert whole is not None and not whole.open_ended


def test_parts_on_lines_of_their_own() -> None:
    lines = "本报告共分三个部分：\n一、概述；\n二、主动公开情况；\n三、依申请公开情况。"
    parts = "一、概述\n有序。\n二、主动公开情况\n120条。\n三、依申请公开情况\n3件。\n"
    text = f"示例局2012年政府信息公开工作年度报告\n{lines}\n{parts}"
    found = Linter().read("年报.txt", text.encode()).promise
    assert found is not None
    assert found.number == 3


def test_parts_of_the_reports_before_2019() -> None:
    found = promise(
        "本报告由概述、主动公开政府信息情况、依申请公开、不予公开及咨询政府信息情况、收费及减免情况、因政府信息公开申请"
        "行政复议、提起行政诉讼的情况、存在的主要问题及改进情况和附表等七个部分组成。",
        year=2012,
    )
    assert found is not None
    assert [part.id for part in found.parts] == [None, "c1", "c2", "c3", "c4", "c5", "c6"]
    assert found.parts[4].text == "因政府信息公开申请行政复议、提起行政诉讼的情况"


def test_a_table_joined_to_the_last_part_may_be_one_of_its_own() -> None:
    found = promise(
        "本报告由概述、主动公开政府信息情况、依申请公开政府信息情况、收费及减免情况、行政复议和行政诉讼情况、主要问题和"
        "改进情况、其他需要报告的事项和2015年度政府信息公开情况统计表共八个部分组成。",
        year=2015,
    )
    assert found is not None
    assert (found.number, found.least, found.most) == (8, 7, 8)
