"""The attached files of sources: kept by their hash in one folder, and looked at again."""
