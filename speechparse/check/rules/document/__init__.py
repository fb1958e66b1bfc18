"""DOC: parts of a document."""
