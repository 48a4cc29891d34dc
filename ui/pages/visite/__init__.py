"""La visite guidée."""
