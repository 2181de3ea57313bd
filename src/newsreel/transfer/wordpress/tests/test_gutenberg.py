import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.transfer.wordpress.gutenberg import Block, has_blocks, parse


def test_a_block_with_attributes_and_markup() -> None:
    (block,) = parse('<!-- wp:heading {"level":3} --><h3>Head</h3><!-- /wp:heading -->')
    assert (block.name, block.attributes, block.markup) == ("core/heading", {"level": 3}, "<h3>Head</h3>")
    assert block.number_attribute("level") == 3
    assert block.number_attribute("nothing") == 0
    assert block.text_attribute("level") == ""


def test_blocks_inside_blocks_keep_their_places() -> None:
    (outer,) = parse(
        "<!-- wp:group --><div><!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->b"
        "<!-- wp:spacer /--></div><!-- /wp:group -->"
    )
    kinds = [part if isinstance(part, str) else part.name for part in outer.parts]
    assert kinds == ["<div>", "core/paragraph", "b", "core/spacer", "</div>"]
    assert [block.name for block in outer.blocks] == ["core/paragraph", "core/spacer"]


def test_names_of_others_keep_their_prefix() -> None:
    (block,) = parse('<!-- wp:acme/price {"euro":"5"} /-->')
    assert (block.name, block.attributes) == ("acme/price", {"euro": "5"})


def test_text_outside_of_blocks() -> None:
    assert parse("plain <!-- a comment --> text") == [Block("", parts=["plain <!-- a comment --> text"])]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('{"a":"}"}', {"a": "}"}),
        ('{"a":{"b":[1,2]}}', {"a": {"b": [1, 2]}}),
        ('{"a":"\\u002d\\u002d\\u003e"}', {"a": "-->"}),
        ('{"a":}', {}),
        ("{broken}", {}),
        ("{" + "[" * 100_000 + "}", {}),
    ],
)
def test_attributes(attributes: str, expected: dict[str, object]) -> None:
    assert parse(f"<!-- wp:x {attributes} /-->")[0].attributes == expected


def test_unclosed_and_lone_ends_lose_nothing() -> None:
    (block,) = parse("<!-- wp:group --><!-- wp:paragraph -->a")
    assert next(block.blocks).markup == "a"
    assert [block.markup for block in parse("a<!-- /wp:paragraph -->b")] == ["a", "b"]


def test_has_blocks() -> None:
    assert has_blocks("<p>x</p><!-- wp:more -->")
    assert not has_blocks("<!--more-->")


def all_text(parts: list[Block] | list[str | Block]) -> str:
    return "".join(part if isinstance(part, str) else all_text(part.parts) for part in parts)


@given(
    st.lists(
        st.sampled_from(
            [
                "w",
                "<!-- wp:a -->",
                "<!-- /wp:a -->",
                "<!-- wp:b /-->",
                '<!-- wp:c {"x":1} -->',
                "<!-- wp:",
                "-->",
            ]
        ),
        max_size=30,
    )
)
def test_no_text_is_lost(parts: list[str]) -> None:
    content = "".join(parts)
    assert all_text(parse(content)).count("w") >= content.count("w") - content.count("wp:")


@given(st.text())
def test_any_text_is_taken(content: str) -> None:
    parse(content)
