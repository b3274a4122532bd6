"""The parts that the clinician's pages are made of."""
