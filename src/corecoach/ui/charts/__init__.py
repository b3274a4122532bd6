"""Charts. The only place that imports pyqtgraph and numpy, and nobody imports it at start-up."""
