"""The exported web page: one self-contained file, whose scripts stand beside the Python here."""
