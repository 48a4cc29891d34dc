"""La signature, relue par d’autres que nous."""
