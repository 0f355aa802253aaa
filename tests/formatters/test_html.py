"""html: the page's markup, and the page as a browser shows it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html
from pypdfium2 import PdfDocument

from gi_lint.check import FAIL
from gi_lint.document import Document, Grid, GridCell, Location, Paragraph, Picture
from gi_lint.finding import Finding, Run
from gi_lint.formatters.html import write
from tests.command import EXAMPLES, gi_lint
from tests.formatters.runs import (
    BALANCE,
    CLEAN,
    DOCX,
    EMPTY,
    HOSTILE,
    HOSTILE_PATH,
    PDF,
    RESULTS,
    RUN,
    SENTENCE,
    SHARE,
    hostile,
)

_WORD = re.compile(r"[\w-]+")
TAGS = set(
    _WORD.findall(
        "html head meta title style body h1 h2 h3 p a b input label main table tr th td section div ol ul li dl dt dd "
        "article mark header footer"
    )
)
ATTRIBUTES = set(
    _WORD.findall("lang charset http-equiv content name class id href title type checked for rowspan colspan")
)


def page_of(run: Run) -> html.HtmlElement:
    return html.document_fromstring(write(run).encode(errors="replace").decode())


def lint_page(text: str, *places: Location, blocks: Sequence[Any] = ()) -> html.HtmlElement:
    """The page of a document with one paragraph (or `blocks`) and a finding at each place."""
    document = Document("x.txt", ".txt", tuple(blocks) or (Paragraph(text, Location(block=1)),))
    findings = tuple(BALANCE._replace(location=place, operands=()) for place in places)
    return page_of(Run([RESULTS[-1]._replace(findings=findings)], lambda _: document))


def texts(page: html.HtmlElement, path: str) -> list[str]:
    return [str(element.text_content()) for element in page.iterfind(path)]


# Markup -----------------------------------------------------------------------------------------------------


def test_it_is_the_same_every_time() -> None:
    assert write(RUN) == write(RUN)


def test_nothing_is_allowed_but_its_own_style() -> None:
    page = page_of(RUN)
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    digest = b64encode(sha256(str(page.findtext(".//style")).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|https?:", write(RUN))
    assert not page.xpath("//script | //link | //img | //iframe | //@style | //@src")


def test_every_link_has_its_target() -> None:
    page = page_of(RUN)
    ids = [str(id) for id in page.xpath("//@id")]
    assert len(ids) == len(set(ids))
    assert {str(link).removeprefix("#") for link in page.xpath("//@href")} <= set(ids)


def test_files_without_findings_are_only_listed() -> None:
    assert texts(page_of(RUN), ".//table[@class='overview']/tr/td")[-7:] == [
        "clean.txt",
        "示例县人民政府",
        "2023",
        *"0000",
    ]
    assert page_of(CLEAN).findall(".//section") == page_of(EMPTY).findall(".//section") == []


def test_the_rules_are_counted_where_there_are_many_files() -> None:
    rows = page_of(RUN).findall(".//table[@class='overview rules']/tr")[1:]
    told = {row[0].text_content().partition("　")[0]: int(row[2].text_content()) for row in rows}
    assert told == Counter(finding.rule for _, finding in RUN.findings)
    assert [int(row[2].text_content()) for row in rows] == sorted(told.values(), reverse=True)
    assert all(0 < int(row[3].text_content()) <= int(row[2].text_content()) for row in rows)
    alone = RUN._replace(results=[result for result in RUN.results if result.is_report][:1])
    assert page_of(alone).findall(".//table[@class='overview rules']") == []


def test_the_faulty_cell_is_marked_and_linked_with_its_finding() -> None:
    page = page_of(RUN)
    (badge,) = page.xpath("//td/a[@id='f1p1']")
    assert (badge.get("class"), badge.get("href")) == ("badge error", "#f1n1")
    (mark,) = badge.getparent().findall("mark")
    assert (mark.get("class"), mark.text) == ("error", "182")
    assert page.xpath("//li[@id='f1n1']/p/a/@href") == ["#f1p1"]


def test_the_figures_that_a_finding_rests_on_are_marked_lightly() -> None:
    (cell,) = page_of(RUN).xpath("//section[@id='f1']//td[mark[@class='rests error']]")
    assert str(cell.text_content()) == "1195"  # the badge and the figure
    assert cell.find("a").get("id") is None


def test_the_faulty_words_of_a_sentence_are_marked() -> None:
    (paragraph,) = page_of(RUN).xpath("//section[@id='f1']//article/p")
    assert [(mark.get("class"), mark.text) for mark in paragraph.findall("mark")] == [
        ("rests warning", "全年办结162件"),
        ("warning", "占48.4%"),
    ]
    assert re.sub(r"^2|2(?=占)", "", str(paragraph.text_content())) == SENTENCE


def test_a_finding_of_the_whole_report_has_no_link() -> None:
    (item,) = page_of(RUN).xpath("//li[@id='f1n3']")
    assert item.find("p/a").get("href") is None
    assert texts(item, "dl/dd")[0] == "全文"
    assert item.get("class") == "finding open"


def test_suppressed_findings_are_told_with_the_reason() -> None:
    assert texts(page_of(RUN), ".//ul[@class='accepted']/li") == [f"N-03 {SHARE.message}（基线：上级已认可）"]


def test_a_report_that_cannot_be_read_again_is_told() -> None:
    page = page_of(Run(RESULTS[:1]))
    assert not page.findall(".//article")
    assert any(text.startswith("不能显示原文：") for text in texts(page, ".//p"))
    assert len(page.xpath("//li[contains(@class, 'finding')]")) == 3


def test_marks_overlap() -> None:
    """Two findings with common words: the pieces are cut, and the common one is in both marks."""
    warning = BALANCE._replace(level="warning", location=Location(block=1, column=1, quote="一二三"), operands=())
    error = BALANCE._replace(location=Location(block=1, column=3, quote="三四"), operands=())
    document = Document("x.txt", ".txt", (Paragraph("一二三四五", Location(block=1)),))
    page = page_of(Run([RESULTS[-1]._replace(findings=(warning, error))], lambda _: document))
    (paragraph,) = page.findall(".//article/p")
    assert (
        b"".join(html.tostring(mark, encoding="utf-8", with_tail=False) for mark in paragraph.findall("mark"))
        == (
            '<mark class="warning">一二</mark>'
            '<mark class="warning"><mark class="error">三</mark></mark>'
            '<mark class="error">四</mark>'
        ).encode()
    )


@pytest.mark.parametrize(
    ("place", "marked"),
    [
        (Location(block=1, column=4, quote="再说"), "再说"),
        (Location(block=1, quote="再说"), "再说"),
        (Location(block=1, column=99, quote="再说"), "再说"),
        (Location(block=1, column=1, quote="没有"), "说了再说再说"),
        (Location(block=1), "说了再说再说"),
    ],
)
def test_where_a_quote_stands(place: Location, marked: str) -> None:
    assert texts(lint_page("说了再说再说", place), ".//article/p/mark") == [marked]


def test_the_second_of_equal_words_is_marked_where_it_stands() -> None:
    (mark,) = lint_page("再说再说", Location(block=1, column=3, quote="再说")).findall(".//article/p/mark")
    assert mark.getprevious().tag == "a" and mark.getprevious().getprevious() is None
    assert mark.getparent().text == "再说"


@pytest.mark.parametrize(("line", "column", "before"), [(7, 5, ""), (8, 2, "再说，")])
def test_words_are_found_by_line_and_column(line: int, column: int, before: str) -> None:
    paragraph = Paragraph("再说，再说", Location(line=7, column=5, block=1), marks=((0, 7, 5), (3, 8, 2)))
    page = lint_page("", Location(line=line, column=column, block=1, quote="再说"), blocks=[paragraph])
    assert (page.find(".//article/p").text or "") == before


@pytest.mark.parametrize("block", [0, 2, 10**9])
def test_a_place_outside_the_document_has_no_mark(block: int) -> None:
    page = lint_page("说了", Location(block=block, quote="说"))
    assert not page.findall(".//article//mark")
    assert page.xpath("//li/p/a/@href") == []


def test_tables_keep_their_shape() -> None:
    cells = (
        GridCell("上", 0, 0, 1, 2, Location(block=1, grid=1, grid_row=1, grid_column=1)),
        GridCell("  ", 1, 0, 1, 1, Location(block=1, grid=1, grid_row=2, grid_column=1)),
    )
    grid = Grid(2, 2, cells, Location(block=1, grid=1))
    picture = Picture(Location(block=2), "表三")
    places = [Location(block=1, grid=1, grid_row=2, grid_column=1), Location(block=1, grid=1), Location(block=2)]
    page = lint_page("", *places, blocks=[grid, picture])
    wide, blank, missing = page.findall(".//article/table/tr/td")
    assert (wide.get("colspan"), wide.get("rowspan")) == ("2", None)
    assert (blank.find("mark").text, missing.get("class")) == (None, "none")
    assert texts(page, ".//article/p") == ["2下表", "3［图片］表三"]
    assert len(page.xpath("//li/p/a/@href")) == 3


def test_hostile_texts_stay_texts() -> None:
    page = page_of(hostile())
    assert {str(element.tag) for element in page.iter()} <= TAGS
    assert {str(name) for element in page.iter() for name in element.attrib} <= ATTRIBUTES
    assert all(str(link).startswith("#") for link in page.xpath("//@href"))
    shown = str(page.text_content())
    assert HOSTILE.replace("\x00", "\ufffd").replace("\ud800", "\ufffd") in shown
    assert HOSTILE_PATH.replace("\udcff", "\ufffd") in shown
    assert page.xpath("//td[starts-with(@colspan, '2')]") and not page.xpath("//@rowspan")


def test_many_marks_in_one_paragraph_take_no_time() -> None:
    text = "一二三四五" * 4000
    places = [Location(block=1, column=column, quote="一二") for column in range(1, 20_000, 5)]
    assert len(lint_page(text, *places).findall(".//article/p/mark")) == len(places)


# The command ------------------------------------------------------------------------------------------------


def test_several_outputs_of_one_run(tmp_path: Path) -> None:
    page, log = tmp_path / "结果 1.html", tmp_path / "log.sarif"
    formats = ["--format", f"html:{page}", "--format", f"sarif:{log}", "--format", "github"]
    ran = gi_lint("check", *formats, EXAMPLES / "faulty-2024.docx", EXAMPLES / "clean-2023.txt")
    assert ran.code == 1
    assert ran.out.startswith("::error ")
    assert json.loads(log.read_text(encoding="utf-8"))["version"] == "2.1.0"
    shown = html.document_fromstring(page.read_text(encoding="utf-8"))
    assert len(shown.findall(".//article")) == 1
    assert shown.xpath("//article//td/mark[@class='error']")


def test_the_reports_with_most_errors_are_listed_first(tmp_path: Path) -> None:
    for name, source in (("a.txt", "clean-2023.txt"), ("b.txt", "faulty-2024.txt"), ("c.txt", "clean-2023.txt")):
        shutil.copyfile(EXAMPLES / source, tmp_path / name)
    page = gi_lint("check", "--format", "html", ".", cwd=tmp_path).out
    rows = html.document_fromstring(page).findall(".//table[@class='overview']/tr/td[1]")
    assert [str(row.xpath("string()")) for row in rows] == ["b.txt", "a.txt", "c.txt"]


def test_standard_input_is_shown_too() -> None:
    report = (EXAMPLES / "faulty-2024.txt").read_bytes()
    ran = gi_lint("check", "--format", "html", "--stdin-filename", "年报.txt", "-", stdin=report)
    assert html.document_fromstring(ran.out).xpath("//article//mark")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK no Word file")
    ran = gi_lint("check", "--format", "html", broken)
    assert ran.code == 1
    assert "不能显示原文" in ran.out


# The browser ------------------------------------------------------------------------------------------------

SECONDS = 120
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--virtual-time-budget=2000",
)
PROBE = """<script>
const style = (selector) => getComputedStyle(document.querySelector(selector));
const shown = () => ({
  error: style("li.finding.error").display, badge: style("td .badge.error").display,
  mark: style("td mark.error:not(.rests)").backgroundColor, warning: style("li.finding.warning").display,
  open: style("li.finding.open").display,
});
const seen = {before: shown()};
document.getElementById("show-error").click();
seen.without = shown();
document.querySelector("label[for=show-error]").click();
seen.again = shown();
document.querySelector("li#f1n1 a").click();
seen.hash = location.hash;
const blank = document.querySelector("td mark:empty");
seen.blank = blank && getComputedStyle(blank, "::before").content;
const [list, report] = [...document.querySelector(".beside").children].map((e) => e.getBoundingClientRect());
seen.beside = report.right < list.left && Math.abs(list.top - report.top) < 2;
seen.above = list.bottom <= report.top;
seen.bar = document.querySelector(".bar").getBoundingClientRect().top;
seen.fits = document.documentElement.scrollWidth <= document.documentElement.clientWidth;
const data = document.createElement("pre");
data.id = "seen";
data.textContent = JSON.stringify(seen);
document.body.append(data);
</script>"""
BLANK = Finding(
    rule="T3-09",
    level="note",
    kind=FAIL,
    title="没有空白单元格",
    message="空白",
    basis="",
    fix="",
    location=Location(block=2, grid=1, grid_row=2, grid_column=3),
)


class Shown(NamedTuple):
    """The document as the browser has it in the end, and what the page wrote to its console."""

    page: html.HtmlElement
    console: list[str]

    @property
    def seen(self) -> Mapping[str, Any]:
        seen: Mapping[str, Any] = json.loads(str(self.page.findtext(".//pre[@id='seen']")))
        return seen


@pytest.fixture(scope="module")
def browser() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("no Chromium is installed here")
    return found


def shown(browser: str, text: str, folder: Path, *flags: str) -> Shown:
    page = folder / "page.html"
    page.write_text(text, encoding="utf-8", errors="replace")
    command = [browser, *FLAGS, *flags, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        pytest.skip(f"Chromium does not answer within {SECONDS} seconds")
    if not done.stdout:
        pytest.skip(f"Chromium does not run here: {done.stderr.decode(errors='replace').strip()[-200:]}")
    lines = done.stderr.decode(errors="replace").splitlines()
    return Shown(html.document_fromstring(done.stdout.decode()), [line for line in lines if "CONSOLE" in line])


def probed(text: str, probe: str = PROBE) -> str:
    """The page with a script that uses it as a reader does; its policy would forbid the script."""
    return re.sub("<meta http-equiv=[^>]*>", "", text).replace("</body>", f"{probe}</body>")


def test_the_browser_shows_the_marks_and_complains_of_nothing(browser: str, tmp_path: Path) -> None:
    result = shown(browser, write(RUN), tmp_path)
    assert result.console == []
    assert texts(result.page, ".//td/mark[@class='error']") == ["182"]
    assert texts(result.page, ".//h2") == [result.path for result in RESULTS[:3]]


def test_the_policy_stops_a_script(browser: str, tmp_path: Path) -> None:
    """Should a text ever get through unescaped, it still does nothing; the console tells of it."""
    script = "<script>document.title = 'run'</script><style>h1 { display: none }</style>"
    result = shown(browser, write(RUN).replace("</main>", f"{script}</main>"), tmp_path)
    assert "Content Security Policy" in "".join(result.console)
    assert result.page.findtext(".//title") == "政府信息公开年报检查结果"


def test_the_filter_hides_findings_and_their_marks(browser: str, tmp_path: Path) -> None:
    run = Run([RESULTS[0]._replace(findings=(*RESULTS[0].findings, BLANK))], RUN.document)
    seen = shown(browser, probed(write(run)), tmp_path, "--window-size=1400,1000").seen
    hidden = {"error": "none", "badge": "none", "mark": "rgba(0, 0, 0, 0)"}
    assert seen["before"] == seen["again"]
    assert seen["without"] == {**seen["before"], **hidden}
    assert "none" not in seen["before"].values() and seen["before"]["mark"] != hidden["mark"]
    assert seen["hash"] == "#f1p1"
    assert seen["blank"] == '"（空白）"'
    assert seen["beside"] and seen["fits"]
    assert seen["bar"] == 0  # though the page has moved to the mark


def test_on_a_narrow_window_the_findings_stand_above_the_report(browser: str, tmp_path: Path) -> None:
    """Chromium makes no window narrower than this."""
    seen = shown(browser, probed(write(RUN)), tmp_path, "--window-size=500,900").seen
    assert seen["above"] and seen["fits"] and not seen["beside"]


JUMPS = """<script>
const inSight = (element) => {
  const {top, bottom} = element.getBoundingClientRect();
  return top >= document.querySelector(".bar").offsetHeight && bottom <= innerHeight;
};
const lost = [];
for (const mark of document.querySelectorAll("article .badge[id]")) {
  mark.scrollIntoView({block: "center"});
  const finding = document.querySelector(mark.getAttribute("href"));
  for (const jump of [mark, finding.querySelector("a")]) {
    jump.click();
    if (!inSight(mark) || !inSight(finding.querySelector("a"))) lost.push(mark.id);
  }
}
const data = document.createElement("pre");
data.id = "seen";
data.textContent = JSON.stringify({lost, jumps: document.querySelectorAll("article .badge[id]").length});
document.body.append(data);
</script>"""


def test_who_jumps_to_and_fro_sees_both_ends(browser: str, tmp_path: Path) -> None:
    page = gi_lint("check", "--format", "html", EXAMPLES / "faulty-2024.docx").out
    seen = shown(browser, probed(page, JUMPS), tmp_path, "--window-size=1440,900").seen
    assert seen == {"lost": [], "jumps": 10}


def test_hostile_texts_do_nothing_in_a_browser(browser: str, tmp_path: Path) -> None:
    """Without the policy, so that escaping alone has to hold."""
    text = re.sub("<meta http-equiv=[^>]*>", "", write(hostile()))
    result = shown(browser, text, tmp_path)
    assert result.console == []
    assert {str(element.tag) for element in result.page.iter()} <= TAGS | {"tbody"}


def test_it_prints(browser: str, tmp_path: Path) -> None:
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(write(RUN), encoding="utf-8")
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    command = [browser, *FLAGS, profile, f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, capture_output=True, timeout=SECONDS)
    if not printed.is_file():
        pytest.skip("Chromium does not print here")
    with PdfDocument(printed) as document:
        text = "".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    assert BALANCE.rule in text and DOCX in text and PDF in text
