# `__future__`: what it asks for is there already, or makes no difference.
absolute_import = division = generators = nested_scopes = print_function = unicode_literals = with_statement = annotations = True
