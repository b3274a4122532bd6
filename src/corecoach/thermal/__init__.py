"""Ice and heat: protocols, limits and exposure. Its code comes with the ice and heat timers."""
