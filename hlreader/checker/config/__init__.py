"""Configuration: settings files, profiles, and which rules are on."""
