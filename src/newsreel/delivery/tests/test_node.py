from pathlib import Path

import pytest

from newsreel.delivery import node
from newsreel.delivery.store.s3 import S3Store
from newsreel.delivery.store.valkey import ValkeyStore
from newsreel.settings import Settings


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", type(None)),
        ("valkey://127.0.0.1:1/0", ValkeyStore),
        ("rediss://127.0.0.1:1/0", ValkeyStore),
        ("s3://pages/site?region=auto&endpoint=http://127.0.0.1:1", S3Store),
    ],
)
def test_the_address_tells_the_kind_of_shared_store(tmp_path: Path, address: str, kind: type) -> None:
    assert type(node.shared_store(Settings(site=tmp_path, shared_store=address))) is kind
