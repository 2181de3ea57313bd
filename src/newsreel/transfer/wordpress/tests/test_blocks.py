import pytest

from newsreel.transfer.wordpress.attachments import Attachments
from newsreel.transfer.wordpress.blocks import BlockRenderer
from newsreel.transfer.wordpress.notes import Notes


def rendered(content: str, **further: object) -> tuple[str, list[str]]:
    notes = Notes()
    renderer = BlockRenderer(post=1, attachments=Attachments(), notes=notes, **further)  # type: ignore[arg-type]  # test values
    return renderer.render(content), notes.sentences()


@pytest.mark.parametrize(
    ("content", "markup"),
    [
        ("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", "<p>a</p>"),
        (
            "<!-- wp:columns --><div><!-- wp:column --><div>"
            "<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->"
            "</div><!-- /wp:column --></div><!-- /wp:columns -->",
            "<div><div><p>a</p></div></div>",
        ),
        ("a<!-- wp:more --><!--more--><!-- /wp:more -->b", "ab"),
        ("<!-- wp:spacer --><div></div><!-- /wp:spacer -->", ""),
        ("<!-- wp:html --><b>x</b><!-- /wp:html -->", "<b>x</b>"),
        ("<!-- wp:shortcode -->[embed]https://a.example/[/embed]<!-- /wp:shortcode -->", None),
        (
            '<!-- wp:embed {"url":"https://vimeo.com/1"} /-->',
            '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">https://vimeo.com/1</div></figure>',
        ),
        (
            '<!-- wp:cover {"url":"https://a.example/x.jpg","id":7} --><div><!-- wp:paragraph --><p>On it</p>'
            "<!-- /wp:paragraph --></div><!-- /wp:cover -->",
            '<figure><img class="wp-image-7" src="https://a.example/x.jpg" alt=""></figure>'
            "<div><p>On it</p></div>",
        ),
        (
            '<!-- wp:cover {"url":"https://a.example/x.jpg"} --><div><img src="https://a.example/x.jpg"></div>'
            "<!-- /wp:cover -->",
            '<div><img src="https://a.example/x.jpg"></div>',
        ),
        (
            '<!-- wp:cover {"url":"x.jpg"} --><div style="background-image:url(x.jpg)"></div>'
            "<!-- /wp:cover -->",
            '<div style="background-image:url(x.jpg)"></div>',
        ),
        (
            '<!-- wp:social-link {"url":"https://a.example/","service":"fivehundredpx"} /-->',
            '<li><a href="https://a.example/">500px</a></li>',
        ),
        ('<!-- wp:social-link {"service":"github"} /-->', ""),
    ],
)
def test_blocks_of_wordpress(content: str, markup: str | None) -> None:
    found, notes = rendered(content)
    if markup is None:
        assert "https://a.example/" in found
    else:
        assert found == markup
    assert notes == []


@pytest.mark.parametrize(
    "name", ["latest-posts", "archives", "query", "comments", "comment-content", "search", "navigation"]
)
def test_dynamic_blocks_are_left_out_and_noted(name: str) -> None:
    found, notes = rendered(f"<!-- wp:{name} --><div>x</div><!-- /wp:{name} -->after")
    assert found == "after"
    assert notes == [f"Left out, for it shows what the WordPress site holds elsewhere: core/{name}."]


def test_blocks_of_plug_ins() -> None:
    found, notes = rendered("<!-- wp:acme/box --><div>kept</div><!-- /wp:acme/box -->")
    assert found == "<div>kept</div>"
    assert notes == ["A plug-in's block, kept as the markup it holds: acme/box."]
    found, notes = rendered('<!-- wp:acme/price {"id":"<7>"} /-->')
    assert (
        found
        == '<x-editors-only source="wp:acme/price {&quot;id&quot;: &quot;&lt;7&gt;&quot;}"></x-editors-only>'
    )
    assert notes == ["A plug-in's block without text of its own, kept for editors to see: acme/price."]


def test_synced_patterns_stand_in_full_even_if_one_holds_itself() -> None:
    reusable = {5: '<p>rules</p><!-- wp:block {"ref":5} /-->'}
    found, notes = rendered('<!-- wp:block {"ref":5} /--><!-- wp:block {"ref":6} /-->', reusable=reusable)
    assert found == "<p>rules</p>"
    assert notes == ["A synced pattern that is not in the export was left out: 5, 6."]


@pytest.mark.parametrize(
    ("meta", "markup"),
    [
        (
            '[{"content":"<em>a</em>","id":"1"},{"content":"b","id":"2"}]',
            "<ol><li><em>a</em></li><li>b</li></ol>",
        ),
        ("", ""),
        ("not json", ""),
        ('{"content":"x"}', ""),
    ],
)
def test_footnotes_stand_in_the_meta_data(meta: str, markup: str) -> None:
    assert rendered("<!-- wp:footnotes /-->", meta={"footnotes": meta})[0] == markup


def test_blocks_nested_without_end_are_cut() -> None:
    found, notes = rendered("<!-- wp:group -->a" * 200)
    assert found == "a" * 41
    assert notes[0].startswith("Blocks nested too deeply were left out")
