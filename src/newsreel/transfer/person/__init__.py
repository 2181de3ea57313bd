"""What the site knows of one person: to be given to them, and to be forgotten."""
