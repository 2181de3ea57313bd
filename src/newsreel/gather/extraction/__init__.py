"""What an article's page says: title, byline, date, text, lead picture. From the page alone, no network."""
