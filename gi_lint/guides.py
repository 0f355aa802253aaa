"""What the help tells at the end: examples, levels, exit codes, where a completion script belongs."""

from __future__ import annotations

GUIDE = """\
例：
  gi-lint check 年报.docx                          发布之前查一份
  gi-lint check 年报目录/ --format html:结果.html  查一个目录，结果写成网页
  gi-lint check --previous 上年年报.docx 年报.docx 与上一年度的报告比对
  gi-lint rules T3-01                              讲解一条规则：依据、理由、改法、例子
  gi-lint inspect 年报.docx                        看看报告读出来是什么样
  gi-lint 命令 --help                              一个命令的全部选项

级别：
  错误 error     肯定有误，应改正后再发布
  警告 warning   很可能有误
  提示 note      请再看一眼
  无法判定 open  报告里的内容不足以判断，说明原因；从不影响退出码

退出码：
  0  没有达到 --fail-on（默认 error）的问题
  1  有这样的问题
  2  用法、配置或规则有误，或有路径不存在、文件夹打不开
  130  被 Ctrl-C 中断"""
GUIDE_TO_CHECK = """\
例：
  gi-lint check 年报.docx                      每个问题附原文、依据和改法
  gi-lint check --quiet 年报目录/              每个问题一行
  gi-lint check --select T3,X-04 年报.docx     只用表三的规则和 X-04
  gi-lint check --fail-on warning 年报.docx    有警告也以 1 退出
  gi-lint check --format json --format html:结果.html 年报.docx
  gi-lint check - --stdin-filename 年报.html < 年报.html

退出码：0 没有达到 --fail-on 的问题；1 有；2 用法、配置或规则有误，或有路径不存在、文件夹打不开。"""
GUIDE_TO_COMPLETION = """\
输出补全脚本：
  bash  把 eval "$(gi-lint completion bash)" 写进 ~/.bashrc
  zsh   存为 $fpath 中某目录下的 _gi-lint
  fish  存为 ~/.config/fish/completions/gi-lint.fish
  powershell  把 gi-lint completion powershell | Out-String | Invoke-Expression 写进 $PROFILE"""
