"""The pages of the clinician's side: each draws a frozen state and emits what is asked for."""
