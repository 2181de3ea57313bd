"""Moves a WordPress site in, from its export file (WXR)."""
