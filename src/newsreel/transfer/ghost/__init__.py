"""Moving in from Ghost, by its JSON export."""
