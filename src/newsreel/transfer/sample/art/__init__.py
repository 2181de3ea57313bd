"""The sample edition's art desk: every picture drawn by the program, in one hand."""
