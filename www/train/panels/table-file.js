// The files that hold tables.

/** The kinds of file, for a control that chooses one. */
export const TABLE_FILES =
  ".csv,.xlsx,.ods,.tsv,.txt,.dat,.data,.npy,.npz,.json,.jsonl,.ndjson,.arff,.libsvm,.svm,.prn,.sql,.yaml,.yml,.gz,.zip,text/*";
