"""The tests; what they share stands in modules beside them."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.planting")
