// Where the pipeline finds and leaves its files, relative to the folder it is started in.

export const CATALOGUE_FOLDER = 'data/catalogue'
export const MIGRATIONS_FOLDER = 'prisma/migrations'
/** Where the data sets lie beside the project, when they do. */
export const DATASETS_FOLDER = '../shared/datasets'
/** Trained figures that are committed. */
export const MODELS_FOLDER = 'data/models'
/** The sentiment model's name there. */
export const SENTIMENT = 'sentiment'
/** Suites of expectations that data is held against. */
export const EXPECTATIONS_FOLDER = 'data/expectations'
/** What runs leave. */
export const ARTEFACTS_FOLDER = 'data/work/artefacts'
