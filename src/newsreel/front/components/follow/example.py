from newsreel.front.example_values import CHROME

EXAMPLES = {"Both": {"chrome": CHROME}}
