"""The player: the poster that leads through a session, and the conductor that runs it."""
