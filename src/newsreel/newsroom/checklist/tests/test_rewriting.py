from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.rewriting import check
from newsreel.newsroom.checklist.tests.drafts import basis, draft


def test_an_outlet_that_does_not_allow_it() -> None:
    closed = basis(may_rewrite=False)
    assert list(check(draft(bases=(closed, closed)))) == [
        error(
            "The Wire does not allow an article of our own based on its reporting. Take what is theirs "
            "out of the article and its sources, or change what was agreed under Wire › Sources.",
            "article_sources",
        )
    ]


def test_outlets_that_allow_it() -> None:
    assert list(check(draft(bases=(basis(), basis(outlet="Other"))))) == []
