from newsreel.front.example_pages import CONFIRMED, NOT_FOUND, WITHDRAWN

EXAMPLES = {
    "Not found": {"view": NOT_FOUND},
    "Withdrawn": {"view": WITHDRAWN},
    "Said and done": {"view": CONFIRMED},
}
