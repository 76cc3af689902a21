import { describe, expect, it } from 'vitest'
import { dropArticle, foldText, foldTitle, moveArticle } from './fold'

describe('foldText', () => {
  it('drops case, accents and punctuation', () => {
    expect(foldText('Amélie')).toBe('amelie')
    expect(foldText('Léon: The Professional')).toBe('leon the professional')
    expect(foldText('WALL·E')).toBe('wall e')
    expect(foldText('Spider-Man')).toBe('spider man')
    expect(foldText('İstanbul Ærø Straße Łódź')).toBe('istanbul aero strasse lodz')
    expect(foldText('ＡＫＩＲＡ')).toBe('akira')
  })

  it('reads an ampersand as and', () => {
    expect(foldText('Fast & Furious')).toBe('fast and furious')
    expect(foldText('Romeo + Juliet')).toBe('romeo and juliet')
  })

  it('joins contractions and parts elisions', () => {
    expect(foldText("Ocean's Eleven")).toBe('oceans eleven')
    expect(foldText('Ocean’s Eleven')).toBe('oceans eleven')
    expect(foldText("Don't Breathe")).toBe('dont breathe')
    expect(foldText("L'Avventura")).toBe('l avventura')
  })

  it('keeps letters of every script', () => {
    expect(foldText('Сталкер')).toBe('сталкер')
    expect(foldText('七人の侍')).toBe('七人の侍')
    expect(foldText('दंगल')).toBe('दंगल')
  })

  it('keeps text of signs alone and drops what nobody sees', () => {
    expect(foldText('$')).toBe('$')
    expect(foldText('🎬')).toBe('🎬')
    expect(foldText('The\u200e Matrix\u0000')).toBe('the matrix')
    for (const blank of ['', '  ', '\u0000', '\u200b']) expect(foldText(blank)).toBe('')
  })

  it('changes nothing the second time', () => {
    for (const text of ["L'Été", 'E.T.', '8½', 'Fast & Furious', '한국', 'ガンダム', '***'])
      expect(foldText(foldText(text))).toBe(foldText(text))
  })
})

describe('foldTitle', () => {
  it('gives one text for all spellings of a title', () => {
    for (const title of ['The Matrix', 'Matrix, The', 'matrix', 'THE MATRIX'])
      expect(foldTitle(title)).toBe('matrix')
    for (const title of ['Rocky II', 'Rocky 2', 'rocky ii'])
      expect(foldTitle(title)).toBe('rocky 2')
    expect(foldTitle('Misérables, Les')).toBe(foldTitle('Les Misérables'))
    expect(foldTitle("Avventura, L'")).toBe(foldTitle("L'Avventura"))
  })

  it('leaves a title that is an article, and tells films of one series apart', () => {
    expect(foldTitle('A')).toBe('a')
    expect(foldTitle('The The')).toBe('the')
    expect(foldTitle('Die Hard')).toBe('die hard')
    expect(foldTitle('Alien')).not.toBe(foldTitle('Aliens'))
    expect(foldTitle('Rocky II')).not.toBe(foldTitle('Rocky III'))
  })
})

describe('moveArticle', () => {
  it('moves only an article', () => {
    expect(moveArticle('Good, the Bad and the Ugly, The')).toBe('The Good, the Bad and the Ugly')
    expect(moveArticle('Me, Myself & Irene')).toBe('Me, Myself & Irene')
  })
})

describe('dropArticle', () => {
  it('drops the first article only', () => {
    expect(dropArticle('the a team')).toBe('a team')
    expect(dropArticle('another')).toBe('another')
  })
})
