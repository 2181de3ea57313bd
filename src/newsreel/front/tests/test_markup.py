"""Clean markup made fit for a page."""

import pytest

from newsreel.front.markup import fit, in_outline, mended, with_sponsored_links


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ""),
        ("Tom & Jerry < 3", "Tom &amp; Jerry &lt; 3"),
        ("a &lt;b&gt; c<br>d", "a &lt;b&gt; c<br>d"),
        ("<p>Zoë</p>\n<hr />", "<p>Zoë</p>\n<hr>"),
        ("<h1>Part one</h1>", "<h2>Part one</h2>"),
        ("<acronym title='As Soon As'>ASA</acronym>", '<abbr title="As Soon As">ASA</abbr>'),
        (
            "<big>b</big> <strike>s</strike> <tt>t</tt>",
            "<span>b</span> <s>s</s> <code>t</code>",
        ),
        ("<section><p>x</p></section>", "<div><p>x</p></div>"),
        ("<figcaption>lost</figcaption>", "<p>lost</p>"),
        ("<summary>lost</summary>", "<p>lost</p>"),
        ("<a name='x'>no link</a>", "<a>no link</a>"),
        ("<a href='/a b?q=ä'>x</a>", '<a href="/a%20b?q=%C3%A4" rel="noopener">x</a>'),
        ("<p>x<img></p>", "<p>x</p>"),
        ("<img src='/a.png' width='100%'>", '<img src="/a.png" alt="" loading="lazy">'),
        (
            "<img src='/a.png' alt='A cat' width='10' height='20'>",
            '<img src="/a.png" alt="A cat" width="10" height="20" loading="lazy">',
        ),
        ("<ol start='3' reversed><li>x</li></ol>", '<ol start="3" reversed=""><li>x</li></ol>'),
        ("<ol start='three'><li>x</li></ol>", "<ol><li>x</li></ol>"),
        (
            "<ul>a<ul><li>b</li></ul>c</ul>d",
            "<ul><li>a</li><li><ul><li>b</li></ul></li><li>c</li></ul>d",
        ),
        ("<ul><br>\n<li>a</li><br></ul>", "<ul>\n<li>a</li></ul>"),
        ("<time>noon</time>", "<span>noon</span>"),
        ("<time>2026-11-22</time>", "<time>2026-11-22</time>"),
        ("<time datetime='soon'>noon</time>", "<span>noon</span>"),
        (
            "<time datetime='2026-11-22T12:00:00+00:00'>noon</time>",
            '<time datetime="2026-11-22T12:00:00+00:00">noon</time>',
        ),
        ("<time datetime='2026-11-22T12:00:00.336261+00:00'>noon</time>", "<span>noon</span>"),
        ("<time datetime='20261122'>a day</time>", "<span>a day</span>"),
        ("<del datetime='2026-11-22T12:00Z'>x</del>", '<del datetime="2026-11-22T12:00Z">x</del>'),
        ("<del datetime='2026-11-22T12:00'>x</del>", "<del>x</del>"),
        ("<del datetime='2026-13-22'>x</del>", "<del>x</del>"),
        ("<details>x</details>", "<details><summary>Details</summary>x</details>"),
        (
            "<details open><summary>Why</summary>x</details>",
            '<details open=""><summary>Why</summary>x</details>',
        ),
        ("<q cite='a book'>x</q>", "<q>x</q>"),
        ("<q cite='https://example.org/'>x</q>", '<q cite="https://example.org/">x</q>'),
        ("<p dir='up' lang='klingon_'>x</p>", "<p>x</p>"),
        ("<p dir='rtl' lang='ar-EG'>x</p>", '<p dir="rtl" lang="ar-EG">x</p>'),
        ("<pre>a  b</pre>", '<pre tabindex="0">a  b</pre>'),
        (
            "<table><tr><th headers='h' scope='col'>A</th><td colspan='2000'>B</td></tr></table>after",
            '<div class="table-frame" role="group" aria-label="Table" tabindex="0"><table><tbody><tr>'
            '<th scope="col">A</th><td>B</td></tr></tbody></table></div>after',
        ),
    ],
)
def test_fit(given: str, expected: str) -> None:
    assert fit(given) == expected


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='java\tscript:alert(1)'>x</a>",
        "<iframe src='https://example.org/'></iframe>",
        "<p style='position:fixed' onclick=alert(1)>x</p>",
        "<svg onload=alert(1)></svg>",
        "<h1 onclick=alert(1)>x</h1>",
        "<form action='/x'><input name=y></form>",
        "<p id='main' class='masthead'>x</p>",
        "<!--[if true]><script>alert(1)</script><![endif]-->",
    ],
)
def test_nothing_hostile_is_left(hostile: str) -> None:
    left = fit(hostile)
    for trace in (
        "alert",
        "script",
        "onerror",
        "style=",
        "<iframe",
        "<svg",
        "<form",
        "id=",
        "class=",
        "<!--",
    ):
        assert trace not in left


def test_an_empty_heading_of_a_table_is_a_cell() -> None:
    assert '<tr><td></td><th scope="col">A</th></tr>' in fit(
        "<table><tr><th scope='col'> </th><th scope='col'>A</th></tr></table>"
    ).replace("<td> </td>", "<td></td>")


def test_what_another_sanitiser_allowed_is_kept() -> None:
    given = '<p><a href="https://example.org/" rel="nofollow ugc noopener">x</a><a rel="ugc">y</a></p>'
    assert mended(given) == given.replace('<a rel="ugc">', "<a>")


def test_headings_follow_each_other() -> None:
    given = '<h3>a</h3><h5>b</h5><h5>c</h5><h3>d</h3><h2>e</h2><h4 id="x">f</h4>'
    assert in_outline(given) == (
        '<h2 class="as-h3">a</h2><h3 class="as-h5">b</h3><h3 class="as-h5">c</h3><h2 class="as-h3">d</h2>'
        '<h2>e</h2><h3 id="x">f</h3>'
    )


def test_headings_in_order_are_left_alone() -> None:
    given = "<h2>a</h2><h3>b</h3><h4>c</h4><h3>d</h3><h2>e</h2>"
    assert in_outline(given) == given


def test_headings_start_where_they_are_told_and_end_at_six() -> None:
    assert in_outline("<h2>a</h2><h3>b</h3>", top=6) == '<h6 class="as-h2">a</h6><h6 class="as-h3">b</h6>'


def test_links_that_lead_elsewhere_are_marked_as_paid_for() -> None:
    given = '<a href="https://example.org/" rel="noopener">a</a><a href="/cinema/" rel="noopener">b</a>'
    assert with_sponsored_links(given) == (
        '<a href="https://example.org/" rel="sponsored noopener">a</a><a href="/cinema/" rel="noopener">b</a>'
    )
