"""The whole site in an open format, out and in again. What stands in it: docs/export-format.md."""
