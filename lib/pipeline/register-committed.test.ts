import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findServing, listPromotions, refOf, registerModel } from '@/lib/db/registry'
import { openTestStore } from '@/lib/db/store.fixture'
import { promote } from '@/lib/operate/promote'
import { writeArtefact } from '@/lib/store/artefacts'
import { registerCommitted } from './register-committed'

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
  store.database
    .prepare(
      `INSERT INTO Model (name, version, fingerprint, parameters, vocabulary, isChampion, createdAt)
       VALUES ('content', 'c0ffee', 'f', ?, ?, true, '2026-01-01T00:00:00.000Z')`,
    )
    .run('{}', Buffer.from('[]'))
})
afterEach(() => store.drop())

/** Commits an artefact of those bytes and registers it. */
function commit(text: string) {
  const folder = join(store.folder, 'models')
  writeArtefact(folder, Buffer.from(text), {
    name: 'hybrid',
    command: 'c',
    data: {},
    parameters: {},
    figures: {},
  })
  return registerCommitted(store.database, folder, 1)!
}
const serving = () => refOf(findServing(store.database)!)

test('a fresh store serves the committed hybrid at once, and a second start changes nothing', () => {
  const { ref, isNew } = commit('one')
  expect(isNew).toBe(true)
  expect(serving()).toBe(ref)
  expect(commit('one')).toEqual({ ref, isNew: false })
  expect(listPromotions(store.database)).toHaveLength(1)
})

test('a newer committed hybrid takes the place of the older', () => {
  commit('one')
  const { ref } = commit('two')
  expect(serving()).toBe(ref)
})

test('an operator’s own model goes on serving, and so does content where the operator went back to it', () => {
  registerModel(store.database, {
    name: 'hybrid',
    version: 'abc123',
    fingerprint: 'f',
    parameters: {},
    artefact: Buffer.from('own'),
    sha256: '2c42c4ae4e4a3b9a0d2d8d5ac1a4b5f0f6b8a7b0c7d6e5f4a3b2c1d0e9f8a7b6',
    runId: 'a-run',
    now: 1,
  })
  store.database.prepare("UPDATE Model SET isChampion = true WHERE version = 'abc123'").run()
  commit('one')
  expect(serving()).toBe('hybrid@abc123')
  promote(store.database, 'content', { reason: null, now: 2 })
  commit('two')
  expect(serving()).toBe('content@c0ffee')
})

test('without a committed hybrid nothing happens', () => {
  expect(registerCommitted(store.database, join(store.folder, 'nowhere'), 1)).toBeNull()
  expect(serving()).toBe('content@c0ffee')
})
