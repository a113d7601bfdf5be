"""Pure text tools: words, sentences, numbers, amounts and dates."""
