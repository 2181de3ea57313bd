"""Which entries tell of one event, who told of it first, and what needs care. Plain values only."""
