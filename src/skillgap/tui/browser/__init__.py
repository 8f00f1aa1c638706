"""The app in a browser on this machine: one page, one token, files up and down."""
