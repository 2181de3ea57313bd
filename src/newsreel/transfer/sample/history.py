"""The names under which the loading of the sample edition stands in the home page's history."""

BEGUN = "newsreel.sample_edition.begin"
FINISHED = "newsreel.sample_edition.finish"
