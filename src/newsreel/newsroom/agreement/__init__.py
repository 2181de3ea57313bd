"""Holds articles against the entries they are based on: the newsroom's side of `newsreel.fidelity`."""
