"""Scripts made of stories: what they look like, that others read them as we do, and that nothing is lost in them."""
