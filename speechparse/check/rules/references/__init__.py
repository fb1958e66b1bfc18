"""REF: references."""
