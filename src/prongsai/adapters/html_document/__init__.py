"""Documents as one HTML page: read on a phone, printed on A4, understood by a screen reader."""
