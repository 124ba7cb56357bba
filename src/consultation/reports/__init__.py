"""Documents to print and to keep: tables and words in, bytes of a file out."""
