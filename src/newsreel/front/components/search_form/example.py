from newsreel.front.example_pages import SEARCH
from newsreel.front.example_values import CHROME

EXAMPLES = {"With words": {"chrome": CHROME, "view": SEARCH}}
