"""What is computed from all areas below: results, later regional plans and monitoring."""
