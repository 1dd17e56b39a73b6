"""A glossary in forms for other programs: a module a form, each with an ``export`` function."""
