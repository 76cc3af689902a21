import { expect, test } from 'vitest'
import { translateSql } from './translate-sql'

test('places are numbered in their order, numbered ones keep their number', () => {
  expect(translateSql('SELECT a FROM b WHERE c = ? AND d IN (?, ?)')).toBe(
    'SELECT a FROM b WHERE c = $1 AND d IN ($2, $3)',
  )
  expect(translateSql('SELECT ?1, ?2, ?1')).toBe('SELECT $1, $2, $1')
})

test('names of mixed case are quoted, keywords, types and small names are not', () => {
  expect(translateSql('SELECT r.movieId, count(*) AS n FROM Rating r ORDER BY ratedAt DESC')).toBe(
    'SELECT r."movieId", count(*) AS n FROM "Rating" r ORDER BY "ratedAt" DESC',
  )
  expect(translateSql('CAST(x AS BIGINT)')).toBe('CAST(x AS BIGINT)')
})

test('what stands in quotes is left alone, question marks and doubled quotes too', () => {
  const sql = `SELECT 'Is it Movie''s?' AS "firstLook", 'b' FROM "Movie"`
  expect(translateSql(sql)).toBe(sql)
})
