"""The views of the app: one module each."""
