import pytest
from django.db import DatabaseError, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from newsreel.delivery.hard_times import DatabaseAwayMiddleware


@pytest.mark.parametrize(
    ("method", "words"), [("get", "can’t be made just now"), ("post", "nothing of what you sent was kept")]
)
def test_a_database_that_is_away_is_a_sentence(method: str, words: str) -> None:
    request = getattr(RequestFactory(), method)("/comments/")
    middleware = DatabaseAwayMiddleware(lambda request: HttpResponse())
    answer = middleware.process_exception(request, OperationalError("database is locked"))
    assert answer is not None
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "10", "no-store")
    assert words in answer.content.decode()
    assert "locked" not in answer.content.decode()


def test_other_errors_are_not_ours() -> None:
    middleware = DatabaseAwayMiddleware(lambda request: HttpResponse())
    request = RequestFactory().get("/")
    assert middleware.process_exception(request, DatabaseError("no such column")) is None
    assert middleware(request).status_code == 200
