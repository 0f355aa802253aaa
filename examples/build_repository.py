"""Write the reports of `examples/report-repository`: two bodies, two years, some findings that are accepted there.

Run `python -m examples.build_repository` from the top folder of the checkout; the same drafts give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from tests.drafts.model import Draft
from tests.drafts.reports import report_2021_department, report_2021_district
from tests.drafts.tables import table_four, table_three_2021, table_two_2021
from tests.drafts.writers import to_docx, to_md
from tests.drafts.years import set_back

REPOSITORY = Path(__file__).parent / "report-repository"
LATE = "<!-- gi-lint: accept D-03 理由：机构合署办公，经市政府办公室同意延期至2025年2月底发布 -->\n\n"


def district() -> Draft:
    """The district on 2024."""
    return report_2021_district()


def district_before() -> Draft:
    """The district on 2023: far fewer licences, and one of the requests handed on counted under another applicant."""
    draft = set_back(district()).with_table(
        table_three_2021(
            {
                "new": (81, 15, 0, 0, 3, 1),
                "carried_in": (2, 0, 0, 0, 0, 0),
                "granted": (46, 8, 0, 0, 2, 1),
                "partly_granted": (6, 1, 0, 0, 0, 0),
                "denied.process_info": (3, 0, 0, 0, 0, 0),
                "unable.not_held": (19, 4, 0, 0, 1, 0),
                "not_handled.petition": (4, 0, 0, 0, 0, 0),
                "other.rest": (2, 0, 0, 0, 0, 0),
                "carried_out": (3, 2, 0, 0, 0, 0),
            }
        )
    )
    draft = draft.with_table(table_four((2, 0, 0, 0), (1, 0, 0, 0), (0, 0, 0, 0))).with_table(
        table_two_2021(
            normative=("7", "3", "106"),
            licence="1876",
            penalty="3120",
            coercion="188",
            fees="902.3",
        )
    )
    draft = draft.with_section_text(
        "一、",
        "（一）主动公开。各行政机关在区政府网站公布信息8730条，内容以财政预决算、重大项目和民生实事为主。",
        "（二）依申请公开。全年收到申请100件，上年结转2件，办结97件，结转下年度5件，未发生因逾期答复引起的争议。",
        "（三）政府信息管理。制发行政规范性文件7件，废止3件，年底现行有效106件，标注效力后重新上网。",
        "（四）政府信息公开平台建设。网站首页增设智能检索，政务新媒体账号由14个归并为9个。",
        "（五）监督保障。把公开情况列入绩效考核，全部街道考核结果为良好以上；委托高校开展社会评议；没有责任追究事项。",
    ).with_section_text(
        "五、",
        "存在的问题：部分街道发布信息不够及时，依申请公开答复的说理不够充分。",
        "改进措施：印发答复文书示范文本，按月通报发布进度，组织两轮跟班学习。",
    )
    return draft.with_section_text("六、", "本年度没有收取信息处理费，没有其他需要报告的事项。")


def department() -> Draft:
    """The department on 2024, signed after the legal date."""
    return report_2021_department().replace("2025年1月21日", "2025年2月18日")


def department_before() -> Draft:
    """The department on 2023."""
    draft = set_back(report_2021_department()).with_table(
        table_three_2021(
            {
                "new": (16, 3, 0, 0, 0, 0),
                "carried_in": (0, 0, 0, 0, 0, 0),
                "granted": (10, 2, 0, 0, 0, 0),
                "unable.not_held": (5, 1, 0, 0, 0, 0),
                "carried_out": (1, 0, 0, 0, 0, 0),
            }
        )
    )
    draft = draft.with_table(table_four((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0))).with_table(
        table_two_2021(normative=("1", "0", "13"), licence="790", penalty="49", coercion="0", fees="0")
    )
    draft = draft.with_section_text(
        "一、",
        "（一）主动公开。在市政府网站本局专栏公开信息956条，答复网民留言203条。",
        "（二）依申请公开。收到政府信息公开申请19件，办结18件，结转下年度1件；没有行政复议和行政诉讼。",
        "（三）政府信息管理。制发行政规范性文件1件，年底现行有效13件，新旧文件逐件标注效力。",
        "（四）政府信息公开平台建设。专栏改为适合手机浏览的版式，公众号开通预约办事入口。",
        "（五）监督保障。明确一名局领导分管，信息员参加全市培训，公开工作纳入处室考核，没有责任追究事项。",
    ).with_section_text(
        "五、",
        "存在的问题：相近栏目交叉设置，老旧信息检索不便。",
        "改进措施：合并栏目，统一信息标签，检索结果按发布时间排列。",
    )
    return draft.with_section_text("六、", "2023年，本局没有收取信息处理费，没有其他需要报告的事项。")


def files() -> dict[str, bytes]:
    """The reports by their paths in the repository."""
    return {
        "reports/2023/示例区人民政府.docx": to_docx(district_before()),
        "reports/2023/示例市示例局.md": to_md(department_before()),
        "reports/2024/示例区人民政府.docx": to_docx(district()),
        "reports/2024/示例市示例局.md": LATE.encode() + to_md(department()),
    }


def main() -> None:
    for name, content in files().items():
        path = REPOSITORY / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
