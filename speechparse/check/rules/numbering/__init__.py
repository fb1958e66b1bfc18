"""NUM: numbering."""
