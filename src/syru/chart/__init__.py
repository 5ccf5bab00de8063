"""When things happened, as rows of counts on a time axis."""
