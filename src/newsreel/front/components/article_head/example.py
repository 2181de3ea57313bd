from newsreel.front.example_stories import ARTICLE, CJK, LIVE, REVIEW, RIGHT_TO_LEFT, SPONSORED

EXAMPLES = {
    "Feature, two names": {"view": ARTICLE},
    "Review with score": {"view": REVIEW},
    "Live": {"view": LIVE},
    "Sponsored, a headline that never ends, no picture": {"view": SPONSORED},
    "Right to left": {"view": RIGHT_TO_LEFT},
    "Japanese": {"view": CJK},
}
