"""Signer une version du plan, et garder la preuve de ce qui a été signé."""
