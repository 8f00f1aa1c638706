"""The coach's screens: clients, one client in session, the cohort."""
