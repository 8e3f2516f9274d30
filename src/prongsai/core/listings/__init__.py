"""Tables that pages of disclosure items show, brought in from a table that an office keeps."""
