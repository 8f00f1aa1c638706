"""What a coach sees and hands over."""
