"""La page du montage proposé."""
