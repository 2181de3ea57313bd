from newsreel.front.example_pictures import picture

EXAMPLES = {
    "Within the measure": {"image": picture(1, caption="The booth on its last night.")},
    "A link": {"image": picture(2), "link": "https://example.org/"},
    "Missing": {"image": None, "caption": "The lift, before.", "credit": "Halcyon Airways"},
}
