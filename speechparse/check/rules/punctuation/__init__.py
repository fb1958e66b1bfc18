"""PUN: punctuation."""
