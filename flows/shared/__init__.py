"""What flows share and calls meet without publishing: opening hours, and whatever is like them."""
