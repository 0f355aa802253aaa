"""What gi-lint says, in English: its messages by their Chinese templates. Loaded only where English is wanted.

`{count:s}` in an English template is the ending of a plural: nothing for 1, else an s.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from gi_lint.guides import GUIDE, GUIDE_TO_CHECK, GUIDE_TO_COMPLETION
from gi_lint.hints import Any


class _WithPlurals(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "s" and isinstance(value, int):
            return "" if value == 1 else "s"
        return str(super().format_field(value, format_spec))


_FORMATTER = _WithPlurals()


def translated(template: str) -> str:
    """A Chinese template in English; one that the catalogue does not know stays as it is."""
    return MESSAGES[template] if template in MESSAGES else TERMS.get(template, template)


def filled(template: str, values: Mapping[str, object]) -> str:
    """An English template with its values."""
    return _FORMATTER.vformat(template, (), values)


TERMS: dict[str, str] = {}  # of rule packs

MESSAGES: dict[str, str] = {
    # between words
    "、": ", ",
    "，": ", ",
    "；": "; ",
    "：": ": ",
    "\u3000": "   ",
    "？": "?",
    "{name}：{text}": "{name}: {text}",
    "（{remark}）": " ({remark})",
    "（{files} 个文件）": " ({files} files)",
    "没有问题": "nothing found",
    "编号": "Id",
    "；gi-lint 不联网，请先把网页存为文件": "; gi-lint does not go online, save the page as a file first",
    "；检查文件请写 {prog} check {path}": "; to check a file write {prog} check {path}",
    "问题": "Findings",
    "gi-lint: {folder} 中有 {count} 个文件读不了，没有检查（{kinds}）；请先解压或转换：{names}": (
        "gi-lint: {count} files in {folder} cannot be read and were not checked ({kinds}); unpack or convert them "
        "first: {names}"
    ),
    "配置文件的名字应是 {name}，这一份没有用上；请改名": (
        "the name of a configuration is {name}, and this one is not used; rename it"
    ),
    "没有“{key}”这个设置；可用：{known}": "no setting “{key}”; there are: {known}",
    "gi-lint: 每份报告一页的结果要写到 {path}，它在要检查的文件夹里；请另写一个文件夹": (
        "gi-lint: the pages for each report would go to {path}, in the folder to check; name another folder"
    ),
    "  （{remark}）": "  ({remark})",
    "{sentence}。": "{sentence}.",
    "zh-CN": "en",
    # levels and places
    "错误": "error",
    "警告": "warning",
    "提示": "note",
    "无法判定": "undecided",
    "第 {place.page} 页": "page {place.page}",
    "第 {line} 行{column}": "line {line}{column}",
    "第 {column} 列": ", column {column}",
    "第 {row} 行": ", row {row}",
    "文中第 {grid} 个表{row}{column}": "table {grid} of the text{row}{column}",
    "第 {block} 段{column}": "paragraph {block}{column}",
    "第 {column} 字": ", character {column}",
    "“{place.column_label}”列": ", column “{place.column_label}”",
    "（空白）": "(blank)",
    "空白": "blank",
    # outputs
    "分析": "Analysis",
    "依据": "Basis",
    "改法": "Remedy",
    "理由": "Reason",
    "规则": "Rule",
    "位置": "Place",
    "原文": "As typed",
    "对照": "Compare",
    "全文": "the whole report",
    "说明": "Remark",
    "文件": "File",
    "机关": "Body",
    "年度": "Year",
    "不明": "unknown",
    "机关不明": "body unknown",
    "年度不明": "year unknown",
    "格式不明": "form unknown",
    "{year} 年报告": "report on {year}",
    "{form} 年格式": "form of {form}",
    "检查 {files} 个文件：{counts}": "{files} file{files:s} checked: {counts}",
    "已接受": "accepted",
    "已接受 {count} 个": "{count} accepted",
    "政府信息公开年报检查": "Check of annual reports on information disclosure",
    "政府信息公开年报检查结果": "Check of annual reports on information disclosure (“政府信息公开年报检查结果”)",
    "\n还有 {left_out} 个问题因篇幅未列，请看完整的检查结果。\n": (
        "\n{left_out} more finding{left_out:s} left out for length; see the full output.\n"
    ),
    "依据和改法": "basis and remedy",
    "未发现问题": "nothing found",
    "（共 {count} 处）": " ({count} places)",
    "运行 gi-lint 的文件夹": "the folder in which gi-lint ran",
    "点击编号，在问题与原文之间跳转；点击页首的级别，隐藏或显示该级别的问题": (
        "click a number to go from a finding to the text and back, a level at the top to hide or show its findings"
    ),
    "［图片］": "[picture] ",
    "下表": "the table below",
    "不能显示原文：{error}": "The text cannot be shown: {error}",
    "未保留“{path}”的原文": "the text of “{path}” was not kept",
    "用 --previous 或配置的 previous 指明上年报告；没有上年报告的，在配置的 overrides 里写 ignore: [Y]": (
        "Name last year's report by --previous or in the configuration (previous); where there is none, write "
        "ignore: [Y] under overrides of the configuration"
    ),
    "请重新检查该文件": "check the file again",
    "基线": "baseline",
    "文中注释": "comment in the text",
    "配置": "configuration",
    # commands
    "gi-lint: 标准输入已关闭，没有可读的内容": "gi-lint: standard input is closed: nothing to read",
    "gi-lint: 系统出错，无法继续：{error}": "gi-lint: the system fails, which ends the run: {error}",
    "gi-lint: 已中断": "gi-lint: interrupted",
    "gi-lint: --show-config 后面应写一个文件，{path} 是文件夹": (
        "gi-lint: --show-config takes one file; {path} is a folder"
    ),
    "gi-lint: 当前文件夹已被删除或无法打开，请换到别的文件夹再运行": (
        "gi-lint: the current folder has been deleted or cannot be opened; run it in another one"
    ),
    "应为正整数，不是 {text}": "must be a positive whole number, not {text}",
    "应为四位数的年份，如 2024，不是 {text}": "must be a year of four digits, such as 2024, not {text}",
    "检查时程序出错：{error}": "The program failed on this file: {error}",
    "检查这个文件时程序意外终止（{code}）": "The program died on this file ({code})",
    "这不是报告的问题；请改用其他格式的文件，并把这条信息告诉 gi-lint 或所用插件的开发者": (
        "This is no fault of the report; try the file in another format, and tell the authors of gi-lint of it"
    ),
    "gi-lint: 没有这个上年报告或目录：{path}": "gi-lint: no such report of last year, or folder: {path}",
    "gi-lint: 没有这个规则包目录：{path}": "gi-lint: no such folder of a rule pack: {path}",
    "gi-lint: 没有这个文件或文件夹：{path}": "gi-lint: no such file or folder: {path}",
    "gi-lint: 没有这个基线文件：{path}；可用 gi-lint baseline create 建立": (
        "gi-lint: no such baseline file: {path}; gi-lint baseline create makes one"
    ),
    "gi-lint: 没有这个配置文件：{path}": "gi-lint: no such configuration file: {path}",
    "gi-lint: 从标准输入读取时须用 --stdin-filename 给出文件名": (
        "gi-lint: reading from standard input needs a file name: --stdin-filename"
    ),
    "gi-lint: 无法打开文件夹：{path}（{reason}）": ("gi-lint: cannot open the folder {path} ({reason})"),
    "gi-lint: 无法打开 {path}：{reason}": "gi-lint: cannot open {path}: {reason}",
    "没有这个文件或文件夹": "no such file or folder",
    "没有权限": "permission denied",
    "没有权限，或者正在别的程序（如 WPS、Excel）中打开": "permission denied, or open in another program",
    "磁盘已满": "the disk is full",
    "这是文件夹": "it is a folder",
    "已有同名的文件": "there is a file of that name",
    "路径中有一段不是文件夹": "a part of the path is no folder",
    "磁盘只能读取": "the disk is read-only",
    "路径太长": "the path is too long",
    "gi-lint: {path} 是要检查的文件，结果不能写到这里": "gi-lint: {path} is to be checked: results cannot go there",
    "gi-lint: 无法写入 {path}：{reason}": "gi-lint: cannot write {path}: {reason}",
    "gi-lint: 请写明要检查的路径（文件、文件夹或 -）": "gi-lint: name what to check: files, folders or -",
    "没有报告与 files 的{files}相符，这一项没有用上": "no report matches {files} of files, so that this does nothing",
    "，如 {below}": ", such as {below}",
    "gi-lint: {folder} 中没有可以检查的报告（找的是 {kinds}，exclude 排除的除外）": (
        "gi-lint: there is no report to check in {folder} (looked for {kinds}, without what exclude leaves out)"
    ),
    "gi-lint: --format {text} 的冒号后面没有文件名": "gi-lint: --format {text} names no file behind the colon",
    "gi-lint: 有两种格式都要写到 {path}，请分别写明文件": "gi-lint: {path} is named for two formats; give each its own",
    "gi-lint: 没有输出格式“{name}”；可用：{known}": "gi-lint: no output format “{name}”; known: {known}",
    "gi-lint: 没有规则“{unknown}”": "gi-lint: no rule “{unknown}”",
    "gi-lint: 没有规则包“{name}”；可写目录，或 {ids}": "gi-lint: no rule pack “{name}”; give a folder, or one of {ids}",
    "gi-lint: {path} 已存在；更新用 gi-lint baseline update，重建用 --force": (
        "gi-lint: {path} exists; gi-lint baseline update renews it, --force makes it anew"
    ),
    "gi-lint: 有 {left} 个问题属于必查的规则（{rules}），不能接受，没有写入": (
        "gi-lint: {left} finding{left:s} of mandatory rules ({rules}) cannot be accepted and left out"
    ),
    "已写入 {path}：{entries} 条\n": "{path} written: {entries} entries\n",
    "已更新 {path}：共 {entries} 条，新增 {more}，删去 {fewer}\n": (
        "{path} renewed: {entries} entries, {more} new, {fewer} dropped\n"
    ),
    "基线共 {entries} 条，需要处理 {remarks} 处\n": "entries in the baseline: {entries}; to be tidied up: {remarks}\n",
    "  配置文件：{path}": "  configuration: {path}",
    "  配置文件：没有（从该文件所在目录逐级向上，没有找到 {name}）": (
        "  configuration: none (no {name} in the file's folder or those above it)"
    ),
    "  原因：由 --config 指定，适用于全部文件": "  why: given with --config, for all files",
    "  原因：从该文件所在目录逐级向上，最先找到的 {name}": "  why: the nearest {name} from the file's folder upwards",
    "  另有：{path}（较远，不起作用；几份配置不会合并）": (
        "  also there: {path} (farther, without effect: configurations are not merged)"
    ),
    "  适用的 overrides：第 {number} 项（{place}，files：{files}）": (
        "  overrides that apply: number {number} ({place}, files: {files})"
    ),
    "  各项设置：": "  settings:",
    "命令行": "command line",
    "命令行用了 --select": "--select on the command line",
    "默认": "default",
    # the command line
    "gi-lint: 环境变量 {name} 应为 zh 或 en，不是“{value}”": (
        "gi-lint: the environment variable {name} is zh or en, not “{value}”"
    ),
    "检查政府信息公开工作年度报告：对照官方格式，也对照报告自身。": (
        "Check Chinese government annual reports on information disclosure against the official\n"
        "forms and against themselves."
    ),
    GUIDE: """\
examples:
  gi-lint check report.docx                         check a report before it is published
  gi-lint check reports/ --format html:found.html   check a folder, findings as a page
  gi-lint check --previous last.docx report.docx    compare with last year's report
  gi-lint rules T3-01                               explain a rule: basis, reason, remedy, examples
  gi-lint inspect report.docx                       show the report as it was read
  gi-lint COMMAND --help                            all options of a command

levels:
  error    certainly wrong: mend it before the report is published
  warning  very probably wrong
  note     look again
  open     cannot be decided from the report, with the reason; never affects the exit code

exit codes:
  0  nothing at or above --fail-on (error unless given)
  1  findings at or above it
  2  wrong usage, configuration or rules, or a path that does not exist or a folder that cannot be opened
  130  stopped by Ctrl-C""",
    GUIDE_TO_CHECK: """\
examples:
  gi-lint check report.docx                        each finding with the words, its basis and the remedy
  gi-lint check --quiet reports/                   a line for each finding
  gi-lint check --select T3,X-04 report.docx       only the rules of table three, and X-04
  gi-lint check --fail-on warning report.docx      warnings too make the exit code 1
  gi-lint check --format json --format html:found.html report.docx
  gi-lint check - --stdin-filename report.html < report.html

exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, configuration or rules, or a path that does
not exist or a folder that cannot be opened.""",
    GUIDE_TO_COMPLETION: """\
Print a completion script:
  bash  put eval "$(gi-lint completion bash)" into ~/.bashrc
  zsh   save it as _gi-lint in a folder of $fpath
  fish  save it as ~/.config/fish/completions/gi-lint.fish
  powershell  put gi-lint completion powershell | Out-String | Invoke-Expression into $PROFILE""",
    "用法：": "usage: ",
    "{prog}: 错误：{message}（用法见 {prog} --help）\n": "{prog}: error: {message} (see {prog} --help)\n",
    "参数": "arguments",
    "选项": "options",
    "命令": "command",
    "命令一览": "commands",
    "操作一览": "actions",
    "操作": "action",
    "显示这段说明": "show this help",
    "显示版本": "show the version",
    "说明和结果的语言：zh 中文（默认），en 英文；也可用环境变量 GI_LINT_LANG 选定": (
        "language of help and findings: zh Chinese (default), en English; the environment variable GI_LINT_LANG may "
        "choose it too"
    ),
    "路径": "PATH",
    "文件|目录": "FILE|FOLDER",
    "目录": "FOLDER",
    "格式[:文件]": "NAME[:FILE]",
    "格式": "FORM",
    "年份": "YEAR",
    "模式": "PATTERN",
    "文件名": "NAME",
    "规则包": "PACK",
    "检查报告": "check reports",
    "检查一份或多份报告；文件夹会逐层查找。": "Check reports; folders are searched with all below them.",
    "文件、文件夹，或 -（从标准输入读取）": "files, folders or - (standard input)",
    "text（默认）、html、markdown、csv、json、sarif、github、gitlab、junit、checkstyle、rdjson；可重复；"
    "写文件夹（以 / 结尾）则每份报告一个文件": (
        "text (default), html, markdown, csv, json, sarif, github, gitlab, junit, checkstyle, rdjson; repeatable; "
        "format:folder/ writes a file for each report"
    ),
    "上一年度的报告，或所在的目录；也可写 {year-1}/{agency}* 这样的，按年度和机关去找": (
        "last year's report, the folder that holds it, or how to find it by year and body: {year-1}/{agency}*"
    ),
    "只用这些规则，逗号分隔，可只写前缀：T3,X-04": "only these rules, separated by commas; prefixes will do: T3,X-04",
    "不用这些规则": "not these rules",
    "只列出此级别和更重的问题（默认全部列出）；不影响退出码": (
        "list findings of this level and graver ones only (default: all); exit codes stay"
    ),
    "达到此级别即以 1 退出（默认 error）": "exit with 1 from this level on (default: error)",
    "基线文件，其中的问题已被接受": "the file of accepted findings",
    "显示这个文件适用哪份配置、为什么、有哪些值": "show which configuration applies to a file, why, and its values",
    "文件夹中不检查的文件或文件夹，如 *-旧.docx，可重复": (
        "files and folders in folders that are not to be checked, as *-old.docx; repeatable"
    ),
    "标准输出": "standard output",
    "标准输入的文件名，由后缀决定读法": "the name of standard input, whose suffix says how to read it",
    "每个问题只占一行，不附依据和改法": "a line for each finding, without basis and remedy",
    "最后列出每条规则发现多少问题": "tell at the end how often each rule found something",
    "是否使用颜色": "whether to use colours",
    "用几个进程检查（默认按文件多少和处理器个数）": "how many processes check (by default as many as it takes)",
    "不用以前的检查结果，每个文件都重新检查": "check every file anew, whatever earlier runs found",
    "用这份配置，不再逐级查找 .gi-lint.yaml": "use this configuration and look for no .gi-lint.yaml",
    "auto（默认）、2008、2014、2019、2021 …": "auto (default), 2008, 2014, 2019, 2021 …",
    "报告年度，不用报告自己写的": "the report's year, in place of the one that it states",
    "另加的规则包，可重复": "a further rule pack; repeatable",
    "列出或讲解规则": "list or explain rules",
    "列出全部规则，或讲解写明的几条。": "List all rules, or explain those named.",
    "默认 text": "default: text",
    "规则编号或前缀；不写则列出全部": "ids or prefixes of rules; all without",
    "把规则文件的 JSON Schema 写到这个目录，供编辑器补全和检查": (
        "write the JSON Schemas of rule files into this folder, for editors"
    ),
    "显示报告读出来是什么样": "show reports as they were read",
    "显示读到的格式、部分和表格。": "Show the form, the parts and the tables that were read.",
    "运行规则包自带的例子": "run the examples of rule packs",
    "运行规则旁边的例子，列出不符的。": "Run the examples beside the rules and list those that do not hold.",
    "规则包的目录或名称；不写则测试全部规则包": "folders or names of rule packs; all without",
    "管理已接受的问题": "look after accepted findings",
    "管理基线文件：已接受的问题。": "Look after the baseline: the file of accepted findings.",
    "写出现有问题": "write down the findings there are",
    "写出现有问题，都算已接受。": "Write down the findings there are: all are accepted from now on.",
    "增补新问题，删去已改正的": "add new findings and drop those mended",
    "增补新问题，删去已改正的；已写的理由、审批人、到期日保留。": (
        "Add new findings and drop those mended; reasons, approvers and dates that stand there are kept."
    ),
    "列出没有用上、到期、没写理由的": "list what is unused, expired or without a reason",
    "列出没有用上、到期、没写理由的；有则以 1 退出。": (
        "List what is unused, expired or without a reason; if there is any, exit with 1."
    ),
    "文件或文件夹（默认当前目录）": "files or folders (default: the current one)",
    "基线文件": "the baseline file",
    "覆盖已有的文件": "overwrite a file that exists",
    "给新问题和没有理由的问题写上的理由": "the reason for findings that are new or have none",
    "输出命令行补全脚本": "print a script for completion in a shell",
    # configurations and baselines
    "没有“{key}”这个设置": "no setting “{key}”",
    "，是不是想写“{word}”？": "; did you mean “{word}”?",
    "；可用：{known}": "; known: {known}",
    "YAML 写法有误": "not valid YAML",
    "第 {column} 列：{said}": "column {column}: {said}",
    "键“{word}”写了两次，请只留一处": "the key “{word}” stands here twice; keep one",
    "这里用了制表符（Tab），请改为空格": "a tab stands here; use blanks",
    "“{sign}”在这里有特殊含义；是文字的，请给整个值加上引号": (
        "“{sign}” has a meaning of its own here; if it is text, put the whole value in quotes"
    ),
    "这里不能有冒号。请看各行左端是否对齐，上一行的冒号是不是半角、后面有没有空格；文字里有冒号的，要加引号": (
        "no colon can stand here. See that the line begins below the others of its group, and that the line above has "
        "an ASCII colon with a blank behind it; text with a colon in it goes in quotes"
    ),
    "这一行应是“键: 值”，冒号用半角，后面有空格": (
        "this line should be “key: value”, with an ASCII colon and a blank behind it"
    ),
    "这里多出了文字。前面的引号已经结束：请用一对引号括住整段文字，其中的引号换成另一种": (
        "text is left over here. The quotes before it are closed: put the whole text in one pair of quotes, with those "
        "of the other kind inside"
    ),
    "“{sign}”前面没有与它成对的括号": "“{sign}” closes no bracket",
    "缩进不对，这一行应与同组各行左端对齐": "wrong indentation: the line should begin below the others of its group",
    "“{sign}”没有与它成对的括号，或者到第 {line} 行第 {column} 列为止的各项之间缺少逗号": (
        "“{sign}” is not closed, or a comma is missing between the items up to line {line}, column {column}"
    ),
    "从这里开始的引号没有结束，请补上另一半": "the quotes that begin here are not closed",
    "双引号里的“\\”有特殊含义，后面不能是这个字；请改用单引号，或者写成“\\\\”": (
        "“\\” in double quotes has a meaning of its own and cannot stand before this character; use single quotes, or "
        "write “\\\\”"
    ),
    # to authors of rule packs and plugins
    "unknown {what} {word!r}; did you mean {meant!r}?（没有“{word}”，是不是想写“{meant}”？）": (
        "unknown {what} {word!r}; did you mean {meant!r}?"
    ),
    "没有“{word}”；可用：{known}": "unknown {word!r}; known: {known}",
    "没有“{word}”": "unknown {word!r}",
    "；“{mark}”是全角，请改为半角“{half}”": "; “{mark}” has full width: write “{half}”",
    "空的": "nothing",
    "{key}: 应为{expected}，不是{value}": "{key}: expected {expected}, not {value}",
    "或": " or ",
    "列表，各项为{item}": "a list of {item}",
    "“键: 值”": "a mapping",
    "“键: 值”，值为{value}": "a mapping with values that are {value}",
    '；数字当文字用，要加引号："{value}"': '; a number that is meant as text is quoted: "{value}"',
    "规则包只读 .yaml 文件，请把后缀改为 .yaml": "a pack is read from .yaml files only: change the suffix to .yaml",
    "整数": "a whole number",
    "true 或 false": "true or false",
    "这里没有 pack.yaml；规则包是含有 pack.yaml 的文件夹": (
        "no pack.yaml here; a rule pack is a folder with a pack.yaml"
    ),
    "pack.yaml 由 id、title 等键组成": "a pack.yaml has the keys id and title",
    "template.yaml 写一种格式，或用 amends 写明增补哪种格式": (
        "a template.yaml is a form, or names the form that it amends"
    ),
    "amends: 应为规则包 extends 的格式": "amends: must be the form that the pack extends",
    "一行写 id 和 label，或只写 heading": "a row has id and label, or only a heading",
    "{quantity}: 应写 words: [...]，需要时加 not: [...]、near: [...]": (
        "{quantity}: expected words: [...] and, where needed, not: [...] and near: [...]"
    ),
    "{key}: 应为列表": "{key}: expected a list",
    "{key}: 每一项由“键: 值”组成": "{key}: each entry is a mapping of keys",
    "缺少“{key}”": "key {key!r} is missing",
    "规则文件是规则的列表，每条以“- id:”开头": "a rule file is a list of rules, each beginning with “- id:”",
    "一条规则由 id、title、level 等键组成": "a rule is a mapping of keys such as id, title, level",
    "规则 {id} 缺少“{key}”": "rule {id}: key {key!r} is missing",
    "规则 {id} 只能写一种检查，不能写：{names}": "rule {id} names more than one check: {names}",
    "规则 {id} 没有写检查；可用：{names}": "rule {id} names no check; one of: {names}",
    "“{name}”的设置由“键: 值”组成": "the settings of “{name}” are a mapping of keys",
    "{name}: 缺少“{key}”": "{name}: key {key!r} is missing",
    "terms: 规则的设置里没有“{term}”": "terms: “{term}” is no text of the rule's settings",
    "规则 {id} 缺少例子“- {needed}:”": "rule {id}: an example “- {needed}:” is missing",
    "blocks: layout 是 across 的表只有一项": "blocks: a table whose layout is across has one",
    "rows: 至少有一行写 id 和 label": "rows: at least one has id and label",
    "一个例子写 pass、fail、open 中的一个": "an example has one of the keys pass, fail and open",
    "规则编号 {id} 已用在 {place}": "rule id {id} is used already at {place}",
    "两个规则包都叫“{id}”：{one}、{other}": "two packs are named “{id}”: {one} and {other}",
    "extends: 没有叫“{id}”的规则包；可用：{known}": "extends: no pack is named “{id}”; known: {known}",
    "extends: 规则包绕成了一圈：{chain}": "extends: the packs extend each other in a circle: {chain}",
    "id: 应与 pack.yaml 的 id 相同": "id: must be the id that pack.yaml has",
    "{key}: 编号“{id}”用了两次": "{key}: the id “{id}” is used twice",
    "{form} 年格式的表 {table} 没有“{row}”这一行": "table {table} of form {form} has no row “{row}”",
    "没有写明哪一行或哪一列；请写 each，或写成 {table.id}[行, 列]": (
        "no row or no column is named; write each, or {table.id}[row, column]"
    ),
    "没有哪一年的格式在表 {table} 有“{name}”": "no form has “{name}” in table {table}",
    "{table.form} 年格式的表 {table.id} 没有“{name}”这一行或列": (
        "table {table.id} of form {table.form} has no row or column “{name}”"
    ),
    "{form} 年格式没有“{table}”这个表": "the form of {form} has no table “{table}”",
    "{form} 年格式没有“{section}”这一部分": "the form of {form} has no section “{section}”",
    "没有 {year} 年度执行的格式": "no form is in force for {year}",
    "例子里不能写“{key}”": "an example cannot give “{key}”",
    "表 {table} 没有例子里写的列“{name}”": "table {table} does not have the column “{name}” that an example fills",
    "表 {table} 没有例子里写的单元格“{name}”": "table {table} does not have the cell “{name}” that an example names",
    "“{text}”中的“{part}”读不懂": "cannot read “{part}” in “{text}”",
    "；行、列写 template.yaml 里的编号，不写名称": "; rows and columns go by their ids in template.yaml, not by name",
    "“{text}”中“{mark}”的位置不对": "misplaced “{mark}” in “{text}”",
    "“{text}”中“{part}”之前缺少运算符": "an operator is missing before “{part}” in “{text}”",
    "“{text}”不是“a + b = c”这样的关系式": "“{text}” is not a relation such as “a + b = c”",
    "“{text}”不是 t3[new, total] 这样的单元格之和": "“{text}” is not a sum of cells such as t3[new, total]",
    "{name}: 应有的键是 {known}": "{name}: the keys are {known}",
    "“{day}”不是 01-31 这样的日期": "“{day}” is no day such as 01-31",
    "没有“{level}”这类机关；可用：{known}": "no bodies of level “{level}”; known: {known}",
    "不是正则表达式：{error}": "not a pattern: {error}",
    "不是正则表达式：{slip}（{error}）": "not a pattern: {slip} ({error})",
    "圆括号没有成对": "a round bracket without its other half",
    "方括号没有成对": "a square bracket without its other half",
    "“*”“+”“?”之前没有可以重复的字": "nothing to repeat before *, + or ?",
    "“*”“+”“?”连在一起": "*, + or ? one behind another",
    "应写两个单元格": "two cells are compared",
    "插件“{owner}”的规则包不存在：{folder}": "plugin “{owner}” names a rule pack that is not there: {folder}",
    "两个插件都叫“{name}”：{known}、{value}": "two plugins are named “{name}”: {known} and {value}",
    "“{key}”是 {check} 的设置，要写在它下面，再缩进两格": "“{key}” is a setting of {check}: indent it below that",
    "until: {until} 早于 since 的 {since}": "until: {until} is before since: {since}",
    "规则 {id}": "rule {id}",
    "插件“{name}”的 {hook} 前面没有写 @hookimpl": "{hook} of plugin “{name}” is not marked @hookimpl",
    "插件“{name}”（{value}）无法装入：{error}": "plugin “{name}” ({value}) cannot be loaded: {error}",
    "gi-lint: 输出格式“{name}”出错：{error}": "gi-lint: the output “{name}” fails: {error}",
    "gi-lint: 输出格式“{name}”给出的不是文字，而是 {text!r}": "gi-lint: the output “{name}” gives no text but {text!r}",
    "插件“{owner}”的 {hook} 出错：{error}": "plugin “{owner}”: {hook} fails: {error}",
    "插件“{owner}”的 {hook} 应给出{kind}，不是 {answer!r}": (
        "plugin “{owner}”: {hook} should give {kind}, not {answer!r}"
    ),
    "名称的对照": "a mapping of names",
    "目录的列表": "a list of folders",
    "插件“{owner}”的 {hook}：后缀应写成 .docx 这样，不是“{key}”": (
        "plugin “{owner}”: {hook}: a suffix is written as .docx, not “{key}”"
    ),
    "插件“{owner}”的 {hook}：“{key}”（{value}）无法装入：{error}": (
        "plugin “{owner}”: {hook}: “{key}” ({value}) cannot be loaded: {error}"
    ),
    "{hook}: 插件“{one}”和“{other}”都提供“{key}”": "{hook}: plugins “{one}” and “{other}” both give “{key}”",
    "不是 UTF-8 编码的文字，请另存为 UTF-8": "not text in UTF-8; save it as UTF-8",
    "应由“键: 值”组成，冒号用半角，后面有空格": "expected lines of “key: value”, with a blank behind the colon",
    "内容过多或嵌套过深，不予读取": "too large or too deeply nested to be read",
    "括号嵌套超过 {deepest} 层，不予读取": "brackets nested more than {deepest} levels deep are not read",
    "整数过长，不予读取": "a whole number too long to be read",
    "文件超过 {limit} MB，不予读取": "the file is larger than {limit} MB and is not read",
    "有不能使用的字符（U+{code:04X}）": "a character that may not be used (U+{code:04X})",
    "{key} 应为{said}，不是{value}": "{key}: expected {said}, not {value}",
    "{id} 应为“设置: 值”的对照，不是{settings}": "{id}: expected a mapping “SETTING: VALUE”, not {settings}",
    "{id} 的级别应为 {known}，不是{level}": "{id}: the level is one of {known}, not {level}",
    "overrides 的每一项应写明 files（适用于哪些文件）和其他设置": (
        "each entry of overrides has files (those that it is for) and other settings"
    ),
    "规则编号或前缀的列表，如 [T3, X-04]": "a list of rule ids or prefixes, such as [T3, X-04]",
    "路径或模式的列表，如 [草稿/*]": "a list of paths or patterns, such as [drafts/*]",
    "目录的列表，如 [本省规则]": "a list of folders, such as [our-rules]",
    "级别 error、warning、note 或 never": "a level, error, warning or note, or never",
    "格式，如 auto 或 2021": "a form, such as auto or 2021",
    "四位数的年份，如 2024": "a year of four digits, such as 2024",
    "路径或模式，如 历年/{year-1}/{agency}*": "a path or pattern, such as reports/{year-1}/{agency}*",
    "“规则: 级别”的对照": "a mapping “RULE: LEVEL”",
    "“规则: {设置: 值}”的对照": "a mapping “RULE: {SETTING: VALUE}”",
    "列表，每项有 file、rule、reason 等键": "a list of entries with the keys file, rule, reason and so on",
    "列表，每项有 files 和其他设置": "a list of entries with files and other settings",
    "没有这个规则包目录：{path}": "no such folder of a rule pack: {path}",
    "没有格式“{template}”；可用：{known}": "no form “{template}”; known: {known}",
    "没有编号为“{id}”或以它开头的规则": "no rule has the id “{id}” or begins with it",
    "没有编号为“{id}”的规则": "no rule has the id “{id}”",
    "{id} 是必查的规则，不能停用": "{id} is mandatory and cannot be switched off",
    "{id} 没有“{key}”这个设置": "{id} has no setting “{key}”",
    "{id} 的 {key} 不能是{value}，写法同规则文件（gi-lint rules {id}）": (
        "{key} of {id} cannot be {value}; it is written as in the rule file (gi-lint rules {id})"
    ),
    "{id} 的 {key}：{error}": "{key} of {id}: {error}",
    "gi-lint rules 列出全部规则": "gi-lint rules lists them all",
    "每一项应由 file、rule、reason 等键组成": "each entry has the keys file, rule, reason and so on",
    "缺少 {key}": "{key} is missing",
    "接受一个问题须写明理由": "to accept a finding takes a reason",
    "正整数（第几处）": "a whole number from 1 (which of several)",
    "{fail} 或 {open}": "{fail} or {open}",
    "日期，如 2026-12-31": "a date, such as 2026-12-31",
    "文字": "a text",
    "缺少 version；这不是 gi-lint 的基线文件，或文件已损坏": (
        "version is missing: no baseline of gi-lint, or a damaged one"
    ),
    "基线文件的版本是“{found}”，本程序只认识版本 {known}": (
        "the baseline is of version “{found}”; this program knows version {known}"
    ),
    "accepted 应为列表，每项有 file、rule、reason 等键": (
        "accepted: expected a list of entries with the keys file, rule, reason and so on"
    ),
    "文件已不存在": "the file is gone",
    "必查的规则，它报告的问题不能接受": "the rule is mandatory: its findings cannot be accepted",
    "没有用上，问题已不存在": "unused: the finding is gone",
    "已于 {day} 到期": "expired on {day}",
    "没有写理由": "no reason is given",
    "# gi-lint 基线：已接受的问题，每条一个，对应报告中的同一个问题。\n"
    "# reason 写明理由；还可写 approver（审批人）和 expires（到期日，如 2026-12-31）。"
    "由 gi-lint baseline update 更新。\n": (
        "# gi-lint baseline: accepted findings, an entry for each finding of a report.\n"
        "# reason says why; approver and expires (such as 2026-12-31) may be added. "
        "Renewed by gi-lint baseline update.\n"
    ),
    # findings about acceptances
    "gi-lint：接受 规则编号，理由：……": "gi-lint: accept RULE reason: ...",
    "接受一个问题须写明理由，并随报告的修改及时清理": (
        "To accept a finding takes a reason, and the entry goes when the report is mended"
    ),
    "接受问题的写法有效": "What accepts a finding is well written",
    "没有理由、写错规则编号的说明不起作用；必查的问题不能接受。": (
        "Without a reason, or with a wrong rule id, it has no effect; findings of mandatory rules cannot be accepted."
    ),
    "按“gi-lint：接受 规则编号，理由：……”补全或改正；必查的问题请改正报告或换用可以读取的文件。": (
        "Write it as “gi-lint: accept RULE reason: ...”; for a mandatory rule, mend the report or use a file that can "
        "be read."
    ),
    "接受的问题仍然存在": "What is accepted is still found",
    "问题已经改正，或位置写得不对；留着会掩盖以后的错误。": (
        "The fault is mended, or the place is wrong; left there, the entry hides later faults."
    ),
    "核对后删去这一条；基线文件可用 gi-lint baseline update 更新。": (
        "Look at it and delete the entry; gi-lint baseline update renews a baseline."
    ),
    "接受的问题没有到期": "What is accepted has not expired",
    "到期的接受不再起作用，问题照常报告。": "An expired entry has no effect: the finding is told as before.",
    "改正问题；确需继续接受的，重新审批并更新到期日。": (
        "Mend the fault; if it must be accepted longer, have it approved again and renew the date."
    ),
    "第 {line} 行的说明": "the comment on line {line}",
    "看不懂；写法是“{how}”": "cannot be understood; write “{how}”",
    "没有写明接受 {id} 的理由；写法是“{how}”": "gives no reason for accepting {id}; write “{how}”",
    "{source}{fault}": "{source} {fault}",
    "{rule} 是必查的规则，它报告的问题不能接受": "{rule} is mandatory: its findings cannot be accepted",
    "接受 {rule} 已于 {day} 到期，不再起作用": "accepting {rule} expired on {day} and has no effect",
    "接受的 {rule} 问题没有出现，可以删去": "no finding of {rule} here to accept; the entry can go",
    "；如果指的是这份报告里的另一处，位置写作 {places}": "; if another one in this report is meant, write {places}",
    "；file 写一个文件，不用通配符：一批文件不查某条规则，写在 overrides 的 ignore 里": (
        "; file names one file, without wildcards: to leave a rule out for many files, write ignore under overrides"
    ),
    "{file} 已不存在，接受其中 {rule} 问题的这一条可以删去": "{file} is gone; the entry for its {rule} can go",
    # rules and their examples
    "{year} 年度起": "from {year} on",
    "到 {year} 年度": "until {year}",
    "各年度": "all years",
    "级别": "Level",
    "适用": "Forms",
    "检查": "Check",
    "，说明中有“{words}”": ", saying “{words}”",
    "，级别是{level}": ", at level {level}",
    "  例（{verdict}{says}）：": "  Example ({verdict}{says}):",
    "  另有 {count} 个例子：gi-lint rules {rule} --format json": (
        "  {count} more example{count:s}: gi-lint rules {rule} --format json"
    ),
    "| 编号 | 级别 | 适用 | 规则 | 依据 |": "| Id | Level | Forms | Rule | Basis |",
    "\n共 {count} 条规则；gi-lint rules 编号 看一条规则的讲解\n": (
        "\n{count} rule{count:s}; gi-lint rules ID explains one\n"
    ),
    "该年度执行的格式通知": "the notice on the form of the year",
    "格式通知": "the notice on the form",
    "官方格式": "the official form",
    "通过": "pass",
    "不通过": "fail",
    "例子": "an example",
    "{run.source}  {run.rule} 例 {run.number}（应{verdict}）：{run.fault}": (
        "{run.source}  {run.rule} example {run.number} (expected: {verdict}): {run.fault}"
    ),
    "共 {examples} 个例子，{failed} 个不符": "{examples} example{examples:s}, {failed} not met",
    "没有查出什么。例子里要有所查的单元格，或者所查部分的标题和正文": (
        "nothing was seen. An example holds the cells that are looked at, or the heading and the text of the section"
    ),
    "得到{verdict}": "got {verdict}",
    "说明中没有“{words}”": "no message says “{words}”",
    "级别不是“{level}”": "the level is not “{level}”",
    # the report as it was read
    "标题": "Title",
    "未找到": "not found",
    "应用格式": "Form required",
    "表格所用格式": "Form of the tables",
    "无表格": "no tables",
    "{period.first} 至 {period.last}": "{period.first} to {period.last}",
    "统计期限": "Period",
    "落款日期": "Signed",
    "发布日期": "Published",
    "依据的通知": "Notice cited",
    "未引用": "none",
    "引言说的部分": "Parts by the introduction",
    "未说明": "not said",
    "{parts} 个": "{parts}",
    "各部分": "Parts",
    "未能读取": "Cannot be read",
    "文中的数（{count}）": "Numbers in the text ({count})",
    "相符": "holds",
    "不符": "fails",
    "{verdict}，对照{figures}": "{verdict}: compared with {figures}",
    "{named} 等 {count} 个数": "{named} and others, {count} in all",
    "“{text}”": "“{text}”",
    "第 {line} 行  ": "line {line}  ",
    "，约数": ", approximate",
    "本地格式": "local form",
    "格式里没有的行": "Rows that the form does not have",
    "已读出": "read",
    "部分读出": "partly read",
    "未能读出": "unreadable",
    "政府": "government",
    "部门": "department",
    "乡镇街道": "township",
    "其他": "other",
    "本年数": "this year",
    "总数": "total",
    "分项": "part",
    "占比": "share",
    "比率": "rate",
    "增减": "change",
    "往年数": "earlier year",
    "累计数": "cumulative",
    "没有": "none",
    "没有（由文意）": "none (implied)",
    # last year's report
    "给出的上年报告 {path} 读不出（{failure}），无法与上年比对": (
        "last year's report as given, {path}, cannot be read ({failure}), so nothing can be compared with it"
    ),
    "给出的上年报告 {path} 看不出是哪一年度的，应是 {wanted} 年度的报告，无法与上年比对": (
        "last year's report as given, {path}, does not show its year, which should be {wanted}; nothing can be compared"
    ),
    "给出的上年报告 {path} 是 {year} 年度的，应是 {wanted} 年度的报告，无法与上年比对": (
        "last year's report as given, {path}, is on {year} and should be on {wanted}; nothing can be compared"
    ),
    "给出的上年报告 {path} 是{other}的，不是{agency}的，无法与上年比对": (
        "last year's report as given, {path}, is of {other}, not of {agency}; nothing can be compared"
    ),
    "本报告的年度不明，不能确定哪一份是上年报告，无法与上年比对": (
        "this report's year is unknown, so that which report is last year's is unknown too; nothing can be compared"
    ),
    "在 {path} 中没有找到{agency} {year} 年度的报告，无法与上年比对": (
        "no report of {agency} on {year} in {path}; nothing can be compared with last year"
    ),
    "本机关": "this body",
    # files and what explains a finding
    "{problem}。{advice}": "{problem}. {advice}",
    "无法打开文件：{reason}": "The file cannot be opened: {reason}",
    "请检查文件是否存在、是否有读取权限": "See whether it exists and may be read",
    "这不是普通文件": "This is not a regular file",
    "请确认这是一份年度报告": "Make sure that this is an annual report",
    "有一段文字超过 {limit} 个字符，不予读取": "A paragraph has more than {limit} characters; the file is not read",
    "不支持的文件类型“{suffix}”": "Files of type “{suffix}” are not supported",
    "文件名没有后缀，看不出是哪一种文件": "The file has no suffix, which would say what it is",
    "请转换为以下格式之一：{known}": "Convert it to one of {known}",
    "请提供报告的 Word 文件（.docx），或用 OFD 阅读器转换为 .docx 再检查": (
        "Use the report's Word file (.docx), or convert it to .docx with an OFD reader"
    ),
    "请将表格放入报告的 Word 文件（.docx）再检查": "Put the table into the report's Word file (.docx)",
    "图片无法核对，请提供可编辑的文件（.docx、.html 或 .txt）": (
        "A picture cannot be checked: use a file that can be edited (.docx, .html or .txt)"
    ),
    "{table.spec.name}未能可靠读出（{table.reason}），无法核对": (
        "{table.spec.name} could not be read with certainty ({table.reason}) and cannot be checked"
    ),
    "“{place.row_label}”行{column}的 {text}": "{text} (row “{place.row_label}”{column})",
    "文中“{claim.text}”的 {value}": "{value} in “{claim.text}”",
    "若{now} 改为 {then}，{effect}": "if {now} were {then}, {effect}",
    "{count} 处不符同时消除": "{count} breaches would go at once",
    "本式成立，且不影响其他各式": "this equation would hold and no other be broken",
    "改动本式中 {count} 个数的任何一个，都能使它成立；仅凭文中和表内的数不能断定哪个有误，须对照底数": (
        "a change of any one of the {count} figures would mend it; text and table alone do not show which is wrong: "
        "compare the records"
    ),
    "改动本式中 {count} 个数的任何一个，都能使它成立；仅凭表内的数不能断定哪个有误，须对照底数": (
        "a change of any one of the {count} figures would mend it; the table alone does not show which is wrong: "
        "compare the records"
    ),
    # checks: words that several use
    "等": " and others",
    "无": "none",
    "行": "",
    "{said}：{quote}": "{said}: “{quote}”",
    "相差 {difference}": "difference {difference}",
    "未找到{table.spec.name}（{table.spec.title}）": "{table.spec.name} ({table.spec.title}) not found",
    # the document, its parts and its tables
    "这是尚未填写的空白格式（表中没有一个数，文字处是占位说明），不是写好的年度报告": (
        "this is a blank form (no figure in its tables, placeholders for text), not a written annual report"
    ),
    "这份文件不像政府信息公开工作年度报告，{likeness}": (
        "this does not look like an annual report on information disclosure: {likeness}"
    ),
    "更像{kind}": "it looks more like {kind}",
    "标题、统计期限和应有的各部分没有找全": "its title, its period and its parts were not all found",
    "{table.spec.name}{table.reason}，表中的数都无法核对": (
        "{table.spec.name} {table.reason}; its figures cannot be checked"
    ),
    "{table.spec.name}{table.reason}，行列是否齐全无法核对": (
        "{table.spec.name} {table.reason}; whether its rows and columns are complete cannot be checked"
    ),
    "{table.spec.name}的单元格无法可靠读出：{table.reason}；需要这些数的规则均未核对": (
        "the cells of {table.spec.name} cannot be told apart with certainty: {table.reason}; no rule that needs them "
        "was checked"
    ),
    "{table.spec.name}缺少 {parts}": "{table.spec.name} lacks {parts}",
    "{count} 行": "{count} row{count:s}",
    "{count} 列": "{count} column{count:s}",
    "{count} 类的标题": "the label{count:s} of {count} group{count:s}",
    "{table.spec.name}的行列是 {table.form} 年格式的": (
        "{table.spec.name} has the rows and columns of the form of {table.form}"
    ),
    "{table.spec.name}的行列是本地格式的": "{table.spec.name} has the rows and columns of a local form",
    "{shown}，{year} 年度报告应使用 {required.id} 年格式（{required.notice}）": (
        "{shown}; a report on {year} uses the form of {required.id} ({required.notice})"
    ),
    "缺少第{part}部分“{spec.heading.text}”；报告现有各部分：{there}": (
        "the part “{spec.heading.text}” is missing; parts of the report: {there}"
    ),
    "没有关于“{spec.heading.text}”的内容": "nothing about “{spec.heading.text}”",
    "统一格式的 {parts} 个部分之外，另有“{section.heading}”": (
        "beside the {parts} parts of the form: “{section.heading}”"
    ),
    "“{section.heading}”与前面的部分同属“{official}”，统一格式中只有一个": (
        "“{section.heading}” and a part before it are both “{official}”, of which the form has one"
    ),
    "标题“{here.heading}”与统一格式不同，应为“{spec.heading.text}”": (
        "the heading “{here.heading}” is not the official one, “{spec.heading.text}”"
    ),
    "“{section.heading}”下没有内容": "nothing under “{section.heading}”",
    "“{section.heading}”下只写了“{text}”": "nothing but “{text}” under “{section.heading}”",
    "“{section.heading}”共 {length} 字，超过 {most} 字": (
        "“{section.heading}” has {length} characters, more than {most}"
    ),
    "全文没有写到：{names}": "nothing in the report about: {names}",
    "“{statement}”说的是什么读不出来，无法判断是否写到：{names}": (
        "What “{statement}” tells of is not clear, so whether this is told is open: {names}"
    ),
    "{headings}没有写到：{names}": "nothing in {headings} about: {names}",
    "没有写明联系方式中的：{names}": "not given among the contact details: {names}",
    "引言说有 {parts} 个部分，列出的却是 {listed} 个": "the introduction says {parts} parts but lists {listed}",
    "引言说有 {parts} 个部分，正文有 {found} 个": "the introduction says {parts} parts, the body has {found}",
    "引言列出 {parts} 个部分，正文有 {found} 个": "the introduction lists {parts} parts, the body has {found}",
    "引言列出、正文没有：{names}": "listed by the introduction but not in the body: {names}",
    "正文有、引言没有列出：{names}": "in the body but not listed by the introduction: {names}",
    "“{words}”之后": "after “{words}”: ",
    "{before}缺少{due}，直接是“{mark}”": "{before}{due} is missing, “{mark}” follows at once",
    "{before}应为“{due}”，写成了“{mark}”": "{before}should be “{due}”, not “{mark}”",
    "{before}又是“{mark}”，编号重复，应为“{due}”": "{before}“{mark}” comes again; should be “{due}”",
    "{before}先是“{mark}”，后是“{due}”，次序颠倒": "{before}“{mark}” comes first and “{due}” after it",
    "{before}应为“{due}”，却回到了“{mark}”": "{before}should be “{due}” but goes back to “{mark}”",
    "件数多于基数，这几个数必有一处有误": "the count is more than its whole: one of these figures is wrong",
    "“{place.quote}”，办理的比收到的多 {difference}；如含上年结转或别处转来的，请写明": (
        "“{place.quote}”: {difference} more were answered than received; where some are of last year or from "
        "elsewhere, say so"
    ),
    "“{mark}”前面缺少“{due}”": "“{due}” is missing before “{mark}”",
    "“{cut}”疑为“{due}”漏了字": "“{cut}” may be “{due}” with a letter lost",
    "标题“{title}”{fault}": "title “{title}”: {fault}",
    "中“{words}”重复": "“{words}” comes twice",
    "中“{words}”有误": "“{words}” is wrong",
    "中“{words}”有误，疑为“{meant}”": "“{words}” is wrong, perhaps “{meant}”",
    "没有写明年度": "the year is not given",
    "重复写了年份“{year}”": "the year “{year}” comes twice",
    "年份后缺“年”": "“年” is missing after the year",
    "没有写明机关名称": "the body is not named",
    # cells
    "{table.spec.name} {cells} 格中有 {blank} 格没有数{said}": (
        "{blank} of the {cells} cells of {table.spec.name} hold no number{said}"
    ),
    "填“{text}”": "“{text}”",
    "{count} 格填“{mark}”": "{count} “{mark}”",
    "，其中 {filled}": ", of them {filled}",
    " {count} 格": " ({count})",
    "等 {count} 行": " and others, {count} rows in all",
    "{table.spec.name}“{name}”填的是 {text}，没有写明单位（元或万元）": (
        "{table.spec.name} “{name}” is {text} without a unit (yuan or ten thousand yuan)"
    ),
    "{name}为 {text}": "{name} is “{text}”",
    "{table.spec.name}{name}为 {text}，{other}没有填数，无法核对": (
        "{table.spec.name}: {name} is {text}, {other} holds no number; cannot be checked"
    ),
    "{table.spec.name}{shown}，两者应同为零或同不为零": "{table.spec.name}: {shown}; both should be zero, or neither",
    "{table.spec.name}“{place}”填的是“{cell.text}”，{fault}": "{table.spec.name} “{place}” is “{cell.text}”: {fault}",
    "不是一个数": "not a number",
    "不应为负数": "should not be negative",
    "应为整数": "should be a whole number",
    "数字过大": "too large a number",
    "{table.spec.name}{names}{more}填了数，“{column}”列却是空白": (
        "{table.spec.name}: {names}{more} filled in, but the column “{column}” blank"
    ),
    "{table.spec.name}“{row}”填的是 {text}，而该栏单位是{unit}": (
        "{table.spec.name} “{row}” is “{text}”, but the unit there is “{unit}”"
    ),
    "{table.spec.name}“{row}”为 {number} {unit}，量级偏大，疑为按元填写": (
        "{table.spec.name} “{row}” is {number} “{unit}”, which is very much; perhaps it is meant in yuan"
    ),
    "如果是 {number} {unit}，应填 {meant}": "if {number} “{unit}” is meant, fill in {meant}",
    "{table.spec.name}“{label}”{part} 件，占{name} {whole} 件的 {share}%，超过 {most}%": (
        "{table.spec.name} “{label}” {part} is {share}% of “{name}” {whole}, more than {most}%"
    ),
    "{table.spec.name}“{row}”填了{shown}": "{table.spec.name} “{row}” filled in: {shown}",
    "{said}，而{name}没有制定规章的权限": "{said}; but “{name}” has no power to make such rules",
    "{said}；从名称看不出{name}是否有权制定规章，无法核对": (
        "{said}; the name does not show whether “{name}” may make such rules; cannot be checked"
    ),
    "{table.spec.name}“{row}”为 {number}": "{table.spec.name} “{row}” is {number}",
    "{said}，有关情况写在别处，“{heading}”部分没有说明": "{said}; the report tells of it elsewhere, not in “{heading}”",
    "{said}，“{heading}”部分没有说明有关情况": "{said}; “{heading}” does not tell of it",
    "“{row}”应为{unit}，填的是{cell.unit}": "“{row}” should be in “{unit}”, not “{cell.unit}”",
    "{table.spec.name}单位与官方统计表不同：{rows}": "units of {table.spec.name} other than the official ones: {rows}",
    # equations
    "{table}{place}": "{table}, {place}",
    "{column}列": "column {column}",
    "等于": "equal to",
    "不等于": "other than",
    "不大于": "at most",
    "不小于": "at least",
    "小于": "less than",
    "大于": "more than",
    "应{compared} {number}": "should be {compared} {number}",
    "前者应{compared}后者": "the former should be {compared} the latter",
    "{names}{reason}": "{names} {reason}",
    "为空白": "blank",
    "填的是“{text}”，不是数": "has “{text}”, which is no number",
    "未能可靠读出": "not read with certainty",
    "不在表中": "not in the table",
    "方括号前的“{named}”不是这条规则的表，应写成 {table}[行, 列]": (
        "“{named}” before the bracket is not the rule's table; write {table}[row, column]"
    ),
    "{said}，无法核对": "{said}; cannot be checked",
    # last year
    "上年报告的{name}": "last year's {name}",
    "上年{name}": "last year's {name}",
    "上年的{there.spec.name}": "last year's {there.spec.name}",
    "；文中说到“{excuse}”，请核对它能否解释这个差数": "; the text speaks of “{excuse}”: see whether that explains it",
    "未能可靠读出（{table.reason}）": "could not be read with certainty ({table.reason})",
    "未能找到": "was not found",
    "上年报告 {path} 的{table.spec.name}{reason}，无法与上年比对": (
        "{table.spec.name} of last year's report {path} {reason}; cannot be compared with last year"
    ),
    "{names}没有可核对的数，无法与上年报告 {path} 比对": (
        "{names} without a number to compare; cannot be compared with last year's report {path}"
    ),
    "{names}未能可靠读出，无法与上年报告（{path}）比对": (
        "{names} could not be read with certainty; cannot be compared with last year's report ({path})"
    ),
    "本年": "this year",
    "上年": "last year",
    "{name}{blank}空白，无法与上年比对": "“{name}” is blank {blank}; cannot be compared",
    "{name}本年 {here}，上年 {there}，{said}": "“{name}” is {here} this year, {there} last year: {said}",
    "合计 {number}": ", together {number}",
    "是上年的 {times} 倍": "{times} times last year's",
    "只有上年的 1/{times}": "only 1/{times} of last year's",
    "降为零": "down to zero",
    "“{name}”本年报告的累计数 {here}，上年报告的累计数 {there}": (
        "“{name}”, cumulative: {here} in this report, {there} in last year's"
    ),
    "，没有写本年度的数，无法核对": "; this year's own figure is not given, so it cannot be checked",
    "，累计数反而减少": "; the cumulative figure has fallen",
    " + 本年度 {year} = {expected}，相差 {difference}": " + this year's {year} = {expected}, difference {difference}",
    "{message}；另有 {count} 行的累计数也接不上，可能重新起算或更换了口径": (
        "{message}; {count} more row{count:s} do not go on either: perhaps counted anew or differently"
    ),
    "{table.spec.name}在本报告或上年报告（{path}）中未能完整读出，无法与上年比对": (
        "{table.spec.name} could not be read whole in this report or in last year's ({path}); cannot be compared"
    ),
    "{names}的 {figures} 个数与上年报告（{path}）全部相同，其中不为零的有 {filled} 个": (
        "all {figures} figures of {names} are those of last year's report ({path}), {filled} of them not zero"
    ),
    "；除去合计只有 {count} 个，也可能是巧合，请核对": (
        "; only {count} without the totals, which may be chance: please look"
    ),
    "文中的 {figures} 种数与上年报告（{path}）全部相同，其中不为零的有 {filled} 种": (
        "all {figures} numbers of the text are those of last year's report ({path}), {filled} of them not zero"
    ),
    "正文除去数字、年份、表格和固定用语后，与上年报告（{path}）相同的文字占 {share}": (
        "without figures, years, tables and set phrases, {share} of the text is that of last year's report ({path})"
    ),
    "“{heading}”为 {share}": "“{heading}” {share}",
    "，其中{parts}": "; by parts: {parts}",
    "“{part.section.heading}”的文字有 {share} 是上年报告（{path}）里的": (
        "{share} of “{part.section.heading}” stands in last year's report ({path})"
    ),
    # dates, years and legal bases
    "日期“{text}”中的“{wrong}”应写作“〇”": "“{wrong}” in the date “{text}” should be “〇”",
    "改为“{right}”": "write “{right}”",
    "落款": "signed",
    "发布": "published",
    "公布": "published",
    "{name}日期 {day}，早于 {year} 年度统计期结束的 {year}年12月31日": (
        "{name} on “{day}”, before the period of {year} ended on 31 December {year}"
    ),
    "是否应为 {year} 年": "perhaps {year}",
    "落款日期 {signed}，页面日期 {published} 晚于应当公布的最后日期 {until}，可能是重新发布": (
        "signed on “{signed}”; the page's date “{published}” is after the due date “{until}”, perhaps published again"
    ),
    "没有落款日期，页面日期 {published} 在应当公布的最后日期 {until} 的次年或以后，可能是重新发布": (
        "the page's date “{published}” is of a later year than the due date “{until}” and no signature has a date;"
        " perhaps published again"
    ),
    "{name}日期 {day}，晚于应当公布的最后日期 {until}": "{name} on “{day}”, after the last date for it, “{until}”",
    "没有标题": "there is no title",
    "没有写明统计期限": "the period is not stated",
    "标题“{title}”漏了“{words}”": "the title “{title}” lacks “{words}”",
    "统计期限没有填写：“{unclear.quote}”": "the period is not filled in: “{unclear.quote}”",
    "落款日期“{unclear.quote}”是不存在的日期": "the signature's date “{unclear.quote}” is no day that there is",
    "“{place.quote}”中有不存在的日期": "“{place.quote}” names a day that there is not",
    "“{place.quote}”的截止日期早于起始日期": "“{place.quote}” ends before it begins",
    "“{place.quote}”跨了两个年度，报告年度是 {year} 年": "“{place.quote}” spans two years; the report is on {year}",
    "“{place.quote}”不是 {year} 年全年，所述各数却是全年的": (
        "“{place.quote}” is not the whole of {year}, yet the figures told of it are"
    ),
    "统计期限“{unclear.quote}”中有不存在的日期": "the period “{unclear.quote}” names a day that there is not",
    "统计期限“{unclear.quote}”写得不完整": "the period is written incompletely: “{unclear.quote}”",
    "统计期限只写了截止日期“{unclear.quote}”，没有写从哪一天起": (
        "of the period only the last day is stated, “{unclear.quote}”; say from which day on"
    ),
    "统计期限写的是 {stated}，{year} 年度报告应为 {right}": (
        "the period is stated as “{stated}”; in a report on {year} it is “{right}”"
    ),
    "引言说的是 {other} 年度的报告“{place.quote}”": (
        "the introduction speaks of the report on {other}: “{place.quote}”"
    ),
    "作为依据的{place.quote}是关于 {other} 年度报告的": "the basis “{place.quote}” is about reports on {other}",
    "“{heading}”开头说的是 {other} 年": "“{heading}” begins with {other}",
    "写的是 {other} 年，各数却是本年度表中的数": "told of {other}, but the figures are those of this year's tables",
    "“{heading}”说的是 {other} 年": "“{heading}” tells of {other}",
    "“{caption}”是 {other} 年的": "“{caption}” is of {other}",
    "标题“{heading}”把计划写成了 {other} 年的": "the heading “{heading}” gives plans for {other}",
    "计划“{place.quote}”写的是已经过去的 {other} 年": "the plan “{place.quote}” is for {other}, which is over",
    "“{caption}”写的是 {other} 年": "“{caption}” is said to be of {other}",
    "“{place.quote}”的年份疑为 {due} 年": "the year of “{place.quote}” may be {due}",
    "标题“{heading}”写的是 {other} 年": "the heading “{heading}” names {other}",
    "标题写的是 {other} 年": "the title says {other}",
    "统计期限写的是 {other} 年": "the period is of {other}",
    "{said}，报告年度是 {year} 年": "{said}; the report is on {year}",
    "引用的是 {wrong}，{year} 年度执行的是 {notice}": "cites “{wrong}”; in force for {year} is “{notice}”",
    "本": "this year",
    "引用的是 {wrong} 的名称，{year} 年度执行的是 {notice}": (
        "cites the notice by the name of “{wrong}”; in force for {year} is “{notice}”"
    ),
    "文号是 {right}，前面写的却是 {notice} 的名称": (
        "the number is “{right}”, but the name before it is that of “{notice}”"
    ),
    "文号写成了 {wrong}，应为 {notice}": "the number is written “{wrong}”; it is “{notice}”",
    "法规名称写成了{shown}，应为《{name}》": "the regulation is named “{shown}”; it is “《{name}》”",
    "《{name}》的令号写成了第{wrong}号，应为第{number}号": "the decree of “《{name}》” is No. {number}, not {wrong}",
    "“{first.quote}”是已经废止的规定，{says}": "“{first.quote}” is of the repealed rules: {says}",
    # wording
    "标点重复或搭配不当": "marks doubled or ill matched",
    "标点重复": "marks doubled",
    "段首多出标点": "a mark at the head of the paragraph",
    "{kind}方向不对或没有成对": "{kind} the wrong way round or not in pairs",
    "{kind}没有闭合": "{kind} not closed",
    "{kind}只有后一半": "{kind} closed but never opened",
    "“{word}”重复": "“{word}” comes twice",
    "同一句话接连写了两遍": "the same clause twice running",
    "同一段中同一句话写了两遍": "the same clause twice in one paragraph",
    "整段文字接连写了两遍": "the same paragraph twice running",
    "“{quote}”没有单位，同列各项的单位是“{unit}”": "“{quote}” has no unit; its neighbours have “{unit}”",
    "“{quote}”中可能漏了“年”": "“{quote}” may have lost its “年”",
    "“{quote}”中可能漏了数字": "a figure may be missing in “{quote}”",
    "“{section.mark}”与其他各部分编号的写法不同，应为“{due}、”：{section.heading}": (
        "“{section.mark}” is not written as the other parts' numbers are; it should be “{due}、”: “{section.heading}”"
    ),
    "“{quote}”没有写“%”": "“{quote}” has no %",
    "“{quote}”不是整数，可能漏了“万”": "“{quote}” is no whole number: the word for ten thousand may be lost",
    "“{quote}”的千分位不对，可能漏了数字": "the thousands of “{quote}” are wrong: a digit may be lost",
    "数字中的标点重复或写错：{quote}": "a mark in a figure is doubled or wrong: {quote}",
    "“{quote}”没有写单位": "“{quote}” has no unit",
    "“{words}”不像是{agency}的自称，可能是别的机关的文字": (
        "“{words}” is not what “{agency}” calls itself; perhaps another body's text"
    ),
    "落款“{words}”不是{agency}，可能是别的机关的文字": (
        "the signature “{words}” is not “{agency}”; perhaps another body's text"
    ),
    "“{words}”不是{agency}，可能是别的机关的文字": "“{words}” is not “{agency}”; perhaps another body's text",
    "文中有{what} {masked}": "{what} in the text: {masked}",
    "身份证号码": "identity-card number",
    "个人手机号码": "personal mobile number",
    "规则的模式在 {seconds:g} 秒内没有查完，已停止，须由写规则的人改写": (
        "the rule's pattern was not done within {seconds:g} seconds and was stopped; its author must rewrite it"
    ),
    # numbers of the text
    "多": "too much by",
    "少": "too little by",
    "文中{total}，而所列{parts}，{compared} {difference}": (
        "the text says {total}, but the parts listed are {parts}: {compared} {difference}"
    ),
    "；不算{names}则相等，如不在其内请分开写": "; without {names} they agree; if it is none of them, tell it apart",
    "；“余”“多”等按最少计": "; a number told as “余” or “多” is taken at its least",
    "；{named}的单位不同，没有算入": "; {named}, counted in other units, are left out",
    "；同一条信息可以在几个渠道发布，如确系重复计数请说明": (
        "; one item may be published in several channels: if it is counted several times, say so"
    ),
    "；如所列的是它与“{name}”合起来的构成，请写明": "; if the list is of it and “{name}” together, say so",
    "；如只算应当办理的，请写明": "; if only those due are counted, say so",
    "；一件申请可以涉及几个方面，如确系重复计数请说明": (
        "; one request may concern several matters: if they are counted more than once, say so"
    ),
    "；同一项内容可以有几种形式的解读，如确系重复计数请说明": (
        "; one item may be explained in several forms: if it is counted several times, say so"
    ),
    "本年 {now}，上年 {then}，{how} = {result}，{change}，文中写“{claim.text}”": (
        "this year {now}, last year {then}: {how} = {result}, {change}, but the text says “{claim.text}”"
    ),
    "{then}（由“{claim.text}”推算）": "{then} (worked out from “{claim.text}”)",
    "应为持平": "which is no change",
    "应为减少 {change}": "which is a fall of “{change}”",
    "应为增加 {change}": "which is a rise of “{change}”",
    "（{now} - {then}）÷ {then}": "({now} - {then}) ÷ {then}",
    "“{name}”表中为 {number}": "“{name}” is {number} in the table",
    "{parts}，而文中{total}，{compared} {difference}": ("{parts}, but the text says {total}: {compared} {difference}"),
    "；与表三对照，{said}": "; set against table three: {said}",
    "表中数 {number}": "{number} of the table",
    "（{sum}）": "({sum})",
    "各项占比推算出的基数不同，也都不是文中和表中的数：{implied}": (
        "the shares imply different wholes, and none is a number of the text or the tables: {implied}"
    ),
    "；最接近的基数是{base.name}，按它计算：{right}": "; the nearest whole is {base.name}, by which: {right}",
    "“{name}”{counted} ÷ {base.name} = {shown}，文中写 {printed}，{reason}": (
        "“{name}”{counted} ÷ {base.name} = {shown}, the text says {printed}: {reason}"
    ),
    "只舍未入，四舍五入应为 {right}": "cut off; rounded it is {right}",
    "“{place.quote}”超过了 100%": "“{place.quote}” is more than 100%",
    "应为 {right}": "should be {right}",
    "各项占比 {terms} = {printed}，应为 100%，{compared} {difference} 个百分点": (
        "the shares {terms} = {printed} should be 100%: {compared} {difference} percentage points"
    ),
    "文中{left}，不等于{right}，相差 {difference}": "in the text {left} is not {right}, difference {difference}",
    "文中{left}，应{compared}{right}，相差 {difference}": (
        "in the text {left} should be {compared} {right}, difference {difference}"
    ),
    "（文中未写{names}，按没有计）": " (the text does not give {names}, taken as none)",
    # text against tables
    "文中“{told}”，{table}中 {cells}，无法核对": "the text says “{told}”, {table} {cells}; cannot be checked",
    "文中“{told}”，{table}中 {cells}，还有单元格缺少或未读出，无法核对": (
        "the text says “{told}”, {table} {cells}; other cells are missing or were not read, so it cannot be checked"
    ),
    "文中“{told}”，{table}中 {cells}，按文中所说应为 0": (
        "the text says “{told}”, but {table} {cells}, which should be 0 by that"
    ),
    "（另有 {count} 格空白）": " (and {count} blank cells)",
    "文中“{told}”，{table}中 {cells}，相差 {difference}": (
        "the text says “{told}”, {table} {cells}, difference {difference}"
    ),
    "；文中说的是“{scope}”，如与表的统计范围不同，请写明各自的范围": (
        "; the text speaks of “{scope}”: if the table's scope is another, say which is which"
    ),
    "；文中有“{cause}”字样，可能只指表中某一行，请核对": (
        "; the text has “{cause}” and may mean one row only: please look"
    ),
    "文中“{claim.told}”无法与{table.spec.name}核对：{table.reason}": (
        "“{claim.told}” of the text cannot be checked against {table.spec.name}: {table.reason}"
    ),
    "文中几处写了不同的数（{figures}），都与表中的 {expected} 不同，不能确定哪一个是同一口径": (
        "the text gives different numbers ({figures}), none of them {expected} as in the table; which counts the same "
        "is not certain"
    ),
    "{table.spec.name}未能全部读出，行列是否齐全无法核对": (
        "{table.spec.name} was not read whole; whether its rows and columns are complete cannot be checked"
    ),
    # why a table is not read
    "只列为附件": "is only named as an attachment",
    "以图片或嵌入文件的形式出现": "is only a picture or an embedded file",
    "表中文字还在，但单元格的界限已丢失": "its text is there, but the borders of its cells are lost",
    "{names}行的数字个数与表头不符，不能确定各数属于哪一列": (
        "the rows {names} have other numbers of figures than columns, so which figure is whose is not certain"
    ),
    "“{run.label}”后的 {text} 有 {count} 种读法：{readings}": (
        "{text} behind “{run.label}” can be read in {count} ways: {readings}"
    ),
    "，或": ", or ",
    "{names}行的文字断开或与别的行连在一起，不能确定哪些数属于该行": (
        "the rows {names} are broken or joined to others, so which figures are theirs is not certain"
    ),
    "有一行数字前面没有行名，不能确定属于哪一行": "a row of figures has no label, so it is not certain which row it is",
    "表格没有画全框线或伸到了页面以外，不能确定每个数属于哪一行、哪一列": (
        "the table lacks ruling lines or reaches beyond the page, so which row and column a figure is of is not certain"
    ),
    # files that cannot be read, and remarks on those that can
    "有 {count} 段以问号开头，应是空格在转换中变成的，按空格读；请删去。": (
        "{count} paragraphs begin with question marks; they seem to be blanks lost in a conversion and are read as "
        "such. Delete them."
    ),
    "请用 Word 或 WPS 打开，另存为 .docx 后再检查。": "Open it in Word or WPS and save it as .docx.",
    "请用 Word 或 WPS 另存为 .docx 再检查": "Save it as .docx in Word or WPS.",
    "请确认这是一份年度报告。": "See whether this is an annual report.",
    "请确认文件已保存、已传完，再检查一次。": "See whether it was saved and sent whole.",
    "请先解压，再检查里面的文件。": "Unpack it and check the files inside.",
    "请重新下载或复制，再检查一次。": "Download or copy it again.",
    "文件是空的（0 字节）。": "The file is empty (0 bytes).",
    "文件已损坏：Word 文档没有正文。": "The file is damaged: the Word document has no body.",
    "文件已损坏：里面的 XML 不完整或有错误。": "The file is damaged: its XML is not whole or not valid.",
    "文件已损坏：读不出其中的 {filename}。": "The file is damaged: {filename} in it cannot be read.",
    "文件不完整或已损坏（可能没有传完）。": "The file is not whole or damaged (perhaps not sent to the end).",
    "文件里的 XML 带有 DOCTYPE 声明，出于安全考虑不予读取。": (
        "Its XML has a DOCTYPE declaration and is not read, for safety."
    ),
    "文件设有打开密码，无法读取。": "The file has a password and cannot be read.",
    "请取消密码保护，另存后再检查。": "Remove the password and save it again.",
    "文件内容过于庞杂（超过 {max_angle_brackets} 个标记），不予读取。": (
        "The file has more than {max_angle_brackets} tags and is not read."
    ),
    "文件解压后超过 {max_uncompressed} MB，不予读取。": (
        "Unpacked, the file has more than {max_uncompressed} MB: not read."
    ),
    "请确认这是一份年度报告；如是，请删去嵌入的内容后另存。": (
        "See whether this is an annual report; if so, delete what is embedded and save it again."
    ),
    "压缩包里的文件超过 {max_entries} 个，不予读取。": "More than {max_entries} files in the archive: not read.",
    "表格或文本框嵌套超过 {max_nesting} 层，不予读取。": "Tables or text boxes more than {max_nesting} deep: not read.",
    "请在 Word 中去掉嵌套的表格或文本框后再检查。": "Remove the nested tables or text boxes in Word.",
    "表格过大（超过 {max_grid_positions} 格），不予读取。": (
        "A table of more than {max_grid_positions} cells: not read."
    ),
    "表格过大（超过 {max_cells} 格），不予读取。": "A table of more than {max_cells} cells: not read.",
    "表格超过 {max_columns} 列，不予读取。": "A table of more than {max_columns} columns: not read.",
    "请检查表格的合并单元格是否有误。": "See whether its merged cells are right.",
    "文件中嵌入了另一份文档（altChunk）": "Another document is embedded (altChunk)",
    "{unread}，该部分未读取；请在 Word 中另存后再检查。": ("{unread}: it was not read; save the file again in Word."),
    "这不是 Word 文档，而是普通的压缩包（ZIP）。": "This is no Word document but a plain archive (ZIP).",
    "这不是 Word 文档，而是{name}。": "This is no Word document but {name}.",
    "这不是 .docx 文件，而是 {kind.name}。": "This is no .docx file but {kind.name}.",
    "这不是 .docx 文件（内容不是 Word 文档）。": "This is no .docx file: its content is no Word document.",
    "请改回原来的后缀，或用 Word、WPS 另存为 .docx。": (
        "Give it its own suffix again, or save it as .docx in Word or WPS."
    ),
    "这是旧版 Office 文件（如 .doc、.xls、.wps），不是 .docx。": (
        "This is an old Office file (such as .doc, .xls or .wps), no .docx."
    ),
    "这是旧版 Word 文档（.doc），只是后缀写成了 .docx。": "This is an old Word document (.doc) with the suffix .docx.",
    " Excel 工作簿（.xlsx）": "an Excel workbook (.xlsx)",
    " PowerPoint 演示文稿（.pptx）": "a PowerPoint presentation (.pptx)",
    " OFD 版式文件（.ofd）": "an OFD file (.ofd)",
    " OpenDocument 文件（如 .odt）": "an OpenDocument file (such as .odt)",
    "请把表格放进年度报告的 Word 文档（.docx）后再检查。": "Put the table into the report's Word document (.docx).",
    "请提供年度报告的 Word 文档（.docx）。": "Use the report's Word document (.docx).",
    "请提供 .docx 或 .pdf 文件。": "Use a .docx or .pdf file.",
    "图片里的文字无法检查，请提供文字版（.docx、.html 或 .txt）。": (
        "Text in a picture cannot be checked: use a file with text (.docx, .html or .txt)."
    ),
    "请把后缀改为 .pdf 后再检查。": "Change the suffix to .pdf.",
    "请把后缀改回原来的（如 .docx）后再检查。": "Change the suffix back (such as .docx).",
    "PNG 图片": "a PNG picture",
    "JPEG 图片": "a JPEG picture",
    "GIF 图片": "a GIF picture",
    "TIFF 图片": "a TIFF picture",
    "PDF 文件": "a PDF file",
    "RAR 压缩包": "a RAR archive",
    "7z 压缩包": "a 7z archive",
    "RTF 文档": "an RTF document",
    "旧版 Office 文件": "an old Office file",
    "ZIP 格式的文件（如 .docx、.xlsx 或压缩包）": "a ZIP file (such as .docx, .xlsx or an archive)",
    "{suffix} 文件要由 LibreOffice 转换才能读取，本机没有安装": (
        "{suffix} files are read by way of LibreOffice, which is not installed here."
    ),
    "LibreOffice 用了 {seconds} 秒仍未完成转换": "LibreOffice had not converted it after {seconds} seconds.",
    "LibreOffice 无法转换这个文件，文件可能已损坏或加密": (
        "LibreOffice cannot convert this file, which may be damaged or encrypted."
    ),
    "网页中没有正文，报告似乎在{place}中，无法读取。": (
        "The page has no text; the report seems to be in {place}: cannot be read."
    ),
    "网页中的文字很少，报告正文似乎在{place}中，无法读取。{advice}": (
        "The page has little text; the report seems to be in {place}: cannot be read. {advice}"
    ),
    "附件或嵌入的文件": "an attached or embedded file",
    "请下载该文件（Word 或 PDF），对它进行检查。": "Download that file (Word or PDF) and check it.",
    "网页的框架（iframe、frame 或嵌入对象）": "a frame (iframe, frame or embedded object)",
    "请单独打开该框架的网页，另存为 HTML 后再检查。": "Open the frame by itself and save it as HTML.",
    "图片": "a picture",
    "图片中的文字无法读取，请提供文字版。": "Text in a picture cannot be read: use a file with text.",
    "脚本": "a script",
    "请在浏览器中打开该网页，待正文显示后另存为“网页，全部”，再检查保存的文件。": (
        "Open the page in a browser and, once the text shows, save it as a complete page."
    ),
    "文件超过 {max_bytes} MB，不像一份报告的网页。": "More than {max_bytes} MB: not like the page of a report.",
    "请删去网页中内嵌的图片，或另存为 .docx 后再检查。": "Delete the pictures embedded in it, or save it as .docx.",
    "网页中没有文字。": "The page has no text.",
    "请确认网页已完整保存，或改用报告的 Word 文件检查。": (
        "See whether the page was saved whole, or use the report's Word file."
    ),
    "报告正文在网页中设为隐藏（display:none），已照常读取。": (
        "The report is hidden in the page (display:none) and was read all the same."
    ),
    "报告正文在网页中是供脚本显示的代码文字，已照正文读取。": (
        "The page carries the report as text for a script to show; it was read all the same."
    ),
    "加了删除线的文字按已删除处理，没有读取。": "Text that is struck out was taken for deleted and was not read.",
    "内容是网页（HTML），不是文本。": "The content is a web page (HTML), no plain text.",
    "请把后缀改为 .html 后再检查。": "Name it .html and check it again.",
    "内容是{kind.name}，不是网页。": "The content is {kind.name}, no page.",
    "内容是{kind.name}，不是 Word 文档。": "The content is {kind.name}, no Word document.",
    "单个文件网页（MHT）里没有网页，文件可能已损坏。": "The single-file page (MHT) holds no page; it may be damaged.",
    "内容是二进制数据，不是网页。": "The content is binary data, no page.",
    "请在浏览器中重新打开该网页，另存为“网页，仅 HTML”后再检查。": (
        "Open the page in a browser again and save it as HTML only."
    ),
    "网页声明的编码是 {declared}，实际按 {codec} 读取；请更正网页的编码声明。": (
        "The page says that its encoding is {declared} and was read as {codec}; mend what it says."
    ),
    "有 {count} 处字符无法解码，已显示为“�”。": "{count} character{count:s} cannot be decoded, shown as “�”.",
    "有一张表格过大（超过 {max_cells} 个单元格或 {max_positions} 个位置），无法读取。": (
        "A table is too large (more than {max_cells} cells or {max_positions} positions) to be read."
    ),
    "请检查表格的合并单元格设置（colspan、rowspan）。": "See whether its merged cells (colspan, rowspan) are right.",
    "请用记事本或 WPS 打开，另存为 UTF-8 编码的文本文件后再检查。": (
        "Open it in Notepad or WPS and save it as a text file in UTF-8."
    ),
    "这不是文本文件（含有二进制内容）。": "This is no text file: it has binary content.",
    "这不是文本文件，而是 {kind.name}。": "This is no text file but {kind.name}.",
    "文件里没有文字。": "The file has no text.",
    "文件超过 {max_file_size} MB，不予读取。": "More than {max_file_size} MB: not read.",
    "文件超过 {max_lines} 行，不予读取。": "More than {max_lines} lines: not read.",
    "第 {line.number} 行超过 {max_line_length} 个字符，不予读取。": (
        "Line {line.number} has more than {max_line_length} characters: not read."
    ),
    "认不出文件的文字编码，或文件已损坏。": "The encoding of the text is not known, or the file is damaged.",
    "有 {count} 处文字编码损坏，无法识别（首处在第 {line} 行），以“{replacement}”代替。": (
        "{count} character{count:s} damaged and not recognised (the first on line {line}), shown as “{replacement}”."
    ),
    "PDF 文件内容过多（文字、线条或表格超出上限），不予读取。": (
        "The PDF has too much in it (text, lines or tables beyond the limits): not read."
    ),
    "请用 Word 或 WPS 重新导出 PDF，或提供 .docx 文件。": "Export the PDF again from Word or WPS, or use a .docx file.",
    "PDF 文件已损坏（{detail}），无法打开。": "The PDF is damaged ({detail}) and cannot be opened.",
    "格式错误": "not well formed",
    "没有页面": "no pages",
    "PDF 文件超过 {max_bytes} MB，不予读取。": "The PDF has more than {max_bytes} MB: not read.",
    "PDF 文件超过 {max_pages} 页（{count} 页），不予读取。": (
        "The PDF has more than {max_pages} pages ({count}): not read."
    ),
    "请压缩图片后重新导出，或提供 .docx 文件。": "Compress its pictures and export it again, or use a .docx file.",
    "文件不是 PDF，或已损坏。": "The file is no PDF, or damaged.",
    "文件不是 PDF，实际是 {kind.name}。": "The file is no PDF but {kind.name}.",
    "PDF 文件不完整：文件末尾缺失，可能没有传完。": "The PDF is not whole: its end is missing, perhaps not sent.",
    "请重新下载或重新导出该文件。": "Download or export it again.",
    "请重新导出或重新下载该文件。": "Export or download it again.",
    "PDF 文件有打开密码，无法读取。": "The PDF has a password and cannot be read.",
    "请去除密码后再检查。": "Remove the password.",
    "PDF 文件使用了不支持的加密方式，无法读取。": "The PDF is encrypted in a way that is not supported.",
    "请去除密码或权限限制后再检查。": "Remove the password or the restrictions.",
    "PDF 是扫描件或图片，没有可以检查的文字。": "The PDF is a scan or pictures, without text to check.",
    "PDF 里没有文字（可能是空白页，或文字已转为图形）。": (
        "The PDF has no text (perhaps blank pages, or text turned into drawings)."
    ),
    "PDF 的字体没有文字编码，读出的是乱码，无法检查。": (
        "The fonts of the PDF do not say which characters they draw, so that its text cannot be checked."
    ),
    "图片里的文字无法检查：请提供报告的 Word 原件（.docx），或先做文字识别（OCR）再检查。": (
        "Text in pictures cannot be checked: use the report's Word file (.docx), or have the text "
        "recognised (OCR) first."
    ),
    "第 {numbers} 页是图片（扫描件）": "Pages {numbers} are pictures (scans)",
    "{unread}，其中的文字和表格未读取；请提供 Word 原件，或先做文字识别（OCR）。": (
        "{unread}: their text and tables were not read; use the Word file, or have the text recognised (OCR)."
    ),
    "{outcome.message}；{unread}，没有读取，可能写在那里": (
        "{outcome.message}; {unread}: not read, it may be written there"
    ),
    "请确认这是一份年度报告，或提供 Word 文件。": "See whether this is an annual report, or use its Word file.",
    "第 {number} 页内容过多（文字或线条超出上限），不予读取。": (
        "Page {number} has too much in it (text or lines beyond the limits): not read."
    ),
    "PDF 文件已损坏：第 {number} 页无法读取。": "The PDF is damaged: page {number} cannot be read.",
}
