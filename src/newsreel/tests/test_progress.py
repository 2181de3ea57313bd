"""Where nobody looks at a terminal, long work still says how far it is."""

import pytest

from newsreel.commands.progress import lines


def test_a_line_each_quarter_of_a_minute_and_none_before(capsys: pytest.CaptureFixture[str]) -> None:
    moment = 100.0
    tell = lines(lambda: moment)
    for moment in (100.0, 114.0, 115.0, 116.0, 129.0, 131.0):
        tell("articles", round(moment * 10), 10_108)
    assert capsys.readouterr() == ("", "articles: 1,150 of 10,108\narticles: 1,310 of 10,108\n")
