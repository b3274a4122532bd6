"""Tones and speech in processes of their own: one line in, one sound out.

Qt's sound and speech objects can block for ever when the machine's audio service hangs, holding the
interpreter. So the app makes none: it uses `sounder.Sounder`, which starts this package as a child process,
once for tones and once for the voice, so that a hung voice cannot silence the tones.
"""
