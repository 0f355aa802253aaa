"""lost_figures, with the words of W-08."""

from __future__ import annotations

import pytest

from tests.texts import outcomes, quotes, rule_check

CHECK = rule_check("W-08")


@pytest.mark.parametrize(
    ("text", "quote"),
    (
        ("全年办理许可件，有所增加。", "办理许可件"),
        ("收到申请共件。", "共件"),
        ("合计 条，其中网站3条。", "合计 条"),
        ("予以公开3件，占%；不予公开1件。", "占%"),
        ("比上年增长％。", "增长％"),
        ("全年发布信息条，推送微信篇。", "发布信息条"),
        ("受理行政复议件、诉讼2件。", "受理行政复议件"),
        ("举办培训班期，参加50人次。", "举办培训班期"),
        ("网站120条、微信公众号55、微博30条。", "微信公众号55"),
        ("其中网站120条,微博30条,微信公众号55。", "微信公众号55"),
        ("现场咨询人次，电话咨询900人次，网上咨询180人次。", "现场咨询人次"),
    ),
)
def test_lost(text: str, quote: str) -> None:
    assert quote in quotes(CHECK, text)


@pytest.mark.parametrize(
    "text",
    (
        "共3件，占3.5%，增长 5 %，达到100%；累计三条，共计若干件。",
        "公共条件改善；收到来件，办理提案件件有着落；投诉件及时处理；附件、文件、条件、案件、事件、软件。",
        "依申请公开申请件的登记；每一条信息都公开；办结率达100%，发布信息多条，信息条目清楚，处于增长期。",
        "全年3件，培训人数120，简报2条，电话12345。",
        "截至2023，网站1条，微博2条，报刊3条。网站1条，微博2篇，橱窗3，报刊4次。",
        "网站1条，微博2条，附件3，报刊3条。比例1:8，系数0.28，占2%，占3%。",
        "服务群众人次，网站3条，微博5条。受理案件，办结3件，答复5件。服务1340人次，培训120人次。",
        "",
    ),
)
def test_nothing_lost(text: str) -> None:
    assert quotes(CHECK, text) == []


def test_message_names_the_unit() -> None:
    (outcome,) = outcomes(CHECK, "网站120条、微信公众号55、微博30条。")
    assert "单位是“条”" in outcome.message
