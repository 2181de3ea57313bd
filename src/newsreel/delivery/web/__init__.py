"""The server that readers meet. It knows neither Django nor the database, and lives while both are down."""
