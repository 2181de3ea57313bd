"""From a feed's header to entries, against a hub that others wrote, over real HTTP."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pydantic import HttpUrl

from newsreel import settings as newsreel_settings
from newsreel.gather import actions, looking
from newsreel.gather.models import Entry, Push, Source
from newsreel.gather.websub import clock, subscription
from newsreel.gather.websub.tests.servers import Outlet, hub_server, our_server, outlet

pytestmark = pytest.mark.django_db

FEED = """<rss version="2.0"><channel><title>Wire</title>
<item><title>{title}</title><guid>{guid}</guid><link>https://wire.example.org/{guid}</link></item></channel></rss>"""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[newsreel_settings.Settings]:
    """Our own site, where hubs on this machine can call it."""
    with our_server() as origin:
        changed = {"address": HttpUrl(origin), "gather_private_addresses": True}
        ours = newsreel_settings.current().model_copy(update=changed)
        for module in (actions, looking, clock, subscription):
            if hasattr(module, "current"):
                monkeypatch.setattr(module, "current", lambda: ours)
        yield ours


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[tuple[Any, str]]:
    # A busy machine is no failure.
    with hub_server(tmp_path, REQUEST_TIMEOUT=120) as running:
        yield running


@pytest.fixture
def wire(hub: tuple[Any, str]) -> Iterator[Outlet]:
    with outlet(hub[1]) as running:
        running.body = FEED.format(title="A premiere", guid="1")
        yield running


@pytest.fixture
def source(site: newsreel_settings.Settings, wire: Outlet) -> Source:
    """Read once, and subscribed."""
    made = Source.objects.create(name="Wire", address=wire.address)
    actions.update_source(source=made)
    clock.on_the_minute(timezone.now())
    made.refresh_from_db()
    return made


def subscribers(hub: tuple[Any, str], topic: str) -> list[str]:
    return [address for address, _secret in hub[0].storage.get_callbacks(topic)]


def titles() -> list[str]:
    return sorted(Entry.objects.values_list("title", flat=True))


def test_the_hub_is_found_in_the_header_and_verifies_us(source: Source, hub: tuple[Any, str]) -> None:
    assert (source.hub_address, source.topic_address) == (hub[1], source.address)
    assert source.lease_ends_at is not None
    assert timedelta(days=9.9) < source.lease_ends_at - timezone.now() <= timedelta(days=10)
    assert source.hub_error == ""
    (callback,) = subscribers(hub, source.address)
    assert callback.endswith(f"/hooks/websub/{source.hub_name}/")
    assert len(source.hub_name) == 43


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_what_the_hub_sends_is_stored_once(
    source: Source, wire: Outlet, hub: tuple[Any, str], method: str
) -> None:
    hub[0].config["SIGNATURE_ALGORITHM"] = method
    wire.body = FEED.format(title="A second night", guid="2")
    hub[0].send_change_notification.delay(wire.address)
    assert titles() == ["A premiere", "A second night"]
    hub[0].send_change_notification.delay(wire.address)
    assert titles() == ["A premiere", "A second night"]
    assert not Push.objects.exists()
    actions.update_source(source=source)
    assert titles() == ["A premiere", "A second night"]


def test_another_secret_brings_nothing_in(source: Source, wire: Outlet, hub: tuple[Any, str]) -> None:
    Source.objects.update(hub_secret="another")
    wire.body = FEED.format(title="A forgery", guid="2")
    hub[0].send_change_notification.delay(wire.address)
    assert titles() == ["A premiere"]
    source.refresh_from_db()
    assert source.hub_error.endswith("something came that the hub had not signed. It was dropped.")


def test_a_lease_is_renewed_before_it_ends(source: Source, wire: Outlet, hub: tuple[Any, str]) -> None:
    Source.objects.update(lease_ends_at=timezone.now() + timedelta(days=2), hub_next_at=timezone.now())
    clock.on_the_minute(timezone.now())
    name = source.hub_name
    source.refresh_from_db()
    assert source.hub_name == name
    assert source.lease_ends_at is not None
    assert source.lease_ends_at - timezone.now() > timedelta(days=9.9)
    assert len(subscribers(hub, wire.address)) == 1


@pytest.mark.parametrize("fields", [{"is_active": False}, {"stopped": "It is gone."}])
def test_a_source_that_is_not_read_is_unsubscribed(
    source: Source, wire: Outlet, hub: tuple[Any, str], fields: dict[str, Any]
) -> None:
    Source.objects.update(**fields)
    clock.on_the_minute(timezone.now())
    assert subscribers(hub, wire.address) == []
    source.refresh_from_db()
    assert (source.hub_name, source.hub_secret, source.lease_ends_at) == ("", "", None)


def test_a_source_that_is_removed_is_unsubscribed(source: Source, wire: Outlet, hub: tuple[Any, str]) -> None:
    Entry.objects.all().delete()
    source.delete()
    assert subscribers(hub, wire.address) == []


def test_a_former_hub_is_left(source: Source, wire: Outlet, hub: tuple[Any, str]) -> None:
    wire.hub = "https://hub.example.org/"
    actions.update_source(source=source)
    source.refresh_from_db()
    assert (source.hub_address, source.hub_name) == ("https://hub.example.org/", "")
    assert subscribers(hub, wire.address) == []


def test_a_hub_that_refuses_says_why(
    site: newsreel_settings.Settings, wire: Outlet, hub: tuple[Any, str]
) -> None:
    hub[0].register_validator(lambda *asked: "Too many\nsubscribers")
    source = Source.objects.create(name="Wire", address=wire.address)
    actions.update_source(source=source)
    clock.on_the_minute(timezone.now())
    source.refresh_from_db()
    assert source.lease_ends_at is None
    assert source.hub_error == "The hub refused to tell us of news: Too many subscribers"
