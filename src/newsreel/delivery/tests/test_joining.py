from newsreel.delivery.joining import Joiner, path_of


def test_puts_fragments_in_their_places() -> None:
    joiner = Joiner("secret")
    page = f"<a>{joiner.mark('masthead/3')}<b>{joiner.mark('hot')}<c>{joiner.mark('hot')}".encode()
    assert joiner.names(page) == ["masthead/3", "hot"]
    assert joiner.join(page, {"masthead/3": b"M", "hot": b"H"}.__getitem__) == b"<a>M<b>H<c>H"


def test_what_a_reader_wrote_is_no_mark() -> None:
    written = Joiner("somebody else's").mark("hot").encode()
    assert Joiner("secret").names(written) == []


def test_a_fragment_is_put_in_as_it_is() -> None:
    joiner = Joiner("secret")
    page = joiner.mark("hot").encode()
    assert joiner.join(page, lambda name: rb"\1\g<0> \\") == rb"\1\g<0> \\"
    # Nor is a mark within a fragment followed: fragments hold no fragments.
    assert joiner.join(page, lambda name: page) == page


def test_each_fragment_has_an_address() -> None:
    assert path_of("masthead/3") == "/-/fragments/masthead/3/"
