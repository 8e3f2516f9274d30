"""What is due, from whom, until when: one value that every part of an application returns."""
