// What is wrong with a piece of data, said so that its owner can find and mend it.

/** One finding: bad data is told, never thrown and never silently dropped. */
export type Problem = {
  /** Stable kebab-case code: "year-range", "duplicate-id", "shifted-columns", "not-a-film" … */
  code: string
  /** dropped: the record is lost; mended: the record is kept, the field corrected or left out. */
  severity: 'dropped' | 'mended'
  file: string
  /** 1-based line of the file where the record starts; null where the file has no lines. */
  line: number | null
  field: string | null
  /** A sentence with what was got and what was expected. */
  message: string
}
