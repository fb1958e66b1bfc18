"""HED: headings."""
