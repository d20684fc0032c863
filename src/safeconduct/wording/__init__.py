"""What the program itself says to people, in four languages; the law's and the vocabulary's words stand beside them."""
