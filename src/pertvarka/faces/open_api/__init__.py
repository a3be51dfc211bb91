"""The read API, its description in OpenAPI 3.1 and its errors as RFC 9457 problems."""
