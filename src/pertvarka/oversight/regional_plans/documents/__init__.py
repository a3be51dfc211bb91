"""The plan of a region as files: PDF and Word to be read and signed, CSV and XLSX of what opens."""
