"""One issue, every form: text, web page, PDF, DOCX, mail, feed, data."""
