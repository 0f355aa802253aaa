"""The tests; what they share stands in modules beside them."""

import pytest

pytest.register_assert_rewrite("tests.planting")
