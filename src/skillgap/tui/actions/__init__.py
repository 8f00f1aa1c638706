"""What commands do, by what they touch: files, wishes, views."""
