"""One module a command. Each has `run(asked, console)`."""
