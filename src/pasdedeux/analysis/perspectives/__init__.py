"""What reaches one character of all that happens: their mind, event by event, and whom and what they have met."""
