"""`newsreel serve`: web server, worker and clock as one supervised command."""
