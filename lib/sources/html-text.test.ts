import { expect, test } from 'vitest'
import { htmlToText } from './html-text'

test('tags go, breaks and blocks part lines, entities are decoded once', () => {
  expect(htmlToText('One<br>two<br/>three')).toBe('One\ntwo\nthree')
  expect(htmlToText('<p>One</p><p>Two &amp; three</p>')).toBe('One\n\nTwo & three')
  expect(htmlToText('&amp;lt;b&amp;gt;')).toBe('&lt;b&gt;')
  expect(htmlToText('line\n  of source')).toBe('line of source')
})

test('what is not text is left out', () => {
  expect(htmlToText('a<script>alert(1)</script><style>b{}</style><iframe src=x>c</iframe>d')).toBe(
    'ad',
  )
})

test('what is no HTML comes back as it is', () => {
  expect(htmlToText('5 < 6 and 7 > 3')).toBe('5 < 6 and 7 > 3')
  expect(htmlToText('')).toBe('')
})
