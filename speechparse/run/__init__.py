"""Many files: which ones a call names (``files``), and a job for each (``work``), done in this process, by processes beside it
(``processes``) or by a cluster (``cluster``).
"""
