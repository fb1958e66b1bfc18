"""Properties give the same verdict on every run of one commit; ``pytest --hypothesis-profile=search`` looks at others."""

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile("steady")
