"""La page du plan de financement."""
