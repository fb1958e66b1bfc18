"""Finds which of many speeches share text: near-duplicate pairs, with the sections and passages that they share."""

from speechparse.matrix.pairs import LEAST, SHORTEST, Matrix, matrix

__all__ = ["LEAST", "SHORTEST", "Matrix", "matrix"]
