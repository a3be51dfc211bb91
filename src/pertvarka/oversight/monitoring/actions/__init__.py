"""What the monitoring group and the programme office do: meetings, figures, findings, alerts, reviews."""
