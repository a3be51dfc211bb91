"""What people meet: open pages, the signed-in workbench, the open API and the command line."""
