"""One file per shape of rule. A check is a class of settings, marked `@settings`, with `run(report) -> outcomes`."""
