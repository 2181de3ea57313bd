from newsreel.front.example_values import CHROME

EXAMPLES = {"On every page": {"chrome": CHROME}}
