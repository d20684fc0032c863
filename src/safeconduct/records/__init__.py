"""What is held of one subject on a day: what prevails, who said it, what contradicts it, or why it is not known."""
