"""What single lines of a published page are: metadata, tools, breadcrumbs, footers, or text."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain

from gi_lint.patterns import compiled
from gi_lint.text import squeeze

_YEAR = compiled(r"20\d\d")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LABELS = _words(
    """
    信息索引号 索引号 索引 主题分类 信息分类 信息类别 体裁分类 组配分类 文件分类 公文分类 服务对象分类
    服务对象 所属分类 所属栏目 所属主题 分类 公开类别 公开方式 公开形式 公开范围 公开时限 公开属性
    公开主体 公开目录 公开程序 公开责任部门 责任部门 责任单位 发布机构 发文机构 发文机关 发文单位
    发布单位 发布部门 发布机关 制发机关 公开机构 生成日期 生成时间 成文日期 成文时间 发文日期 发文时间
    发布日期 发布时间 公开日期 公开时间 印发日期 录入时间 更新时间 更新日期 生效日期 废止日期 失效日期
    实施日期 日期 时间 文号 发文字号 发文文号 文件编号 信息名称 文件名称 名称 标题 主题词 关键词
    关键字 有效性 时效性 是否有效 效力状态 信息有效性 内容概述 内容摘要 摘要 内容分类 信息来源
    稿件来源 文章来源 来源 作者 责任编辑 编辑 审核 校对 浏览次数 浏览量 点击数 点击率 点击量
    点击次数 点击 访问量 访问次数 阅读次数 阅读量 阅读 人气 字体大小 字号 字体 视力保护色 背景色
    打印 分享到 分享 语种 载体类型 记录形式 公文种类 文件类型 统一编号 登记号 信息编号
    """
)
_TOOL_WORDS = _words(
    """
    打印 打印本页 打印页面 打印本文 打印内容 关闭 关闭本页 关闭窗口 关闭页面 收藏 收藏本页 纠错
    我要纠错 分享 分享到 推荐 返回 返回顶部 返回列表 返回首页 返回上页 字号 字体 超大 特大 大 中
    小 大号 中号 小号 默认 恢复 微信 微博 新浪 新浪微博 腾讯 腾讯微博 qq qq空间 qq好友 空间
    朋友圈 人人网 更多 保存 复制链接 我要评论 无障碍 无障碍阅读 语音播报 朗读 听全文 暂停 繁体 简体
    长者模式 长者助手 a t tt 首页 主页
    """
)
_LONGEST_TOOL_WORD = max(map(len, _TOOL_WORDS))
_MAX_METADATA = 200  # characters of a line that can still be metadata
_ISO_START = compiled(r"20\d\d([-/.])\d{1,2}\1\d{1,2}(?:\d{1,2}:\d\d(?::\d\d)?)?")
_TOOL_NOISE = compiled(r"[\s|【】\[\]():：/、>,，·•_+-]+")
_CRUMB = compiled(  # 您当前所在的位置：; 首页>
    r"[【\[(]*(?:您|你)?(?:现在|当前|目前)?(?:的|所在|所处)*(?:当前|所在)?的?位置(?:是|为)?[】\])]*:"
    r"|(?:网站|本站)?首页(?:>|»|›|/|→|-|·|\|)"
)
_PAGER = compiled(  # 上一篇：; 扫一扫
    r"[【\[(<]*(?:上|下)一?(?:篇|条|页)[】\])]*(?::|$|[没无已>])|扫一扫|.{0,8}二维码|手机(?:扫|查看|版)"
)
_CUT = compiled(
    r"相关(?:链接|阅读|文章|信息|新闻|文件|解读|稿件|内容|推荐|报道)[:>]*(?:更多)?$|友情链接|(?:点击|热点|阅读)排行|热门(?:文章|信息|推荐)|"
    r"网站地图|版权所有|copyright|©|主办(?:单位)?:|承办(?:单位)?:|技术支持:|网站标识码|.{0,20}icp备|.{0,12}公网安备|"
    r"(?:关于我们|联系我们|网站声明|使用帮助|隐私声明|法律声明|站点地图)(?:[|·]|关于|联系|网站|$)"
)
_CERTAIN_CUT = compiled(
    r"icp备(?:案号)?:?\d{5,}|公网安备:?\d{5,}|网站标识码:?[a-z]{0,2}\d{6,}|版权所有[:©]|copyright", re.I
)
_MAX_CUT = 120
_DATE = compiled(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_STATED_DATE = compiled(  # 发布日期：2024-03-12
    r"(?:(发布|公开|发表|上网|上传|录入)|(生成|更新)|(?:^|[\s\[(【|]))(?:日\s*期|时\s*间)[】\])]*\s*:?\s*"
    + _DATE.pattern
)
_TITLE_SEPARATOR = compiled(r"\s*(?:[_|]+|[-–—]{1,2}(?!\d)|>>?|»)\s*")  # 示例局_示例市政府
_PROSE_LENGTH = 60  # a line of this length is text, whatever it holds


def is_metadata(text: str) -> bool:
    """Whether a line is the page's record of the document: 索引号：…, 发布日期：…, a bare date and time."""
    return _is_metadata(squeeze(text))


def _is_metadata(plain: str) -> bool:
    if len(plain) > _MAX_METADATA or "。" in plain:
        return False
    label, colon, _ = plain.partition(":")
    return bool(colon and _is_field(label)) or bool(_ISO_START.match(plain))


def is_label(text: str) -> bool:
    """Whether a table cell holds just the name of a metadata field."""
    return _is_field(squeeze(text).removesuffix(":"))


def _is_field(label: str) -> bool:
    return label.strip("【】[]()") in _LABELS


def _is_tool(plain: str) -> bool:
    """Whether a line only offers to print, close, share or resize the page."""
    rest = _TOOL_NOISE.sub("", plain).lower()
    if not rest:
        return False
    while rest:
        ends = range(min(_LONGEST_TOOL_WORD, len(rest)), 0, -1)
        end = next((end for end in ends if rest[:end] in _TOOL_WORDS), 0)
        if not end:
            return False
        rest = rest[end:]
    return True


def is_furniture(text: str) -> bool:
    """Whether a line is the page's and not the report's, as far as the line alone shows."""
    plain = squeeze(text)
    if len(plain) > _MAX_METADATA:
        return False
    is_of_page = _CRUMB.match(plain) or _is_metadata(plain) or _is_tool(plain) or _PAGER.match(plain)
    return bool(is_of_page) or _ends_report(plain.lower())


def ends_report(text: str) -> bool:
    """Whether a line after the text opens the page's footer or a list of other pages."""
    return _ends_report(squeeze(text).lower())


def _ends_report(plain: str) -> bool:
    return len(plain) <= _MAX_CUT and "。" not in plain and bool(_CUT.match(plain) or _CERTAIN_CUT.search(plain))


def is_prose(text: str) -> bool:
    """Whether a line is running text."""
    return "。" in text or "；" in text or len(text) >= _PROSE_LENGTH


def published_date(lines: list[str]) -> str | None:
    """The day of publication that metadata lines state, as 2021-03-05; None if they state none."""
    stated = [match for line in lines for match in _STATED_DATE.finditer(line.replace("：", ":"))]
    # 发布日期 says it, a bare 日期 most likely does, 生成日期 is near it.
    stated.sort(key=lambda match: 0 if match[1] else 2 if match[2] else 1)
    bare = (line for line in lines if _ISO_START.match(squeeze(line)))
    return next(filter(None, map(iso_date, chain((match[0] for match in stated), bare))), None)


def iso_date(text: str) -> str | None:
    """The first date in a text as 2021-03-05; None if there is none in the calendar."""
    match = _DATE.search(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def likely_title(title: str) -> str | None:
    """The part of a <title> that names the document: the longest with a year, else with 年, else the first.

    The others name the site and its channels.
    """
    parts = [part for part in _TITLE_SEPARATOR.split(title.strip()) if part]
    dated = [part for part in parts if _YEAR.search(part)] or [part for part in parts if "年" in part] or parts[:1]
    return max(dated, key=len, default=None)
