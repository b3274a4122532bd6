"""The clinician's side: patients, drafts, signing, results that came back, clearances; all as files."""
