from gi_lint.api import Finding as Finding
from gi_lint.api import Result as Result
from gi_lint.api import lint as lint

__version__: str
