"""The window: keys in, a state as rows, and the bytes that draw them."""
