"""What is asked of each text: settings files, profiles, and which rules are on."""
