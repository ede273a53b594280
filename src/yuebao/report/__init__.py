"""What people see: a reading as a table, a report as text and as a page."""
