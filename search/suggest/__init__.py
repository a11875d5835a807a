"""What a reader may have meant, and what can be meant by what is typed so far."""
