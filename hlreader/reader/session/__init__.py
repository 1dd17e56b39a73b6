"""What each key does: a state and a key give the next state. Pure."""
