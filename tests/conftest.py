"""What holds for all tests: no file or variable of the person at the keyboard has a say in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from rounds import ROUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

# A busy machine is no fault of the program.
settings.register_profile(
    "patient",
    deadline=None,
    max_examples=100 * ROUNDS,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("patient")

# The fixtures of the tests in a browser.
pytest_plugins = ("browsing",)
VARIABLES = ("SYRU_LOG", "SYRU_TODAY", "SYRU_CACHE", "XDG_CACHE_HOME")


@pytest.fixture(scope="session", autouse=True)
def _isolated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for variable in VARIABLES:
            patch.delenv(variable, raising=False)
        patch.setenv("SYRU_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
