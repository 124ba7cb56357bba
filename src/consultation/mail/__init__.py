"""E-mails: what they say, how they are sent, and the outbox that loses none while the mail server is away."""
