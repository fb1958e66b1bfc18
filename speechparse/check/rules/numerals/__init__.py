"""NMR: numerals."""
