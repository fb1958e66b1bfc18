"""What several views of the tree share: lists of numbered items, promises, references, likeness."""
