"""Terms and wording."""
