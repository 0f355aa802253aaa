"""github: one workflow command a finding, and nothing in it ends a command or starts another."""

from __future__ import annotations

from gi_lint.document import Location
from gi_lint.finding import Run
from gi_lint.formatters.github import write
from tests.formatters.runs import CLEAN, EMPTY, RESULTS, RUN, WORDING, golden, hostile


def test_golden() -> None:
    golden("github.txt", write(RUN))


def test_nothing_found_is_nothing_said() -> None:
    assert write(CLEAN) == write(EMPTY) == ""


def test_properties_and_data_are_escaped_each_in_its_way() -> None:
    finding = WORDING._replace(title="a,b:c%d\r\n", message="a,b:c%d", location=Location(line=1), basis="", fix="")
    text = write(Run([RESULTS[-1]._replace(path="a,b:c.txt", findings=(finding,))]))
    assert text == "::notice file=a%2Cb%3Ac.txt,line=1,title=W-02 提示：a%2Cb%3Ac%25d%0D%0A::a,b:c%d\n".replace(
        "::a,b:c%d", "::a,b:c%25d"
    )


def test_hostile_texts_start_no_command() -> None:
    lines = write(hostile()).splitlines()
    assert [line[:8] for line in lines] == ["::error "] * 2
