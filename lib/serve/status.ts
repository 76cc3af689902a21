// What does this site stand on right now?
import 'server-only'
import { loadConfig } from '@/lib/config'
import { loadSnapshot } from './snapshot'

/** Counts of the store and which model answers. Throws `not-ready` while it cannot answer. */
export async function readStatus() {
  const { movies, people, model, content } = loadSnapshot()
  return {
    films: movies.length,
    people: people.size,
    ratings: movies.reduce((sum, { rating }) => sum + (rating?.count ?? 0), 0),
    model: { name: model.name, version: model.version },
    builtAt: new Date(model.createdAt).toISOString(),
    content,
    /** So long is kept what visitors were only watched doing. */
    feedbackDays: loadConfig().feedbackDays,
  }
}
