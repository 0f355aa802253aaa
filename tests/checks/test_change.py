"""change: a growth against the figures beside it, where the text has characters of symbol fonts."""

from __future__ import annotations

from tests.checks.texts import SIX, found, report


def test_private_characters_of_the_text_stand_for_no_figure() -> None:
    told = "收到申请10件，办理\ue000A，比上年的\ue001B增长5%。"
    assert found("N-04", report(SIX[0], told)) == []


def test_a_bullet_of_a_symbol_font_hides_no_figure() -> None:
    told = "\uf06e收到申请22件，\ue000比上年的20件增长{}%。"
    assert found("N-04", report(SIX[0], told.format(10))) == []
    (finding,) = found("N-04", report(SIX[0], told.format(20)))
    assert "= 10%" in finding.message
