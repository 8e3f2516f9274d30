"""Tables of disclosure items, brought in from what an office keeps."""
