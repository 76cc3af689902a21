import { expect, test } from 'vitest'
import { cleanName, cleanNames } from './people-names'

test.each([
  [' Ann \u00a0 Lee ', 'Ann Lee'],
  ['Ann Lee (actor)', 'Ann Lee'],
  ['Ann (Tex) Lee', 'Ann (Tex) Lee'],
  ['and Ann Lee', 'Ann Lee'],
  ['Ann Lee]]', 'Ann Lee'],
  ['50 Cent', '50 Cent'],
  ['U2', 'U2'],
  ['James With', 'James With'],
  ['will.i.am', 'will.i.am'],
  ['宮崎 駿', '宮崎 駿'],
])('«%s» is the name «%s»', (text, name) => {
  expect(cleanName(text)).toBe(name)
})

test.each([
  '',
  ')',
  '[2]',
  '(voice)',
  'nominee)',
  'Screenplay)',
  'Ann Lee (screenplay)',
  'Cast:',
  'and',
  'voices of',
  'the life of',
  'Archive footage of',
  'The',
  'Sr.',
  'X',
  'None',
  'Academy Award for Best Actor',
])('«%s» is nobody', (text) => {
  expect(cleanName(text)).toBeNull()
})

test('names come once, in their order', () => {
  expect(cleanNames(['Bo Fry', 'Ann Lee', ')', 'Bo  Fry'])).toEqual(['Bo Fry', 'Ann Lee'])
})
