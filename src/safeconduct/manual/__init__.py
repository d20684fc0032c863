"""The manual: pages of Markdown made from the law, the vocabulary, the glossary and the verbs; values in, text out."""
