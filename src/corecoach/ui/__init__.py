"""The window: pages, widgets and charts. Qt lives here, and knows the coach but not the disk."""
