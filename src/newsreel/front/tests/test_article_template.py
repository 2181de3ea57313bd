"""The article's page and the pages around it, drawn from values."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from newsreel.front import example_pages, example_stories
from newsreel.front.example_stories import ARTICLE, FORM, FORM_WITH_ERRORS, NO_COMMENTS
from newsreel.front.example_values import CHROME, HEAD, INES, TODAY
from newsreel.front.view import ArticleView, CommentForm, Remark, Review, SearchView, Share, Thread


def page(template: str, view: Any) -> str:
    return render_to_string(f"pages/{template}.html", {"view": view, "chrome": CHROME, "head": HEAD})


def main(template: str, view: Any) -> str:
    """What stands between the masthead and the footer, in one line."""
    drawn = page(template, view)
    return re.sub(r"\s*\n\s*", "", drawn[drawn.index("<main") : drawn.index("</main>")])


def article(**changes: Any) -> str:
    return main("article", replace(ARTICLE, **changes))


def with_card(view: ArticleView = ARTICLE, **changes: Any) -> str:
    return main("article", replace(view, card=replace(view.card, **changes)))


def in_order(markup: str, parts: Sequence[str]) -> bool:
    places = [markup.index(part) for part in parts]
    return places == sorted(places)


@pytest.mark.parametrize("name", sorted(example_pages.PAGES))
def test_every_page_has_one_headline_whole_references_and_levels_in_order(name: str) -> None:
    template, view = example_pages.PAGES[name]
    drawn = render_to_string(template, {"view": view, "chrome": CHROME, "head": HEAD})
    body = drawn[drawn.index("<main") : drawn.index("</main>")]
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", body)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = Counter(re.findall(r'\sid="([^"]*)"', drawn))
    assert [each for each, count in ids.items() if count > 1 or not each] == []
    for references in re.findall(r'\saria-(?:labelledby|describedby)="([^"]*)"', drawn):
        assert set(references.split()) <= ids.keys()
    for target in re.findall(r'\s(?:for|href)="#?([\w-]+)"', body):
        assert target in ids, target
    assert "{{" not in drawn
    assert "{%" not in drawn


def test_the_parts_stand_in_the_order_of_reading() -> None:
    assert in_order(
        article(),
        (
            'class="crumbs"',
            'class="label article-label"',
            "<h1",
            "article-standfirst",
            "lead-picture",
            "article-byline",
            "Published <time",
            "Share this story",
            'class="corrections"',
            'class="story-text"',
            'class="credits"',
            'class="tags"',
            "Share, having read it",
            'class="follow"',
            'class="author-box"',
            "Latest Posts",
            "Previous Article",
            "Next Article",
            "Related Posts",
            'id="comments"',
            "Leave A Reply",
        ),
    )


def test_the_page_wears_its_sections_colour() -> None:
    assert article().startswith('<main id="main" style="--hue: 30">')


def test_the_byline_names_roles_and_leads_to_the_authors() -> None:
    drawn = article()
    assert (
        '<span><span>By</span> <a href="/author/ines-marlowe/" rel="author">Ines Marlowe</a> '
        '<span class="article-role">Film critic</span></span>'
    ) in drawn
    assert "<span>Pictures by</span>" in drawn
    assert '<span class="face" aria-hidden="true">TO</span>' in drawn


def test_the_dates_are_said_to_people_and_to_machines() -> None:
    drawn = with_card(
        published=datetime(2026, 3, 18, 9, 5, tzinfo=UTC), updated=datetime(2026, 3, 19, 21, 0, tzinfo=UTC)
    )
    assert 'Published <time datetime="2026-03-18T09:05:00+00:00">18 March 2026, 09:05</time>' in drawn
    assert 'Updated <time datetime="2026-03-19T21:00:00+00:00">19 March 2026, 21:00</time>' in drawn
    assert "Updated" not in with_card(updated=None)


@pytest.mark.parametrize(("minutes", "said"), [(1, "1 Min Read"), (2, "2 Mins Read")])
def test_reading_time(minutes: int, said: str) -> None:
    assert f'<li class="article-minutes">{said} ' in with_card(minutes=minutes)


@pytest.mark.parametrize(("count", "said"), [(0, "No Comments"), (1, "1 Comment"), (2, "2 Comments")])
def test_comments_are_counted_in_the_head_and_above_themselves(count: int, said: str) -> None:
    drawn = article(thread=Thread(count=count, remarks=(), is_open=True, form=FORM))
    assert f'<a href="#comments">{said}</a>' in drawn
    assert f'<h2 class="billing" id="comments-name">{said}</h2>' in drawn


def test_where_nobody_may_comment_and_nobody_did_nothing_is_said_of_it() -> None:
    drawn = article(thread=Thread(count=0, remarks=(), is_open=False))
    assert "#comments" not in drawn
    assert 'id="comments"' not in drawn


def test_closed_comments_can_be_read_but_not_answered() -> None:
    drawn = article(thread=Thread(count=7, remarks=example_stories.REMARKS, is_open=False))
    assert "Comments on this story are closed." in drawn
    assert "My grandfather ran the Rex" in drawn
    assert "Reply" not in drawn


def test_copying_the_link_comes_first_and_nothing_is_scripted_by_others() -> None:
    drawn = article(shares=(Share("x", "X", "https://x.com/?a=1&b=2"), Share("copy", "Copy link", "/a/")))
    assert (
        '<ul class="share-ways"><li><a href="/a/" data-copy-link>Copy link</a></li>'
        '<li><a href="https://x.com/?a=1&amp;b=2" rel="nofollow noopener">X</a></li></ul>'
    ) in drawn
    assert "<script" not in drawn


def test_a_sponsored_story_says_so_first_and_marks_its_links() -> None:
    drawn = main("article", example_stories.SPONSORED)
    label = (
        '<p class="sponsor">Sponsored by <a href="https://example.org/" rel="sponsored noopener">'
        "Halcyon Airways</a></p>"
    )
    assert in_order(drawn, (label, "<h1"))
    assert '<a href="https://example.org/" rel="sponsored noopener">a link that was paid for</a>' in drawn
    assert "Sponsored by" not in article()


@pytest.mark.parametrize(
    ("headline", "size"),
    [
        ("Cut.", " article-headline-short"),
        ("A headline of middle length, as most are", ""),
        ("x" * 81, " article-headline-long"),
    ],
)
def test_headlines_are_set_in_the_size_that_fits(headline: str, size: str) -> None:
    assert f'<h1 class="headline article-headline{size}" dir="auto">{headline}</h1>' in with_card(
        headline=headline
    )


def test_another_script_is_named_and_runs_its_own_way() -> None:
    drawn = main("article", example_stories.RIGHT_TO_LEFT)
    assert re.search(r'<h1 class="[^"]+" lang="ar" dir="auto">', drawn)
    assert '<div class="story-text" lang="ar" dir="auto">' in drawn


def test_a_live_story_is_marked() -> None:
    assert '<span class="cue">Live</span>' in main("article", example_stories.LIVE)


def test_a_form_stands_in_for_a_missing_kicker() -> None:
    assert '<span class="article-kicker">Interview</span>' in with_card(form="interview", kicker="")
    assert "article-kicker" not in with_card(form="news", kicker="")


def test_a_review_gives_its_score_above_and_its_verdict_below() -> None:
    drawn = article(review=Review("Nine Doors", Decimal("7.5"), "Eight are red."))
    assert '<a class="quiet" href="#review"><b class="billing">7.5</b> <span>out of 10</span></a>' in drawn
    assert in_order(
        drawn, ('class="story-text"', 'id="review"', '<p class="review-verdict">Eight are red.</p>')
    )
    assert '<rect class="review-lit" width="75" height="7"/>' in drawn


@pytest.mark.parametrize(
    ("score", "said", "percent"), [("10.0", "10", 100), ("0.0", "0", 0), ("6.3", "6.3", 63)]
)
def test_whole_scores_are_said_without_a_point(score: str, said: str, percent: int) -> None:
    drawn = article(review=Review("x", Decimal(score)))
    assert f'<b class="billing">{said}</b>' in drawn
    assert f'width="{percent}"' in drawn


def test_the_lead_picture_is_asked_for_at_once_and_left_out_where_told() -> None:
    drawn = article()
    assert '<figure class="lead-picture lead-picture-wide">' in drawn
    assert re.search(r'<figure class="lead-picture[^>]*>.*? fetchpriority="high"', drawn)
    assert "lead-picture" not in article(lead_layout="none")
    assert "lead-picture" not in article(lead=None)


def test_how_it_was_checked_is_told_with_its_limits() -> None:
    drawn = article()
    assert '<h2 class="checked-name" id="checked">How we checked this story</h2>' in drawn
    assert (
        "titles and its 5 quotations were held against the text of 2 reports on which it is based. "
        "Editors looked at 1 difference and let it stand. It has been corrected or amended since"
    ) in drawn
    assert "It agrees with its sources. Whether they are right, no program can tell." in drawn
    assert 'class="checked"' not in article(checked=None)


def test_sources_are_credited_linked_and_dated() -> None:
    drawn = article()
    assert '<h2 class="credits-name" id="credits">Based on reporting by</h2>' in drawn
    assert '<cite dir="auto">O último projeccionista apaga a luz</cite>' in drawn
    assert '<span class="credits-first">First with the story</span>' in drawn
    assert 'Read <time datetime="2026-11-22T11:32:00+00:00">22 November 2026, 11:32</time>' in drawn
    assert (
        '<a href="https://example.org/marine" rel="noopener">Source link<span class="unseen">: '
        "Jornal de Porto Maré</span></a>"
    ) in drawn


def test_corrections_are_dated_and_lead_to_the_others() -> None:
    drawn = article()
    assert (
        '<strong>Correction, <time datetime="2026-11-21T18:32:00+00:00">21 November 2026</time>.</strong>'
        in drawn
    )
    assert '<a href="/corrections/">All corrections</a>' in drawn


def test_follow_links_need_an_address() -> None:
    assert "Add as preferred source on Google" in article()
    bare = replace(CHROME, google_preferred_source="", flipboard="")
    drawn = render_to_string("pages/article.html", {"view": ARTICLE, "chrome": bare, "head": HEAD})
    assert 'class="follow"' not in drawn


def test_the_newest_story_has_no_next_one() -> None:
    drawn = article(next=None)
    assert "Previous Article" in drawn
    assert "Next Article" not in drawn


def test_an_author_of_whom_nothing_is_said_has_no_box() -> None:
    assert 'class="author-box"' not in with_card(authors=(replace(INES, biography="", website="", links=()),))


def test_values_are_escaped() -> None:
    drawn = with_card(headline="<script>alert(1)</script>", standfirst="a & b", kicker='"><b>')
    assert "&lt;script&gt;alert(1)&lt;/script&gt;</h1>" in drawn
    assert "a &amp; b</p>" in drawn
    assert "&quot;&gt;&lt;b&gt;</span>" in drawn


# — Comments —


def thread(*remarks: Remark, form: CommentForm | None = FORM) -> str:
    return article(thread=Thread(count=len(remarks), remarks=remarks, is_open=True, form=form))


def remark(number: int, *replies: Remark, **more: Any) -> Remark:
    return Remark(
        id=number,
        name=f"Reader {number}",
        text=SafeString(f"<p>Letter {number}</p>"),
        made=TODAY,
        reply_url=f"?reply={number}#respond",
        replies=replies,
        **more,
    )


def test_a_letter_is_signed_dated_and_can_be_answered() -> None:
    assert (
        '<li class="letter" id="comment-1"><article aria-label="Comment by Reader 1">'
        '<div class="letter-text" dir="auto"><p>Letter 1</p></div>'
        '<p class="letter-signature"><b class="letter-name">Reader 1</b>'
        '<a class="letter-date" href="#comment-1"><time datetime="2026-11-22T14:32:00+00:00">'
        "22 November 2026, 14:32</time></a> "
        '<a class="letter-reply" href="?reply=1#respond" rel="nofollow">Reply<span class="unseen"> '
        "to Reader 1</span></a></p></article></li>"
    ) in thread(remark(1))


def test_the_newsroom_and_websites_are_marked() -> None:
    drawn = thread(remark(1, is_staff=True, website="https://example.org/"))
    assert '<span class="letter-staff">Newsroom</span>' in drawn
    assert '<a href="https://example.org/" rel="nofollow ugc noopener">Reader 1</a>' in drawn


def test_threads_are_four_deep_then_flat() -> None:
    deep = remark(7)
    for number in range(6, 0, -1):
        deep = remark(number, deep)
    drawn = thread(deep)
    depth, depths = 0, {}
    for match in re.finditer(r'(<ol class="letters">)|(</ol>)|id="comment-(\d)"', drawn):
        depth += bool(match[1]) - (bool(match[2]) and depth > 0)
        if match[3]:
            depths[int(match[3])] = depth
    assert depths == {1: 1, 2: 2, 3: 3, 4: 4, 5: 4, 6: 4, 7: 4}


def test_a_thread_of_a_thousand_answers_is_drawn() -> None:
    deep = remark(1000)
    for number in range(999, 0, -1):
        deep = remark(number, deep)
    assert thread(deep).count('class="letter"') == 1000


def test_no_letters_yet() -> None:
    assert "Nobody has written about this story yet." in article(thread=NO_COMMENTS)


def test_the_form_names_its_fields_and_hides_one_from_people() -> None:
    drawn = article(thread=NO_COMMENTS)
    form = drawn[drawn.index("<form class=") : drawn.index("</form>", drawn.index("<form class="))]
    assert '<form class="form reply-form" id="respond" method="post" action="/comments/"' in form
    assert re.findall(r' name="(\w+)"', form) == [
        *("article", "stamp", "parent", "subject"),
        *("text", "name", "email", "website"),
    ]
    assert '<p class="lure" aria-hidden="true">' in form
    assert 'name="subject" tabindex="-1" autocomplete="off"' in form
    assert "Cancel Reply" not in form


def test_an_answer_shows_what_it_answers_and_can_be_called_off() -> None:
    drawn = article(thread=replace(NO_COMMENTS, form=FORM_WITH_ERRORS))
    assert '<h3 class="headline headline-medium" id="respond-name">Leave A Reply to Maud Okonjo</h3>' in drawn
    assert '<input type="hidden" name="parent" value="1">' in drawn
    assert '<a href="/cinema/story-1/#comments">Cancel Reply</a>' in drawn
    assert '<blockquote class="reply-to" dir="auto">My grandfather ran the Rex' in drawn


def test_mistakes_are_named_beside_their_fields_and_what_was_typed_stays() -> None:
    drawn = article(thread=replace(NO_COMMENTS, form=FORM_WITH_ERRORS))
    assert '<p class="notice notice-wrong" role="alert">Your comment was not sent.' in drawn
    assert '<span class="field-wrong" id="respond-text-wrong">Write something first.</span>' in drawn
    assert 'aria-invalid="true" aria-describedby="respond-email-note respond-email-wrong"' in drawn
    assert 'type="email" value="jo@example"' in drawn


def test_after_sending_the_form_says_what_happens_next() -> None:
    drawn = article(thread=replace(NO_COMMENTS, form=replace(FORM, notice="It waits for approval.")))
    assert '<p class="notice" role="status">It waits for approval.</p>' in drawn


# — The pages around —


@pytest.mark.parametrize(("total", "said"), [(1, "story with"), (163, "stories with")])
def test_search_counts_what_it_found(total: int, said: str) -> None:
    found = replace(example_pages.SEARCH, pager=replace(example_pages.SEARCH.pager, total=total))
    assert f'<b class="billing">{total}</b> {said} “<span dir="auto">harbour</span>”' in main("search", found)


def test_search_filters_say_which_is_chosen() -> None:
    drawn = main("search", example_pages.SEARCH)
    assert '<a href="?q=harbour" rel="nofollow" aria-current="true">All sections</a>' in drawn
    assert '<a href="?q=harbour&amp;since=day" rel="nofollow">Past day</a>' in drawn


def test_nothing_found_helps_on() -> None:
    drawn = main("search", example_pages.NOTHING)
    assert "Nothing found for" in drawn
    assert (
        'Did you mean <a href="/tag/harbour-lights/">Harbour Lights</a> or <a href="/cinema/">Cinema</a>?'
        in drawn
    )
    assert "Read instead" in drawn
    assert "Your search was cut to 200 characters." in drawn


def test_search_before_anything_was_typed_finds_nothing_wrong() -> None:
    pager = replace(example_pages.SEARCH.pager, count=0, total=0)
    drawn = main("search", SearchView(query="", pager=pager, cards=()))
    assert "Nothing found" not in drawn
    assert 'name="q" value=""' in drawn


def test_what_was_searched_for_is_escaped() -> None:
    drawn = page("search", replace(example_pages.NOTHING, query='"><script>alert(1)</script>'))
    assert "<script>alert" not in drawn
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in drawn


@pytest.mark.parametrize(
    ("view", "code"), [(example_pages.NOT_FOUND, "404"), (example_pages.WITHDRAWN, "410")]
)
def test_a_page_that_is_not_there_offers_search_and_stories(view: Any, code: str) -> None:
    drawn = main("message", view)
    assert f'<p class="message-code billing" aria-hidden="true">{code}</p>' in drawn
    assert 'role="search"' in drawn
    assert "Read instead" in drawn


def test_a_confirmation_says_one_thing() -> None:
    drawn = main("message", example_pages.CONFIRMED)
    assert "message-code" not in drawn
    assert 'role="search"' not in drawn


def test_corrections_are_listed_with_their_stories() -> None:
    drawn = main("corrections", example_pages.CORRECTIONS)
    assert drawn.count("<li>") >= 3
    assert "The seats were taken out in September, not in August." in drawn
    assert "No story has needed a correction so far." in main(
        "corrections", replace(example_pages.CORRECTIONS, corrections=())
    )


def test_a_standing_page_holds_its_form() -> None:
    drawn = main("standing", example_pages.CONTACT)
    assert '<div class="standing-form"><form class="form" method="post" action="/contact/">' in drawn
    assert "standing-form" not in main("standing", example_pages.STANDING)
