import { once } from 'node:events'
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import type { ForYouAnswer } from '@/lib/api/taste-schemas'
import { openDatabase } from '@/lib/db/database'
import { listWatched } from '@/lib/db/visitors'
import { tracesOf } from '@/lib/db/store.fixture'
import { STORE } from './support/places'
import { expect, searchField, test } from './support/test'

const LIKED: [title: string, year: number][] = [
  ['Heat', 1995],
  ['Alien', 1979],
  ['The Matrix', 1999],
]

test.describe('From three answers to rows that know one', () => {
  test('picking fills «For you», each row with its reason, and no film twice', async ({ page }) => {
    await page.goto('/for-you')
    await expect(page.getByRole('region', { name: 'Well loved' })).toBeVisible()
    const picker = page.getByRole('region', { name: 'Have you seen these?' })
    await expect(picker.getByRole('group')).toHaveCount(12)
    await picker.getByRole('button', { name: 'Haven’t seen it' }).nth(0).click()
    for (const index of [1, 2, 3]) {
      const film = picker.getByRole('group').nth(index)
      await film.getByRole('button', { name: 'Loved it' }).click()
      await expect(film.getByRole('button', { name: 'Loved it' })).toHaveAttribute(
        'aria-pressed',
        'true',
      )
    }
    await expect(page.getByRole('heading', { name: 'All you like, together' })).toBeVisible()
    await expect(page.getByRole('heading', { name: /^Because you liked / })).toHaveCount(3)
    await expect(page.getByRole('heading', { name: 'Hidden gems near your taste' })).toBeVisible()
    const shown = await page
      .locator('[data-film]')
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.film))
    expect(shown.length).toBeGreaterThan(40)
    expect(new Set(shown).size).toBe(shown.length)
    const asked = await picker
      .getByRole('group')
      .evaluateAll((films) => films.map((film) => film.querySelector('legend')?.textContent))
    await picker.getByRole('button', { name: 'Other films' }).click()
    await expect(picker.getByRole('group').first()).not.toHaveAccessibleName(asked[0] ?? '')
    const others = await picker
      .getByRole('group')
      .evaluateAll((films) => films.map((film) => film.querySelector('legend')?.textContent))
    expect(others.filter((title) => asked.includes(title))).toEqual([])
  })

  test('a word more changes the very next list, and the shown reasons sum to the shown score', async ({
    page,
    findFilm,
  }) => {
    await like(page, findFilm)
    const before = await forYou(page)
    const amelie = await findFilm('Amélie', 2001)
    await page.request.post('/api/my', { data: { changes: [{ movieId: amelie.id, stars: 5 }] } })
    const after = await forYou(page)
    expect(idsOf(after)).not.toEqual(idsOf(before))
    expect(after.signals).toBe(before.signals + 1)

    await page.goto('/for-you')
    const first = page.locator('[data-film]').first()
    await first.locator('summary').click()
    const lines = await first.locator('details li').allTextContents()
    const numbers = lines.map((line) => Number(line.replace('−', '-').split(' ')[0]))
    const total = numbers.pop() ?? 0
    const sum = numbers.reduce((all, one) => all + one, 0)
    // Every line is rounded to a thousandth.
    expect(Math.abs(sum - total)).toBeLessThan(0.0005 * (numbers.length + 1))
    expect(lines.join('\n')).toMatch(/like (?:Heat|Alien|The Matrix|Amélie)/)
  })

  test('«use less» of a film goes into the address and turns the list', async ({
    page,
    findFilm,
  }) => {
    await like(page, findFilm)
    await page.goto('/for-you')
    const first = page.locator('[data-film]').first()
    await first.locator('summary').click()
    await first.getByRole('button', { name: 'All of it' }).click()
    const less = first.getByRole('button', { name: /^Use .+ less$/ }).first()
    const title = /^Use (.+) less$/.exec((await less.textContent()) ?? '')?.[1]
    await less.click()
    await expect(page).toHaveURL(/[?&]quiet=\d+/)
    const id = new URL(page.url()).searchParams.get('quiet')
    const [plain, quiet] = [await forYou(page), await forYou(page, `?quiet=${id}`)]
    const pull = (answer: ForYouAnswer) =>
      answer.rows[0]!.items.flatMap(({ reasons }) => reasons)
        .filter(({ label }) => label === title)
        .reduce((sum, { contribution }) => sum + contribution, 0)
    expect(pull(quiet)).toBeLessThan(pull(plain))
  })

  test('tuning is in the address, obeyed, and there again after a reload', async ({
    page,
    findFilm,
  }) => {
    await like(page, findFilm)
    await page.goto('/for-you')
    await page.locator('summary', { hasText: 'Tune' }).click()
    await page.getByLabel('Not before').selectOption('1980')
    await page.getByLabel('Genre').selectOption('Comedy')
    await page.getByLabel('How far from the familiar').press('End')
    const theme = page.getByRole('group', { name: /^Themes of your films/ }).getByRole('slider')
    await theme.first().press('Home')
    await expect(page).toHaveURL(/genre=Comedy/)
    await expect(page).toHaveURL(/from=1980/)
    await expect(page).toHaveURL(/novelty=1/)
    await expect(page).toHaveURL(/less=/)
    const tuned = await forYou(page, new URL(page.url()).search)
    const films = tuned.rows.flatMap(({ items }) => items.map(({ movie }) => movie))
    expect(films.length).toBeGreaterThan(20)
    for (const { genres, year } of films) {
      expect(genres).toContain('Comedy')
      expect(year).toBeGreaterThanOrEqual(1980)
    }
    const shown = page.locator('[data-film]')
    await expect(shown.first()).toHaveAttribute('data-film', String(films[0]?.id))
    await page.reload()
    await expect(shown.first()).toHaveAttribute('data-film', String(films[0]?.id))
    await page.locator('summary', { hasText: 'Tune' }).click()
    await expect(page.getByLabel('Genre')).toHaveValue('Comedy')
  })

  test('the keyboard alone rates, likes and undoes, and each is announced', async ({
    page,
    findFilm,
  }) => {
    const film = await findFilm('Heat', 1995)
    await page.goto(film.path)
    const marks = page.getByRole('region', { name: 'What you say of Heat' })
    await marks.getByRole('radio', { name: '0.5 of 5' }).focus()
    for (let press = 0; press < 8; press++) await page.keyboard.press('ArrowRight')
    const said = page.getByRole('status').filter({ hasText: 'Heat: 4.5 stars' })
    await expect(said).toBeVisible()
    await marks.getByRole('button', { name: 'Like', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'Heat is liked' })).toBeVisible()
    const undo = page.getByRole('button', { name: 'Undo' })
    await undo.focus()
    await page.keyboard.press('Enter')
    await expect(marks.getByRole('button', { name: 'Like', exact: true })).toHaveAttribute(
      'aria-pressed',
      'false',
    )
    await expect
      .poll(async () => (await (await page.request.get('/api/my')).json()).marks)
      .toMatchObject([{ movieId: film.id, stars: 4.5, isLiked: false, isSeen: true }])
  })
})

test.describe('What is hidden, rated or seen', () => {
  test('never comes back, however the list is turned', async ({ page, findFilm }) => {
    await like(page, findFilm)
    await page.goto('/for-you')
    const first = page.locator('[data-film]').first()
    const hidden = Number(await first.getAttribute('data-film'))
    await first.getByRole('button', { name: /^Rate .+, and more$/ }).click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: 'Not interested' }).click()
    await panel.getByRole('button', { name: 'Close' }).click()
    await expect(page.locator(`[data-film="${hidden}"]`)).toBeHidden()
    await expect.poll(async () => idsOf(await forYou(page)).includes(hidden)).toBe(false)

    const plain = await forYou(page)
    const [rated, seen] = plain.rows[0]!.items.map(({ movie }) => movie.id)
    const changes = [
      { movieId: rated, stars: 2 },
      { movieId: seen, isSeen: true },
    ]
    await page.request.post('/api/my', { data: { changes } })
    const gone = [hidden, rated!, seen!]
    const turned = [
      '',
      '?novelty=1',
      '?diversity=0',
      '?diversity=1',
      '?genre=Thriller|Action',
      '?genre=Science%20Fiction',
      '?from=1970&to=2009',
      '?runtime=180',
      '?language=en',
      ...plain.themes.flatMap(({ name }) => [
        `?more=${encodeURIComponent(name)}`,
        `?less=${encodeURIComponent(name)}`,
      ]),
    ]
    expect(turned.length).toBeGreaterThan(15)
    for (const query of turned) {
      const answer = await forYou(page, query)
      expect(
        idsOf(answer).filter((id) => gone.includes(id)),
        query,
      ).toEqual([])
    }
    await page.goto('/for-you')
    await expect(page.getByRole('heading', { name: 'All you like, together' })).toBeVisible()
    await expect(page.locator(`[data-film="${hidden}"]`)).toHaveCount(0)
  })
})

test.describe('Everything is one’s own', () => {
  test('a history is brought, with what was missed; all is seen, changed, taken away and deleted', async ({
    page,
  }) => {
    await page.goto('/my')
    await expect(page.getByText('You said nothing yet.')).toBeVisible()
    await page.getByLabel('Files to bring').setInputFiles({
      name: 'ratings.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Date,Name,Year,Letterboxd URI,Rating\n2024-03-01,Heat,1995,x,4.5\n2024-03-02,Alien,1979,x,3\n2024-03-03,No Such Film At All,1999,x,5\n',
      ),
    })
    await expect(page.getByText('ratings.csv: 2 films kept; 1 line to look at')).toBeVisible()
    await page.getByText('What was left out or in doubt').click()
    await expect(
      page.getByText(/No Such Film At All \(1999\) is not in the catalogue/),
    ).toBeVisible()
    const alien = page.getByRole('article', { name: 'Alien' })
    await expect(alien.getByRole('radio', { name: '3 of 5', exact: true })).toBeChecked()
    await alien.getByRole('radio', { name: '5 of 5', exact: true }).check({ force: true })
    await page.getByRole('button', { name: /^Rated 2$/ }).click()
    await expect(page.getByRole('article')).toHaveCount(2)

    const field = await searchField(page)
    const word = `zanzibar ${Date.now()}`
    await field.fill(word)
    await field.press('Enter')
    await page.waitForURL('**/search?**')
    await searchField(page)
    await page.goto('/my')
    const key = await keyOfSearch(word)

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Take all as JSON' }).click()
    const file = JSON.parse(await textOf(await download))
    expect(file.films).toMatchObject([
      { title: 'Alien', year: 1979, stars: 5 },
      { title: 'Heat', year: 1995, stars: 4.5 },
    ])
    expect(file.noted.searches).toMatchObject([{ query: word }])
    const table = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Take as CSV for Letterboxd' }).click()
    const lines = (await textOf(await table)).trim().split('\r\n')
    expect(lines[0]).toBe('imdbID,tmdbID,Title,Year,Rating,WatchedDate')
    expect(lines.slice(1).join('\n')).toMatch(/,Heat,1995,4\.5,2024-03-01/)

    const database = openDatabase(STORE)
    try {
      expect(tracesOf(database, key)).toContain('Rater.key')
      expect(tracesOf(database, key)).toContain('Event.visitor')
      await page.getByRole('button', { name: 'Delete everything' }).click()
      await page.getByRole('button', { name: 'Yes, delete everything' }).click()
      await expect(page.getByText(/^Deleted for good: 2 ratings, /)).toBeVisible()
      expect(tracesOf(database, key)).toEqual([])
    } finally {
      database.close()
    }
    await page.reload()
    await expect(page.getByText('You said nothing yet.')).toBeVisible()
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain(
      'marquee-visitor',
    )
  })

  test('the cookie is out of reach for scripts, is no name in the store, and a forged one is nobody', async ({
    page,
    findFilm,
    playwright,
    baseURL,
  }) => {
    await like(page, findFilm)
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'marquee-visitor')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    const [id = '', signature = ''] = (cookie?.value ?? '').split('.')
    expect(id).toMatch(/^[\w-]{22}$/)
    const database = openDatabase(STORE)
    expect(tracesOf(database, id)).toEqual([])
    expect(tracesOf(database, cookie?.value ?? '')).toEqual([])
    database.close()
    const other = id.startsWith('A') ? `B${id.slice(1)}` : `A${id.slice(1)}`
    for (const value of [`${other}.${signature}`, id, `${id}.`, `${id}.${signature.slice(1)}`]) {
      const forger = await playwright.request.newContext({
        ...(baseURL ? { baseURL } : {}),
        extraHTTPHeaders: { cookie: `marquee-visitor=${value}` },
      })
      expect(await (await forger.get('/api/my')).json(), value).toEqual({
        isKept: false,
        marks: [],
      })
      await forger.dispose()
    }
  })

  test('works where no cookie stays, as long as the session lasts', async ({
    browser,
    baseURL,
    findFilm,
  }) => {
    const proxy = await withoutCookies(baseURL ?? '')
    const context = await browser.newContext({ baseURL: proxy.address })
    try {
      const page = await context.newPage()
      const film = await findFilm('Heat', 1995)
      await page.goto(film.path)
      const marks = page.getByRole('region', { name: 'What you say of Heat' })
      await marks.getByRole('button', { name: 'Like', exact: true }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Heat is liked' })).toBeVisible()
      const menu = page.getByRole('navigation', { name: 'Site' })
      await menu.getByRole('link', { name: 'For you' }).click()
      await expect(page.getByRole('heading', { name: 'Because you liked Heat' })).toBeVisible()
      await page.goto('/my')
      await expect(page.getByRole('article', { name: 'Heat' })).toBeVisible()
      expect(await context.cookies()).toEqual([])
      const later = await context.newPage()
      await later.goto('/my')
      await expect(later.getByText('You said nothing yet.')).toBeVisible()
    } finally {
      await context.close()
      await proxy.close()
    }
  })

  test('what was said just before a page was left is kept', async ({ page, findFilm }) => {
    const film = await findFilm('Heat', 1995)
    await page.goto(film.path)
    const marks = page.getByRole('region', { name: 'What you say of Heat' })
    const like = marks.getByRole('button', { name: 'Like', exact: true })
    await expect(like).toBeVisible()
    // The server hears nothing of it before the page is gone.
    await page.route('**/api/my/visitor', () => undefined)
    await like.click()
    await expect(like).toHaveAttribute('aria-pressed', 'true')
    await page.unroute('**/api/my/visitor')
    await page.goto('/my')
    await expect(page.getByRole('article', { name: 'Heat' })).toBeVisible()
  })
})

test.describe('What is noted of a visit', () => {
  test('films in sight and a click, once each, with model, list, place and reason', async ({
    page,
    findFilm,
  }) => {
    await like(page, findFilm)
    await page.goto('/for-you')
    const first = page.locator('[data-film]').first()
    const movieId = Number(await first.getAttribute('data-film'))
    await first.getByRole('link').first().click()
    await page.waitForURL('**/movies/**')
    await page.goBack()
    const word = `heat ${Date.now()}`
    await (await searchField(page)).fill(word)
    await (await searchField(page)).press('Enter')
    await page.waitForURL('**/search?**')
    await searchField(page)
    await page.goto('/about')
    const key = await keyOfSearch(word)
    const database = openDatabase(STORE)
    try {
      await expect.poll(() => listWatched(database, key).views).toMatchObject([{ movieId }])
      const { shown } = listWatched(database, key)
      const clicked = shown.filter(({ clickedAt }) => clickedAt !== null)
      expect(clicked).toHaveLength(1)
      expect(clicked[0]).toMatchObject({
        movieId,
        surface: 'for-you',
        position: 1,
        model: expect.stringMatching(/^hybrid@\w+$/),
        reason: expect.stringMatching(/\w/),
        source: 'site',
      })
      expect(shown.length).toBeGreaterThan(3)
    } finally {
      database.close()
    }
  })

  test('nothing for programs that say what they are', async ({ page, findFilm }) => {
    await like(page, findFilm)
    const film = await findFilm('Heat', 1995)
    const post = (agent: string) =>
      page.request.post('/api/events', {
        data: { views: [film.id] },
        headers: { 'user-agent': agent },
      })
    const answer = await post('Mozilla/5.0 (compatible; Googlebot/2.1)')
    expect(await answer.json()).toEqual({ kept: 0, ignored: 'bot' })
  })

  for (const [name, headers, script] of [
    [
      'Global Privacy Control',
      { 'sec-gpc': '1' },
      "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })",
    ],
    [
      'Do Not Track',
      { dnt: '1' },
      "Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' })",
    ],
  ] as const)
    test(`nothing for who asks so by ${name}, while what is said stays`, async ({
      browser,
      baseURL,
      findFilm,
    }) => {
      const context = await browser.newContext({
        extraHTTPHeaders: headers,
        ...(baseURL ? { baseURL } : {}),
      })
      await context.addInitScript(script)
      const page = await context.newPage()
      const film = await findFilm('Heat', 1995)
      const told: string[] = []
      page.on('request', (request) => {
        if (request.url().endsWith('/api/events')) told.push(request.url())
      })
      await like(page, findFilm)
      await page.goto('/for-you')
      await page.locator('[data-film]').first().getByRole('link').first().click()
      await page.waitForURL('**/movies/**')
      await page.goto('/search?q=heat')
      await page.goto('/my')
      await expect(page.getByRole('article', { name: 'Heat' })).toBeVisible()
      expect(told).toEqual([])
      // Whoever sends it all the same is not heard.
      const answer = await page.request.post('/api/events', { data: { views: [film.id] } })
      expect(await answer.json()).toEqual({ kept: 0, ignored: 'opted-out' })
      const mine = await (await page.request.get('/api/my/films')).json()
      expect(mine.noted).toEqual({ views: 0, searches: 0, shown: 0, clicked: 0 })
      await context.close()
    })
})

test.describe('A mix', () => {
  test('is made by keyboard, and its address gives anybody the same films and a picture', async ({
    page,
    browser,
    baseURL,
  }) => {
    await page.goto('/mix')
    await addFilm(page, 'A film for the mix', 'inception')
    await page.waitForURL(/films=\d+$/)
    await addFilm(page, 'Another film for the mix', 'amelie')
    await page.waitForURL(/films=\d+(?:,|%2C)\d+/)
    const shown = page.getByRole('region', { name: 'What goes with them' }).locator('[data-film]')
    await expect(shown).toHaveCount(12)
    const ids = await shown.evaluateAll((items) =>
      items.map((item) => (item as HTMLElement).dataset.film),
    )
    const stranger = await browser.newContext(baseURL ? { baseURL } : {})
    const other = await stranger.newPage()
    await other.goto(page.url())
    const theirs = other.getByRole('region', { name: 'What goes with them' }).locator('[data-film]')
    await expect(theirs).toHaveCount(12)
    expect(
      await theirs.evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.film)),
    ).toEqual(ids)
    await expect(other.getByRole('heading', { level: 1 })).toContainText('Inception')
    const picture = await other.locator('meta[property="og:image"]').getAttribute('content')
    const { pathname, search } = new URL(picture ?? '')
    const image = await other.request.get(pathname + search)
    expect(image.status()).toBe(200)
    expect(image.headers()['content-type']).toBe('image/png')
    expect((await image.body()).subarray(1, 4).toString()).toBe('PNG')
    await stranger.close()
  })

  test('for several people shows who gains what, by the way that was chosen', async ({
    page,
    findFilm,
  }) => {
    const [heat, amelie] = [await findFilm('Heat', 1995), await findFilm('Amélie', 2001)]
    await page.goto(`/mix?films=${heat.id}%3B${amelie.id}&people=Ann%3BBob`)
    const films = page.getByRole('region', { name: 'What goes with them' }).locator('[data-film]')
    await expect(films).toHaveCount(12)
    await expect(films.first().getByText('Ann')).toBeVisible()
    await expect(films.first().getByRole('meter')).toHaveCount(2)
    await page.getByLabel('How their wishes become one list').selectOption('least-misery')
    await page.waitForURL(/how=least-misery/)
    const least = async (how: string) => {
      const address = `/api/mix?films=${heat.id}%3B${amelie.id}&how=${how}&diversity=0&limit=12`
      const { items } = await (await page.request.get(address)).json()
      return items.map(({ gains }: { gains: number[] }) => Math.min(...gains))
    }
    const sum = (gains: number[]) => gains.reduce((all, one) => all + one, 0)
    expect(sum(await least('least-misery'))).toBeGreaterThan(sum(await least('most-pleasure')))
  })
})

test('at 390 pixels a film is rated, listed and found again without anything too wide', async ({
  page,
  findFilm,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const film = await findFilm('Heat', 1995)
  await page.goto('/')
  await page.getByRole('link', { name: 'For you' }).first().click()
  await page.waitForURL('**/for-you')
  await like(page, findFilm)
  for (const path of ['/for-you', '/my', film.path, `/mix?films=${film.id}`]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const small = await page
      .getByRole('main')
      .evaluate(
        (main) =>
          [...main.querySelectorAll('.marks button, .flag-row button')]
            .map((button) => button.getBoundingClientRect())
            .filter(({ width, height }) => width > 0 && (width < 24 || height < 24)).length,
      )
    expect(small, `too small to touch on ${path}`).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
})

async function like(
  page: Page,
  findFilm: (title: string, year: number) => Promise<{ id: number }>,
): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/about')
  await page.request.post('/api/my/visitor')
  const changes = []
  for (const [title, year] of LIKED)
    changes.push({ movieId: (await findFilm(title, year)).id, isLiked: true, isSeen: true })
  const answer = await page.request.post('/api/my', { data: { changes } })
  expect(answer.status()).toBe(200)
}

async function forYou(page: Page, query = ''): Promise<ForYouAnswer> {
  const answer = await page.request.get(`/api/for-you${query}`)
  expect(answer.status(), query).toBe(200)
  return answer.json()
}

function idsOf({ rows }: ForYouAnswer): number[] {
  return rows.flatMap(({ items }) => items.map(({ movie }) => movie.id))
}

async function addFilm(page: Page, label: string, letters: string): Promise<void> {
  const field = page.getByRole('main').getByRole('combobox', { name: label })
  const list = page.getByRole('main').getByRole('listbox', { name: 'Films and people' })
  const chosen = list.getByRole('option', { selected: true })
  await expect(async () => {
    await field.fill('')
    await field.pressSequentially(letters)
    // What stands there for the first letters goes again.
    await page.waitForTimeout(300)
    await expect(list.getByRole('option').first()).toBeVisible({ timeout: 1500 })
    await field.press('ArrowDown')
    await expect(chosen).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await field.press('Enter')
}

/** The visitor who searched for a text, as the store knows them. */
async function keyOfSearch(query: string): Promise<string> {
  const database = openDatabase(STORE)
  try {
    const find = () =>
      database
        .prepare("SELECT visitor FROM Event WHERE kind = 'search' AND query = ?")
        .get(query) as { visitor: string } | undefined
    await expect.poll(() => find()?.visitor, { timeout: 10_000 }).toBeTruthy()
    return find()!.visitor
  } finally {
    database.close()
  }
}

/** The site as a browser sees it that keeps no cookie. */
async function withoutCookies(site: string) {
  const server = createServer((request, response) => {
    const { method, headers, url } = request
    const { hostname, port } = new URL(site)
    const onward = ask({ hostname, port, path: url, method, headers }, (answer) => {
      const { 'set-cookie': _, ...kept } = answer.headers
      response.writeHead(answer.statusCode ?? 502, kept)
      answer.pipe(response)
    })
    request.pipe(onward)
  }).listen(0, 'localhost')
  await once(server, 'listening')
  const close = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { address: `http://localhost:${(server.address() as AddressInfo).port}`, close }
}

async function textOf(download: { createReadStream: () => Promise<NodeJS.ReadableStream> }) {
  let text = ''
  for await (const part of await download.createReadStream()) text += part
  return text
}
