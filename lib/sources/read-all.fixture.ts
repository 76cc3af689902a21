// For tests: writes files to a folder of their own, lets a source read them, and gathers what it says.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MovieDraft } from '@/lib/catalogue/movie'
import type { Problem } from '@/lib/catalogue/problem'
import type { MovieSource } from './source'

export async function readAll(source: MovieSource, files: Record<string, string | Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-source-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    const drafts: MovieDraft[] = []
    const problems: Problem[] = []
    for await (const event of source.read(folder)) {
      if (event.kind === 'draft') drafts.push(event.draft)
      if (event.kind === 'problem') problems.push(event.problem)
    }
    return { drafts, problems, codes: problems.map(({ code }) => code) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
