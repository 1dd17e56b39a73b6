"""Coverage-guided fuzzing of everything that reads what strangers send.

``doors.py`` names each door and what an input to it goes through. ``corpus/`` keeps the small files
that reached new code. ``test_fuzz.py`` in the suite sends these through their doors, and random
changes of them. To look for more:

    pip install atheris
    python -m tests.fuzz html --seconds 1200
"""
