from newsreel.front.example_pages import CORRECTIONS

EXAMPLES = {"Three": {"corrections": CORRECTIONS.corrections}, "None": {"corrections": ()}}
