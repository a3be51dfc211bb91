"""The signed-in home: what I may do, who I am here, the roles as written."""
