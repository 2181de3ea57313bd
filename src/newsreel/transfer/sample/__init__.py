"""The sample edition: a whole magazine that a new site can be filled with."""
