"""Documents as DOCX that an office edits: real styles, headings, tables and fields."""
