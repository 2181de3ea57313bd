"""Moving in from a folder of Markdown files, as Hugo, Jekyll, Astro and others keep them."""
