from newsreel.front.example_values import PAGER

EXAMPLES = {"In the middle": {"pager": PAGER}}
