"""gi-lint: checks 政府信息公开工作年度报告 against the official forms and against themselves."""

__version__ = "0.1.0"
