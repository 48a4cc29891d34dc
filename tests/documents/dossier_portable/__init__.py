"""Le fichier portable garde tout, et se méfie de tout."""
