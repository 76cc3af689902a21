import { expect, test } from './support/test'

test.describe('The front page', () => {
  test('shows rows of films, none of them twice, each leading on', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('region', { name: 'Well loved' })).toBeVisible()
    const paths = await page
      .getByRole('main')
      .locator('a[href^="/movies/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(paths.length).toBeGreaterThan(30)
    expect(new Set(paths).size).toBe(paths.length)
    await page.getByRole('link', { name: /^See all ?: Comedy$/ }).click()
    await page.waitForURL('**/browse?genre=Comedy')
  })
})

test.describe('The page about the site', () => {
  test('says how it works, where the facts come from and on what terms', async ({ page }) => {
    await page.goto('/about')
    for (const text of ['MovieLens', 'Harper', 'Wikipedia', 'CC BY-SA', 'IMDB 5000', 'MIT licence'])
      await expect(page.getByRole('main')).toContainText(text)
    await expect(page.getByRole('main')).toContainText(/[\d,]{6,}\s*films|films\s*[\d,]{6,}/)
  })
})

test.describe('Light and dark', () => {
  for (const [system, other] of [
    ['light', 'dark'],
    ['dark', 'light'],
  ] as const)
    test(`follow the system, here ${system}, until somebody chooses`, async ({
      page,
      findFilm,
    }) => {
      const film = await findFilm('Inception', 2010)
      await page.emulateMedia({ colorScheme: system })
      await page.goto('/about')
      const html = page.locator('html')
      await expect(html).toHaveClass(new RegExp(`\\b${system}\\b`))
      const ground = () => html.evaluate((element) => getComputedStyle(element).backgroundColor)
      const before = await ground()
      await expect(async () => {
        await page.getByRole('button', { name: 'Switch between light and dark' }).click()
        await expect(html).toHaveClass(new RegExp(`\\b${other}\\b`), { timeout: 200 })
      }).toPass()
      expect(await ground()).not.toBe(before)
      await page.reload()
      await expect(html).toHaveClass(new RegExp(`\\b${other}\\b`))
      await page.goto(film.path)
      await expect(html).toHaveClass(new RegExp(`\\b${other}\\b`))
    })
})

test.describe('An address that leads nowhere', () => {
  test('is answered with 404, a word and a way on', async ({ page }) => {
    const response = await page.goto('/nowhere')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is shown here')
    await page.getByRole('link', { name: 'To the front page' }).click()
    await page.waitForURL('**/')
  })
})

test.describe('What machines ask for', () => {
  test('robots.txt leads to the sitemap, and that to every film', async ({
    page,
    request,
    baseURL,
    findFilm,
  }) => {
    const film = await findFilm('Inception', 2010)
    const robots = await (await request.get('/robots.txt')).text()
    const address = /^Sitemap: (.+)$/m.exec(robots)?.[1]
    expect(address).toBe(`${baseURL}/sitemap.xml`)
    const root = await readSitemap(address ?? '')
    const lists =
      root.kind === 'sitemapindex' ? await Promise.all(root.urls.map(readSitemap)) : [root]
    const urls = lists.flatMap((list) => list.urls)
    expect(lists.map(({ kind }) => kind)).toEqual(lists.map(() => 'urlset'))
    expect(urls).toContain(baseURL + film.path)
    expect(urls).toContain(`${baseURL}/about`)
    expect(new Set(urls).size).toBe(urls.length)
    const ready = await (await request.get('/api/ready')).json()
    expect(urls.filter((url) => url.includes('/movies/'))).toHaveLength(ready.films)

    /** Parses with the browser, which refuses XML that is not well formed. */
    async function readSitemap(url: string) {
      const response = await request.get(url)
      expect(response.headers()['content-type']).toContain('application/xml')
      return page.evaluate(
        (xml) => {
          const { documentElement } = new DOMParser().parseFromString(xml, 'application/xml')
          const urls = [...documentElement.getElementsByTagName('loc')].map(
            ({ textContent }) => textContent ?? '',
          )
          return { kind: documentElement.localName, urls }
        },
        await response.text(),
      )
    }
  })

  test('the manifest and every icon are there', async ({ page, request }) => {
    await page.goto('/')
    const links = await page
      .locator('link[rel=manifest], link[rel~=icon], link[rel=apple-touch-icon]')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThanOrEqual(3)
    const manifest = await (await request.get('/manifest.webmanifest')).json()
    expect(manifest).toMatchObject({ name: 'Marquee', start_url: '/', display: 'standalone' })
    const icons = manifest.icons.map(({ src }: { src: string }) => src)
    for (const path of [...links, ...icons])
      expect((await request.get(path)).status(), path).toBe(200)
  })

  test('every address of the static pages is canonical', async ({ page }) => {
    for (const path of ['/', '/about', '/browse']) {
      await page.goto(path)
      const canonical = await page.locator('link[rel=canonical]').getAttribute('href')
      expect(new URL(canonical ?? '').pathname).toBe(path)
    }
  })
})
