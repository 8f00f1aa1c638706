"""What touches the disk: reading beside the app, writing views, remembering."""
