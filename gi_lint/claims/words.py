"""The words that tell a total from its parts, and one kind of thing from another.

Which words name a quantity of the form (收到 … 申请) is for rule packs to say, in phrases.yaml; these hold whatever
is counted.
"""

from __future__ import annotations

# 申请、复议、诉讼: of what a count is
REQUESTS = ("申请", "答复", "办结")
NAMES_OF_REQUESTS = ("申请", "申请件", "依申请公开", "依申请公开件", "依申请公开政府信息", "依申请公开信息")
CASES = ("复议", "诉讼", "案件", "争议", "纠纷")
INSTANCES = ("一审", "二审", "再审")

# 收到、办结、结转: what became of it
RECEIVED = ("收到", "受理", "接收", "接到", "承办", "登记")
DUE = ("应办", "应答复", "需办理", "需处理", "应处理", "需答复", "须办理", "待办理")
DONE = ("答复", "办结", "回复", "办理完毕", "审结", "结案")
UNDONE = ("结转", "转入", "转至", "正在", "尚在", "仍在", "未办结", "未答复", "未审结", "未结案", "未到")
LEFT_OVER = ("结转", "转结", "顺延", "转入", "转下", "延至")
EARLIER_YEARS = ("上年", "去年", "上一年", "往年")
OF_EARLIER = (*EARLIER_YEARS, "历年", "旧存", "存量", "遗留", "累计")

# 予以公开、维持: with which result
ANSWERS = (
    *("予以公开", "同意公开", "部分公开", "不予公开", "免予公开", "不宜公开", "无法提供", "不予处理", "其他处理"),
)
OUTCOMES_OF_REQUESTS = (
    *("同意公开", "予以公开", "部分公开", "不予公开", "主动公开", "不存在", "非本机关", "不属于", "非政府信息"),
    *("不掌握", "不明确", "重复申请", "其他途径", "其它途径"),
)
OUTCOMES_OF_CASES = ("维持", "撤销", "纠正", "纠错", "终止", "驳回", "撤回", "确认违法", "败诉", "胜诉", "撤诉")

# 因…引发: for which cause
BY_CAUSE = r"因(?P<cause>[^,;。:#]{2,40}?)"
CAUSED = "(?:引发|引起|导致|造成|产生|发生|出现|提起|提出)"

# 清理、公文、意见: of what, and what became of it
DEALINGS = (
    (("清理", "归集", "梳理"), ("保留", "继续有效", "有效", "修改", "修订", "废止", "失效")),
    (
        ("公文", "制发文件", "印发文件", "件文件", "份文件", "政府文件"),
        ("主动公开", "依申请公开", "不予公开", "不公开"),
    ),
    (("收到意见", "收集意见", "征集意见", "征集到意见", "收到建议", "收集建议"), ("采纳", "采用")),
)

# 任务、整改措施: what is to be done, and whether it is
TASKS = ("任务", "措施", "问题", "要点")
TASKS_DONE = ("完成", "整改", "解决", "落实")
TASKS_OPEN = ("正在", "推进", "未完成", "尚未", "未整改", "持续")

# 自然人、网上、网站: who asked, how, where it was published
CONTENT = "满意"  # in each grade of content: 非常满意, 不满意
PEOPLE = ("公民", "个人", "群众", "自然人")
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构")
WAYS_OF_ASKING = (
    *("网上", "线上", "网络", "互联网", "在线", "官网", "网站", "电子邮件", "邮件", "邮箱"),
    *("信函", "信件", "快递", "邮寄", "传真", "当面", "现场", "窗口"),
)
CHANNELS = (  # of three kinds: 信息通过微信发布89条 is no part of what a website shows
    ("网站", "门户", "官网", "政务网", "政府网"),
    ("微信", "公众号", "微博", "抖音", "快手", "头条", "视频号", "新媒体", "客户端"),
    ("日报", "晚报", "报纸", "新闻网", "电视台"),
)
PIECES = ("信息", "报道", "稿", "新闻")  # what is published, piece by piece

# 合计、其余、其他: how a number stands to others
SUMS = ("合计", "总计", "共计", "总共", "总数", "共")
SURE_SUMS = ("合计", "总计", *(f"{number}{unit}共" for number in "两三四五六七八九" for unit in "项类"))  # 两项共计
REST = ("其余", "剩余", "余下", "剩下")
CATCH_ALL = ("其他", "其它", "其余", "剩余", "余下")
AMONG = "中(?![心央标选考级小医药介期]|学(?!校))"  # 53个单位中优秀14个; no 中标, no 中心
COMPARED = ("占", "上年", "去年", "同比", "持平")  # words of a share or a change that belongs to the number before

# 增长、减少: patterns of the words for a change; 新增12件 is none
RISES = "增长|增加|上升|上涨|提高|提升|净增|(?<!新)增|升|涨"
FALLS = "减少|下降|降低|回落|下滑|压减|压缩|缩减|精简|精减|减|降"
MERGED = "整合|合并|归并|清理|优化|调整|扩大|扩展|扩充|拓展|延长|缩短"
MORE_OR_LESS = "[多少](?:出|收|公开|发布|收到|受理|办结|答复|推送)?"  # 比上年多发布

# 件、条、次: measure words
SAME_MEASURE = {"名": "人", "场次": "场", "条次": "条", "件次": "件", "篇次": "篇", "宗": "件", "起": "件", "例": "件"}
OF_DOCUMENTS = frozenset("件条篇期次个份则项幅部起宗例")  # may stand in one list
MEASURES_OF_PIECES = frozenset("条篇则")  # of information
OF_EVENTS = frozenset(("次", "场", "场次", "期", "个", "人次", "人", "名", "家"))
OF_THINGS_ALIKE = frozenset("件条篇份期人名次场")  # of 个 and 项 kinds of things may be told beside each other
