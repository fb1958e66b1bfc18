"""CNT: promised and delivered counts."""
