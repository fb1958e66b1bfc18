"""The figures of speeches, shown: a report of one, a table of many, pictures."""
