"""The rules, a folder a family, a module a rule; the docstring of a module is the English manual of its rule."""
