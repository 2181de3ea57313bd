"""The commands, by what they are about; :mod:`newsreel.cli` puts them together."""
