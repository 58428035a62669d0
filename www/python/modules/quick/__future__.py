# Accepts imports from `__future__`, whose features exist already or make no difference.
absolute_import = division = generators = nested_scopes = print_function = unicode_literals = with_statement = annotations = True
