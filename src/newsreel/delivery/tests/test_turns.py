import threading

from newsreel.delivery.turns import Turns


def test_the_second_waits_for_the_first_and_knows_it() -> None:
    turns = Turns()
    order: list[object] = []
    stands_in_line = threading.Event()

    def second() -> None:
        stands_in_line.set()
        with turns.take("/a/") as waited:
            order.append(waited)

    other = threading.Thread(target=second)
    with turns.take("/a/") as waited:
        order.append(waited)
        other.start()
        stands_in_line.wait()
        while turns.takers("/a/") < 2:
            pass
        order.append("first ends")
    other.join()

    assert order == [False, "first ends", True]
    assert turns.takers("/a/") == 0


def test_other_names_do_not_wait() -> None:
    turns = Turns()
    with turns.take("/a/") as first, turns.take("/b/") as other:
        assert (first, other) == (False, False)


def test_a_turn_ends_with_what_went_wrong_in_it() -> None:
    turns = Turns()
    try:
        with turns.take("/a/"):
            raise LookupError
    except LookupError:
        pass
    with turns.take("/a/") as waited:
        assert waited is False
