import { expect, test } from './support/test'

const PNG_SIGNATURE = '89504e470d0a1a0a'

test.describe('The page of a film', () => {
  test('wrong words in the address redirect for good', async ({ request, findFilm }) => {
    const film = await findFilm('The Matrix', 1999)
    for (const path of [`/movies/${film.id}`, `/movies/${film.id}-the-matirx`]) {
      const response = await request.get(path, { maxRedirects: 0 })
      expect(response.status()).toBe(308)
      expect(response.headers().location).toBe(film.path)
    }
  })

  test('an unknown film gives a 404 page with near titles', async ({ page }) => {
    const response = await page.goto('/movies/999999999-shawshank-redemtion')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not on the programme')
    const near = page.getByRole('region', { name: 'These come near' })
    await near.getByRole('link', { name: /The Shawshank Redemption/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Shawshank Redemption')
  })

  test('an address without an id gives a 404 page', async ({ page }) => {
    const response = await page.goto('/movies/inception')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not on the programme')
  })

  test('facts lead on to people and to browsing', async ({ page, findFilm }) => {
    const film = await findFilm('Spirited Away', 2001)
    await page.goto(film.path)
    await page.getByRole('link', { name: 'Hayao Miyazaki' }).first().click()
    await page.waitForURL(/\/people\/\d+-hayao-miyazaki$/)
    await expect(page.getByRole('region', { name: 'Directed' })).toContainText('Spirited Away')
    await page.goBack()
    await page.getByRole('link', { name: 'Animation', exact: true }).click()
    await page.waitForURL('**/browse?genre=Animation')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Animation films')
  })

  test('tells machines what it is: title, description, canonical address, JSON-LD', async ({
    page,
    baseURL,
    findFilm,
  }) => {
    const film = await findFilm('Inception', 2010)
    await page.goto(`${film.path}?from=somewhere`)
    await expect(page).toHaveTitle('Inception (2010) | Marquee')
    await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /\w{3,}/)
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', baseURL + film.path)
    const scripts = page.locator('script[type="application/ld+json"]')
    await expect(scripts).toHaveCount(1)
    const movie = JSON.parse((await scripts.textContent()) ?? '')
    expect(movie).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Movie',
      name: 'Inception',
      url: baseURL + film.path,
      director: [{ '@type': 'Person', name: 'Christopher Nolan' }],
    })
    expect(movie.datePublished).toMatch(/^2010/)
  })

  test('has a picture of 1200 x 630 for where it is shared', async ({
    page,
    request,
    findFilm,
  }) => {
    const film = await findFilm('Inception', 2010)
    await page.goto(film.path)
    const address = await page.locator('meta[property="og:image"]').getAttribute('content')
    const response = await request.get(address ?? 'none')
    expect(response.status()).toBe(200)
    expect(response.headers()['content-type']).toBe('image/png')
    const picture = await response.body()
    expect(picture.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE)
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630])
  })
})

test.describe('The page of a person', () => {
  test('lists films, most of them known, and is found under the right words only', async ({
    page,
    request,
  }) => {
    const answer = await request.get('/api/search?q=christopher+nolan')
    const { people } = await answer.json()
    const { path } = people[0]
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Christopher Nolan')
    const directed = page.getByRole('region', { name: 'Directed' })
    for (const title of ['Inception', 'The Prestige', 'Oppenheimer'])
      await expect(directed.getByRole('link', { name: title })).toBeVisible()
    const wrong = await request.get(`${path}x`, { maxRedirects: 0 })
    expect([wrong.status(), wrong.headers().location]).toEqual([308, path])
  })

  test('is a 404 page where there is no such person', async ({ page }) => {
    const response = await page.goto('/people/999999999-nobody')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is shown here')
  })
})

test.describe('The poster of a film', () => {
  test('is a picture that a browser can draw, kept for good', async ({
    page,
    request,
    findFilm,
  }) => {
    const film = await findFilm('Amélie', 2001).catch(() => findFilm('Inception', 2010))
    const response = await request.get(film.poster)
    const { 'content-type': type, 'cache-control': kept, etag = '' } = response.headers()
    expect(type).toContain('image/svg+xml')
    expect(kept).toContain('immutable')
    const again = await request.get(film.poster, { headers: { 'if-none-match': etag } })
    expect(again.status()).toBe(304)
    expect(await request.get(film.poster).then((other) => other.text())).toBe(await response.text())

    await page.goto(film.path)
    const root = await page.evaluate(
      (svg) => {
        const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml')
        return [documentElement.namespaceURI, documentElement.localName]
      },
      await response.text(),
    )
    expect(root).toEqual(['http://www.w3.org/2000/svg', 'svg'])
    const poster = page.getByRole('img', { name: `Poster of ${film.title}` })
    await expect
      .poll(() => poster.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
  })

  test('is none where there is no such film', async ({ request }) => {
    for (const name of ['999999999.svg', '0.svg', 'x.svg', '1.png', '..%2F1.svg'])
      expect((await request.get(`/posters/${name}`)).status(), name).toBe(404)
  })
})
