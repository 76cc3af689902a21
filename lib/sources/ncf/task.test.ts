import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readNcfTask } from './task'

function writeTask(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-ncf-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const FILES = {
  'x.train.rating': '0\t0\t5\t100\n0\t1\t3\t101\n1\t1\t4\t102\r\n',
  'x.test.rating': '0\t2\t4\t103\n1\t0\t4\t104\n',
  'x.test.negative': '(0,2)\t3\t4\n(1,0)\t2\t5\n',
}

test('reads pairs, held-out items and what they are ranked among', () => {
  const task = readNcfTask(writeTask(FILES))
  expect(task.users).toBe(2)
  expect(task.items).toBe(6)
  expect([...task.train]).toEqual([0, 0, 0, 1, 1, 1])
  expect(task.tests[1]).toEqual({ user: 1, item: 0, negatives: [2, 5] })
})

test('a folder without a task says what was expected', () => {
  expect(() => readNcfTask(writeTask({}))).toThrow(/expected NAME.train.pairs.tsv/)
})

test.each([
  [{ ...FILES, 'x.train.rating': '0\tzero\n' }, /x.train.rating, line 1: got «0\tzero»/],
  [{ ...FILES, 'x.test.negative': '(0,2)\n(1,0)\t2\n' }, /x.test.negative, line 1/],
  [{ ...FILES, 'x.test.rating': '0\t2\n' }, /got 1 held-out items and 2 lists/],
])('a broken file is named with its line', (files, message) => {
  expect(() => readNcfTask(writeTask(files))).toThrow(message)
})
