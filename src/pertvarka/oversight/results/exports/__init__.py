"""Results as files: one table, written as CSV, XLSX, DOCX and PDF, so that no file can say what another does not."""
