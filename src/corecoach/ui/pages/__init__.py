"""One file a page. A page draws a frozen state and says what the person asked for."""
