"""Facts from the docstring of the test that asks for them."""

import pytest

from chronology.query.evidence import Facts
from tests.checks.ledger import read


@pytest.fixture
def facts(request: pytest.FixtureRequest) -> Facts:
    """The ledger in the test's docstring."""
    return read(request.function.__doc__ or "")
