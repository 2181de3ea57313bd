"""Holds an article against its sources. Pure Python; one door, :func:`newsreel.fidelity.run.check`.

It claims agreement with the sources, never truth.
"""
