"""Who can give what, where: the services of the reform, their places and the households that take children in."""
