"""The report: a story and all that is known of it as one HTML page that needs no network."""
