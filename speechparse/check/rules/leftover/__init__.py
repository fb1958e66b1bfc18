"""Text that was left over from drafting, pasting and downloading."""
