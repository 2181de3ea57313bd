from newsreel.front.example_pictures import picture

EXAMPLES = {
    "In a list, 3:2": {"image": picture(2), "sizes": "24rem"},
    "Upright, 4:5": {"image": picture(3, 800, 1000)},
    "First on a page": {"image": picture(4), "eager": True},
    "Missing": {"image": None},
}
