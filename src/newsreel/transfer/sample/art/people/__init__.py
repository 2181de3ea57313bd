"""Figures and heads, cut from paper."""
