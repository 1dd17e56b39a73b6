"""Articles read aloud: what is said, the voices of this computer, and a program that runs them.

``utterances`` turns passages into sentences to say. ``as_said`` writes out numbers, units and
abbreviations. ``engines`` has a file for each kind of voice, and ``voice`` speaks with it.
"""
