"""The moving figure: where each joint is at a time. Its code comes with the figure itself."""
