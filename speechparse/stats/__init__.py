"""Statistics of a speech: how it is built, how long it takes to say, what it is about."""
