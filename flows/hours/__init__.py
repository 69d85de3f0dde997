"""Opening hours that flows share: kept, edited, imported, put into words. The shell of them."""
